"""Chiang Mai Province on the eve of meeting 1/2565 of 14 March 2022: what waits for its committee.

That a partnership text with Sejong and its action plan were to be considered, that the Foreign
Ministry had advised on the text with Orkhon, and what the paper wrote afterwards, stands in the
public report of that day. The words of the clauses and the ministry's remark are the tests' own.
"""

from dataclasses import dataclass
from datetime import date

from tests.world import OFFICE, body, document, office
from tests.worlds import conducted, drafting, reviewing
from tests.worlds.minuted import OVERVIEW, SEJONG
from tests.worlds.ties import chengdu_tie, orkhon_tie

from phinong.core.acting import REGISTER
from phinong.drafting.actions import Bound, Tongue, open_draft
from phinong.drafting.models import ClauseKind, Draft, RouteStep
from phinong.drafting.routes import start_route
from phinong.drafting.texts import add_clause, make_version, write_clause
from phinong.places.models import Body
from phinong.record.models import Document
from phinong.ties.actions import open_tie
from phinong.ties.models import Tie

ADVICE = "กระทรวงแนะนำให้ใช้คำว่า ผู้เข้าร่วม แทนคำว่า คู่สัญญา ตลอดทั้งฉบับ"
PLAN = "ร่างแผนปฏิบัติการความร่วมมือด้านเมืองอัจฉริยะ การค้าและการลงทุน การท่องเที่ยว การศึกษา และวัฒนธรรม"
ORDER = "คำสั่งจังหวัดเชียงใหม่ มอบหมายให้รองผู้ว่าราชการจังหวัดเป็นประธานการประชุม"
REPORT = f"""เชียงใหม่ จัดประชุม Sister City

14 มีนาคม 2565

เมื่อวันที่ 14 มีนาคม 2565 ห้องประชุม 4 ชั้น 4 อาคารอำนวยการ ศาลากลางจังหวัดเชียงใหม่ \
นายประจญ ปรัชญ์สกุล ผู้ว่าราชการจังหวัดเชียงใหม่ มอบหมายให้ นายวรญาณ บุญณราช \
รองผู้ว่าราชการจังหวัดเชียงใหม่ เป็นประธานในการประชุม \
คณะกรรมการดำเนินความสัมพันธ์เมืองพี่เมืองน้อง ของจังหวัดเชียงใหม่ ครั้งที่ 1/2565

ทั้งนี้ {OVERVIEW.replace("สถาปนา", "ได้ดำเนินการสถาปนา").replace("เมืองน้องไป", "เมืองน้องกับนานาประเทศไป")}
"""


@dataclass(frozen=True, slots=True)
class Eve:
    """What lies on the secretary's desk before the meeting is planned."""

    sejong: Draft
    orkhon: Draft
    tie: Tie
    plan: Document
    order: Document


def sejong_city() -> Body:
    """Sejong, the administrative capital of the Republic of Korea."""
    return body("sejong", "city", "KR", th="นครเซจง", en="Sejong", zh="世宗市")


def eve() -> Eve:
    """Two texts that wait for the committee, the plan, and the order about the chair."""
    office()
    chengdu_tie()
    orkhon_tie()
    tie = open_tie(by=REGISTER, kept_by=OFFICE, parties=[(office(), 0), (sejong_city(), 1)])
    sejong, orkhon = sejong_text(tie), orkhon_text()
    return Eve(
        sejong,
        orkhon,
        tie,
        document(PLAN, title="ร่างแผนปฏิบัติการฯ เชียงใหม่–เซจง", public=False, language="th"),
        document(ORDER, title="คำสั่งมอบหมายประธาน", public=False, language="th"),
    )


def sejong_text(tie: Tie) -> Draft:
    """The partnership text with a purpose, at the committee's step of the province."""
    draft = open_draft(
        by=REGISTER,
        kept_by=OFFICE,
        instrument="memorandum-of-cooperation",
        kind="partnership",
        titles={"th": SEJONG, "en": "Draft memorandum of cooperation with Sejong"},
        parties=[Bound(office()), Bound(sejong_city())],
        languages=[Tongue("th"), Tongue("en")],
        tie=tie,
    )
    clause = add_clause(draft, by=REGISTER, kind=ClauseKind.ARTICLE, topic="purpose")
    for tag, heading, words in (
        ("th", "วัตถุประสงค์", "ผู้เข้าร่วมจะแลกเปลี่ยนความรู้ด้านเมืองอัจฉริยะ การค้า และวัฒนธรรม"),
        ("en", "Purpose", "The Participants will share what they know of smart cities and trade."),
    ):
        write_clause(draft, clause.uid, tag, by=REGISTER, heading=heading, words=words, seen=0)
    make_version(draft, by=REGISTER)
    party = drafting.party(draft, 0)
    route = start_route(party, "th-province", by=REGISTER, today=date(2022, 1, 3))
    steps = RouteStep.objects.filter(route=route)
    here = steps.get(key="committee")
    steps.filter(order__lt=here.order).update(state="done")
    steps.filter(pk=here.pk).update(state="now", since="2022-02-20")
    return Draft.objects.with_parties().get(pk=draft.pk)


def orkhon_text() -> Draft:
    """The text with Orkhon, back from the Foreign Ministry with a remark on its purpose."""
    draft = conducted.amending("now")
    asked = reviewing.by_link(draft)
    reviewing.remark(asked, "purpose", "th", words=ADVICE)
    return draft
