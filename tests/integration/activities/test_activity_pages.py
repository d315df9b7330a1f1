"""Activities on their pages: what they show, to whom, and in how many queries."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.world import OFFICE, body, document, office, user
from tests.worlds.activities import activity, centre, network, person
from tests.worlds.meetings import commitment, meeting

from phinong.activities.actions import (
    attend,
    hold_to,
    join_activity,
    record_joint_centre,
    record_network,
)
from phinong.activities.models import Activity
from phinong.activities.panels import (
    activities_of_body,
    joint_bodies_of_tie,
    joint_sheet,
    memberships_of_body,
)
from phinong.core.acting import REGISTER
from phinong.ties.actions import open_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return document("A delegation visited the college.", title="News", language="en")


def filled(source, count: int = 1, n: int = 0) -> Activity:
    """A visit with `count` hosts, people and promises."""
    made = activity(source, titles={"en": f"Visit {n}"}, starts=f"2024-10-{n + 10}")
    for k in range(count):
        college = body(f"college-{k}", "school", "TW", en=f"College {k}")
        join_activity(made, college, by=REGISTER, document=source, part="host")
        attend(
            made, person(f"Guest {n} {k}"), by=REGISTER, document=source, post={"en": "Director"}
        )
        hold_to(made, commitment(source, texts={"en": f"Do {k}"}), by=REGISTER, document=source)
    return made


def asked(rf, address: str = "/en/"):
    request = rf.get(address)
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, source, count, django_assert_num_queries
):
    for n in range(count):
        filled(source, n=n)
    with django_assert_num_queries(6):
        page = client.get("/en/activities/")
    assert [row.activity.title("en").text for row in page.context["rows"]] == [
        f"Visit {n}" for n in range(count - 1, -1, -1)
    ]
    with django_assert_num_queries(4):
        client.get("/en/activities/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_as_many_queries_with_three_parts_as_with_one(
    client, source, count, django_assert_num_queries
):
    made = filled(source, count=count)
    with django_assert_num_queries(6):
        client.get(made.get_absolute_url())


def test_a_page_shows_parts_people_and_promises_with_their_source(client, source):
    page = client.get(filled(source).get_absolute_url())
    text = page.content.decode()
    for shown in ("Visit 0", "College 0", "Guest 0 0", "Director", "Do 0", "#s1"):
        assert text.count(shown) >= 1, shown
    assert [(part, len(rows)) for part, rows in page.context["page"].parts] == [("host", 1)]


def test_parts_stand_in_the_order_of_the_vocabulary(client, source):
    made = activity(source)
    for part in ("participant", "host", "organiser"):
        join_activity(made, office(), by=REGISTER, document=source, part=part)
    page = client.get(made.get_absolute_url()).context["page"]
    assert [part for part, _rows in page.parts] == ["organiser", "host", "participant"]


def test_a_committees_own_record_of_the_day_is_linked(client, source):
    held = meeting(source, held="2024-10-16", number=3, be_year=2567)
    meeting(source, held="2024-10-17", number=4, be_year=2567)
    page = client.get(activity(source, kind="meeting").get_absolute_url()).context["page"]
    assert page.meetings == [held]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Signing", "Visit"]),
        ("?kind=visit", ["Visit"]),
        ("?year=2023", ["Signing"]),
        ("?year=1999", []),
        ("?body=college", ["Visit"]),
        ("?body=nobody", []),
        ("?tie=none", []),
        ("?kind=visit&year=2023", []),
    ],
)
def test_the_list_is_filtered(client, source, query, titles):
    visit = activity(source, titles={"en": "Visit"}, starts="2022-05-01")
    join_activity(visit, body("college", "school"), by=REGISTER, document=source)
    activity(source, kind="signing", titles={"en": "Signing"}, starts="2023-05-01")
    page = client.get(f"/en/activities/{query}")
    assert [row.activity.title("en").text for row in page.context["rows"]] == titles


def test_the_list_is_paged_by_key_and_undated_ones_come_last(client, source):
    activity(source, titles={"en": "Some day"}, starts="")
    for n in range(1, 26):
        activity(source, titles={"en": f"Visit {n}"}, starts=f"2024-01-{n:02d}")
    first = client.get("/en/activities/").context["page"]
    assert len(first.rows) == 25
    second = client.get(f"/en/activities/{first.next_query}").context["page"]
    assert [row.title("en").text for row in second.rows] == ["Some day"]


def test_the_json_twin_holds_the_same_with_its_sources(client, source):
    made = filled(source)
    data = json.loads(client.get(f"/en/activities/{made.code}.json").content)
    assert (data["kind"], data["starts"], data["titles"]) == (
        "visit",
        "2024-10-10",
        {"en": "Visit 0"},
    )
    assert [(p["body"], p["part"]) for p in data["parts"]] == [("college-0", "host")]
    assert [p["post"] for p in data["attended"]] == [{"en": "Director"}]
    assert [c["texts"] for c in data["commitments"]] == [{"en": "Do 0"}]
    assert [row["document"] for row in data["sources"]] == [source.code]


@pytest.mark.parametrize("address", ["/en/activities/{}/", "/en/activities/{}.json"])
def test_an_offices_own_activity_is_not_there_for_strangers(client, address):
    made = activity(document("secret", public=False))
    assert client.get(address.format(made.code)).status_code == 404
    client.force_login(user("reader"))
    assert client.get(address.format(made.code)).status_code == 200


def test_an_offices_own_promise_is_not_shown_with_a_public_activity(client, source):
    made = activity(source)
    hidden = commitment(document("secret", public=False), texts={"en": "Do it quietly"})
    hold_to(made, hidden, by=REGISTER, document=source)
    assert client.get(made.get_absolute_url()).context["page"].promises == []
    client.force_login(user("reader"))
    shown = client.get(made.get_absolute_url()).context["page"].promises
    assert [promise.commitment for promise in shown] == [hidden]


def test_an_empty_register_says_how_activities_come_in(client):
    page = client.get("/en/activities/").content.decode()
    assert page.count("Activities come in with the documents that report them") == 1


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_page_speaks_every_language(client, source, language):
    made = filled(source)
    for address in ("", f"{made.code}/"):
        assert client.get(f"/{language}/activities/{address}").status_code == 200


def test_posting_to_a_public_page_is_refused(client, source):
    assert client.post("/en/activities/").status_code == 405
    assert client.post(activity(source).get_absolute_url()).status_code == 405


# ── On the pages of others ──


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_of_a_joint_centre(rf, source, count, django_assert_num_queries):
    members = [(body(f"college-{n}", "school"), "member") for n in range(count)]
    objectives = [{"en": f"to do {n}"} for n in range(count)]
    record_joint_centre(
        centre(), by=REGISTER, document=source, objectives=objectives, members=members
    )
    request, where = asked(rf), centre()
    with django_assert_num_queries(4):
        html = joint_sheet(request, where)
    assert [html.count(f"to do {n}<") for n in range(count)] == [1] * count
    assert html.count('class="tie-name party"') == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_latest_activities_of_a_body(rf, source, count, django_assert_num_queries):
    for n in range(count):
        filled(source, n=n)
    request, college = asked(rf), body("college-0")
    with django_assert_num_queries(3):
        html = activities_of_body(request, college)
    assert html.count('<li class="entry">') == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_networks_a_body_belongs_to(rf, source, count, django_assert_num_queries):
    for n in range(count):
        record_network(
            network(f"network-{n}"),
            by=REGISTER,
            document=source,
            stage="proposed",
            members=[(office(), "member")],
        )
    request, member = asked(rf), office()
    with django_assert_num_queries(2):
        html = memberships_of_body(request, member)
    assert (html.count('<li class="entry">'), html.count("Proposed")) == (count, count)


def test_bodies_and_ties_without_any_have_no_panels(rf, source):
    request = asked(rf)
    parties = [(office(), 0), (body("kaohsiung", "city", "TW"), 1)]
    tie = open_tie(by=REGISTER, kept_by=OFFICE, parties=parties, document=source)
    panels = (joint_sheet, activities_of_body, memberships_of_body)
    assert [panel(request, office()) for panel in panels] == [None, None, None]
    assert joint_bodies_of_tie(request, tie) is None


def test_a_tie_shows_its_activities_and_joint_bodies(client, source):
    parties = [(office(), 0), (body("kaohsiung", "city", "TW"), 1)]
    tie = open_tie(by=REGISTER, kept_by=OFFICE, parties=parties, document=source)
    made = activity(source, tie=tie)
    record_joint_centre(
        centre(), by=REGISTER, document=source, tie=tie, objectives=[{"en": "to study coffee"}]
    )
    page = client.get(f"/en/ties/{tie.code}/").content.decode()
    assert page.count(f'href="/en/activities/{made.code}/"') >= 1
    assert (page.count("Highland Coffee Research Centre"), page.count("to study coffee")) == (1, 1)
