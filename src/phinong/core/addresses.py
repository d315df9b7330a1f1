"""Addresses by their names, worked out once: a page asks for the same ones many times over."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address(name: str, *args: Any) -> str:
    """The address with this name, in the reader's language. Raises NoReverseMatch for none."""
    return known(name, args, get_language(), get_script_prefix())


# Every part of which an address is made stands among the arguments; the table of addresses itself
# does not change while a process runs.
@lru_cache(maxsize=8192)
def known(name: str, args: tuple[Any, ...], language: str | None, prefix: str) -> str:
    """The address in the active language, which is this one."""
    return reverse(name, args=args)
