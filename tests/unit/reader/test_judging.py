"""Labels and names: what counts as the same, and what no label can tell."""

import pytest
from bench.judging import Judge
from bench.matching import plain, same_person, without_title

from phinong.reader.model import Span, Value, finding

SAME = [
    ("The City of Lyon", "city of lyon"),
    ("Chiang-Mai", "chiang mai"),
    ("เทศบาล\u200bนคร เชียงใหม่", "เทศบาลนครเชียงใหม่"),
    ("ＡＢＣ", "abc"),
    ("清迈 市", "清迈市"),
]
TITLES = [
    ("นายสมชาย ใจดี", "สมชายใจดี"),
    ("รองศาสตราจารย์ ดร.สมชาย ใจดี", "สมชายใจดี"),
    ("Prof. Dr. John Smith", "john smith"),
    ("Drew Smith", "drew smith"),
    ("Xia Xueshan (夏雪山)", "xia xueshan"),
]
PERSONS = [
    ("john smith", "john smith", True),
    ("john smith", "john a smith", True),
    ("smith", "john smith", False),
    ("johnsmith", "john smith", True),
    ("李华", "李华明", True),
    ("李", "李华", False),
    ("ใจดี", "สมชายใจดี", False),
    ("สมชาย", "สมชายใจดี", True),
    ("", "john", False),
]


@pytest.mark.parametrize(("written", "letters"), SAME)
def test_spelling_and_punctuation_are_set_aside(written, letters):
    assert plain(written) == letters


@pytest.mark.parametrize(("written", "name"), TITLES)
def test_titles_are_no_part_of_a_name(written, name):
    assert without_title(written) == name


@pytest.mark.parametrize(("one", "other", "same"), PERSONS)
def test_one_name_may_be_a_part_of_the_other(one, other, same):
    assert same_person(one, other) is same_person(other, one) is same


TEXT = "Mr. John Smith, Mayor of Chengdu, met in Lyon."
LABEL = {
    "parties": [
        {"name_en": "Chengdu", "name_in_text": "Chengdu", "aliases": ["成都"]},
        {"name_en": "Lyon", "name_in_text": "Lyon", "optional": True},
    ],
    "people": [{"name_in_text": "John Smith", "role_in_text": "Mayor of Chengdu"}],
    "people_complete": True,
    "other_organisations": ["Red Cross"],
    "event_type": "visit",
    "event_date": "2020-05-05",
    "published": None,
    "instrument": "mou",
    "stage": "none",
    "tie_kind": "friendly_city",
    "areas": ["culture"],
    "areas_optional": ["education"],
    "sdgs": [4],
    "accept": {"event_type": ["meeting"]},
}


def value(name: str, said: str | int, words: str = "") -> Value:
    start = max(0, TEXT.find(words or str(said)))
    return Value(name, said, words or str(said), Span(start, start + len(words or str(said))))


PERSON = finding(
    "person-post", [value("name", "John Smith"), value("post", "Mayor"), value("body", "Chengdu")]
)
NOBODY = finding("person-post", [value("name", "Jane Doe"), value("post", "Mayor")])
CLAIM = finding("tie-claim", [value("side", "Chengdu"), value("side", "Lyon")])
ABROAD = finding("tie-claim", [value("side", "Chengdu"), value("side", "Paris")])
VERDICTS = [
    ("event-type", value("event-type", "meeting"), PERSON, True),
    ("event-type", value("event-type", "signing"), PERSON, False),
    ("event-date", value("date", "2020-05-05"), PERSON, True),
    ("paper-date", value("date", "2020-05-05"), PERSON, False),
    ("instrument", value("instrument", "memorandum-of-cooperation"), PERSON, True),
    ("stage", value("stage", "signed"), PERSON, False),
    ("party", value("party", "成都"), PERSON, True),
    ("party", value("party", "Lyon"), PERSON, None),
    ("party", value("party", "Paris"), PERSON, False),
    ("side", value("side", "Lyon"), CLAIM, True),
    ("tie-kind", value("kind", "sister"), CLAIM, True),
    ("tie-kind", value("kind", "sister"), ABROAD, None),
    ("person", value("name", "John Smith"), PERSON, True),
    ("person", value("name", "Jane Doe"), NOBODY, False),
    ("honorific", value("honorific", "Mr."), PERSON, True),
    ("honorific", value("honorific", "Mr."), NOBODY, None),
    ("post", value("post", "Mayor"), PERSON, True),
    ("post", value("post", "Governor"), PERSON, False),
    ("post", value("post", "Mayor"), NOBODY, None),
    ("body", value("body", "Red Cross"), PERSON, True),
    ("body", value("body", "Paris"), PERSON, False),
    ("area", value("area", "culture"), PERSON, True),
    ("area", value("area", "education"), PERSON, None),
    ("area", value("area", "health"), PERSON, False),
    ("sdg", value("sdg", 4), PERSON, True),
    ("unjudged", value("place", "Lyon"), PERSON, None),
]


@pytest.mark.parametrize(("kind", "said", "found", "right"), VERDICTS)
def test_a_value_is_right_by_its_label_or_left_open(kind, said, found, right):
    assert Judge(LABEL, TEXT).right(kind, said, found) is right
