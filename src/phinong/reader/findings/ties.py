"""Claims about ties: which two sides, what they call it, since when."""

from collections.abc import Iterator

from ..dates import Found
from ..lexicon import Cue, outermost
from ..mention import Mention
from ..model import Finding, Value, finding
from .pairs import across, between_at, pair_after, pair_before
from .values import Facts, apart, code_value, date_value, name_value

_PLACES = ("city", "province")
_MOST = 30
_ADJOINING = 3
_NEAR = 120


def tie_claims(facts: Facts) -> Iterator[Finding]:
    """One claim for each pair and kind named; the first place it is said in full wins."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for cue in outermost(c for c in facts.page.of("tie") if _named_kind(c)):
        pair = _pair(facts, cue)
        key = (cue.code, frozenset(m.key for m in pair))
        if len(pair) < 2 or key in seen or len(seen) >= _MOST:
            continue
        seen.add(key)
        yield finding("tie-claim", _values(facts, cue, pair))


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


def _values(facts: Facts, cue: Cue, pair: list[Mention]) -> list[Value]:
    values = [name_value(side, "side", sure=0.9) for side in pair]
    values.append(_kind(facts, cue))
    values += _stage(facts, cue)
    values += [date_value(facts, found, sure=0.75) for found in _dates(facts, cue, pair)[:1]]
    return values


def _kind(facts: Facts, cue: Cue) -> Value:
    return code_value(facts, "kind", cue.code, cue.start, cue.end, sure=0.9, why="named")


def _stage(facts: Facts, cue: Cue) -> list[Value]:
    """The stage word nearest to the claim in its sentence."""
    sentence = facts.sentence(cue.start)
    start, end = max(sentence.start, cue.start - _NEAR), min(sentence.end, cue.start + _NEAR)
    near = facts.cues_between("stage", start, end)
    if not near:
        return []
    best = min(near, key=lambda c: abs(c.start - cue.start) - 10 * c.weight)
    return [code_value(facts, "stage", best.code, best.start, best.end, sure=0.55)]


def _dates(facts: Facts, cue: Cue, pair: list[Mention]) -> list[Found]:
    sentence = facts.sentence(cue.start)
    start = min(sentence.start, *(m.start for m in pair))
    found = facts.dates_between(start, sentence.end)
    return sorted(found, key=lambda d: abs(d.start - cue.start))
