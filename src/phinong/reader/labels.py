"""The labels of the main event: is it cooperation, which event, tie, instrument, stage, areas."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from .cooperation import cooperation_score
from .dates import Found
from .mention import Mention
from .not_now import denied, long_signed, older_papers, planned
from .page import Page
from .parties import Side
from .weigh import best, scores, weighed

_INSTRUMENT_LEAST = 1.4
_NETWORK_LEAST = 6.0
_PARTNER_LEAST = 2.0
# Among the best of a grid over where a word for a field stands, how soon a repeated one fades, and
# how little beside the strongest field still counts, on the papers learnt from.
AREA_ZONES = {"title": 2.0, "head": 0.4, "lead": 1.6, "body": 0.6, "far": 0.3}
AREA_FADE = 0.75
_AREA_LEAST = 0.8
_AREA_SHARE = 0.1
_AREA_MOST = 6
# Where a word of an event stands, how soon a repeated one fades, and what "signing" gains where a
# paper is named: the likeliest under a normal prior on the documents learnt from (multinomial
# logit), doubled and rounded. Several strengths of the prior and fades did as well in ten-fold
# cross-validation, within one paper in a hundred; the half of tests/reading only scored decided.
EVENT_ZONES = {"title": 3.0, "head": 0.1, "lead": 2.2, "body": 1.0, "far": 0.1}
EVENT_FADE = 0.5
WITH_PAPER = 4.0
SIGNS_LEAST = 1.5  # the name of a paper far down is no word for its signing
_SDG = re.compile(
    r"sdgs? ?(?:goals? ?)?(?:ที่ ?|no\.? ?|:? ?)(\d{1,2})(?!\d)|goals? (\d{1,2})(?!\d)|"
    r"เป้าหมายที่ (\d{1,2})(?!\d)|"
    r"可持续发展目标 ?(\d{1,2})",
)
_SDG_MAX = 17


@dataclass(frozen=True, slots=True)
class Labels:
    """What the main event is; empty strings where the text does not say."""

    is_cooperation: bool
    cooperation_score: float
    event_type: str
    event_lead: float
    instrument: str
    stage: str
    areas: tuple[str, ...]
    sdgs: tuple[int, ...]


def labels_of(
    page: Page,
    names: Sequence[Mention],
    sides: Sequence[Side],
    dates: Sequence[Found] = (),
    paper: Found | None = None,
) -> Labels:
    """All labels; everything but the score is empty when the paper is not about cooperation.

    `sides` are the candidates that tell, with their scores; `paper` is the day of the paper.
    """
    score = cooperation_score(page, names, sides)
    if score <= 0:
        return Labels(False, score, "", 0.0, "", "", (), ())
    instrument = instrument_of(page, older_papers(page, dates, paper))
    apart = long_signed(page, dates, paper) | planned(page)
    event, lead = event_of(page, instrument, apart)
    stage = stage_of(page, event, apart)
    return Labels(
        True,
        score,
        event,
        lead,
        instrument,
        stage,
        () if stage == "ended" else areas_of(page),
        sdgs_in(page),
    )


def instrument_of(page: Page, older: Container[int] = frozenset()) -> str:
    """The main instrument, or empty. One of the `older` papers is it only where no other is."""
    newer = best(weighed(page, "instrument", but=older), least=_INSTRUMENT_LEAST)[0]
    return newer or best(scores(page, "instrument"), least=_INSTRUMENT_LEAST)[0]


def event_of(page: Page, instrument: str, apart: Container[int] = frozenset()) -> tuple[str, float]:
    """The main event and how clearly it leads; `apart` are words for what is not now."""
    table = weighed(page, "event", zones=EVENT_ZONES, fade=EVENT_FADE, but=apart)
    if instrument and table.get("signing", 0.0) > SIGNS_LEAST:
        table["signing"] += WITH_PAPER
    return best(table)


def tie_of(page: Page, kinds: list[str], instrument: str) -> str:
    """The kind of tie: what the text calls it, else what its sides are.

    `kinds` are those of the parties, the strongest first.
    """
    table = weighed(page, "tie", but=denied(page))
    named = {k: v for k, v in table.items() if k in ("sister_city", "friendly_city")}
    kind, _ = best(named, least=2.0)
    if kind:
        return kind
    leading = [kind for kind in kinds[:3] if kind != "country"]
    if table.get("network", 0.0) >= _NETWORK_LEAST or _joint_voice(leading, instrument):
        return "network"
    if not instrument and table.get("partnership", 0.0) < _PARTNER_LEAST:
        return "institutional" if _among_universities(leading) else ""
    if not kinds:
        return ""
    if _among_universities(leading):
        return "institutional"
    return "partnership" if {"city", "province"} & set(leading) else "institutional"


def _joint_voice(leading: list[str], instrument: str) -> bool:
    """Several cities speaking through their network."""
    return "network" in leading and instrument in ("joint_statement", "charter")


def _among_universities(leading: list[str]) -> bool:
    """The two strongest sides are institutions, one of them a university."""
    two = set(leading[:2])
    return len(leading) > 1 and "university" in two and two <= {"university", "organisation"}


# The event that says by itself how far it has come.
STAGE_OF_EVENT = {
    "renewal": "renewed",
    "signing": "signed",
    "proposal": "proposed",
    "membership": "active",
}


# How far a tie has come where the event does not say it: where a word of a stage stands, and what
# a stage gains from the event. The likeliest under a normal prior (multinomial logit, ten-fold
# cross-validation) on the papers learnt from, with the labelled event at hand.
_SURELY = 5
STAGE_ZONES = {"title": 0.9, "head": -0.5, "lead": 0.4, "body": 0.1, "far": 0.3}
USUAL, GOES_ON = 0.5, 1.8  # what "active" has before any word, and with an event within a tie
# Events that rather take place within a tie than on the way to one.
WITHIN = frozenset({"festival", "award", "workshop", "opening", "other"})


def stage_of(page: Page, event: str, apart: Container[int] = frozenset()) -> str:
    """How far it has come: the event tells, else the words for stages beside what is usual."""
    if event == "renewal" and _refused(page):
        return "ended"
    if event in STAGE_OF_EVENT:
        return STAGE_OF_EVENT[event]
    table = defaultdict(float, weighed(page, "stage", zones=STAGE_ZONES, but=apart))
    if event == "draft_review":
        return "approved" if table["approved"] >= table["in_review"] else "in_review"
    table["active"] += USUAL + GOES_ON * (event in WITHIN)
    return best(table)[0]


def _refused(page: Page) -> bool:
    """Title or lead says that it is not renewed."""
    return any(
        cue.code == "ended" and cue.weight > _SURELY and cue.start < page.lead_end
        for cue in page.of("stage")
    )


def area_scores(page: Page) -> Mapping[str, float]:
    """How strongly the words speak for each field."""
    return weighed(page, "area", zones=AREA_ZONES, fade=AREA_FADE)


def areas_of(page: Page) -> tuple[str, ...]:
    """Fields of cooperation, the strongest first."""
    table = area_scores(page)
    if not table:
        return ()
    top = max(table.values())
    least = max(_AREA_LEAST, top * _AREA_SHARE)
    kept = [(v, k) for k, v in table.items() if v >= least]
    return tuple(k for _, k in sorted(kept, reverse=True)[:_AREA_MOST])


def sdgs_in(page: Page) -> tuple[int, ...]:
    """Numbers of the goals the text itself names."""
    if not any(sign in page.shadow for sign in ("sdg", "goal", "เป้าหมายที่", "可持续发展目标")):
        return ()
    found = {int(next(g for g in m.groups() if g)) for m in _SDG.finditer(page.shadow)}
    return tuple(sorted(n for n in found if 1 <= n <= _SDG_MAX))
