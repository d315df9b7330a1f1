"""English names known by a head word: University of X, X Province, City of X, Ministry of X."""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost
from .mention import Mention
from .names_towns import english_towns, key_of
from .page import Page

# A full stop belongs to a word only inside it or behind "St" and initials: it may end a sentence.
_CAP = r"[A-ZÀ-ÖØ-ÞĐ](?:[\w'’-]|\.(?=\w)|(?<=\b[A-Z])\.|(?<=\bSt)\.|(?<=\bMt)\.)*"
_BEFORE = re.compile(rf"(?:{_CAP}(?: (?:of|and|for|&|the|de|di))? ){{1,6}}$")
_OF = re.compile(
    rf" (?:of|for)(?: the)? {_CAP}(?:(?:,? (?:and|of|for|&) | |, (?={_CAP},? (?:and|"
    rf"{_CAP}))){_CAP}){{0,7}}"
)
# Heads of other tongues stand first: "Universidad de Granada", "Technische Universität Dresden".
_FOREIGN = re.compile(
    r"(?:universit(?:é|ät|as|i|à|eit|at|atea|et|etet)|uniwersytet|univerzita|universidade?|hochschule|"
    r"politecnico|politeknik|instituto?(?: teknologi| politécnico)?|école|escola|escuela)$"
)
_FOREIGN_AFTER = re.compile(
    rf"(?: (?:de|di|del|della|degli|du|da|do|des|der|für|van|la|le|los)){{0,2}} {_CAP}"
    rf"(?: (?:(?:de|di|do|du|da) )?{_CAP}){{0,3}}(?: \d{{1,2}}(?!\d))?"
)
# "Kasetsart University, Sakon Nakhon Campus": the part goes with the whole.
_ITS_CAMPUS = re.compile(rf",? (?:{_CAP} ){{1,3}}Campus\b")
# "Asian Network of Major Cities 21", "University of Nevada, Reno": names that go on.
_NUMBER = re.compile(r" \d{1,2}(?![\w.,:/-]*\d)\b")
_CAMPUS = re.compile(rf", {_CAP}(?: {_CAP})?(?!\w)")
# "Municipal Board", "Smart University": any place has one.
_GENERAL = frozenset(
    "Municipal City Town Provincial Executive Advisory Steering Joint Management Governing Credit "
    "Student Students International Regional Local National Central Public Academic Foreign "
    "External Global Smart Special Standing General Digital Creative Learning Parish".split()
)
# Bodies inside a body: the network, not its board, is what cooperates.
_NEXT = re.compile(
    rf"(?:,|,? and| &) (?:the )?(?=(?:{_CAP} (?:d[aeo] )?){{0,4}}(?:Ministry|Universit\w{{1,6}}|"
    rf"City|"
    r"Department|Office|College|Institute?|Province|Municipality|Faculty|School|Embassy|Academy|"
    r"Polytechnic|Hochschule|Politecnico)\b)"
)
_NEXT_MOST = 60  # characters behind a name among which the head of the next one stands
# "University of Mandalay, and Prof. Duan": a person is named behind it.
_PERSON = re.compile(
    r",? (?:and |& )?(?=(?:Prof|Professor|Dr|Mr|Mrs|Ms|Assoc|Asst|Associate|Assistant|Deputy|Vice|"
    r"President|Rector|Mayor|Governor|Dean|Director|Chancellor|Cllr)\b)"
)
# "Mae Jo University of the Kingdom of Thailand": a name that is whole before its state.
_STATE = re.compile(r" of (?:the )?(?:Kingdom|Republic|People|Lao|Socialist|Union)\b", re.I)
# The council of a town is the town: "Ottersby Town Council", "WAIKURA REGIONAL COUNCIL".
_COUNCIL = re.compile(
    r"(.+?) (?:Town|City|Borough|Municipal|District|County|Parish|Village|Regional|Shire) Council",
    re.I,
)
_WITHIN = ("board", "council", "office", "commission")
_WHOLE = re.compile(r"\b(?:University|Network|Alliance|League|Consortium|Association)\b")
_INITIALS = re.compile(r"\(([A-Z]{2,8})\)")
_CAPITALS = re.compile(
    r"((?:[A-Z][\w'’&-]*|of|and|for|the|on|in|de)(?: (?:[A-Z][\w'’&-]*|of|and|for|the|on|"
    r"in|de)){1,11}) ?$"
)
_SPELLED_MOST = 121  # characters of the words before their initials
_NEVER_JOINED = ("university", "city", "province")
_CUT = re.compile(
    r"^(?:(?:The|And|Principal|Of|For|In|At|With|From|By|Both|Prime Minister|President|Rector|"
    r"Governor|Mayor|Dean|Director|Vice|Deputy|Between) )+"
)


