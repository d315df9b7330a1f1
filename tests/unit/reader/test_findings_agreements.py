"""Who signed an agreement and who looked on, for how long it holds, and on what it rests."""

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.reader import read
from phinong.reader.findings.terms import LINEAGE

SIGNED_TH = (
    "มหาวิทยาลัยนเรศวรลงนามบันทึกความเข้าใจกับมหาวิทยาลัยยูนนาน\n\n5 มีนาคม 2567\n\n"
    "เมื่อวันที่ 4 มีนาคม 2567 ณ ห้องประชุมสุพรรณกัลยา รศ.ดร.กานดา ใจดีงาม อธิการบดีมหาวิทยาลัยนเรศวร และ "
    "Professor Ma Wenhui อธิการบดีมหาวิทยาลัยยูนนาน ร่วมลงนามบันทึกความเข้าใจ "
    "ระหว่างมหาวิทยาลัยนเรศวรกับมหาวิทยาลัยยูนนาน โดยมี นายบุญมี สุขสันต์ ผู้ว่าราชการจังหวัดพิษณุโลก "
    "เป็นสักขีพยาน\n\nบันทึกความเข้าใจมีผลบังคับใช้เป็นระยะเวลา 5 ปี จัดทำขึ้นเป็น 2 ฉบับ ภาษาไทยและภาษาจีน "
    "โดยมีภาคผนวก ก ว่าด้วยแผนงาน"
)
SIGNED_EN = (
    "Naresuan University and Yunnan University sign a memorandum\n\n5 March 2024\n\n"
    "On 4 March 2024, Dr. Kanda Jaidee, President of Naresuan University, and Prof. Ma Wenhui, "
    "President of Yunnan University, signed a memorandum of understanding between Naresuan "
    "University and Yunnan University, witnessed by Mr. Boonmee Suksan, Governor of Phitsanulok. "
    "The memorandum is valid for five years and was done in two originals in Thai and English. "
    "Annex A lists the faculties."
)
ATTENDED = (
    "Joint laboratory opened at Naresuan University\n\n5 March 2024\n\n"
    "On 4 March 2024, Mr. Boonmee Suksan, Governor of Phitsanulok Province, Dr. Kanda Jaidee, "
    "President of Naresuan University, and Prof. Ma Wenhui, President of Yunnan University, "
    "attended the signing ceremony of the agreement between Naresuan University and Yunnan "
    "University on a joint laboratory."
)


def agreements(text):
    return read(text).of_kind("agreement")


def said(finding, *names):
    return [(v.name, v.value) for v in finding.values if v.name in names]


ROLES = ("signatory", "witness-person")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            SIGNED_TH,
            [
                ("signatory", "กานดา ใจดีงาม"),
                ("signatory", "Ma Wenhui"),
                ("witness-person", "บุญมี สุขสันต์"),
            ],
        ),
        (
            SIGNED_EN,
            [
                ("signatory", "Kanda Jaidee"),
                ("signatory", "Ma Wenhui"),
                ("witness-person", "Boonmee Suksan"),
            ],
        ),
        (
            ATTENDED,
            [
                ("witness-person", "Boonmee Suksan"),
                ("signatory", "Kanda Jaidee"),
                ("signatory", "Ma Wenhui"),
            ],
        ),
    ],
)
def test_signatories_and_witnesses_are_told_apart(text, roles):
    (agreement,) = agreements(text)
    assert said(agreement, *ROLES) == roles


def test_each_signatory_signs_for_a_side():
    (agreement,) = agreements(SIGNED_EN)
    assert [v.why[0] for v in agreement.all("signatory")] == [
        "for:Naresuan University",
        "for:Yunnan University",
    ]


TERMS = ("term", "originals", "language", "annex", "place")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            SIGNED_TH,
            [
                ("term", "5 ปี"),
                ("originals", 2),
                ("language", "th"),
                ("language", "zh-Hans"),
                ("annex", "ภาคผนวก ก"),
                ("place", "ห้องประชุมสุพรรณกัลยา"),
            ],
        ),
        (
            SIGNED_EN,
            [
                ("term", "five years"),
                ("originals", 2),
                ("language", "th"),
                ("language", "en"),
                ("annex", "Annex A"),
            ],
        ),
    ],
)
def test_an_agreement_says_how_long_in_how_many_originals_and_languages(text, terms):
    (agreement,) = agreements(text)
    assert said(agreement, *TERMS) == terms


