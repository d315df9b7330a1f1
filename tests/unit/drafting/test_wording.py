"""The wording check: a table of words that must be remarked on, and of words that must not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.library import templates, variants
from phinong.drafting.wording import Facts, PartyNames, Remark, remarks
from phinong.drafting.wording.amounts import amounts, han_number
from phinong.drafting.wording.checking import treaty_words
from phinong.drafting.wording.rules import part_rules, read


def part(topic: str = "purpose", **texts: str) -> Part:
    words = {tag.replace("zh", "zh-Hans"): Wording("", text) for tag, text in texts.items()}
    return Part("article", topic, words, "clause")


def whole(
    *parts: Part, tags: tuple[str, ...] = ("th", "en", "zh-Hans"), prevails: str = ""
) -> Whole:
    return Whole("mou", ("a", "b"), tuple((tag, "authentic") for tag in tags), prevails, parts)


FIRES = [
    ("en", "The Participants shall meet.", ["shall"]),
    ("en", "Each Party will pay.", ["Each Party"]),
    ("en", "The Parties will meet.", ["Parties"]),
    ("en", "the Contracting Party", ["Contracting Party"]),
    ("en", "It enters into force today.", ["enters into force"]),
    ("en", "upon entry into force", ["entry into force"]),
    ("en", "The Participants agree to meet.", ["agree"]),
    ("en", "They have agreed as follows", ["have agreed"]),
    ("en", "Both undertake to pay.", ["undertake"]),
    ("en", "Costs must be shared.", ["must"]),
    ("en", "their obligations under this text", ["obligations"]),
    ("en", "the rights of each side", ["rights"]),
    ("en", "This text is legally binding.", ["legally binding"]),
    ("en", "settled by arbitration", ["arbitration"]),
    ("en", "It is not long. It is legally binding.", ["legally binding"]),
    ("th", "คู่ภาคีจะประชุม", ["คู่ภาคี"]),
    ("th", "คู่สัญญาจะประชุม", ["คู่สัญญา"]),
    ("th", "ผู้เข้าร่วมต้องจัดส่งรายงาน", ["ต้อง"]),
    ("th", "ผู้เข้าร่วมต้องหารือกัน", ["ต้อง"]),
    ("th", "จะมีผลใช้บังคับ", ["มีผลใช้บังคับ"]),
    ("th", "จะมีผลบังคับใช้", ["มีผลบังคับใช้"]),
    ("th", "ได้ตกลงกันดังนี้", ["ตกลง"]),
    ("th", "พันธกรณีของแต่ละฝ่าย", ["พันธกรณี"]),
    ("th", "ให้คำมั่นว่า", ["ให้คำมั่น"]),
    ("th", "มีสิทธิที่จะยกเลิก", ["มีสิทธิที่จะ"]),
    ("th", "เอกสารนี้ผูกพันทางกฎหมาย", ["ผูกพันทางกฎหมาย"]),
    ("th", "เสนออนุญาโตตุลาการ", ["อนุญาโตตุลาการ"]),
    ("zh", "缔约方将会面", ["缔约方"]),
    ("zh", "缔约双方将会面", ["缔约双方"]),
    ("zh", "参与方应每年会面", ["应"]),
    ("zh", "参与方应当会面", ["应当"]),
    ("zh", "费用须由各方承担", ["须"]),
    ("zh", "参与方必须会面", ["必须"]),
    ("zh", "本备忘录具有法律约束力", ["法律约束力"]),
    ("zh", "各方的义务", ["义务"]),
    ("zh", "各方的权利", ["权利"]),
    ("zh", "提交仲裁", ["仲裁"]),
    ("zh", "双方承诺提供支持", ["承诺"]),
    ("en", "They enjoy privileges and immunities.", ["privileges and immunities"]),
    ("th", "ได้รับเอกสิทธิ์และความคุ้มกัน", ["เอกสิทธิ์", "ความคุ้มกัน"]),
    ("zh", "享有特权与豁免", ["特权与豁免"]),
    ("en", "subject to ratification", ["ratification"]),
    ("th", "เมื่อได้ให้สัตยาบันแล้ว", ["ให้สัตยาบัน"]),
    ("zh", "自交存批准书之日起", ["交存", "批准书"]),
]
SILENT = [
    ("en", "General Marshall and Mr Marshall visited."),
    ("en", "The Communist Party sent a delegation."),
    ("en", "the Party Secretary of Chengdu"),
    ("en", "third parties may join"),
    ("en", "a farewell party"),
    ("en", "Political Parties are not invited."),
    ("en", "This agreement of friendship"),
    ("en", "a mustard field"),
    ("en", "human rights and intellectual property rights"),
    ("en", "It creates no rights and obligations."),
    ("en", "It is not legally binding."),
    ("en", "It is not intended to be legally binding."),
    ("en", "It will come into effect."),
    ("en", "The Participants will meet."),
    ("en", "rightsholder, undertaker's shallow pond"),
    ("th", "ผู้เข้าร่วมต้องการส่งเสริมมิตรภาพ"),
    ("th", "ข้อความถูกต้องตรงกัน"),
    ("th", "หน่วยงานที่เกี่ยวข้อง"),
    ("th", "สอดคล้องต้องกัน"),
    ("th", "ไม่ต้องเสนอคณะรัฐมนตรี"),
    ("th", "ภาคีเครือข่ายในพื้นที่"),
    ("th", "ความตกลงฉบับเดิม"),
    ("th", "ข้อตกลงเดิม"),
    ("th", "ไม่มีผลผูกพันทางกฎหมาย"),
    ("th", "ไม่ประสงค์ให้ผูกพันทางกฎหมาย"),
    ("th", "ผู้เข้าร่วมจะมีผลงาน"),
    ("th", "ลิขสิทธิ์และสิทธิบัตร"),
    ("zh", "应用技术"),
    ("zh", "化学反应"),
    ("zh", "适应变化"),
    ("zh", "相应措施"),
    ("zh", "供应与效应"),
    ("zh", "应对气候变化"),
    ("zh", "应邀访问"),
    ("zh", "不具有法律约束力"),
    ("zh", "自签署之日起生效"),
    ("zh", "义务教育"),
    ("zh", "游客须知"),
    ("zh", "参与方将会面"),
    ("zh", "无须审批"),
    ("en", "It grants no privileges and immunities."),
    ("en", "the privilege of hosting you"),
    ("zh", "报上级批准"),
]


@pytest.mark.parametrize(("tag", "text", "words"), FIRES)
def test_words_of_treaties_are_remarked_on(tag: str, text: str, words: list[str]):
    found = list(treaty_words(part(**{tag: text})))
    assert [text[one.start : one.end] for one in found] == words
    assert all(one.why["th"] and one.facts["instead"] for one in found)


@pytest.mark.parametrize(("tag", "text"), SILENT)
def test_other_words_are_left_alone(tag: str, text: str):
    assert list(treaty_words(part(**{tag: text}))) == []


def test_a_binding_text_may_bind():
    text = whole(part(en="The Parties shall meet."), tags=("en",))
    codes = [one.code for one in remarks(text, Facts(binding=True))]
    assert "wording-treaty-word" not in codes


@pytest.mark.parametrize("name", ["words", "parts"])
def test_every_rule_speaks_three_languages(name: str):
    for entry in read(name).values():
        assert set(entry["why"]) == {"th", "en", "zh-Hans"}
        assert set(entry.get("labels", entry["why"])) == {"th", "en", "zh-Hans"}


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("th", "มีระยะเวลา ๕ ปี", [("month", 60)]),
        ("th", "มีระยะเวลา ห้าปี", [("month", 60)]),
        ("th", "ล่วงหน้าสามสิบวัน", [("day", 30)]),
        ("th", "๕ (ห้า) ปี", [("month", 60)]),
        ("en", "a term of 5 years", [("month", 60)]),
        ("en", "a term of five (5) years", [("month", 60)]),
        ("en", "a five-year plan", [("month", 60)]),
        ("en", "six months' notice", [("month", 6)]),
        ("en", "twelve months", [("month", 12)]),
        ("en", "every year, one daydream", []),
        ("zh-Hans", "有效期为五年", [("month", 60)]),
        ("zh-Hans", "提前六个月", [("month", 6)]),
        ("zh-Hans", "三十天内", [("day", 30)]),
        ("zh-Hans", "（一）交流", []),
        ("zh-Hans", "2026年度计划", []),
        ("th", "เมื่อวันที่ ๑๔ มีนาคม ๒๕๖๕", [("date", "2022-03-14")]),
        ("en", "on 14 March 2022", [("date", "2022-03-14")]),
        ("zh-Hans", "2022年3月14日", [("date", "2022-03-14")]),
    ],
)
def test_lengths_and_days_are_understood(tag: str, text: str, expected):
    assert [(one.kind, one.value) for one in amounts(text, tag)] == expected


@pytest.mark.parametrize(
    ("written", "number"), [("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("十十", 0)]
)
def test_chinese_numbers(written: str, number: int):
    assert han_number(written) == number


def codes(*parts: Part, facts: Facts | None = None, **changed) -> list[tuple[str, str, str]]:
    """(code, language, words) of every remark but the missing parts of the text."""
    found = remarks(whole(*parts, **changed), facts or Facts())
    return [(r.code, r.tag, r.words) for r in found if r.code != "wording-part-missing"]


def test_the_same_term_in_three_languages_is_no_matter():
    assert codes(part(th="มีระยะเวลา ๕ ปี", en="a term of five years", zh="有效期为五年")) == []


def test_a_differing_term_is_shown_in_both_languages():
    assert codes(part(th="มีระยะเวลา ๕ ปี", en="a term of 3 years"), tags=("th", "en")) == [
        ("wording-amounts-differ", "th", "๕ ปี"),
        ("wording-amounts-differ", "en", "3 years"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        {"th": "ปีละ ๒๐ คน", "en": "20 students a year", "zh": "每年20人"},
        {"th": "ต้นฉบับ 2 ชุด", "en": "in two originals", "zh": "一式两份"},
        {"th": "งบประมาณ 3 ล้านบาท", "en": "3,000,000 baht", "zh": "300万泰铢"},
        {"th": "300,000 บาท", "en": "300,000 baht", "zh": "30万泰铢"},
        {"th": "แผนปี พ.ศ. ๒๕๖๙", "en": "the plan for 2026", "zh": "2026年度计划"},
        {"th": "(1) การศึกษา\n(2) วัฒนธรรม", "en": "1. Education\n2. Culture", "zh": "（一）教育"},
        {"th": "‹จำนวนนักศึกษา›", "en": "‹number 20 of students›"},
    ],
)
def test_the_same_figures_in_other_digits_words_or_eras_are_no_matter(texts: dict[str, str]):
    tags = tuple(tag.replace("zh", "zh-Hans") for tag in texts)
    found = codes(part(**texts), tags=tags)
    assert [one for one in found if one[0] != "wording-gap"] == []


@pytest.mark.parametrize(
    ("th", "en", "differing"),
    [
        ("ปีละ 20 คน", "25 students a year", [("th", "20"), ("en", "25")]),
        ("300,000 บาท", "30,000 baht", [("th", "300,000"), ("en", "30,000")]),
        ("3 ล้านบาท", "3,000 baht", [("th", "3 ล้าน"), ("en", "3,000")]),
        ("แผนปี 2569", "the plan for 2027", [("th", "2569"), ("en", "2027")]),
        ("ต้นฉบับสามชุด", "in 2 originals", [("en", "2")]),
    ],
)
def test_figures_that_differ_are_shown(th: str, en: str, differing: list[tuple[str, str]]):
    found = codes(part(th=th, en=en), tags=("th", "en"))
    assert found == [("wording-amounts-differ", tag, words) for tag, words in differing]


def test_what_a_template_left_open_is_shown():
    found = codes(part(th="ลงนาม ณ ‹สถานที่ลงนาม› เมื่อวันที่ ‹วันลงนาม›"), tags=("th",))
    assert found == [
        ("wording-gap", "th", "‹สถานที่ลงนาม›"),
        ("wording-gap", "th", "‹วันลงนาม›"),
    ]


def test_a_clause_without_words_in_one_language():
    assert codes(part(th="จะประชุม", en=""), tags=("th", "en")) == [
        ("wording-clause-missing", "en", "")
    ]


def test_a_prevailing_language_that_is_none_of_the_texts():
    assert codes(part(th="จะประชุม"), tags=("th",), prevails="mn") == [
        ("wording-prevails-not-a-text", "", "")
    ]


@pytest.mark.parametrize(("term", "found"), [("5 years", 0), ("sixty months", 0), ("6 years", 1)])
def test_a_term_beyond_the_cap(term: str, found: int):
    facts = Facts(longest_term=60, longest_term_source="https://a.example")
    given = codes(part("term", en=f"a term of {term}"), facts=facts, tags=("en",))
    assert [code for code, _tag, _words in given] == ["wording-term-too-long"] * found


PROVINCE = PartyNames(
    "cm",
    {"th": ("จังหวัดเชียงใหม่",), "en": ("Chiang Mai Province",)},
    {"th": ("เทศบาลนครเชียงใหม่",), "en": ("Chiang Mai City Municipality",)},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiang Mai Province will visit.", []),
        ("Chiangmai will visit.", ["wording-name-missing"]),
        (
            "Chiang Mai City Municipality will visit.",
            ["wording-name-missing", "wording-name-of-other-body"],
        ),
        (
            "Chiang Mai Province and Chiang Mai City Municipality will visit.",
            ["wording-name-of-other-body"],
        ),
    ],
)
def test_names_are_held_against_the_register(text: str, expected: list[str]):
    given = codes(part(en=text), facts=Facts(parties=(PROVINCE,)), tags=("en",))
    assert [code for code, _tag, _words in given] == expected


COMPLETE = (
    "It has a term of five years. A Participant may discontinue it. It may be amended. Two"
    " originals; both equally valid. Contact units are named. Differences are settled by"
    " consultation. It is not legally binding."
)


def test_a_text_that_provides_everything_lacks_nothing():
    assert remarks(whole(part(en=COMPLETE), tags=("en",)), Facts()) == []


@pytest.mark.parametrize(
    ("taken_out", "missing"),
    [
        ("It has a term of five years.", "term"),
        ("A Participant may discontinue it.", "end"),
        ("It may be amended.", "amendment"),
        ("Contact units are named.", "contact"),
        ("Differences are settled by consultation.", "settlement"),
        ("It is not legally binding.", "not-binding"),
    ],
)
def test_what_a_text_does_not_provide_is_named(taken_out: str, missing: str):
    text = whole(part(en=COMPLETE.replace(taken_out, "")), tags=("en",))
    labels = {rule.key: rule.labels for rule in part_rules()}
    found = remarks(text, Facts())
    assert [(one.code, one.facts["part"]) for one in found] == [
        ("wording-part-missing", labels[missing])
    ]


# Which topic of the library provides which parts.
PROVIDED_BY = {
    "term": {"term", "end"},
    "amendment": {"amendment"},
    "languages": {"languages", "prevails"},
    "working-group": {"contact"},
    "settlement": {"settlement"},
    "status": {"not-binding"},
}
# What another clause of the template says too: a renewal is for a further term.
SAID_TWICE = {("renewal", "term"): {"term"}}


def left_open(text: Wording) -> Wording:
    """A wording of the library with nothing filled in."""
    return Wording(text.heading, re.sub(r"\{\w+\}", "‹…›", text.words))


def laid_out(code: str, tags: tuple[str, ...], *, without: str = "") -> Whole:
    """A template's words as they are in the library, without the clauses on one topic."""
    when = ("", "one-prevails" if len(tags) > 1 else "one-language")
    rows = [variants()[key] for key in templates()[code].clauses]
    parts = [
        Part(row.kind, row.topic, {tag: left_open(row.texts[tag]) for tag in tags}, key)
        for key, row in zip(templates()[code].clauses, rows, strict=True)
        if row.when in when and row.topic != without
    ]
    return whole(*parts, tags=tags, prevails=tags[-1] if len(tags) > 1 else "")


