"""Certified minutes as data, for everybody: what is not for everybody is left out, and says so."""

import json
from typing import Any

from django.utils.timezone import localdate

from phinong.meetings.minutes_sheet import in_public
from phinong.meetings.models import MinutesVersion


def as_json(version: MinutesVersion) -> dict[str, Any]:
    """The certified version. `sha256` is of the whole canonical text; `whole` says whether the
    minutes below are all of it, so that the hash can be computed from the sealed paper."""
    meeting = version.meeting
    minutes = json.loads(version.canonical)
    matters = in_public(minutes["agenda"])
    whole = matters == minutes["agenda"]
    paper, later = version.paper, meeting.certified_in
    return {
        "meeting": meeting.code,
        "state": str(version.state),
        "sha256": version.sha256,
        "certified_in": later.code if later and later.public else "",
        "certified_on": localdate(version.made_at).isoformat(),
        "whole": whole,
        "paper": paper.code if paper and paper.public else "",
        "minutes": {**minutes, "agenda": matters},
    }
