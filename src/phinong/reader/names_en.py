"""English names known by a head word: University of X, X Province, City of X, Ministry of X."""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost
from .mention import Mention
from .page import Page

_CAP = r"[A-ZÀ-ÖØ-ÞĐ][\w'’.-]*"
_BEFORE = re.compile(rf"(?:{_CAP}(?: (?:of|and|for|&|the|de|di))? ){{1,6}}$")
_OF = re.compile(
    rf" (?:of|for)(?: the)? {_CAP}(?:(?:,? (?:and|of|for|&) | |, (?={_CAP},? (?:and|"
    rf"{_CAP}))){_CAP}){{0,7}}"
)
_INITIALS = re.compile(r" ?\(([A-Z]{2,8})\)")
_CAPITALS = re.compile(
    r"((?:[A-Z][\w'’&-]*|of|and|for|the|on|in|de)(?: (?:[A-Z][\w'’&-]*|of|and|for|the|on|"
    r"in|de)){1,11}) ?$"
)
_NEVER_JOINED = ("university", "city", "province")
_CUT = re.compile(
    r"^(?:(?:The|And|Principal|Of|For|In|At|With|From|By|Both|Prime Minister|President|Rector|"
    r"Governor|Mayor|Dean|Director|Vice|Deputy|Between) )+"
)


def english_shapes(page: Page) -> Iterator[Mention]:
    """Mentions whose head and at least one more word are capitalised, and those spelled out
    before their initials: "Meeting of Governors and Mayors of ASEAN Capitals (MGMAC)"."""
    yield from _initialled(page.text)
    for head in outermost(page.of("head-en")):
        if not page.text[head.start].isupper() or _is_common(page.shadow, head):
            continue
        mention = _named(page.text, head)
        if mention:
            yield mention


_ADJECTIVES = (
    "sister", "twin", "friendship", "friendly", "smart", "learning", "creative", "capital", "host",
    "old", "inner", "mega", "partner", "beautiful", "model new", "new", "this", "our", "livable",
    "healthy", "green", "global", "whole", "port", "medical", "food", "aviation",
)  # fmt: skip


def _initialled(text: str) -> Iterator[Mention]:
    for found in _INITIALS.finditer(text):
        words = _CAPITALS.search(text, max(0, found.start() - 120), found.start())
        if not words:
            continue
        name = _spelled_by(words.group(1), found.group(1))
        if name:
            start = words.end(1) - len(name)
            yield Mention(start, words.end(1), name, _kind(name), also=(found.group(1),))


def _spelled_by(words: str, initials: str) -> str:
    """The shortest tail of the words whose capitals give the initials; "" when none does."""
    parts = words.split(" ")
    for at in range(len(parts) - 1, -1, -1):
        capitals = "".join(part[0] for part in parts[at:] if part[:1].isupper())
        if capitals == initials and len(parts) - at > 1:
            return " ".join(parts[at:])
    return ""


def _kind(name: str) -> str:
    last = name.casefold()
    if "universit" in last:
        return "university"
    network = ("network", "forum", "alliance", "league", "summit", "mayors", "cities", "meeting")
    return "network" if any(word in last for word in network) else "organisation"


def _is_common(shadow: str, head: Cue) -> bool:
    """ "Sister City" and "Smart City" are no names."""
    before = shadow[max(0, head.start - 16) : head.start].rstrip()
    return head.code in ("city", "province") and before.endswith(_ADJECTIVES)


def _named(text: str, head: Cue) -> Mention | None:
    before = _BEFORE.search(text, max(0, head.start - 70), head.start)
    after = _OF.match(text, head.end)
    start = before.start() if before else head.start
    if before and head.code in _NEVER_JOINED and " and " in before.group():
        start += before.group().rindex(" and ") + 5  # "A University and B University" are two
    elif before:
        start += len((_CUT.match(before.group()) or re.match("", "")).group())  # type: ignore[union-attr]
    end = after.end() if after else head.end
    if head.code in ("city", "province") and start == head.start and after:
        return _city_of(text, head, after)
    if (start, end) == (head.start, head.end):
        return None
    if head.code in ("city", "province") and after:
        end = head.end
    name = text[start:end].rstrip(".,")
    return Mention(start, start + len(name), name, head.code)


def _city_of(text: str, head: Cue, after: re.Match[str]) -> Mention | None:
    if text[head.start : head.end] not in ("City", "Province", "Municipality", "State", "Town"):
        return None
    name = text[head.start : after.end()].rstrip(".,")
    bare = re.sub(r"^\w+ of (?:the )?", "", name)
    return Mention(head.start, head.start + len(name), name, head.code, also=(bare,))
