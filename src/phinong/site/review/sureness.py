"""How likely a finding is right, in a word, a figure and five bars."""

import math
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from phinong.reader.calibration import NOT_MEASURED
from phinong.record.models import Finding
from phinong.record.rules import MEASURED

# From this probability on; the words are for people, the levels of accepting are chosen apart.
WORDS = (
    (0.95, 5, _("Very reliable")),
    (0.8, 4, _("Reliable")),
    (0.6, 3, _("Uncertain")),
    (0.4, 2, _("Needs checking")),
    (0.0, 1, _("Needs close checking")),
)
BARS = 5


@dataclass(frozen=True, slots=True)
class Sureness:
    """`percent` is rounded down, so that 94.9 is not shown as a level it does not reach.

    `bars` says for each of five whether it is full; `guessed` counts the values of which no
    labelled paper tells how often they are right.
    """

    percent: int
    word: Any
    bars: tuple[bool, ...]
    guessed: int


def sureness(finding: Finding) -> Sureness | None:
    """Of what the reader proposed; None of what came in another way, which nobody has measured."""
    if finding.proposed_by != MEASURED:
        return None
    sure = max(0.0, min(1.0, finding.confidence))
    full, word = next((full, word) for least, full, word in WORDS if sure >= least)
    bars = tuple(n < full for n in range(BARS))
    guessed = sum(NOT_MEASURED in value.get("why", ()) for value in finding.values)
    # 0.29 * 100 is a little less than 29.
    return Sureness(math.floor(round(sure * 100, 6)), word, bars, guessed)
