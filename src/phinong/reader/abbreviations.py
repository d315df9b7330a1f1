"""Short forms that the paper itself defines: "การรถไฟแห่งประเทศไทย (รฟท.)", "(hereinafter CMU)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .mention import Mention
from .page import Page

_DEFINED = re.compile(
    r" {0,2}[(（](?:หรือ ?|or |简称|以下简称)?[“\"]?([^()（）“”\"\n]{2,12})[”\"]?[)）]"
)
_SHORT = re.compile(
    r"(?:[\u0e01-\u0e4e]{1,6}\.){1,5}|[\u0e01-\u0e4e]{2,6}\.|[A-Z][A-Za-z&-]{1,9}|[\u4e00-\u9fff]{2,6}"
)
_MOST = 60


def abbreviations(page: Page, found: Sequence[Mention]) -> Iterator[Mention]:
    """Further mentions by the short forms defined beside a name; each means the same thing."""
    seen: set[str] = set()
    for mention in found:
        defined = _DEFINED.match(page.text, mention.end)
        short = defined.group(1).strip() if defined else ""
        if defined is None or short in seen or not _SHORT.fullmatch(short):
            continue
        seen.add(short)
        full = replace(mention, also=(*mention.also, mention.name, short))
        yield from _everywhere(page.text, short, full)


def _everywhere(text: str, short: str, full: Mention) -> Iterator[Mention]:
    at = text.find(short)
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + len(short)
        if _alone(text, at, end):
            name = short
            yield replace(full, start=at, end=end, name=name, by="abbreviation", same=full.key)
        at = text.find(short, end)


def _alone(text: str, start: int, end: int) -> bool:
    """Not a piece of a longer word; Thai short forms end with their dot."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii():
        return not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        )
    return not before or not "\u0e01" <= before <= "\u0e4e" or text[start] >= "\u4e00"
