"""The sister-city committee of Chiang Mai Province, conducting its meetings in the register.

Who chaired meeting 1/2565 of 14 March 2022, on whose behalf, and what it considered, is what the
public report of it says. Seats beside those, and mail addresses, are the tests' own.
"""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone
from tests.world import OFFICE, document, office
from tests.worlds import drafting, meetings

from phinong.core.acting import REGISTER
from phinong.drafting.models import Draft, RouteStep
from phinong.drafting.routes import start_route
from phinong.drafting.texts import make_version
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.minuting import circulate, draft_minutes
from phinong.meetings.models import AgendaItem, Committee, Meeting, Seat
from phinong.meetings.planning import plan_meeting
from phinong.meetings.setting_up import add_seat, set_up_committee
from phinong.meetings.sitting import attend, close_meeting, open_meeting
from phinong.places.actions import add_person, add_post, hold_post
from phinong.places.models import Person, Post

DAY = date(2022, 3, 14)
# A day on which all that happens here is over.
TODAY = date(2022, 4, 1)
QUORUM = {"kind": "share", "value": "1/2", "counted": "seats"}
BY: dict[str, Any] = {"by": REGISTER, "kept_by": OFFICE}


def instant(hour: int, day: date = DAY, minute: int = 0) -> datetime:
    """An hour of a day in the register's zone."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


def post(role: str, th: str, en: str) -> Post:
    """A post of the province."""
    return add_post(office(), role=role, titles={"th": th, "en": en}, **BY)[0]


def person(code: str, th: str, en: str) -> Person:
    """A person with the honorific นาย."""
    if known := Person.objects.filter(code=code).first():
        return known
    return add_person(code=code, names={"th": th, "en": en}, honorifics={"th": "นาย"}, **BY)


def governor() -> Post:
    """The governor's post, held since 2020."""
    made = post("governor", "ผู้ว่าราชการจังหวัดเชียงใหม่", "Governor of Chiang Mai Province")
    hold_post(
        person("prachon", "ประจญ ปรัชญ์สกุล", "Prachon Pratsakul"), made, since="2020-10-01", **BY
    )
    return made


def vice_governor() -> Post:
    """The vice-governor's post, its holder seen on the day of the meeting."""
    made = post("vice-governor", "รองผู้ว่าราชการจังหวัดเชียงใหม่", "Vice-governor of Chiang Mai Province")
    hold_post(person("worayan", "วรญาณ บุญณราช", "Worayan Bunnarat"), made, seen="2022-03-01", **BY)
    return made


def constituted(**facts: Any) -> Committee:
    """The committee with four seats: governor in the chair, vice-governor, the university, and the
    head of the provincial office as secretary."""
    body = meetings.committee()
    if known := Committee.objects.filter(body=body).first():
        return known
    given = {"mandates": {"th": "พิจารณาร่างความตกลงกับเมืองต่างประเทศ"}, "quorum": QUORUM, **facts}
    made = set_up_committee(
        body=body, ground_kind="order", ground_written="คำสั่งจังหวัด", **BY, **given
    )
    head = post("manager", "หัวหน้าสำนักงานจังหวัดเชียงใหม่", "Head of Chiang Mai Provincial Office")
    university = meetings.body(
        "cmu", "university", th="มหาวิทยาลัยเชียงใหม่", en="Chiang Mai University"
    )
    add_seat(made, by=REGISTER, role="chair", post=governor(), mail="governor@example.org")
    add_seat(made, by=REGISTER, role="vice-chair", post=vice_governor(), mail="vice@example.org")
    add_seat(made, by=REGISTER, role="member", body=university, mail="cmu@example.org")
    add_seat(made, by=REGISTER, role="secretary", post=head)
    return made


def planned(committee: Committee | None = None, **facts: Any) -> Meeting:
    """Meeting 1/2565, in room 4, at half past one."""
    given = {
        "day": DAY,
        "starts_at": instant(13, facts.get("day", DAY), 30),
        "venue": {"th": "ห้องประชุม 4 ชั้น 4 อาคารอำนวยการ ศาลากลางจังหวัดเชียงใหม่"},
        **facts,
    }
    return plan_meeting(committee or constituted(), by=REGISTER, **given)


def seats(meeting: Meeting) -> list[Seat]:
    """The seats of a meeting's committee."""
    return list(meeting.committee.committee.seats.order_by("order"))


def opened(meeting: Meeting | None = None, *, present: int = 3) -> Meeting:
    """The meeting in session, the first seats taken."""
    held = open_meeting(meeting or planned(), by=REGISTER, at=instant(13, minute=30))
    for seat in seats(held)[:present]:
        named = {"name": "ผู้มาประชุม", "post": "กรรมการ"}
        attend(held, by=REGISTER, uid=uuid4(), seat=seat, presence="present", **named)
    return held


def held(meeting: Meeting | None = None) -> Meeting:
    """The meeting, held and closed."""
    return close_meeting(opened(meeting), by=REGISTER, at=instant(16))


def circulated(meeting: Meeting | None = None) -> Meeting:
    """The meeting with its minutes sent round."""
    made = held(meeting)
    version = draft_minutes(made, by=REGISTER)
    circulate(made, by=REGISTER, seen=version.sha256)
    return Meeting.objects.get(pk=made.pk)


def before_the_committee() -> Draft:
    """The text with Orkhon, with a version, the province's route waiting for its committee."""
    draft = drafting.written()
    make_version(draft, by=REGISTER)
    route = start_route(
        drafting.party(draft, 0), "th-province", by=REGISTER, today=date(2022, 1, 3)
    )
    RouteStep.objects.filter(route=route).exclude(key="committee").update(state="done")
    RouteStep.objects.filter(route=route, key="committee").update(state="now", since="2022-02-01")
    return draft


def amending(state: str = "now") -> Draft:
    """The text with Orkhon, back from the Foreign Ministry: to be amended, begun or not."""
    draft = before_the_committee()
    steps = RouteStep.objects.filter(route__party__draft=draft)
    revision = steps.get(key="revision")
    steps.filter(order__lt=revision.order).update(state="done")
    steps.filter(order__gt=revision.order).update(state="next")
    steps.filter(pk=revision.pk).update(state=state, since="2022-02-01" if state == "now" else None)
    return draft


def on_the_agenda(meeting: Meeting, draft: Draft, key: str = "committee") -> AgendaItem:
    """The text as a matter, come up from its step."""
    step = RouteStep.objects.get(route__party__draft=draft, key=key)
    return put_on_agenda(meeting, by=REGISTER, draft=draft, source=("step", step.pk))


def order_paper() -> Any:
    """The order by which the chair was handed over."""
    return document("คำสั่งมอบหมายให้เป็นประธานการประชุม", title="คำสั่งมอบหมาย")
