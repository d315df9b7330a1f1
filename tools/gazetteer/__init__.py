"""Builds the gazetteer's tables from packaged open data and our own lists; see docs/gazetteer.md."""
