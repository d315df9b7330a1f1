"""Reads papers of the field: what, who, when and how far, each with its place in the text.

    from phinong.reader import read
    reading = read(path)

A pure library: it needs no Django, no network and no database.
"""

from .model import Finding, Offer, Reading, Span, Unreadable, Value
from .reading import read, read_all

__all__ = ["Finding", "Offer", "Reading", "Span", "Unreadable", "Value", "read", "read_all"]
