"""Findings speak the register's codes; the flat record keeps those of the labelled sets."""

import tomllib
from importlib.resources import files

import pytest

from phinong.core.vocabulary import vocabulary
from phinong.reader import read
from phinong.reader.findings import subjects
from phinong.reader.findings.centres import STATES
from phinong.reader.findings.codes import TABLES, VOCABULARIES, coded, instrument
from phinong.reader.findings.commitments import OUTCOMES
from phinong.reader.findings.persons import CAPACITIES
from phinong.reader.findings.terms import LANGUAGES
from phinong.reader.findings.timelines import KINDS
from phinong.reader.model import Span, Value
from phinong.site.review.value_types import Type, type_of

LEXICONS = {
    "tie-kinds": ("ties", "tie"),
    "instruments": ("instruments", "instrument"),
    "stages": ("stages", "stage"),
    "event-types": ("events", "event"),
    "areas": ("areas", "area"),
}
REVIEW = (
    "เชียงรายประชุมคณะกรรมการเมืองพี่เมืองน้อง\n\n20 มิถุนายน 2566\n\n"
    "นายวิชัย รักเมืองเหนือ รองผู้ว่าราชการจังหวัดเชียงราย เป็นประธานการประชุมคณะกรรมการความสัมพันธ์"
    "เมืองพี่เมืองน้องจังหวัดเชียงราย ครั้งที่ 2/2566 เพื่อพิจารณาร่างหนังสือแสดงเจตจำนง"
    "เพื่อสถาปนาความสัมพันธ์เมืองพี่เมืองน้องระหว่างจังหวัดเชียงรายกับนครคุนหมิง\n\n"
    "ที่ประชุมมีมติให้แก้ไขร่างหนังสือแสดงเจตจำนง เสนอคณะรัฐมนตรีพิจารณาร่าง"
)


def lexicon(name: str, category: str) -> list[str]:
    """Every code of one of the reader's lexicons."""
    source = files("phinong.reader").joinpath("lexicons", f"{name}.toml").read_text("utf-8")
    return list(tomllib.loads(source)[category])


def value(name: str, code: str, words: str = "") -> Value:
    return Value(name, code, words, Span(0, len(words)))


# Papers whose findings carry the codes that no table lists.
RENEWED = (
    "มหาวิทยาลัยเชียงใหม่ต่ออายุบันทึกความเข้าใจ\n\n23 สิงหาคม 2566\n\n"
    "มหาวิทยาลัยเชียงใหม่ลงนามต่ออายุบันทึกความเข้าใจระหว่างมหาวิทยาลัยเชียงใหม่กับมหาวิทยาลัยยูนนาน "
    "เพื่อสนับสนุน SDG 4 โดยมีผู้แทนกว่า 30 คน ประมาณ 5 หน่วยงาน และอีก 2 ฉบับ"
)
READ = ("lineage", "sdgs", "qualifiers")
LISTED = {
    "outcomes": {code for code, _signs in OUTCOMES},
    "languages": {tag for tag, _pattern in LANGUAGES},
    "capacities": {code for code, _pattern in CAPACITIES},
    "learning-kinds": {code for code, _signs in KINDS},
    "figure-subjects": {
        subjects.subject_of(f"{clause} {unit}", unit)
        for clause in (
            *("", *subjects.UNDER_WAY, *subjects.ESTABLISHED),
            *(*subjects.COORDINATED, *subjects.NETWORK),
        )
        for unit in (
            *(*subjects.COUNTRIES, *subjects.CITIES, *subjects.PEOPLE, *subjects.DELEGATES),
            *(*subjects.PAPERS, *subjects.PARTNERS, "ปี"),
        )
    },
}


def of_lexicon(name: str) -> set[str]:
    """The lexicon's codes as findings carry them, beside each word that changes one."""
    words = ("", "友好城市", "友好交流城市", "บันทึกความร่วมมือ")
    written = lexicon(*LEXICONS[name])
    return {str(coded(value("kind", code, said), name).value) for code in written for said in words}


def read_from(text: str) -> dict[str, set[str]]:
    """{vocabulary: codes} in the findings of a text."""
    found: dict[str, set[str]] = {}
    for one in read(text).findings:
        for said in one.values:
            if name := VOCABULARIES.get((one.kind, said.name)):
                found.setdefault(name, set()).add(str(said.value))
    return found


def test_every_vocabulary_of_a_finding_is_looked_at():
    assert {*LEXICONS, *LISTED, *READ} == set(VOCABULARIES.values())


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_every_code_of_the_lexicons_becomes_one_of_the_vocabulary(name):
    assert of_lexicon(name) - set(vocabulary(name)) == set()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_every_code_a_stage_gives_itself_is_one_of_the_vocabulary(name):
    assert LISTED[name] - set(vocabulary(name)) == set()


def test_the_states_of_a_network_are_stages():
    states = {code for code, _pattern in STATES if code}
    assert states - set(vocabulary("stages")) == set()


