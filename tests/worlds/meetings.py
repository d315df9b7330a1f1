"""Reports of committees' meetings in the manner of the field, read and decided."""

from typing import Any

from tests.world import OFFICE, body, office, user

from phinong.accounts.models import User
from phinong.core.acting import REGISTER
from phinong.meetings.actions import record_commitment, record_meeting, record_resolution
from phinong.meetings.models import Commitment, Meeting, Resolution
from phinong.places.models import Body
from phinong.record.decisions import accept
from phinong.record.models import Document, Finding
from phinong.site.intake.take_in import Arrival, take_in

LAMPHUN = """จังหวัดลำพูนประชุมคณะกรรมการความสัมพันธ์เมืองพี่เมืองน้อง ครั้งที่ 2/2566

12 มกราคม 2566

เมื่อวันที่ 12 มกราคม 2566 ห้องประชุมจามเทวี ศาลากลางจังหวัดลำพูน นายสมชาย ใจดี \
ผู้ว่าราชการจังหวัดลำพูน มอบหมายให้ นายวิชัย รักเมือง รองผู้ว่าราชการจังหวัดลำพูน \
เป็นประธานในการประชุมคณะกรรมการความสัมพันธ์เมืองพี่เมืองน้องของจังหวัดลำพูน ครั้งที่ 2/2566 \
เพื่อพิจารณาร่างบันทึกความเข้าใจระหว่างจังหวัดลำพูนกับนครคุนหมิง สาธารณรัฐประชาชนจีน \
และร่างแผนปฏิบัติการระหว่างจังหวัดลำพูนกับเมืองนาโกยา ประเทศญี่ปุ่น

ด้านร่างบันทึกความเข้าใจระหว่างจังหวัดลำพูนกับนครคุนหมิง \
ที่ประชุมมีมติเห็นชอบให้เสนอกระทรวงการต่างประเทศพิจารณา

ทั้งนี้ รองผู้ว่าราชการจังหวัดลำพูน ได้สั่งการให้มีการจัดตั้งคณะทำงานด้านการท่องเที่ยวขึ้น \
เพื่อเตรียมต้อนรับคณะผู้แทนจากนครคุนหมิง
"""

LAMPHUN_AGAIN = """ลำพูนเดินหน้าสัมพันธ์คุนหมิง

13 มกราคม 2566

เมื่อวันที่ 12 มกราคม 2566 นายวิชัย รักเมือง รองผู้ว่าราชการจังหวัดลำพูน \
เป็นประธานในการประชุมคณะกรรมการความสัมพันธ์เมืองพี่เมืองน้องของจังหวัดลำพูน ครั้งที่ 2/2566 ณ \
ห้องประชุมหริภุญชัย ศาลากลางจังหวัดลำพูน \
เพื่อพิจารณาร่างบันทึกความเข้าใจระหว่างจังหวัดลำพูนกับนครคุนหมิง
"""

COUNCIL = """City council backs sister city draft

3 May 2023

The meeting of the Northport City Council was chaired by Ms. Jane Miller on 2 May 2023 in the \
Town Hall. The council resolved to approve the draft memorandum of understanding between \
Northport and Chiang Mai City. The council undertook to publish the text by 30 June 2023.
"""

TEA = """普洱与清莱友好委员会开会

2023年5月12日

2023年5月12日，第三届普洱清莱友好委员会会议在普洱市举行，会议由普洱市副市长王建国主持。会议决定同意合作谅解备忘录草案。
"""

# Values of a finding that name bodies; an officer chooses for each, "new" unless the test says.
BODIES = ("party", "committee", "side", "host", "member", "body", "organiser", "guest", "city")


def reported(text: str, *, by: User | None = None, title: str = "") -> Document:
    """A report taken in and read: its findings wait."""
    keeper = office()
    officer = by or user("officer", keeper)
    content = text.encode()
    return take_in(Arrival(content, title=title), by=officer, kept_by=OFFICE)


def found(document: Document, kind: str) -> list[Finding]:
    """The document's findings of one kind, in the order of the text."""
    return list(document.findings.filter(kind=kind).order_by("order"))


def accepted(finding: Finding, by: User, **bodies: str) -> Finding:
    """The finding as an officer accepts it. `bodies`: what a value's name is linked to."""
    values = [{**value, **choice(value, bodies)} for value in finding.values]
    return accept(finding, by=by, seen_version=finding.version, values=values)


def choice(value: dict[str, Any], bodies: dict[str, str]) -> dict[str, str]:
    """The body an officer links a value to: as the test says, as proposed, or a new one."""
    if value["name"] not in BODIES:
        return {}
    return {"body": bodies.get(value["name"]) or value.get("body") or "new"}


def decided(document: Document, by: User, *kinds: str) -> list[Finding]:
    """All findings of these kinds accepted, in the order of the kinds."""
    return [accepted(finding, by) for kind in kinds for finding in found(document, kind)]


def committee(code: str = "committee-of-ties", under: str = OFFICE) -> Body:
    """A committee of a province."""
    office()
    made = body(code, "committee", th="คณะกรรมการเมืองพี่เมืองน้อง", en="Committee for ties")
    if made.parent is None:
        made.parent = Body.objects.get(code=under)
        made.save(update_fields=["parent"])
    return made


def meeting(document: Document, **facts: Any) -> Meeting:
    """A meeting of the committee; 1/2565 of 14 March 2022 unless said otherwise."""
    given = {"number": 1, "be_year": 2565, "held": "2022-03-14", "committee": committee(), **facts}
    return record_meeting(by=REGISTER, document=document, **given)


def resolution(of: Meeting, document: Document, text: str = "Agreed as drafted") -> Resolution:
    """A resolution of a meeting."""
    texts = {"en": text}
    return record_resolution(of, by=REGISTER, document=document, texts=texts, outcome="endorsed")


def commitment(document: Document, **facts: Any) -> Commitment:
    """A promise without owner or day unless said otherwise."""
    given = {"texts": {"en": "Set up a working group"}, **facts}
    return record_commitment(by=REGISTER, document=document, **given)
