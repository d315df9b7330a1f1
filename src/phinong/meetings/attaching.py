"""Where a commitment that no meeting made belongs: rooms above say so.

A delegation's consensus is a commitment made at an activity, and activities stand a floor higher.
So they register here what they do with a commitment that has just landed.
"""

from collections.abc import Callable
from typing import Any

from phinong.meetings.models import Commitment
from phinong.record.models import Document

Attach = Callable[..., None]

HOMES: list[Attach] = []


def gives_home(attach: Attach) -> None:
    """Call `attach(commitment, document, by=…)` for every commitment without a meeting."""
    if attach not in HOMES:
        HOMES.append(attach)


def attach(commitment: Commitment, document: Document, *, by: Any) -> None:
    """Offer a commitment without a meeting to the rooms above."""
    if commitment.meeting_id is None:
        for home in HOMES:
            home(commitment, document, by=by)
