"""Inputs nobody would write, by the million: see docs/fuzzing.md."""
