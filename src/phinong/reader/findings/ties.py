"""Claims about ties: which two sides, what they call it, since when."""

import re
from collections.abc import Iterator

from ..calendar_years import year_of
from ..dates import Found
from ..lexicon import Cue, outermost
from ..mention import Mention
from ..model import Finding, Span, Value, finding
from .pairs import across, between_at, clause, pair_after, pair_before
from .speaking import speaker
from .values import Facts, apart, code_value, date_value, name_value

_PLACES = ("city", "province")
_MOST = 30
_SIDES = 2
_ADJOINING = 3
_NEAR = 120
_SINCE = re.compile(r"(?:\bsince|ตั้งแต่(?:ปี)?(?: ?พ\.ศ\.)?|自) ?(?P<y>\d{4})(?!\d)(?: ?年)?")


def tie_claims(facts: Facts) -> Iterator[Finding]:
    """One claim for each pair, kind and speaker; the first place it is said in full wins."""
    seen: set[tuple[str, frozenset[str], str]] = set()
    before: list[Mention] = []
    for cue in _kinds(facts):
        by = speaker(facts, cue.start)
        pair = _pair(facts, cue) if _named_kind(cue) else []
        if len(pair) < _SIDES and by is not None:
            pair = _spoken_of(facts, cue, by, before)
        key = (cue.code, frozenset(m.key for m in pair), by.key if by else "")
        if len(pair) < _SIDES or key in seen or len(seen) >= _MOST:
            continue
        seen.add(key)
        before = pair
        yield finding("tie-claim", _values(facts, cue, pair, by))


def _kinds(facts: Facts) -> list[Cue]:
    """Words for kinds of tie, and letters of intent, which one side may call the same paper."""
    intents = [c for c in facts.page.of("instrument") if c.code == "loi"]
    return outermost([*(c for c in facts.page.of("tie") if _named_kind(c)), *intents])


def _spoken_of(facts: Facts, cue: Cue, by: Mention, before: list[Mention]) -> list[Mention]:
    """The tie told of last in this sentence, when one of its sides calls it by another name."""
    sentence = facts.sentence(cue.start)
    same = before and sentence.start <= before[0].start and by.key in {m.key for m in before}
    return before if same else []


def _named_kind(cue: Cue) -> bool:
    return cue.code in ("sister_city", "friendly_city") or (
        cue.code == "partnership" and cue.weight >= 3
    )


def _pair(facts: Facts, cue: Cue) -> list[Mention]:
    if not _speaks_of_what_follows(facts, cue):
        return []
    ways = [pair_after(facts, cue.end, 90)]
    if cue.code != "partnership":
        ways += [across(facts, cue.start, cue.end), pair_before(facts, cue.start)]
    for sides in ways:
        places = apart(m for m in sides if m.kind in _PLACES and m.rank != "area")
        if len(places) >= 2:
            return places[:2] if len(places) == 2 else places
    return []


def _speaks_of_what_follows(facts: Facts, cue: Cue) -> bool:
    """False for "Sister City ร่างบันทึกความร่วมมือระหว่าง…": there a new paper is named first."""
    word = between_at(facts, cue.end, 90)
    papers = [c.start for c in facts.cues_between("instrument", cue.end, word)]
    return not papers or min(papers) - cue.end <= _ADJOINING


def _values(facts: Facts, cue: Cue, pair: list[Mention], by: Mention | None) -> list[Value]:
    around = _around(facts, cue, by)
    dates = _dates(facts, cue, around)
    values = [name_value(side, "side", sure=0.9) for side in pair]
    values += [_kind(facts, cue), *_stage(facts, cue, around)]
    values += [date_value(facts, found, sure=0.75) for found in dates[:1]]
    values += [] if dates else _since(facts, around)
    return values + ([name_value(by, "by", sure=0.8, why="speaker")] if by else [])


def _kind(facts: Facts, cue: Cue) -> Value:
    code = "letter-of-intent" if cue.code == "loi" else cue.code
    return code_value(facts, "kind", code, cue.start, cue.end, sure=0.9, why="named")


def _around(facts: Facts, cue: Cue, by: Mention | None) -> Span:
    """The clause of a claim where its sentence tells of several ties; else the sentence."""
    sentence = facts.sentence(cue.start)
    told = facts.cues_between("tie", sentence.start, sentence.end)
    if by is not None or len(outermost(c for c in told if _named_kind(c))) < _SIDES:
        return sentence
    return clause(facts, cue.start, cue.end)


def _stage(facts: Facts, cue: Cue, around: Span) -> list[Value]:
    """The stage word nearest to the claim."""
    start, end = max(around.start, cue.start - _NEAR), min(around.end, cue.start + _NEAR)
    near = facts.cues_between("stage", start, end)
    if not near:
        return []
    best = min(near, key=lambda c: abs(c.start - cue.start) - 10 * c.weight)
    return [code_value(facts, "stage", best.code, best.start, best.end, sure=0.55)]


def _since(facts: Facts, around: Span) -> list[Value]:
    """The year since which the tie is said to hold."""
    found = _SINCE.search(facts.page.shadow, around.start, around.end)
    year = year_of(found.group("y"), language=facts.page.language).ce if found else None
    if not found or year is None:
        return []
    span = Span(*found.span("y"))
    return [Value("since", f"{year}", span.of(facts.page.text), span, 0.7, ("since",))]


def _dates(facts: Facts, cue: Cue, around: Span) -> list[Found]:
    found = facts.dates_between(around.start, around.end)
    return sorted(found, key=lambda d: abs(d.start - cue.start))
