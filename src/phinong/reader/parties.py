"""Who cooperates: the parties of the main event, told apart from hosts, witnesses and guests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .mention import Mention
from .page import Page
from .party_signs import signs_of
from .people import Person

# Logarithmic odds, set by hand and rounded from a fit on half of the development set.
WEIGHTS = {
    "base": -3.4,
    "title": 1.6,
    "lead": 0.6,
    "count": 2.0,
    "early": 0.8,
    "between": 1.6,
    "with": 0.7,
    "plain": 0.5,
    "subject": 0.5,
    "advises": -0.6,
    "acts": 0.9,
    "qualifies": -1.5,
    "joined": 1.0,
    "linked": 0.4,
    "foreign": 0.3,
    "kind-city": 0.5,
    "kind-province": 0.5,
    "kind-university": 0.7,
    "kind-network": 0.5,
    "kind-organisation": -0.3,
    "kind-country": -0.6,
}
_LEAST = 0.0
_MOST = 12


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
    sides = []
    for mentions in groups.values():
        signs = signs_of(page, mentions, names, people)
        sides.append(Side(mentions, score_of(signs), signs))
    return sorted(sides, key=lambda side: (-side.score, side.first.start))


def score_of(signs: dict[str, float]) -> float:
    """Sum of the weighed signs; above zero it is more likely a party than not."""
    return WEIGHTS["base"] + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())


def parties_in(page: Page, names: Sequence[Mention], people: Sequence[Person]) -> list[Side]:
    """The parties, strongest first; the best name alone when none is likely."""
    sides = candidates(page, names, people)
    likely = [side for side in sides if side.score >= _LEAST][:_MOST]
    return likely or sides[:1]
