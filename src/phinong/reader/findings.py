"""Assembles the findings."""

from typing import Any


def findings_of(*_: Any) -> tuple:
    return ()
