"""Whether a paper is about a cooperation of cities, provinces, universities or their networks.

News of a government is full of the same words: ministries sign with each other, prime ministers
receive ambassadors, banks join hands. So words alone only tell which papers may be about one; then
it counts how likely a city, a province or a university is a side, and whether the paper speaks of
such (`level.local` of signals.toml).
"""

from collections.abc import Mapping, Sequence

from .mention import Mention
from .page import Page
from .parties import Side
from .weigh import scores

# What a paper may be by its words. Without any word for a cooperation, names alone are none: news
# from everywhere takes place somewhere.
DOOR = {"for": 0.3, "against": -0.7, "support": 0.25}
_DOOR_LEAST = -2.5
_WORDS_LEAST = 1.0
_PLAIN, _PLAIN_ODDS = 4.0, -0.8  # below these it must speak of places or schools as well
_LOCAL_LEAST = 3.0
_SUPPORT_MOST = 5.0
_SIDES_MOST = 3
# Logarithmic odds: the likeliest under a normal prior on the documents learnt from and on 67 other
# pages of a government's news that were taken for cooperation by the words alone, of which one was;
# "base" 0.3 higher than fitted, because a missed paper is dearer than one put aside; "home" as
# strong as it may be before it costs one of them.
COOPERATION = {
    "base": -3.0,
    "for": 0.1,
    "against": -0.34,
    "support": 0.11,
    "sides": 0.27,
    "local": 1.4,
    "network": 0.47,
    "home": -1.3,
    "bound": 1.0,
    "named": 0.46,
    "local-words": 0.24,
}
_LEAST, _MOST = -3.0, 4.0  # between these the score of a side counts
_SURE = (_MOST - _LEAST) / 4
_PLACES = ("city", "province", "university")
_LOCAL = (*_PLACES, "network")
_PERHAPS = -1.0
_OWN = frozenset(
    "special-city municipality city-municipality town-municipality subdistrict-municipality".split()
)
_NAMED = ("sister_city", "friendly_city")
_WORDS = "words for and against"  # under this name a page keeps them, beside its other scores


def may_be_cooperation(page: Page) -> bool:
    """False when no names could make one of it; saves looking for them."""
    words = _words(page)
    if not _spoken(words) or (odds := _weighed(words, DOOR)) < _DOOR_LEAST:
        return False
    plain = words["for"] + words["support"] >= _PLAIN and odds >= _PLAIN_ODDS
    return plain or scores(page, "level").get("local", 0.0) >= _LOCAL_LEAST


def still_may_be(page: Page, names: Sequence[Mention]) -> bool:
    """False when no side among these names could make one of it; saves weighing them."""
    signs = cooperation_signs(page, names, ())
    signs["local"] = _SURE * any(name.kind in _PLACES for name in names)
    signs["network"] = _SURE * any(name.kind == "network" for name in names)
    return _weighed(signs, COOPERATION) > 0


def cooperation_score(page: Page, names: Sequence[Mention], sides: Sequence[Side]) -> float:
    """Above zero when the paper records, announces, proposes or ends a cooperation.

    `sides` are the candidates that tell (`Lineup.telling`), not only the parties chosen.
    """
    signs = cooperation_signs(page, names, sides)
    return _weighed(signs, COOPERATION) if _spoken(signs) else COOPERATION["base"]


def cooperation_signs(
    page: Page, names: Sequence[Mention], sides: Sequence[Side]
) -> dict[str, float]:
    """What speaks for and against: words, names ahead, sides, and a kind of tie named."""
    return {
        "base": 1.0,
        **_words(page),
        "sides": _ahead(page, names),
        "local": _likeliest(sides, _PLACES),
        "network": _likeliest(sides, ("network",)),
        "home": float(_at_home(sides)),
        "bound": float(_bound(sides)),
        "named": float(any(cue.code in _NAMED for cue in page.of("tie"))),
        "local-words": scores(page, "level").get("local", 0.0) if names else 0.0,
    }


def _words(page: Page) -> Mapping[str, float]:
    """Asked for by each of the three questions above, and worked out once for a page."""
    if _WORDS not in page.scores:
        page.scores[_WORDS] = _worked_out(page)
    return page.scores[_WORDS]


def _worked_out(page: Page) -> dict[str, float]:
    table = scores(page, "coop")
    paper = max(scores(page, "instrument").values(), default=0.0)
    named = max(scores(page, "tie").values(), default=0.0)
    return {
        "for": table.get("yes", 0.0),
        "against": table.get("no", 0.0),
        "support": min(_SUPPORT_MOST, (paper + named) / 2),
    }


def _spoken(signs: Mapping[str, float]) -> bool:
    """Whether anything but names speaks of a cooperation."""
    return signs["for"] + signs["support"] >= _WORDS_LEAST


def _weighed(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights[sign] * value for sign, value in signs.items())


def _likeliest(sides: Sequence[Side], kinds: tuple[str, ...]) -> float:
    """How likely the likeliest of these kinds is a side, from 0 for none to 1.75."""
    for side in sides:  # the strongest first
        if side.first.kind in kinds and side.first.rank != "area":
            return (max(_LEAST, min(_MOST, side.score)) - _LEAST) / 4
    return 0.0


def _bound(sides: Sequence[Side]) -> bool:
    """A place of its own or a university is listed behind words like "cooperation between"."""
    return any(
        side.signs.get("agreed", 0.0) and side.first.kind in _PLACES and side.first.rank != "area"
        for side in sides
    )


def _at_home(sides: Sequence[Side]) -> bool:
    """All that may be sides are provinces or districts at home: somebody looks in on them.

    Municipalities and Bangkok are no arm of the state, and act for themselves.
    """
    likely = [s.first for s in sides if s.score > _PERHAPS and s.first.kind in _LOCAL]
    places = [m for m in likely if m.rank != "area"]
    return bool(places) and all(
        m.country == "TH" and m.kind not in ("university", "network") and m.rank not in _OWN
        for m in places
    )


def _ahead(page: Page, names: Sequence[Mention]) -> float:
    """What the names of title and lead add: a foreign place or a university more than a province
    at home, where news from everywhere simply takes place."""
    worth: dict[str, float] = {}
    for mention in names:
        if mention.start < page.lead_end and mention.rank not in ("area", "committee"):
            worth[mention.key] = _worth(mention)
    return min(float(_SIDES_MOST), sum(worth.values()))


def _worth(mention: Mention) -> float:
    if mention.kind == "country":
        return 0.4 if mention.country != "TH" else 0.0
    if mention.kind in ("university", "network"):
        return 1.0
    if mention.kind == "organisation":
        return 0.3
    return 1.5 if mention.country not in ("", "TH") or _abroad(mention) else 0.6


def _abroad(mention: Mention) -> bool:
    """A place by its shape in another script: papers at home name theirs from the gazetteer."""
    return mention.by == "shape" and not "\u0e01" <= mention.name[0] <= "\u0e4e"
