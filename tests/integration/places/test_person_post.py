"""A person found with a post lands, is undone, and leaves nothing behind."""

from typing import Any

import pytest
from tests.world import OFFICE
from tests.worlds.accounts import holder
from tests.worlds.places import governor, province
from tests.worlds.record import NEWS, news, span_of

from phinong.core.refusals import Refused
from phinong.places.models import Body, BodyName, Person, Post, Tenure
from phinong.record import decisions
from phinong.record.landing import REGISTRY, Values
from phinong.record.models import Citation, Document, Event, Finding

pytestmark = pytest.mark.django_db

VALUES = [
    ("name", "ประจญ ปรัชญ์สกุล"),
    ("honorific", "นาย"),
    ("post", "ผู้ว่าราชการจังหวัดเชียงใหม่"),
    ("body", "จังหวัดเชียงใหม่"),
]


def stored(document: Document, pairs: list[tuple[str, str]] = VALUES) -> list[dict[str, Any]]:
    """Values as the reader stores them, each with its span."""
    found = []
    for name, text in pairs:
        start, end = span_of(document, text)
        found.append({"name": name, "value": text, "as_written": text, "start": start, "end": end})
    return found


def proposed(document: Document, values: list[dict[str, Any]], user: Any) -> Finding:
    """The finding on the desk."""
    facts = {"start": 0, "end": len(NEWS), "key": "person-post.1"}
    return decisions.propose(document, [("person-post", values, facts)], by=user)[0]


def landed(**facts: Any) -> tuple[Finding, Document, Any]:
    """An accepted finding about the governor."""
    document, user = news(**facts), holder("officer")
    finding = proposed(document, stored(document), user)
    return decisions.accept(finding, by=user, seen_version=0), document, user


def test_person_post_and_statement_are_made_with_their_sources():
    province()
    finding, document, _ = landed()
    tenure = Tenure.objects.select_related("post__body", "person").get()
    assert (tenure.person.names, tenure.post.role, tenure.post.body.code, tenure.seen_edtf) == (
        {"th": "ประจญ ปรัชญ์สกุล"},
        "governor",
        OFFICE,
        "2022-03-14",
    )
    assert tenure.person.forms.get().honorific == "นาย"
    assert [[kind, made] for kind, _, made in finding.landed] == [
        ["tenure", True],
        ["person", True],
        ["post", True],
        ["body", False],
        ["body-name", False],
    ]
    cited = Citation.objects.about("tenure", tenure.pk).exclude(field="").order_by("id")
    assert [(c.field, c.passage.quote, c.document) for c in cited] == [
        (name, text, document) for name, text in VALUES
    ]


def test_a_second_document_adds_its_own_proof():
    province()
    first, _, user = landed()
    again = news_elsewhere()
    second = proposed(again, stored(again), user)
    decisions.accept(second, by=user, seen_version=0)
    assert (Person.objects.count(), Post.objects.count(), Tenure.objects.count()) == (1, 1, 1)
    assert Citation.objects.filter(about_kind="tenure", document=again, field="name").count() == 1
    assert first.landed[0][1] == Tenure.objects.get().pk


def news_elsewhere() -> Document:
    """The same news on another page, published the same day."""
    from phinong.core.acting import REGISTER
    from phinong.record.actions import add_document

    return add_document(
        by=REGISTER,
        kept_by=OFFICE,
        kind="text",
        title="Elsewhere",
        text=NEWS + "\nอ่านต่อ",
        published_edtf="2022-03-14",
    )


def test_undoing_leaves_nothing_behind():
    finding, document, user = landed()
    made = Event.objects.filter(verb__endswith=".removed").count()
    decisions.undo(finding, by=user, seen_version=1)
    assert (Person.objects.count(), Post.objects.count(), Tenure.objects.count()) == (0, 0, 0)
    assert Citation.objects.filter(document=document).count() == 0
    assert BodyName.objects.filter(kind="as-written").count() == 0
    assert (made, Event.objects.filter(verb__endswith=".removed").count()) == (0, 3)


def test_undoing_removes_the_body_it_made():
    document, user = news(), holder("officer")
    values = stored(document)
    values[3] |= {"value": "โรงเรียนบ้านดอย", "as_written": "โรงเรียนบ้านดอย", "body": "new"}
    finding = decisions.accept(proposed(document, values, user), by=user, seen_version=0)
    assert Body.objects.filter(kind="school").count() == 1
    decisions.undo(finding, by=user, seen_version=1)
    assert Body.objects.filter(kind="school").count() == 0


def test_a_former_holder_is_not_said_to_hold_the_post_now():
    province()
    document, user = news(), holder("officer")
    values = stored(document)
    values[2]["value"] = "อดีตผู้ว่าราชการจังหวัดเชียงใหม่"
    decisions.accept(proposed(document, values, user), by=user, seen_version=0)
    tenure = Tenure.objects.get()
    assert (tenure.since_edtf, tenure.until_edtf, tenure.seen_edtf) == ("", "", "")


def test_a_person_without_a_post_lands_alone():
    document, user = news(), holder("officer")
    finding = proposed(document, stored(document, VALUES[:2]), user)
    finding = decisions.accept(finding, by=user, seen_version=0)
    assert [row[0] for row in finding.landed] == ["person"]
    fields = Citation.objects.filter(about_kind="person").order_by("id")
    assert list(fields.values_list("field", flat=True)) == ["", "name", "honorific"]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["honorific"], ["name-missing"]),
        (["name", "post"], ["post-without-body"]),
        (["post"], ["name-missing", "post-without-body"]),
        (["name"], []),
        (["name", "post", "body"], []),
    ],
)
def test_what_is_missing_is_refused_with_every_reason(names, codes):
    document = news()
    values = [value for value in stored(document) if value["name"] in names]
    finding = Finding(document=document, kind="person-post", values=values)
    reasons = REGISTRY.landing("person-post").why_not(Values.of(finding))
    assert [reason.code for reason in reasons] == codes


def test_a_refused_finding_writes_nothing():
    document, user = news(), holder("officer")
    finding = proposed(document, stored(document, VALUES[:3]), user)
    with pytest.raises(Refused):
        decisions.accept(finding, by=user, seen_version=0)
    assert (Person.objects.count(), Finding.objects.get().state) == (0, "open")


def test_people_of_the_same_name_are_shown_beforehand():
    person = governor(province()).person
    document = news()
    finding = Finding(document=document, kind="person-post", values=stored(document))
    similar = REGISTRY.landing("person-post").similar(Values.of(finding))
    assert [(s.kind, s.number, s.label, s.path, s.why) for s in similar] == [
        (
            "person",
            person.pk,
            "ประจญ ปรัชญ์สกุล",
            f"/en/bodies/{OFFICE}/#person-{person.code}",
            "bears this name",
        )
    ]
