"""The room in which a meeting sits: its matters and papers, its seats, and who may see to what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from phinong.meetings.holders import Holder, holders, seats_of, standing_on
from phinong.meetings.models import AgendaItem, Committee, Meeting, Paper
from phinong.places.models import Body


@dataclass
class Room:
    """What may be chosen in a meeting, asked for once. `items` by number, in the agenda's order;
    `sitting` the seats with who holds them on the day."""

    meeting: Meeting
    language: str
    items: dict[int, AgendaItem] = field(init=False)

    def __post_init__(self) -> None:
        papers = Paper.objects.select_related("version__draft", "document")
        rows = self.meeting.items.prefetch_related(Prefetch("papers", papers))
        self.items = {item.pk: item for item in rows.order_by("group", "order")}

    @cached_property
    def sitting(self) -> list[Holder]:
        """The seats on the day of the meeting; none without a constitution."""
        committee = Committee.objects.filter(body=self.meeting.committee_id).first()
        day = self.meeting.held_day or timezone.localdate()
        seats = standing_on(seats_of(committee), day) if committee else []
        return holders(seats, day, self.language)

    def holder(self, seat: int) -> Holder | None:
        """Who holds this seat; None for a seat that is not at this table."""
        return next((one for one in self.sitting if one.seat.pk == seat), None)

    def versions(self) -> list[Paper]:
        """The texts that lie before the meeting."""
        return [one for item in self.items.values() for one in item.papers.all() if one.version]

    def owners(self) -> list[tuple[str, str]]:
        """Who may see to something: the bodies of the table and who sits at it, by name."""
        bodies = {body.pk: body for body in self.bodies()}
        named = [(f"body:{pk}", body.name(self.language).text) for pk, body in bodies.items()]
        people = {one.person.pk: one for one in self.sitting if one.person}
        return named + [(f"person:{pk}", f"{one.name} · {one.post}") for pk, one in people.items()]

    def bodies(self) -> Iterator[Body]:
        """The committee's own body and parent, and the bodies behind its seats."""
        committee = self.meeting.committee
        yield committee
        if committee.parent:
            yield committee.parent
        for one in self.sitting:
            body = one.seat.body or (one.seat.post.body if one.seat.post else None)
            if body:
                yield body
