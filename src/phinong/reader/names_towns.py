"""Towns that no list knows, in English: told by what only a place has or is called.

A place has a mayor and a council ("the mayors of A, B and C", "A City Council"), and a place is
what papers call a sister city: "A's sister city B", "B, our twin town", "A and B are sister
cities".
"""

import re
from collections.abc import Iterator

from .mention import Mention
from .page import Page

# No word is longer: without an end, a page of capitals would be searched from each of them.
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’-]|\.(?=\w)|(?<=\bSt)\.|(?<=\bMt)\.){0,40}(?<!['’]s)"
NAME = rf"{_WORD}(?: {_WORD})?"
_OTHERS = rf"(?:, {NAME}){{0,6}},? and {NAME}"
# What only a place has, before its name and behind it.
_SEATS = re.compile(
    r"\b(?:(?:[Mm]ayors?|[Cc]ity [Cc]ouncils?|[Tt]own [Cc]ouncils?|[Mm]unicipalit(?:y|ies)|"
    r"[Tt]owns?|[Cc]it(?:y|ies)|[Bb]oroughs?|[Cc]ommunes?|[Tt]ownships?|[Tt]own hall|[Cc]ity hall|"
    r"[Ss]ister [Cc]it(?:y|ies)|[Tt]win [Tt]owns?) of|[Tt]winned with|"
    r"(?:[Tt]winning|[Tt]win[- ][Tt]own|[Ss]ister[- ][Cc]ity)(?: [a-z]+){0,3} (?:with|between)|"
    r"(?:Lord Mayor|Mayor|Mayoress|City Manager|Town Clerk)(?:,? (?:Mrs?|Ms|Dr|Cllr)\.?)?"
    rf"(?: {_WORD}){{1,3}} of) (?P<of>{NAME})(?P<others>{_OTHERS})?|"
    r"\b(?P<whose>(?!The|Deputy|Vice|Lord)[A-Z][\w-]{1,60}(?: [A-Z][\w-]{1,60})?)(?:['’]s)? "
    r"(?:Mayor|City Council|Town Council|City Hall|City Government|Municipal Council|"
    r"Borough Council)\b"
)
# Tell sooner that there is none.
_SIGNS = ("ayor", "ouncil", "ity Hall", "ity Gov", "wn of", "wns of", "ity of", "ies of",
          "rough of",
          "roughs of", "ommune", "wnship", "all of", "winned", "winning", "win town", "ister-city",
          "ister city", "ister City", "ity Manager", "own Clerk")  # fmt: skip
# Who comes from there, where the paper speaks of sister cities.
_SENT = re.compile(
    r"\b(?:[Dd]elegations?|[Rr]epresentatives|[Gg]uests|[Vv]isitors|[Oo]fficials|[Cc]ouncillors|"
    rf"[Ff]riends) (?:of|from) (?P<of>{NAME})(?P<others>{_OTHERS})?"
)
# "CITY OF WAIKURA", alone on its line at the head of a paper.
_LETTERHEAD = re.compile(
    r"^(?P<head>CITY|TOWN|MUNICIPALITY|PROVINCE|DISTRICT|COUNTY|BOROUGH|PREFECTURE|SHIRE) OF "
    r"(?P<bare>[A-Z][A-Z'’-]{1,30}(?: [A-Z][A-Z'’-]{1,30}){0,2})$",
    re.M,
)
_HEAD_MOST = 400  # characters at the head of a paper in which its office is named
# "Nagano-shi", "Kamikawa-cho", "Haenam-gun": the kind of place in its own tongue.
_LEVEL_BEHIND = re.compile(r"-(?:shi|cho|machi|mura|ken|gun|si|ku|gu)$")
_NO_PLACE = frozenset(
    (
        "The City Town Mayor Mayors Deputy Vice Lord Our Their Its Municipality Municipal "
        "Council Councils Province Prefecture County State Mr Mrs Ms Dr Prof Professor "
        "President Rector Governor Councillor Cllr Ambassador Former Acting Then Both And When "
        "As In At On For With By From After This That These Those It He She They We You Two "
        "Three Four Five All Each Every Some Many One Today Since During Under Sister Sisters "
        "Twin Twins Twinning Friendship Partner Partnership Agreement Agreements Relationship "
        "Relations Relation Programme Program Programmes Committee Association Charter "
        "Memorandum MoU MOU LoI Letter Festival Forum Week Day Days Park Garden Gardens Ties "
        "Tie Network International Cities Towns Exchange Exchanges Cooperation Office Officer "
        "Project Group Society Club Conference Summit Meeting Visit Delegation Plan Policy "
        "Proposal Draft Ceremony Signing Anniversary Affairs News Update Report Minutes Agenda "
        "Item Section Department Ministry Minister University College Institute School Embassy "
        "Consulate Europe Asia Africa America ASEAN EU January February March April May June "
        "July August September October November December Monday Tuesday Wednesday Thursday "
        "Friday Saturday Sunday Commerce Culture Education Tourism Trade Parliament Government "
        "Cabinet Honour Honor Hall Museum Library Choir Band Youth Students"
    ).split()
)
_BEFORE_PLACE = _NO_PLACE - frozenset("Mr Mrs Ms Dr Prof Professor Mayor Councillor Cllr".split())
_SISTERS = ("sister_city", "friendly_city")
_KIND = (
    r"(?i:(?:sister|twin|partner|twinned|friendship|friendly)[ -](?:cit(?:y|ies)|towns?|"
    r"count(?:y|ies)|"
    r"provinces?|districts?|municipalit(?:y|ies)|islands?|prefectures?|states?|villages?))"
)
# Around a word for sister cities: behind it, as its owner, beside it, and two of them with a verb.
_CALLED = re.compile(
    rf"{_KIND}(?: (?:agreement|relationship|relations|ties|links?|pact|charter|partnership|"
    rf"friendship))?"
    rf"(?: of| with| between|,|:|, the (?:city|town) of)? (?P<name>{NAME})"
    rf"(?P<others>{_OTHERS})?"
)
_OWNER = re.compile(
    rf"\b(?P<name>{NAME})(?:['’]s?|, (?:its|our|their|his|her|the|a|an)|"
    r" (?:has|gains?|finds?|found|gets?|welcomes?|becomes?|became|is|was) (?:now )?(?:its|our|"
    r"their|"
    r"the|a|an))(?: [a-z]{2,12}){0,2} $"
)
_JOINED = re.compile(
    rf"\b(?P<name>{NAME})(?: and | ?[–—] ?|-(?={_WORD} "
    rf"$))(?P<second>{NAME})(?P<rest>[^.\n]{{0,90}})$"
)
_VERB = re.compile(
    r"(?: (?:have|has|had|will|are|were|became|become|to|have been|shall|jointly|formally|both|now|"
    r"today|officially|also|may|could|want|hope|plan|mark|marks|marked)\b| (?:sign|renew|agre|"
    r"celebrat|"
    r"enter|formali|conclud|establish|launch|seal|set|end|talk|discuss|consider|propos)\w{0,8}\b|"
    r" (?:as|in|on|into) (?:a |an |the )?| ?$)"
)
_LOOKED_AT = 12  # places at which a name is looked up again
_ASIDE = 160  # characters before the word in which the two are looked for


def english_towns(page: Page) -> Iterator[Mention]:
    """Mentions of towns by what they have and what they are called."""
    text = page.text
    yield from _seats(text)
    yield from _letterhead(text)
    if page.language == "en":
        ties = [cue for cue in page.of("tie") if cue.code in _SISTERS]
        if ties:
            yield from _sent(text)
        for cue in ties:
            yield from _called(page, cue.start)


def _seats(text: str) -> Iterator[Mention]:
    """Towns whose mayor or council is named: "the Mayor of Lempivaara", "Erdenet City Council"."""
    if any(sign in text for sign in _SIGNS):
        for found in _SEATS.finditer(text):
            yield from _towns(text, found, "of", "whose")


def _sent(text: str) -> Iterator[Mention]:
    for found in _SENT.finditer(text):
        yield from _towns(text, found, "of")


def _called(page: Page, at: int) -> Iterator[Mention]:
    """The towns around one word for sister cities, in its sentence."""
    text, sentence = page.text, page.sentence(at)
    behind = _CALLED.match(text, at)
    if behind:
        yield from _towns(text, behind, "name")
    start = max(sentence.start, at - _ASIDE)
    owner = _OWNER.search(text, start, at)
    if owner:
        yield from _towns(text, owner, "name")
    for pair in _JOINED.finditer(text, start, at):
        names = (pair["name"], pair["second"])
        if _VERB.match(pair["rest"]) and not any(_of_person(text, name) for name in names):
            yield from _towns(text, pair, "name", "second")


def _of_person(text: str, name: str) -> bool:
    """A name behind which another stands somewhere, as a surname does behind a first name."""
    at = text.find(f" {name}")
    for _ in range(_LOOKED_AT):
        if at < 0:
            return False
        before = text[max(0, at - 24) : at].split()[-1:]
        if before and before[0][0].isupper() and before[0].rstrip(".,") not in _BEFORE_PLACE:
            return before[0][-1] not in ",;:"
        at = text.find(f" {name}", at + 1)
    return False


def _letterhead(text: str) -> Iterator[Mention]:
    """The office that writes: "PROVINCE OF AURELIA" alone on a line at the head."""
    for found in _LETTERHEAD.finditer(text, 0, min(len(text), _HEAD_MOST)):
        bare = found["bare"].title()
        kind = "province" if found["head"] in ("PROVINCE", "PREFECTURE", "COUNTY") else "city"
        also = (bare, f"{bare} {found['head'].title()}")
        yield Mention(found.start(), found.end(), found.group(), kind, also=also, same=key_of(bare))


def _towns(text: str, found: re.Match[str], *groups: str) -> Iterator[Mention]:
    for group in filter(found.group, groups):
        if town := _town(text, found.start(group), found[group]):
            yield town
    if "others" in found.groupdict() and found["others"]:
        for one in _NAMES.finditer(text, found.start("others"), found.end("others")):
            if town := _town(text, one.start(), one.group()):
                yield town


_NAMES = re.compile(NAME)


def _town(text: str, start: int, words: str) -> Mention | None:
    """The town of these words without what is no part of its name; None where none is left."""
    kept = words.split()
    while kept and kept[0] in _NO_PLACE:
        start += len(kept.pop(0)) + 1
    if not kept or _NO_PLACE.intersection(kept) or any(len(w) > 3 and w.isupper() for w in kept):
        return None
    name = text[start : start + len(" ".join(kept))]
    bare = _LEVEL_BEHIND.sub("", name)
    return Mention(start, start + len(name), name, "city", also=(bare,), same=key_of(bare))


def key_of(bare: str) -> str:
    """One for "Larkfield", "Larkfield Town" and "Town of Larkfield"."""
    return bare.casefold().replace(" ", "")
