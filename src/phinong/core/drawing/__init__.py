"""Drawings as SVG text: plain functions from dataclasses to strings, without framework or locale.

Words come in ready for the reader; colours and fonts come from the stylesheet's classes. Every
string that is not ours is escaped here, so a caller may mark the result as safe.
"""