def test_every_code_read_from_a_paper_is_one_of_its_vocabulary():
    found = read_from(RENEWED)
    assert {name: found[name] for name in READ} == {
        "lineage": {"renews"},
        "sdgs": {"4"},
        "qualifiers": {"at-least", "about", "exactly"},
    }
    assert {name: codes - set(vocabulary(name)) for name, codes in found.items()} == {
        name: set() for name in found
    }


def test_a_table_turns_only_what_the_vocabulary_has_not():
    kept = {(name, code) for name, rows in TABLES.items() for code in rows}
    assert {(name, code) for name, code in kept if code in vocabulary(name)} == set()


@pytest.mark.parametrize(("of", "name"), list(VOCABULARIES.items()))
def test_the_desk_shows_each_code_in_its_vocabulary(of, name):
    kind, value_name = of
    assert type_of(value_name, kind) == (Type.TERM, name)


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        ("sister_city", "เมืองพี่เมืองน้อง", "sister"),
        ("sister_city", "姐妹城市", "sister"),
        ("friendly_city", "Friendship City", "friendship"),
        ("friendly_city", "เมืองมิตรภาพ", "friendship"),
        ("friendly_city", "友好城市", "sister"),
        ("friendly_city", "友好交流城市", "friendly-exchange"),
        ("partnership", "หุ้นส่วน", "partnership"),
    ],
)
def test_the_kind_of_tie_follows_the_words_of_the_country(code, words, kind):
    assert coded(value("kind", code, words), "tie-kinds").value == kind


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("mou", "บันทึกความเข้าใจ", "mou"),
        ("mou", "บันทึกความร่วมมือ", "memorandum-of-cooperation"),
        ("mou", "Memorandum of Cooperation", "memorandum-of-cooperation"),
        ("mou", "合作備忘錄", "memorandum-of-cooperation"),
        ("agreement", "บันทึกความร่วมมือ", "agreement"),
        ("loi", "หนังสือแสดงเจตจำนง", "letter-of-intent"),
    ],
)
def test_a_memorandum_of_cooperation_is_a_paper_of_its_own(code, words, expected):
    assert instrument(code, words) == expected


def test_findings_are_turned_and_the_record_is_not():
    reading = read(REVIEW)
    said = {(f.kind, v.name): v.value for f in reading.findings for v in f.values}
    assert (said["activity", "event-type"], reading.record["event_type"]) == (
        "draft-review",
        "draft_review",
    )
    assert (said["agreement", "instrument"], reading.record["instrument"]) == (
        "letter-of-intent",
        "loi",
    )
    assert (said["tie-claim", "kind"], reading.record["tie_kind"]) == ("sister", "sister_city")
    assert said["resolution", "outcome"] == "endorsed-with-changes"
    assert said["resolution", "about"] == "letter-of-intent"


def test_a_finding_keeps_the_clause_of_a_count_as_its_words():
    (figure,) = read(f"{REVIEW}\n\nจังหวัดสถาปนาความสัมพันธ์แล้วกว่า 5 ประเทศ").of_kind("figure")
    subject = figure.first("subject")
    assert (subject.value, subject.as_written) == (
        "countries-established",
        "จังหวัดสถาปนาความสัมพันธ์แล้วกว่า 5 ประเทศ",
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("昆明市与清迈市签署友好城市协议，双方将开展教育与旅游合作。", "zh-Hans"),
        ("高雄市與清邁市簽署姊妹市協議，雙方將開展教育與觀光合作。", "zh-Hant"),
        ("浜松市とチェンマイ市は友好都市協定を締結した。交流を続ける。", "ja"),
        ("Chiang Mai and Kunming signed an agreement.", "en"),
        ("จังหวัดเชียงใหม่ลงนามกับนครคุนหมิง", "th"),
    ],
)
def test_a_document_is_kept_under_the_tag_of_its_content(text, language):
    assert read(text).language == language


@pytest.mark.parametrize(
    ("clause", "unit", "number", "subject"),
    [
        (
            "จังหวัดเชียงใหม่ได้ดำเนินการสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับนานาประเทศไปแล้วกว่า 12 ประเทศ",
            "ประเทศ",
            "12",
            "countries-established",
        ),
        (
            "ได้สถาปนาแล้วกว่า 12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างการดำเนินการ",
            "ประเทศ",
            "6",
            "countries-in-process",
        ),
        (
            "ได้สถาปนาแล้ว 12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างการดำเนินการ",
            "ประเทศ",
            "12",
            "countries-established",
        ),
        ("with sister cities in 13 cities", "cities", "13", "cities-established"),
        ("Phayao University currently coordinates 34 cities", "cities", "34", "cities-coordinated"),
        ("a delegation of over 30 representatives", "representatives", "30", "delegates"),
        ("ผู้เข้าร่วม 150 คน", "คน", "150", "participants"),
        (
            'established the "Education Equity Alliance" with 26 organizations',
            "organizations",
            "26",
            "network-members",
        ),
        ("与106个城市建立友好关系", "城市", "106", "cities-established"),
        ("in 12 countries", "countries", "12", "other"),
        ("720 years", "years", "720", "other"),
    ],
)
def test_what_a_number_counts(clause, unit, number, subject):
    assert subjects.subject_of(clause, unit, number) == subject