ZH = (
    "昆明市与清迈市签署友好城市协议\n\n2024年5月6日\n\n"
    "昆明市与清迈市签署友好城市协议书，{}。双方将开展交流。"
)
EN = (
    "Two cities and their agreement\n\n6 May 2024\n\nOn 5 May 2024 the mayors signed an agreement "
    "between Kunming and Chiang Rai{}. The sister cities will work on education."
)
TH = (
    "เทศบาลนครเชียงรายลงนามความตกลงกับนครคุนหมิง\n\n6 พฤษภาคม 2567\n\n"
    "{}ความตกลงว่าด้วยเมืองพี่เมืองน้องระหว่างเทศบาลนครเชียงรายกับนครคุนหมิง{} เมื่อวันที่ 5 พฤษภาคม 2567"
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            ZH.format("有效期五年，一式两份，中泰文"),
            [("term", "五年"), ("originals", 2), ("language", "zh-Hans"), ("language", "th")],
        ),
        (ZH.format("取代2009年的协议"), [("lineage", "supersedes")]),
        (EN.format(", which replaces the earlier paper"), [("lineage", "supersedes")]),
        (EN.format(", amending the one of 2019"), [("lineage", "amends")]),
        (EN.format(", valid until 31 December 2029"), [("ends", "2029-12-31")]),
        (EN.format(", done in duplicate"), [("originals", 2)]),
        (TH.format("ลงนามต่ออายุ", ""), [("lineage", "renews")]),
        (TH.format("ลงนาม", " ใช้แทนฉบับเดิม"), [("lineage", "supersedes")]),
        (TH.format("ลงนาม", " มีอายุสามปี"), [("term", "สามปี")]),
        (TH.format("ปรับแก้ร่าง", ""), []),
        (TH.format("ดำเนินงานภายใต้", ""), []),
    ],
)
def test_terms_and_lineage_by_the_words_around_the_paper(text, values):
    agreement, *_others = agreements(text)
    assert said(agreement, "term", "originals", "language", "ends", "lineage") == values


PLAN = (
    "ลำปางพิจารณาร่างบันทึกความร่วมมือ\n\n7 มิถุนายน 2564\n\nเมื่อวันที่ 4 มิถุนายน 2564 "
    "ที่ประชุมพิจารณาร่างบันทึกความร่วมมือระหว่างจังหวัดลำปางกับนครคุนหมิง และร่างแผนปฏิบัติการ"
    "ด้านการศึกษา และร่างบันทึกความเข้าใจเพื่อสถาปนาเมืองพี่เมืองน้องระหว่างจังหวัดลำปางกับเมืองคาราสึ"
)


def test_a_plan_named_after_a_paper_is_of_the_same_sides_and_carries_it_out():
    found = {a.first("instrument").value: a for a in agreements(PLAN)}
    assert sorted(found) == ["action-plan", "memorandum-of-cooperation", "mou"]
    plan, paper = found["action-plan"], found["memorandum-of-cooperation"]
    assert [p.value for p in plan.all("party")] == [p.value for p in paper.all("party")]
    lineage = plan.first("lineage")
    assert (lineage.value, lineage.as_written) == ("implements", "บันทึกความร่วมมือ")


EARLIER = (
    "Laboratory of two universities opened\n\n6 May 2024\n\nOn 5 May 2024 an agreement between "
    "Naresuan University and Yunnan University was signed. On March 3, 2015, the sister city "
    "agreement between Phitsanulok and Kunming was signed by the two mayors."
)


def test_an_earlier_paper_told_in_passing_keeps_its_own_day():
    days = [(a.first("party").value, a.first("date").value) for a in agreements(EARLIER)]
    assert days == [("Naresuan University", "2024-05-05"), ("Phitsanulok", "2015-03-03")]


def test_every_relation_to_an_earlier_paper_is_one_of_the_register():
    assert {code for code, _pattern in LINEAGE} - set(vocabulary("lineage")) == set()
