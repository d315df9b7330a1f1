"""Who cooperates: the parties of the main event, told apart from hosts, witnesses and guests."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from .mention import Mention
from .page import Page
from .party_signs import Scene, scene_of, signs_of
from .people import Person

# Logarithmic odds: the likeliest on the documents learnt from, under a normal prior around the
# weights in use before. A sign was taken up when it made the choices in each set of papers likelier
# by weights fitted on the other sets; so were the strength of the prior and the threshold, which is
# part of "base".
WEIGHTS = {
    "base": -5.6,
    "title": 0.2,
    "head": -0.3,
    "lead": 0.7,
    "first": 0.7,
    "early": 0.4,
    "count": 2.5,
    "share": 2.0,
    "between": 0.6,
    "pair": 1.1,
    "with": 1.1,
    "plain": 0.1,
    "subject": 0.7,
    "advises": 0.6,
    "acts": 1.3,
    "only-in-posts": -1.0,
    "qualifies": -1.9,
    "joined": 0.8,
    "listed": 1.3,
    "agreed": 0.4,
    "speaks": 1.8,
    "tie": 1.4,
    "network-event": 1.6,
    "joins": 2.0,
    "short-level": -0.4,
    "only-dateline": -1.6,
    "venue": -1.3,
    "covered": -1.7,
    "aside": -2.4,
    "earlier": -0.5,
    "beside-places": -0.6,
    "beside-tie": -0.6,
    "beside-universities": -1.5,
    "bodies-only": 2.4,
    "body-in-title": -1.1,
    "area": -2.4,
    "decides": -3.9,
    "world": 0.2,
    "linked": 1.8,
    "foreign": -0.6,
    "foreign-place": 0.7,
    "unlisted-place": 1.3,
    "kind-province": -0.2,
    "kind-university": 2.3,
    "kind-network": 1.2,
    "kind-organisation": -0.1,
    "kind-country": -3.0,
}
_LEAST = 0.0
_MOST = 24
_NEEDED = 2  # nobody cooperates alone: the second comes in on weaker signs
_AT_ALL = -1.3
_RUN_LEAST = 3
_AGREED_LEAST = -3.0  # what is less likely is no side in any list
_TIED = ("city", "province")
_OTHER_END = -2.0
_LOCAL = ("city", "province", "university")
_TELLING = (*_LOCAL, "network")


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
    return Lineup(page, names, people).everyone()


class Lineup:
    """All that a page names, weighed only as far as it is asked for.

    Most papers turn out not to be about a cooperation. To tell that takes places, universities and
    networks, and of what else is named only who is listed with them behind a word for one.
    """

    def __init__(self, page: Page, names: Sequence[Mention], people: Sequence[Person]) -> None:
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in names:
            groups[mention.key].append(mention)
        self._scene = scene_of(page, names, people)
        self._sides = [Side(mentions) for mentions in groups.values()]

    def telling(self) -> list[Side]:
        """Those that tell whether the paper is about a cooperation, the strongest first; each with
        the score it has among all."""
        agreed = {start for starts in self._scene.agreed for start in starts}
        self._weigh([side for side in self._sides if _tells(side, agreed)])
        return _strongest_first(side for side in self._sides if side.signs)

    def everyone(self) -> list[Side]:
        """Every named thing, the strongest first."""
        self._weigh(self._sides)
        return _strongest_first(self._sides)

    def _weigh(self, sides: Sequence[Side]) -> None:
        for side in sides:
            side.signs = side.signs or signs_of(self._scene, side.mentions)
        for side in sides:
            side.signs["covered"] = _covered(side, self._sides)
            side.score = score_of(side.signs)
        _with_their_list(self._sides, self._scene)


def _tells(side: Side, agreed: Container[int]) -> bool:
    kind = side.first.kind
    return kind in _TELLING or (kind != "country" and any(m.start in agreed for m in side.mentions))


def _strongest_first(sides: Iterable[Side]) -> list[Side]:
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
        if likely > 1:  # then so are the bodies among them
            same = [s for s in members if s.first.kind in (*_LOCAL, "organisation")]
        if len(same) >= _RUN_LEAST and likely * 3 >= len(same):
            for side in same:
                if side.signs and not side.signs["venue"]:
                    side.score = max(side.score, _LEAST)
    _with_the_agreed(sides, scene)


def _with_the_agreed(sides: Sequence[Side], scene: Scene) -> None:
    """Those listed behind "ความร่วมมือระหว่าง" or "signed by" follow where one of them is likely."""
    of_start = {m.start: side for side in sides for m in side.mentions} if scene.agreed else {}
    for starts in scene.agreed:
        listed = [side for start in starts if (side := of_start[start]).first.kind != "country"]
        if any(side.score >= _LEAST for side in listed):
            for side in listed:
                if side.score >= _AGREED_LEAST and not side.signs["decides"]:
                    side.score = max(side.score, _LEAST)


def score_of(signs: dict[str, float]) -> float:
    """Sum of the weighed signs; above zero it is more likely a party than not."""
    score = WEIGHTS["base"]
    for sign, value in signs.items():
        if value:  # most signs of most names are not there
            score += WEIGHTS.get(sign, 0.0) * value
    return score


def parties_of(sides: Sequence[Side], page: Page) -> list[Side]:
    """The parties among all candidates, strongest first; the best alone when none is likely."""
    likely = [side for side in sides if side.score >= _LEAST][:_MOST]
    if _between_cities(page):
        likely += _other_place(sides, likely)
    if len(likely) < _NEEDED:
        likely = [side for side in sides[:_NEEDED] if side.score >= _AT_ALL]
    return likely or list(sides[:1])


def _between_cities(page: Page) -> bool:
    """Title or lead calls it a tie of cities."""
    return any(
        cue.code in ("sister_city", "friendly_city") and cue.start < page.lead_end
        for cue in page.of("tie")
    )


def _other_place(sides: Sequence[Side], likely: Sequence[Side]) -> list[Side]:
    """A tie of cities has a place at each end: the likeliest other one, where only one is in."""
    places = [side for side in likely if side.first.kind in _TIED]
    if len(places) != 1:
        return []
    home = places[0].first.country
    others = [
        side
        for side in sides
        if side not in likely
        and side.first.kind in _TIED
        and side.score >= _OTHER_END
        and not (home and side.first.country == home)
    ]
    return others[:1]
