"""Scores of codes from their cues: what stands in the title weighs more than in the body."""

from collections import defaultdict
from collections.abc import Container, Mapping

from .lexicon import Cue, outermost
from .page import Page

Zones = Mapping[str, float]
ZONES: Zones = {"title": 3.0, "head": 0.4, "lead": 1.6, "body": 0.5, "far": 0.25}
_FADE = 0.45  # each further cue of one code in one zone counts this much of the one before
_FAR = 2500  # characters after which the body says little of the main event


def zone_weight(page: Page, position: int, zones: Zones = ZONES) -> float:
    """How much a position counts for the main event."""
    return _weight(page.zone(position), position, zones)


def _weight(zone: str, position: int, zones: Zones) -> float:
    return zones["far" if zone == "body" and position > _FAR else zone]


def scores(page: Page, category: str) -> Mapping[str, float]:
    """Score of each code of a category, worked out once for a page."""
    if category not in page.scores:
        page.scores[category] = weighed(page, category)
    return page.scores[category]


def weighed(
    page: Page,
    category: str,
    *,
    zones: Zones = ZONES,
    fade: float = _FADE,
    but: Container[int] = frozenset(),
) -> dict[str, float]:
    """The same for any weights of zones; a repeated phrase counts less and less.

    `but` are the starts of words that do not count.
    """
    cues = [cue for cue in page.of(category) if cue.start not in but] if but else page.of(category)
    if not cues:
        return {}
    by_code: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        by_code[cue.code].append(cue)
    return {code: _score(page, outermost(same), zones, fade) for code, same in by_code.items()}


def _score(page: Page, cues: list[Cue], zones: Zones, fade: float) -> float:
    seen = dict.fromkeys(ZONES, 0)
    total = 0.0
    for start, _, _, weight in cues:
        zone = page.zone(start)
        total += weight * _weight(zone, start, zones) * fade ** seen[zone]
        seen[zone] += 1
    return total


def best(table: Mapping[str, float], *, least: float = 0.0) -> tuple[str, float]:
    """The highest code and its lead over the second, or ("", 0) below `least`."""
    ranked = sorted(table.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return "", 0.0
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0], (ranked[0][1] - second) / ranked[0][1]


def why(page: Page, category: str, code: str, limit: int = 3) -> tuple[str, ...]:
    """The words of the text that speak for a code, the heaviest first."""
    cues = [c for c in page.of(category) if c.code == code]
    cues.sort(key=lambda c: (-c.weight * zone_weight(page, c.start), c.start))
    words = (page.text[c.start : c.end] for c in cues)
    return tuple(dict.fromkeys(words))[:limit]
