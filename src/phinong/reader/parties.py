"""Who cooperates: the parties of the main event, told apart from hosts, witnesses and guests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .mention import Mention
from .page import Page
from .party_signs import Scene, scene_of, signs_of
from .people import Person

# Logarithmic odds, set by hand and rounded from a fit on half of the development set.
WEIGHTS = {
    "base": -5.0,
    "title": 0.4,
    "lead": 1.0,
    "count": 1.9,
    "share": 1.7,
    "between": 1.0,
    "with": 1.3,
    "plain": 0.3,
    "subject": 0.6,
    "advises": 0.0,
    "acts": 0.9,
    "qualifies": -0.8,
    "joined": 0.8,
    "listed": 1.8,
    "tie": 1.5,
    "network-event": 1.3,
    "short-level": -0.4,
    "only-dateline": -1.5,
    "venue": -1.2,
    "covered": -1.3,
    "area": -1.8,
    "decides": -3.5,
    "world": -0.3,
    "linked": 1.2,
    "foreign": -0.1,
    "kind-city": -0.1,
    "kind-province": 0.1,
    "kind-university": 1.5,
    "kind-network": 0.9,
    "kind-organisation": 0.0,
    "kind-country": -2.1,
}
_LEAST = 0.0
_MOST = 24
_NEEDED = 2  # nobody cooperates alone: the second comes in on weaker signs
_AT_ALL = -1.3
_RUN_LEAST = 3
_LOCAL = ("city", "province", "university")


@dataclass(slots=True)
class Side:
    """One party with every place it is named, its score and the signs for it."""

    mentions: list[Mention]
    score: float = 0.0
    signs: dict[str, float] = field(default_factory=dict)

    @property
    def first(self) -> Mention:
        """The first mention in the text."""
        return self.mentions[0]


def candidates(page: Page, names: Sequence[Mention], people: Sequence[Person]) -> list[Side]:
    """Every named thing with its score, the strongest first."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in names:
        groups[mention.key].append(mention)
    scene = scene_of(page, names, people)
    sides = [Side(mentions, 0.0, signs_of(scene, mentions)) for mentions in groups.values()]
    for side in sides:
        side.signs["covered"] = _covered(side, sides)
        side.score = score_of(side.signs)
    _with_their_list(sides, scene)
    return sorted(sides, key=lambda side: (-side.score, side.first.start))


def _covered(side: Side, sides: Sequence[Side]) -> float:
    """How much a country stands only for a place of its own that is named about as often."""
    if side.first.kind != "country":
        return 0.0
    local = [
        len(other.mentions)
        for other in sides
        if other.first.country == side.first.country
        and other.first.kind in ("city", "province", "university")
        and (other.signs["title"] or other.signs["lead"])
    ]
    return min(1.0, 2 * max(local, default=0) / len(side.mentions))


def _with_their_list(sides: Sequence[Side], scene: Scene) -> None:
    """Members of one list stand or fall together: the rest follow when a third is likely."""
    runs: dict[int, list[Side]] = defaultdict(list)
    for side in sides:
        for run in {scene.runs[m.start] for m in side.mentions if m.start in scene.runs}:
            runs[run].append(side)
    for members in runs.values():
        same = [s for s in members if s.first.kind in _LOCAL]
        likely = sum(s.score >= _LEAST for s in same)
        if len(same) >= _RUN_LEAST and likely * 3 >= len(same):
            for side in same:
                side.score = max(side.score, _LEAST)


def score_of(signs: dict[str, float]) -> float:
    """Sum of the weighed signs; above zero it is more likely a party than not."""
    return WEIGHTS["base"] + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())


def parties_in(page: Page, names: Sequence[Mention], people: Sequence[Person]) -> list[Side]:
    """The parties, strongest first; the best name alone when none is likely."""
    sides = candidates(page, names, people)
    likely = [side for side in sides if side.score >= _LEAST][:_MOST]
    if len(likely) < _NEEDED:
        likely = [side for side in sides[:_NEEDED] if side.score >= _AT_ALL]
    return likely or sides[:1]
