"""Universities that share one head: "มหาวิทยาลัยพะเยา แม่โจ้ และราชภัฏลำปาง", "Payap and Maejo
Universities".

Only what makes a name of the gazetteer together with the head is taken, so a list of provinces
behind a university stays one of provinces.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from .mention import Mention
from .page import Page

Known = Callable[[str], Mention | None]

_HEADS = ("มหาวิทยาลัยราชภัฏ", "มหาวิทยาลัยเทคโนโลยีราชมงคล", "มหาวิทยาลัย")
_NEXT = re.compile(
    r"(?P<gap> {0,2}(?:,|และ| )[ ,]{0,2}(?:และ ?)?)(?P<name>[\u0e01-\u0e4e]{3,30}?)(?=[ ,\n]|และ|$)"
)
_MOST, _FAR = 8, 160
# No word and no list is longer: without an end, a page of capitals would be searched from each.
_CAP = r"[A-Z][\w'’-]{1,60}(?: [A-Z][\w'’-]{1,60})?"
_PLURAL = re.compile(rf"(?P<names>{_CAP}(?:, {_CAP}){{0,12}},? and {_CAP}) Universities\b")
_ONE = re.compile(_CAP)


def sharing_a_head(page: Page, found: Sequence[Mention], known: Known) -> Iterator[Mention]:
    """The universities named without a head of their own; `known` tells what a full name means."""
    for mention in found:
        thai = mention.kind == "university" and "\u0e01" <= page.text[mention.start] <= "\u0e4e"
        if thai and "และ" in page.text[mention.end : mention.end + _FAR]:
            yield from _behind(page, mention, known)
    if " Universities" in page.text:
        for listed in _PLURAL.finditer(page.text):
            for name in _ONE.finditer(page.text, listed.start("names"), listed.end("names")):
                if one := known(f"{name.group()} University"):
                    yield _at(page, one, name.start(), name.end())


def _behind(page: Page, mention: Mention, known: Known) -> Iterator[Mention]:
    """Those listed behind a Thai university, up to the one behind "และ"."""
    head = next((h for h in _HEADS if mention.name.startswith(h)), _HEADS[-1])
    listed: list[Mention] = []
    at = mention.end
    for _ in range(_MOST):
        following = _NEXT.match(page.text, at)
        name = following["name"] if following else ""
        one = (known(head + name) or known(_HEADS[-1] + name)) if name else None
        if following is None or one is None:
            return
        at = following.end()
        listed.append(_at(page, one, following.start("name"), at))
        if "และ" in following["gap"]:
            yield from listed
            return


def _at(page: Page, one: Mention, start: int, end: int) -> Mention:
    return one._replace(start=start, end=end, name=page.text[start:end])
