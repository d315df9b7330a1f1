"""From a sitting to its rows: committee and seats, agenda, attendance, resolutions, promises."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from phinong.core.folding import fold
from phinong.meetings.models import (
    AgendaGroup,
    AgendaItem,
    Answer,
    Attendance,
    Commitment,
    Committee,
    Consequence,
    Correction,
    Invitation,
    ItemSource,
    Meeting,
    MeetingStatus,
    MinutesVersion,
    Note,
    Origin,
    Presence,
    Resolution,
    Seat,
    SeatRole,
    Taken,
)
from phinong.places.models import Body, BodyName, NameKind, Person, PersonName, Post, Tenure
from phinong.site.generate.names import bare, marked
from phinong.site.generate.rows import KEPT_BY, Maker
from phinong.site.generate.words import ABSENT, MATTERS, NOTES, PROMISES, RESOLVED, words
from phinong.site.generate.year import Promised, Sitting
from phinong.ties.models import Tie

SEATS, ITEMS, RESOLUTIONS, NOTED = 10, 6, 4, 4
# Shares: invitations answered, seats taken, promises that are ours, and those with an owner.
ANSWERED, THERE, OWN, OWNED = 0.6, 0.9, 0.4, 0.95
OUTCOMES = ("acknowledged", "endorsed", "approved", "deferred")
POSTS = ("governor", "vice-governor", "mayor", "deputy-mayor", "president", "vice-president")
ROLES = (SeatRole.CHAIR, SeatRole.VICE_CHAIR, *[SeatRole.MEMBER] * 7, SeatRole.SECRETARY)
QUORUM = {"kind": "share", "value": "1/2", "counted": "seats"}
AFTERNOON = time(13, 30)
# Names of committees and people follow on those of bodies, so that none is used twice.
COMMITTEES_FROM, PEOPLE_FROM = 500_000, 600_000


@dataclass(slots=True)
class Panel:
    """A committee of the year: its body, seats, and its meetings so far."""

    body: Body
    seats: list[Seat]
    meetings: list[Meeting] = field(default_factory=list)


@dataclass(slots=True)
class SittingMaker:
    """Makes the rows of committees and meetings. `owners` are the bodies that promise things."""

    maker: Maker
    home: Body
    owners: Sequence[Body]
    ties: Sequence[Tie]
    promises: list[Commitment] = field(default_factory=list)

    def new(self, table: type[Model], **facts: Any) -> Any:
        """A row that is not stored yet."""
        return self.maker.new(table, **facts)

    def uid(self) -> UUID:
        """A name for a row that the page of a meeting would have written."""
        return UUID(int=self.maker.random.getrandbits(128), version=4)

    # ── Committees ──

    def posts(self) -> Iterator[Model]:
        """Posts of the home body, each held by somebody."""
        for number in range(SEATS):
            titles = marked({"th": f"ตำแหน่งที่ {number + 1}", "en": f"Post {number + 1}"})
            post = self.new(Post, body=self.home, role=POSTS[number % len(POSTS)], titles=titles)
            names = marked(bare(PEOPLE_FROM + number))
            person = self.new(Person, code=f"sample-person-{number:03d}", names=names)
            yield from (post, person)
            for tag, text in names.items():
                facts = {"text": text, "language": tag, "folded": fold(text)}
                yield self.new(PersonName, person=person, kind=NameKind.PREFERRED, **facts)
            yield self.new(Tenure, person=person, post=post, since_edtf="2020")

    def committee(self, number: int, posts: Sequence[Post]) -> tuple[Panel, list[Model]]:
        """A committee with its seats, and all its rows."""
        own = bare(COMMITTEES_FROM + number)
        names = marked(
            {
                "th": f"คณะกรรมการ{own['th']}",
                "en": f"{own['en']} Committee",
                "zh-Hans": f"{own['zh-Hans']}委员会",
            }
        )
        facts = {"kind": "committee", "names": names, "country": "TH", "parent": self.home}
        body = self.new(Body, code=f"sample-committee-{number:03d}", **facts)
        forms = [
            self.new(
                BodyName,
                body=body,
                text=text,
                language=tag,
                kind=NameKind.PREFERRED,
                folded=fold(text),
            )
            for tag, text in names.items()
        ]
        committee = self.new(
            Committee,
            body=body,
            ground_kind="order",
            ground_written="คำสั่งตัวอย่าง",
            since_edtf="2020",
            quorum=QUORUM,
            kept_by=KEPT_BY,
        )
        seats = [
            self.new(Seat, committee=committee, role=role, post=post, order=place)
            for place, (role, post) in enumerate(zip(ROLES, posts, strict=True), start=1)
        ]
        return Panel(body, seats), [body, *forms, committee, *seats]

    # ── Meetings ──

    def meeting(self, sitting: Sitting, panel: Panel) -> Iterator[Model]:
        """A meeting with all that was written down for it, in an order that can be stored."""
        starts = timezone.make_aware(datetime.combine(sitting.day, AFTERNOON))
        code = f"sample-meeting-{sitting.committee:03d}-{sitting.number}-{sitting.be_year}"
        meeting = self.new(
            Meeting,
            code=code,
            committee=panel.body,
            number=sitting.number,
            be_year=sitting.be_year,
            held_edtf=sitting.day.isoformat(),
            held_day=sitting.day,
            status=sitting.status,
            starts_at=starts,
            opened_at=starts if sitting.held else None,
            closed_at=starts + timedelta(hours=2) if sitting.held else None,
            kept_by=KEPT_BY,
        )
        yield meeting
        items = list(self.agenda(meeting, panel, sitting))
        yield from items
        if sitting.status != MeetingStatus.PLANNED:
            yield from self.invitations(meeting, panel, answered=sitting.held)
        if sitting.held:
            yield from self.held(meeting, panel, items)
        panel.meetings.append(meeting)

    def agenda(self, meeting: Meeting, panel: Panel, sitting: Sitting) -> Iterator[AgendaItem]:
        """The matters: of a meeting that was held also the two that stand on every agenda."""
        group, place = AgendaGroup.CONSIDERATION, 0
        standing = self.standing(panel) if sitting.held else []
        for heading, kind, number in standing:
            place += 1
            facts = {"source_kind": kind, "source_id": number, "texts": words(MATTERS, place)}
            yield self.new(
                AgendaItem, meeting=meeting, uid=self.uid(), group=heading, order=place, **facts
            )
        for _ in range(ITEMS):
            place += 1
            tie = self.maker.random.choice(self.ties)
            texts = words(MATTERS, self.maker.random.randrange(1_000))
            facts = {"uid": self.uid(), "group": group, "order": place, "texts": texts}
            yield self.new(AgendaItem, meeting=meeting, tie=tie, **facts)

    def standing(self, panel: Panel) -> list[tuple[int, str, int]]:
        """The matters of every agenda: (heading, source, its number)."""
        found = [(AgendaGroup.INFORMATION.value, ItemSource.FOLLOW_UP.value, panel.body.pk)]
        if panel.meetings:
            minutes = (AgendaGroup.MINUTES.value, ItemSource.MINUTES.value, panel.meetings[-1].pk)
            found.insert(0, minutes)
        return found

    def invitations(self, meeting: Meeting, panel: Panel, *, answered: bool) -> Iterator[Model]:
        """An invitation for every seat; before the meeting some have not answered."""
        for seat in panel.seats:
            says = answered or self.maker.random.random() < ANSWERED
            yield self.new(
                Invitation,
                meeting=meeting,
                seat=seat,
                uid=self.uid(),
                name=seat.post.titles["th"] if seat.post else "",
                sequence=1,
                sent_at=self.maker.now,
                answer=Answer.COMES if says else Answer.NONE,
            )

    def held(self, meeting: Meeting, panel: Panel, items: list[AgendaItem]) -> Iterator[Model]:
        """What was written down while it was in session."""
        random = self.maker.random
        for place, seat in enumerate(panel.seats, start=1):
            there = random.random() < THERE
            yield self.new(
                Attendance,
                meeting=meeting,
                seat=seat,
                uid=self.uid(),
                name=seat.post.titles["th"] if seat.post else "",
                presence=Presence.PRESENT if there else Presence.ABSENT,
                reason="" if there else ABSENT,
                order=place,
            )
        for item in random.sample(items, NOTED):
            said = words(NOTES, random.randrange(1_000))["th"]
            facts = {"item": item, "words": said, "at": meeting.opened_at}
            yield self.new(Note, meeting=meeting, uid=self.uid(), **facts)
        latest = meeting.status != MeetingStatus.CERTIFIED
        for number, item in enumerate(items[-RESOLUTIONS:], start=1):
            yield from self.resolved(meeting, item, number, done=not latest)

    def resolved(
        self, meeting: Meeting, item: AgendaItem, number: int, *, done: bool
    ) -> Iterator[Model]:
        """A resolution on a matter; from one in three something follows."""
        random = self.maker.random
        resolution = self.new(
            Resolution,
            meeting=meeting,
            item=item,
            uid=self.uid(),
            texts=words(RESOLVED, random.randrange(1_000)),
            outcome=random.choice(OUTCOMES),
            number=number,
            taken=Taken.CONSENSUS,
        )
        yield resolution
        if random.random() < 1 / 3:
            yield self.new(
                Consequence,
                resolution=resolution,
                kind="working-group",
                facts={"names": words(RESOLVED, number)},
                done_at=self.maker.now if done else None,
            )

    # ── After it ──

    def commitment(self, number: int, meeting: Meeting, told: Promised) -> Commitment:
        """A promise made at a meeting."""
        random = self.maker.random
        chance = random.random()
        owner = self.home if chance < OWN else random.choice(self.owners)
        made = self.new(
            Commitment,
            code=f"sample-commitment-{number:05d}",
            uid=self.uid(),
            texts=words(PROMISES, random.randrange(1_000)),
            owner=owner if chance < OWNED else None,
            due_edtf=told.due.isoformat() if told.due else "",
            due_day=told.due,
            state=told.state,
            made_edtf=meeting.held_edtf,
            meeting=meeting,
            tie=random.choice(self.ties),
            origin=Origin.MEETING,
            origin_id=meeting.pk,
            kept_by=KEPT_BY,
        )
        assert isinstance(made, Commitment)  # noqa: S101 - a row of the table asked for
        return made

    def minutes(self, meeting: Meeting, number: int, state: str, text: str, sha: str) -> Model:
        """A version of the minutes."""
        facts = {"number": number, "state": state, "canonical": text, "sha256": sha}
        made: Model = self.new(MinutesVersion, meeting=meeting, made_at=self.maker.now, **facts)
        return made

    def correction(self, version: Any, seat: Seat) -> Model:
        """A correction asked for and not settled."""
        said = words(NOTES, version.pk)["th"]
        facts = {"words": said, "asked_by": seat, "at": self.maker.now}
        made: Model = self.new(Correction, meeting=version.meeting, version=version, **facts)
        return made
