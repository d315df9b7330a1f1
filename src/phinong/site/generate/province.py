"""A year of a busy province, for measuring: committees, their meetings, promises and drafts.

It goes beside generated ties and is kept by the same generated body. Everything in it is marked as
a sample; the same seed and day give the same year.
"""

from collections.abc import Sequence
from itertools import cycle, islice, pairwise
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.discovery.storage import storage
from phinong.drafting.models import Draft, DraftParty, Route, RouteStep
from phinong.meetings.minutes_text import canonical, sha256_of
from phinong.meetings.models import (
    AgendaItem,
    Attendance,
    Commitment,
    Committee,
    Consequence,
    Correction,
    Invitation,
    Meeting,
    MeetingStatus,
    MinutesState,
    MinutesVersion,
    Note,
    Resolution,
    Seat,
)
from phinong.places.models import Body, BodyName, Person, PersonName, Post, Tenure
from phinong.record.models import Document, Finding
from phinong.site.generate import put
from phinong.site.generate.draft_rows import drafts
from phinong.site.generate.rows import KEPT_BY, Maker
from phinong.site.generate.sitting_rows import Panel, SittingMaker
from phinong.site.generate.storing import Keys, Row, let_keys_follow
from phinong.site.generate.year import PROMISES, promised, sittings
from phinong.ties.models import Agreement, Tie

MEETINGS, COMMITTEES, FEWEST = 150, 12, 2
# Of so many ties one has a draft on its way; so many documents have findings that wait.
TIES_TO_DRAFTS, WITH_FINDINGS = 3, 12
# Terms of agreements, in months from today: some are over, some end soon.
ENDS = (-2, 1, 2, 4, 8, 14, 30, 48)
TABLES = [Body, BodyName, Post, Person, PersonName, Tenure, Committee, Seat, Meeting, AgendaItem]
TABLES += [Invitation, Attendance, Note, Resolution, Consequence, Commitment, MinutesVersion]
TABLES += [Correction, Draft, DraftParty, Route, RouteStep, Finding]


def generate_year(meetings: int = MEETINGS, *, seed: int = 1) -> dict[str, int]:
    """Add a year of so many meetings beside the generated ties; {table: rows}.

    Raises ValueError without generated ties, or when a year was added already.
    """
    home = Body.objects.filter(code=KEPT_BY).first()
    if home is None or Meeting.objects.filter(code__startswith="sample-").exists():
        raise ValueError("a year goes beside generated ties, and once")
    now, counted = timezone.now(), dict[str, int]()
    maker = Maker(Keys(), Random(seed), timezone.localdate(), now)  # noqa: S311 - reproducible
    ties = list(Tie.objects.filter(kept_by=KEPT_BY).order_by("pk"))
    bodies = list(Body.objects.filter(code__startswith="sample-", kind="province").order_by("pk"))
    rows = SittingMaker(maker, home, [body for body in bodies if body != home] or [home], ties)
    with transaction.atomic():
        panels = committees(rows, max(FEWEST, meetings * COMMITTEES // MEETINGS), counted)
        sit(rows, panels, meetings, counted)
        write_minutes(rows, panels, counted)
        others = list(islice(cycle(rows.owners), len(ties) // TIES_TO_DRAFTS))
        put(maker, list(drafts(maker, home, ties[: len(others)], others)), counted)
        put(maker, findings(maker), counted)
        end_terms()
    let_keys_follow(TABLES)
    storage().tidy()
    return counted


def committees(rows: SittingMaker, count: int, counted: dict[str, int]) -> list[Panel]:
    """So many committees of the home body, with their seats."""
    made: list[Row] = list(rows.posts())
    posts = [row for row in made if isinstance(row, Post)]
    panels = []
    for number in range(count):
        panel, own = rows.committee(number, posts)
        panels.append(panel)
        made += own
    put(rows.maker, made, counted)
    return panels


def sit(
    rows: SittingMaker, panels: Sequence[Panel], meetings: int, counted: dict[str, int]
) -> None:
    """The meetings, with what was promised at those that were held."""
    for sitting in sittings(meetings, len(panels), rows.maker.today):
        put(rows.maker, list(rows.meeting(sitting, panels[sitting.committee])), counted)
    held = [
        meeting
        for panel in panels
        for meeting in panel.meetings
        if meeting.status not in (MeetingStatus.PLANNED, MeetingStatus.CALLED)
    ]
    made: list[Any] = []
    for number, meeting in enumerate(islice(cycle(held), meetings * PROMISES if held else 0)):
        day = meeting.held_day or rows.maker.today
        told = promised(rows.maker.random, day, rows.maker.today)
        made.append((rows.commitment(number, meeting, told), told))
    put(rows.maker, [row for row, _told in made], counted)
    through = Commitment.depends_on.through
    through.objects.bulk_create(
        through(from_commitment_id=row.pk, to_commitment_id=before.pk)
        for (before, _), (row, told) in pairwise(made)
        if told.waits
    )


def write_minutes(rows: SittingMaker, panels: Sequence[Panel], counted: dict[str, int]) -> None:
    """Minutes of the meetings held, as far as each has come, from what was written down."""
    states = {
        MeetingStatus.DRAFTED: [MinutesState.DRAFT],
        MeetingStatus.CIRCULATED: [MinutesState.CIRCULATED],
        MeetingStatus.CERTIFIED: [MinutesState.CIRCULATED, MinutesState.CERTIFIED],
    }
    made: list[Row] = []
    for panel in panels:
        for meeting in panel.meetings:
            for number, state in enumerate(states.get(MeetingStatus(meeting.status), []), start=1):
                text = canonical(Meeting.objects.get(pk=meeting.pk))
                version = rows.minutes(meeting, number, state, text, sha256_of(text))
                made.append(version)
                if meeting.status == MeetingStatus.CIRCULATED:
                    made.append(rows.correction(version, panel.seats[1]))
    put(rows.maker, made, counted)


def findings(maker: Maker) -> list[Row]:
    """Findings that wait, of some generated documents."""
    documents = Document.objects.filter(code__startswith="sample-").order_by("pk")[:WITH_FINDINGS]
    return [
        maker.new(Finding, document=document, order=order, kind="activity")
        for document in documents
        for order in range(1, 4)
    ]


def end_terms() -> None:
    """Give the generated agreements terms, some of which are over or end soon."""
    today = timezone.localdate()
    kept = list(Agreement.objects.filter(kept_by=KEPT_BY).order_by("pk"))
    for agreement, months in zip(kept, cycle(ENDS), strict=False):
        years, month = divmod(today.month - 1 + months, 12)
        agreement.ends_edtf = f"{today.year + years}-{month + 1:02d}-28"
    Agreement.objects.bulk_update(kept, ["ends_edtf"])
