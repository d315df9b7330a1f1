"""Meeting 1/2565 of Chiang Mai's sister-city committee, held to its end and written down.

What it considered, who presided for whom, where, and what was resolved on Orkhon and asked for a
working group is what the public report of 14 March 2022 says. Attendance beside the two governors,
hours and the day by which something is due are the tests' own.
"""

from typing import Any
from uuid import uuid4

from tests.world import office
from tests.worlds.conducted import (
    constituted,
    instant,
    order_paper,
    person,
    planned,
    seats,
)

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.minuting import draft_minutes
from phinong.meetings.models import AgendaGroup, AgendaItem, Meeting, MinutesVersion
from phinong.meetings.planning import delegate_chair
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import attend, close_meeting, open_meeting, write_note

GOVERNOR = {"th": "ผู้ว่าราชการจังหวัดเชียงใหม่"}
DEPUTY = {"th": "รองผู้ว่าราชการจังหวัดเชียงใหม่"}
OVERVIEW = (
    "จังหวัดเชียงใหม่สถาปนาความสัมพันธ์เมืองพี่เมืองน้องไปแล้วกว่า 12 ประเทศ และอีก 6 ประเทศอยู่ระหว่างการดำเนินการ"
)
SEJONG = (
    "ร่างบันทึกความร่วมมือลักษณะหุ้นส่วน (partnership)"
    " ระหว่างจังหวัดเชียงใหม่ ราชอาณาจักรไทย กับนครเซจง สาธารณรัฐเกาหลี"
)
ORKHON = (
    "การปรับแก้ร่างบันทึกความเข้าใจเพื่อการสถาปนาความสัมพันธ์"
    "เมืองพี่เมืองน้องระหว่างจังหวัดเชียงใหม่กับจังหวัดออร์ฮอน ประเทศมองโกเลีย"
)
RESOLVED = "เห็นชอบให้แก้ไขตามที่กระทรวงการต่างประเทศแนะนำ"
GROUP = "จัดตั้งคณะกรรมการชุดเล็กเพื่อขับเคลื่อนการทำงานในเชิงการค้าหรือเชิงวัฒนธรรม"
SMART = (
    "นครเซจงเป็นเมืองหลวงด้านการบริหารของสาธารณรัฐเกาหลี มีศักยภาพด้านเมืองอัจฉริยะ"
    " ซึ่งเป็นจุดเด่นด้านการพัฒนาระบบการขนส่งในเมือง"
    " จะแลกเปลี่ยนความรู้ด้านเมืองอัจฉริยะ การค้าและการลงทุน การท่องเที่ยว การศึกษา วัฒนธรรม และการแลกเปลี่ยนการเยือน"
)


def matter(meeting: Meeting, th: str, group: int = 4, **facts: Any) -> AgendaItem:
    """A matter on the agenda."""
    texts = {"th": th, **facts.pop("texts", {})}
    return put_on_agenda(
        meeting, by=REGISTER, texts=texts, group=AgendaGroup(group), uid=uuid4(), **facts
    )


def arranged(meeting: Meeting | None = None, **facts: Any) -> Meeting:
    """The meeting with its chair and three matters on its agenda."""
    made = meeting or planned()
    deputy, head = person("worayan", "", ""), person("prachon", "", "")
    delegate_chair(
        made,
        by=REGISTER,
        chair=deputy,
        post=DEPUTY,
        on_behalf_of=head,
        on_behalf_post=GOVERNOR,
        paper=order_paper(),
    )
    matter(made, "ภาพรวมความสัมพันธ์เมืองพี่เมืองน้องของจังหวัด", 3)
    matter(made, SEJONG, texts={"en": "Draft memorandum of cooperation with Sejong"})
    matter(made, ORKHON, **facts)
    return Meeting.objects.get(pk=made.pk)


def sat(meeting: Meeting) -> Meeting:
    """The meeting in session, everybody written down: one came for another, one stayed away."""
    held = open_meeting(meeting, by=REGISTER, at=instant(13, minute=30))
    chair, vice, university, secretary = seats(held)
    deputy, head = person("worayan", "", ""), person("prachon", "", "")
    lists: list[dict[str, Any]] = [
        {
            "seat": chair,
            "presence": "absent",
            "person": head,
            "name": "นายประจญ ปรัชญ์สกุล",
            "post": GOVERNOR["th"],
            "reason": "ติดราชการ",
        },
        {
            "seat": vice,
            "presence": "present",
            "person": deputy,
            "name": "นายวรญาณ บุญณราช",
            "post": DEPUTY["th"],
        },
        {
            "seat": university,
            "presence": "substitute",
            "name": "นางสาวกุลธิดา ปู่เสือ",
            "post": "หัวหน้างานวิเทศสัมพันธ์",
        },
        {
            "seat": secretary,
            "presence": "present",
            "name": "นายฐิติ ญาณวุฒิ",
            "post": "หัวหน้าสำนักงานจังหวัดเชียงใหม่",
        },
        {"presence": "attending", "name": "นางน้ำผึ้ง ที่ปู่", "post": "นักวิเทศสัมพันธ์ชำนาญการ"},
    ]
    for row in lists:
        attend(held, by=REGISTER, uid=uuid4(), **row)
    return held


def resolved(meeting: Meeting, *, public: bool = True) -> Meeting:
    """What was said, resolved and undertaken on the three matters."""
    by_hand = meeting.items.filter(source_kind="")  # calling a meeting adds what stands every time
    overview, sejong, orkhon = by_hand.order_by("group", "order")
    given: dict[str, Any] = {"by": REGISTER}
    write_note(meeting, uid=uuid4(), item=overview, words=OVERVIEW, **given)
    write_note(meeting, uid=uuid4(), item=sejong, words=SMART, speaker="ฝ่ายเลขานุการ", **given)
    resolve(
        meeting,
        uid=uuid4(),
        item=orkhon,
        texts={"th": RESOLVED, "en": "Agreed to amend the text as the Foreign Ministry advised."},
        outcome="endorsed-with-changes",
        public=public,
        **given,
    )
    promise(
        meeting,
        uid=uuid4(),
        texts={"th": GROUP},
        owner=office(),
        due="2022-04-12",
        public=True,
        **given,
    )
    return Meeting.objects.get(pk=meeting.pk)


def concluded(
    meeting: Meeting | None = None, *, public: bool = True, undertaken: str = "", **facts: Any
) -> Meeting:
    """The meeting from its agenda to its end; `undertaken` is promised in confidence on Orkhon."""
    constituted()
    held = resolved(sat(arranged(meeting, **facts)), public=public)
    if undertaken:
        item = held.resolutions.get().item
        promise(held, by=REGISTER, uid=uuid4(), texts={"th": undertaken}, item=item)
    return close_meeting(held, by=REGISTER, at=instant(16, minute=5))


def minutes(meeting: Meeting | None = None, **facts: Any) -> MinutesVersion:
    """The first version of its minutes."""
    return draft_minutes(meeting or concluded(**facts), by=REGISTER)
