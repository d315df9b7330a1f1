"""From a city's timeline in the manner of the field to its learning items."""

import pytest
from tests.world import body, office, user
from tests.worlds.learning import NAN, NAN_THAI, PUER, city
from tests.worlds.meetings import accepted, decided, found, reported

from phinong.core.refusals import Refused
from phinong.learning.landing import LEARNING_ITEM
from phinong.learning.models import LearningItem
from phinong.record.actions import withdraw_document
from phinong.record.decisions import accept, undo
from phinong.record.landing import Values, Worth
from phinong.record.models import Citation

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return user("administrator", office(), name="officer")


def landed(officer, text: str, of) -> list[LearningItem]:
    """All items of a timeline, accepted for this city, as they stand in the register."""
    document = reported(text, by=officer)
    for finding in found(document, "learning-item"):
        values = [*finding.values, {"name": "city", "value": of.code, "body": of.code}]
        accept(finding, by=officer, seen_version=0, values=values)
    return list(LearningItem.objects.order_by("id"))


def told(items, language: str) -> list[tuple[str, str, bool]]:
    """(year, title, whether it is an issue)."""
    return [(i.when_edtf, i.titles[language], i.issue) for i in items]


def test_a_timeline_lands_year_by_year_with_issues_and_communities(officer):
    items = landed(officer, NAN, city())
    listed = [i for i in items if i.issue or i.kind == "place"]
    assert told(listed, "en") == [
        ("2022", "forest fires", True),
        ("2022", "old temples", True),
        ("2022", "water supply", True),
        ("2022", "Ban Phrakoet", False),
        ("2022", "Ban Nong Tao", False),
    ]
    assert [i.when_edtf for i in items if i not in listed] == [
        "2020",
        "2021",
        "2022",
        "2022",
        "2023",
    ]
    assert {(i.city, i.state) for i in items} == {(city(), "published")}


def test_a_thai_timeline_turns_its_buddhist_years_and_keeps_them_as_written(officer):
    items = landed(officer, NAN_THAI, city())
    plain = [i for i in items if not i.issue]
    assert [(i.when_edtf, i.when_written) for i in plain] == [
        ("2020", "2563"),
        ("2021", "2564"),
        ("2022", "2565"),
    ]
    assert told([i for i in items if i.issue], "th") == [
        ("2022", "ไฟป่า", True),
        ("2022", "วัดเก่า", True),
        ("2022", "น้ำประปา", True),
    ]


def test_a_chinese_timeline_lands(officer):
    puer = body("puer", "city", "CN", zh="普洱市", en="Pu'er")
    items = landed(officer, PUER, puer)
    assert told([i for i in items if i.issue], "zh-Hans") == [
        ("2022", "交通", True),
        ("2022", "垃圾", True),
        ("2022", "水质", True),
    ]
    assert [i.kind for i in items if not i.issue] == ["ecosystem", "programme", "programme"]


def test_every_item_is_cited_with_its_own_words(officer):
    items = landed(officer, NAN, city())
    for item in items:
        row = Citation.objects.about("learning-item", item.pk).get(field="title")
        assert row.passage.quote == item.titles["en"]


def test_the_city_is_the_one_the_paper_speaks_of(officer):
    document = reported(NAN, by=officer)
    named = city()
    for finding in found(document, "network"):
        values = [{**v, "body": named.code} if v["name"] == "member" else v for v in finding.values]
        finding.decided_values = values
        finding.save()
    decided(document, officer, "learning-item")
    assert {item.city for item in LearningItem.objects.all()} == {named}


def test_the_office_that_keeps_the_paper_is_the_city_where_the_paper_names_none(officer):
    document = reported(NAN.replace("Nan", "Old"), by=officer)
    for finding in document.findings.exclude(kind="learning-item"):
        finding.delete()
    decided(document, officer, "learning-item")
    assert {item.city for item in LearningItem.objects.all()} == {office()}


def test_a_second_timeline_adds_its_source_to_the_same_items(officer):
    landed(officer, NAN, city())
    counted = LearningItem.objects.count()
    landed(officer, NAN.replace("A city that learns", "The city that learns"), city())
    assert LearningItem.objects.count() == counted
    item = LearningItem.objects.get(titles__en="Ban Phrakoet")
    documents = Citation.objects.about("learning-item", item.pk).values_list("document", flat=True)
    assert len(set(documents)) == 2


def test_the_desk_is_told_of_the_same_title(officer):
    items = landed(officer, NAN, city())
    forum = next(i for i in items if i.titles["en"] == "Nan City Forum")
    values = Values((Worth("title", "NAN CITY FORUM"), Worth("city", "x", body=city().code)))
    assert [(s.kind, s.number, s.why) for s in LEARNING_ITEM.similar(values)] == [
        ("learning-item", forum.pk, "same-title")
    ]
    assert LEARNING_ITEM.similar(Values((Worth("title", "Nan City Forum"),))) == []


def test_undoing_an_item_takes_it_and_what_it_listed(officer):
    document = reported(NAN, by=officer)
    issues = next(
        f for f in found(document, "learning-item") if "issues" in f.values[1]["as_written"]
    )
    finding = accepted(issues, officer)
    assert LearningItem.objects.filter(issue=True).count() == 3
    undo(finding, by=officer, seen_version=finding.version)
    assert LearningItem.objects.count() == 0
    assert Citation.objects.filter(about_kind="learning-item").count() == 0


def test_an_item_of_an_office_paper_waits_as_a_draft(officer):
    document = reported(NAN, by=officer)
    document.public = False
    document.save(update_fields=["public"])
    decided(document, officer, "learning-item")
    assert {item.state for item in LearningItem.objects.all()} == {"draft"}


def test_a_withdrawn_paper_lets_its_items_stand_and_say_so(officer, client):
    items = landed(officer, NAN, city())
    document = Citation.objects.about("learning-item", items[0].pk).first().document
    withdraw_document(document, by=officer, why="the city asked")
    page = client.get(items[0].get_absolute_url()).content.decode()
    assert page.count('data-standing="withdrawn"') >= 1


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ([("kind", "programme"), ("title", "Yi Peng"), ("year", "2021")], []),
        ([("kind", "song"), ("title", "Yi Peng")], ["learning-kind-unknown"]),
        ([("kind", "place")], ["learning-title-missing"]),
        ([("kind", "place"), ("title", "x"), ("year", "soon")], ["date-unreadable"]),
    ],
)
def test_why_an_item_is_not_accepted(values, codes):
    reasons = LEARNING_ITEM.why_not(Values(tuple(Worth(name, value) for name, value in values)))
    assert [reason.code for reason in reasons] == codes


def test_accepting_twice_is_refused(officer):
    finding = decided(reported(NAN, by=officer), officer, "learning-item")[0]
    with pytest.raises(Refused) as refused:
        accepted(finding, officer)
    assert [r.code for r in refused.value.reasons] == ["finding-not-open"]


def test_the_reader_says_whose_learning_it_is_by_the_name_told_most(officer):
    named = {
        v["as_written"]
        for text in (NAN, NAN_THAI, PUER)
        for finding in found(reported(text, by=officer), "learning-item")
        for v in finding.values
        if v["name"] == "city"
    }
    assert named == {"Nan Municipality", "เทศบาลเมืองน่าน", "普洱市"}
