"""Written names: their folded form, and the level word that says which body is meant.

"Chiang Mai" is at least three bodies. The word beside the name (จังหวัด, เทศบาลนคร, อบจ., 府, 市,
Province, City Municipality) tells which; without one nothing tells, and a person must say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from phinong.core.folding import fold
from phinong.reader.gazetteer import Match, load
from phinong.reader.gazetteer.levels import AFTER, BEFORE, LEVELS

PAO = "pao"
SAO = "sao"
# Gazetteer matches below this rest on sound alone and are no ground for a link.
LIKE_ENOUGH = 0.9

# Bodies that are no level of place: their words tell them from the place they serve.
# Source: domain.md 7.5, asean.dla.go.th (names of the local administrations in use).
BODY_BEFORE = {
    "องค์การบริหารส่วนจังหวัด": PAO,
    "อบจ.": PAO,
    "อบจ": PAO,
    "องค์การบริหารส่วนตำบล": SAO,
    "อบต.": SAO,
}
BODY_AFTER = {
    "provincial administrative organization": PAO,
    "provincial administrative organisation": PAO,
    "provincial administration organization": PAO,
    "pao": PAO,
    "subdistrict administrative organization": SAO,
    "府行政机构": PAO,
    "府行政机关": PAO,
}


def fold_name(text: str) -> str:
    """The form by which a name is found: folded, blanks as one space."""
    return " ".join(fold(text).split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A written name taken apart: the bare name and the level its words state ("" for none)."""

    folded: str
    bare: str
    level: str


@cache
def level_words() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """((word, level), …) before and after a name, folded, longest first."""
    before = {fold_name(w): level for table in BEFORE.values() for w, level in table.items()}
    after = {fold_name(w): level for table in AFTER.values() for w, level in table.items()}
    before |= {fold_name(word): level for word, level in BODY_BEFORE.items()}
    after |= {fold_name(word): level for word, level in BODY_AFTER.items()}
    return _longest_first(before), _longest_first(after)


def _longest_first(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def readings(text: str) -> Iterator[Reading]:
    """Every way to take a written name apart, the whole name first, longer level words next.

    นครสวรรค์ is a name, not the city of สวรรค์: so the whole comes first, and who asks takes the
    first reading whose bare name is known.
    """
    folded = fold_name(text)
    yield Reading(folded, folded, "")
    before, after = level_words()
    for word, level in before:
        rest = folded.removeprefix(word)
        if rest != folded and _apart(word, rest, rest[:1]):
            yield Reading(folded, rest.strip(), level)
    for word, level in after:
        rest = folded.removesuffix(word)
        if rest != folded and _apart(word, rest, rest[-1:]):
            yield Reading(folded, rest.strip(), level)


def _apart(word: str, rest: str, neighbour: str) -> bool:
    """True when a name is left and a level word in Latin letters is a word of its own."""
    return bool(rest.strip()) and (not word.isascii() or neighbour.isspace())


def place_kinds(level: str) -> frozenset[str]:
    """The kinds of place a level word may speak of; the level itself for bodies beside a place."""
    return LEVELS.get(level, frozenset({level}))


def stated_level(text: str) -> str:
    """The level that the name's own words state; "" when there is none or the whole is a name.

    นครสวรรค์ is a city and a province by that whole name, so นคร states nothing there. But อบจ.
    stays a level word though the gazetteer knows อบจ.เชียงใหม่ whole: it means nothing else.
    """
    whole, *others = readings(text)
    gazetteer = load()
    kinds = {gazetteer.kind(match.entry) for match in close_matches(whole.bare)}
    if kinds:
        agreeing = (r.level for r in others if kinds <= place_kinds(r.level))
        return next(agreeing, "")
    known = (r.level for r in others if close_matches(r.bare))
    return next(known, others[0].level if others else "")


def close_matches(name: str, language: str | None = None) -> list[Match]:
    """Gazetteer entries called so, spacing and case aside; none that only sound alike."""
    return [match for match in load().lookup(name, language) if match.score >= LIKE_ENOUGH]