def english_shapes(page: Page) -> Iterator[Mention]:
    """Mentions whose head and at least one more word are capitalised, and those spelled out
    before their initials: "Meeting of Governors and Mayors of ASEAN Capitals (MGMAC)"."""
    yield from _initialled(page.text)
    yield from english_towns(page)
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
        words = _CAPITALS.search(text, max(0, found.start() - _SPELLED_MOST), found.start())
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
    foreign = _FOREIGN.match(text[head.start : head.end].casefold())
    after = (_FOREIGN_AFTER if foreign else _OF).match(text, head.end)
    start = before.start() if before else head.start
    alone = bool(after) or head.code in _NEVER_JOINED
    if before and alone and " and " in before.group():
        start += before.group().rindex(" and ") + 5  # "A University and B University" are two
        start += len("the ") * text.startswith("the ", start)
    elif before:
        start += _cut(before.group())
    end = _before_next(text, head.end, after.end()) if after else head.end
    if before and head.code == "university" and _STATE.match(text, head.end):
        end, after = head.end, None
    if head.code in ("city", "province") and start == head.start and after:
        return _city_of(text, head, after)
    if (start, end) == (head.start, head.end) or _is_general(text, start, end, head):
        return None
    if head.code in ("city", "province") and after:
        end = head.end
    if seat := _COUNCIL.fullmatch(text, start, end):
        bare = seat.group(1)
        return Mention(start, end, text[start:end], "city", also=(bare,), same=key_of(bare))
    number = _NUMBER.match(text, end) if head.code == "network" else None
    name = text[start : number.end() if number else end].rstrip(".,")
    campus = _CAMPUS.match(text, end) if after and head.code == "university" else None
    bare = text[start : head.start] if head.code in ("city", "province") else ""
    bare = bare.rstrip().removesuffix(" City").removesuffix(" Town").removesuffix(" Subdistrict")
    also = (name + campus.group(),) if campus else (bare,) if bare else ()
    part = _ITS_CAMPUS.match(text, start + len(name)) if head.code == "university" else None
    stop = part.end() if part else start + len(name)
    also = (*also, text[start:stop]) if part else also
    return Mention(start, stop, name, head.code, also=also, same=key_of(bare))


def _before_next(text: str, start: int, end: int) -> int:
    """Where a name ends behind which another begins: "Office of Tourism and Ministry of …"."""
    further = _NEXT.search(text, start, end + _NEXT_MOST) or _PERSON.search(text, start, end)
    return further.start() if further and further.start() < end else end


def _cut(before: str) -> int:
    """How many characters before a head are no part of its name: titles, and all to an article."""
    found, article = _CUT.match(before), before.rfind(" the ")
    return max(found.end() if found else 0, article + 5 if article >= 0 else 0)


def _is_general(text: str, start: int, end: int, head: Cue) -> bool:
    """Words of any place alone, or a part of a body that is named behind it."""
    if end == head.end:
        return _GENERAL.issuperset(text[start : head.start].split())
    inside = text[head.start : head.end].casefold() in _WITHIN
    return inside and _WHOLE.search(text, head.end, end) is not None


def _city_of(text: str, head: Cue, after: re.Match[str]) -> Mention | None:
    if text[head.start : head.end] not in ("City", "Province", "Municipality", "State", "Town"):
        return None
    name = text[head.start : after.end()].partition(" and ")[0].rstrip(".,")
    bare = re.sub(r"^\w+ of (?:the )?", "", name)
    end = head.start + len(name)
    return Mention(head.start, end, name, head.code, also=(bare,), same=key_of(bare))