def lacking(text: Whole) -> set[str]:
    """The parts that a text is said not to provide."""
    keys = {rule.labels["en"]: rule.key for rule in part_rules()}
    found = remarks(text, Facts())
    return {keys[r.facts["part"]["en"]] for r in found if r.code == "wording-part-missing"}


@pytest.mark.parametrize("tags", [("th",), ("en",), ("zh-Hans",), ("th", "en", "zh-Hans")])
@pytest.mark.parametrize("code", sorted(templates()))
def test_a_provision_taken_out_of_a_template_is_missed(code: str, tags: tuple[str, ...]):
    """No other clause, whatever words it uses, makes up for it in any language."""
    several = len(tags) > 1
    for topic, parts in PROVIDED_BY.items():
        wanted = {key for key in parts if several or key != "prevails"}
        wanted -= SAID_TWICE.get((code, topic), set())
        assert lacking(laid_out(code, tags, without=topic)) == wanted, topic
    assert lacking(laid_out(code, tags)) == set()


PIECES = [
    "shall ",
    "ต้อง",
    "应",
    "คู่ภาคี",
    "๕ ปี",
    "3 years",
    "五年",
    "\n",
    "ไม่",
    " not ",
    "14 March 2022",
    "300,000",
    "๓ ล้าน",
    "‹gap›",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join)


def inside(text: Whole, one: Remark) -> bool:
    """Whether a remark's span lies in its clause and is the words it quotes."""
    if not one.uid or one.end == 0:
        return True
    wording = text.parts[0].in_tag(one.tag)
    said = wording.heading if one.where == "heading" else wording.words
    return 0 <= one.start < one.end <= len(said) and said[one.start : one.end] == one.words


@given(th=TEXTS, en=TEXTS, zh=TEXTS)
def test_no_remark_points_outside_its_clause(th: str, en: str, zh: str):
    text = whole(part("term", th=th, en=en, zh=zh))
    facts = Facts(parties=(PROVINCE,), longest_term=12)
    assert all(inside(text, one) for one in remarks(text, facts))
