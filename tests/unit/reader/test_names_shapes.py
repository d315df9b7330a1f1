"""Names never seen: where they end, their kind and level, and the short forms a paper defines."""

import pytest

from phinong.reader.findings.values import level_of
from phinong.reader.names import names_in
from phinong.reader.page import Page

SHAPES = [
    ("th", "ลงนามระหว่างเทศบาลตำบลหนองตองพัฒนา และเทศบาลเมืองป่าแดด เพื่อพัฒนาเมือง",
     [("เทศบาลตำบลหนองตองพัฒนา", "subdistrict-municipality"),
      ("เทศบาลเมืองป่าแดด", "town-municipality")]),
    ("th", "ร่วมกับมูลนิธิสืบสานล้านนา บริษัท ล้านนาก้าวไกล จำกัด และโรงเรียนบ้านสันทราย",
     [("มูลนิธิสืบสานล้านนา", "foundation"), ("บริษัท ล้านนาก้าวไกล จำกัด", "company"),
      ("โรงเรียนบ้านสันทราย", "school")]),
    ("th", "เข้าพบสถานกงสุลใหญ่สาธารณรัฐฟรีโดเนีย และหอการค้าจังหวัดลำพูน",
     [("สถานกงสุลใหญ่สาธารณรัฐฟรีโดเนีย", "consulate"), ("หอการค้าจังหวัดลำพูน", "chamber")]),
    ("en", "It was signed by Weston Town Municipality and Eston Subdistrict Municipality.",
     [("Weston Town Municipality", "town-municipality"),
      ("Eston Subdistrict Municipality", "subdistrict-municipality")]),
    ("en", "It was signed by the City of Weston and the Embassy of Freedonia.",
     [("City of Weston", "city"), ("Embassy of Freedonia", "embassy")]),
    ("en", "They joined the Weston Learning Cities Network and the Weston Foundation.",
     [("Weston Learning Cities Network", "network"), ("Weston Foundation", "foundation")]),
    ("zh", "望江市与东方集团公司、望江商会签署协议。",
     [("望江市", "city"), ("东方集团公司", "company"), ("望江商会", "chamber")]),
]  # fmt: skip


def names(language, text):
    return names_in(Page(text, language))


@pytest.mark.parametrize(("language", "text", "expected"), SHAPES)
def test_a_name_never_seen_has_its_end_and_its_level(language, text, expected):
    assert [(m.name, level_of(m)) for m in names(language, text)] == expected


ENDS = [
    ("en", "They met the National University of Freedonia. Vice President Bell spoke.",
     ["National University of Freedonia"]),
    ("en", "Then the University of Weston and St. Ann's College of Easton signed.",
     ["University of Weston", "St. Ann's College of Easton"]),
    ("en", "The Board of the Eastern Dental Schools Network and the Credit Board met.",
     ["Eastern Dental Schools Network"]),
    ("en", "The Eastern Network of Major Cities 21 met the Office of Trade and Ministry of Post.",
     ["Eastern Network of Major Cities 21", "Office of Trade", "Ministry of Post"]),
    ("en", "The Mayor of Jokiranta, the mayor of the city, and Oldport's Mayor wrote.",
     ["Jokiranta", "Oldport"]),
    ("th", "ร่วมกับมหาวิทยาลัยสุขสบาย เรื่องทุนและการวิจัย และมหาวิทยาลัยใจดีเรื่องโรคสัตว์",
     ["มหาวิทยาลัยสุขสบาย", "มหาวิทยาลัยใจดี"]),
    ("th", "เยือนจังหวัดฟรีโด-เนีย และจังหวัดสุขสบาย-เมืองใจดี",
     ["จังหวัดฟรีโด-เนีย", "จังหวัดสุขสบาย", "เมืองใจดี"]),
    ("th", "ราชวิทยาลัยแพทย์สุขใจ ร่วมกับบริษัท สุขดี (ไกลบ้าน) จำกัด และกองทัพฟ้า",
     ["ราชวิทยาลัยแพทย์สุขใจ", "บริษัท สุขดี (ไกลบ้าน) จำกัด", "กองทัพฟ้า"]),
    ("zh", "第三届海湾城市论坛召开，卡斯蒂尔-望恰自治区与望江市参加，十日内答复。",
     ["海湾城市论坛", "卡斯蒂尔-望恰自治区", "望江市"]),
    ("zh", "清迈市外事办公室与格拉苏蒂方面通信。", ["清迈市"]),
    ("zh", "红河州人民政府外事办公室致越南芹苴市人民委员会，见第三条。",
     ["红河州", "越南", "芹苴市"]),
    ("zh", "南望大学教育学院与培训学院座谈。", ["南望大学"]),
    ("en", "The Universidad de Weston, Technische Universität Easton and Oldport College signed.",
     ["Universidad de Weston", "Technische Universität Easton", "Oldport College"]),
    ("en", "It went from Weston University, Oldport Town Campus to Eston University in May.",
     ["Weston University", "Eston University"]),
    ("th", "มหาวิทยาลัยสุขสบายส่งผู้แทนเข้าร่วม และวิทยาลัยครูใจดีแลกเปลี่ยนอาจารย์",
     ["มหาวิทยาลัยสุขสบาย", "วิทยาลัยครูใจดี"]),
    ("th", "ศูนย์ส่งเสริมการค้าสุขใจ และกรมขนส่งสุขใจยกระดับการค้า",
     ["ศูนย์ส่งเสริมการค้าสุขใจ", "กรมขนส่งสุขใจ"]),
    ("zh", "代表团访问望江学院，理事会吸收南望大学为成员。", ["望江学院", "南望大学"]),
    ("zh", "也拉理工学院与泰国南望大学签署协议。", ["也拉理工学院", "泰国", "南望大学"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ENDS)
def test_a_name_neither_runs_on_nor_breaks_off(language, text, expected):
    assert [m.name for m in names(language, text)] == expected


def test_a_body_is_named_with_its_country_as_well():
    assert [m.also for m in names("zh", "与泰国南望大学签署") if m.kind == "university"] == [
        ("泰国南望大学",)
    ]


ALSO = [
    ("en", "the University of Weston, Oldport: a log", "University of Weston, Oldport"),
    ("en", "It came from Weston Town Municipality.", "Weston"),
    ("th", "เยือนเมืองสุขใจดี", "สุขใจดี"),
    ("th", "ร่วมกับสถาบันข้อมูลสุขใจ (องค์การมหาชน)", "สถาบันข้อมูลสุขใจ (องค์การมหาชน)"),
    ("zh", "与望江市签署", "望江"),
    ("en", "It went from Weston University, Oldport Town Campus.",
     "Weston University, Oldport Town Campus"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "other"), ALSO)
def test_a_name_never_seen_has_its_other_spelling(language, text, other):
    assert names(language, text)[0].also == (other,)


SHORT = [
    ("th", "มหาวิทยาลัยสุขสบาย (มสส.) ลงนามแล้ว ต่อมา มสส. ได้จัดงาน", "มหาวิทยาลัยสุขสบาย", "มสส."),
    ("en", "Weston University (WSU) signed. Now WSU is open.", "Weston University", "WSU"),
    ("zh", "南望大学（以下简称南大）签署协议，南大将派团访问。", "南望大学", "南大"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "full", "short"), SHORT)
def test_a_short_form_the_paper_defines_means_the_same_body(language, text, full, short):
    found = names(language, text)
    assert [m.name for m in found] == [full, short, short]
    assert len({m.key for m in found}) == 1
