"""A city's learning page and its items: what they show, to whom, and in how many queries."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.world import body, document, office, user
from tests.worlds.learning import city, item, published

from phinong.core.acting import REGISTER
from phinong.learning.actions import move_item
from phinong.learning.models import LearningItem
from phinong.learning.panels import learning_of_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return document("A timeline.", title="Nan Learning City", language="en")


def filled(source, count: int = 1) -> None:
    """`count` places, issues and programmes, each of a year of its own."""
    for n in range(count):
        year = str(2020 + n)
        published(source, titles={"en": f"Place {n}"}, when=year)
        published(source, kind="programme", titles={"en": f"Programme {n}"}, when=year)
        published(source, kind="ecosystem", titles={"en": f"Issue {n}"}, when=year, issue=True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_as_many_queries_for_three_of_each_as_for_one(
    client, source, count, django_assert_num_queries
):
    filled(source, count)
    with django_assert_num_queries(8):
        page = client.get("/en/learning/?kind=place")
    shown = page.context["page"]
    assert (len(shown.inventory.rows), len(shown.issues), len(shown.years)) == (count,) * 3
    with django_assert_num_queries(7):
        client.get("/en/learning/?kind=place")


@pytest.mark.parametrize("count", [1, 3])
def test_an_item_takes_as_many_queries_with_three_sources_as_with_one(
    client, source, count, django_assert_num_queries
):
    filled(source, count)
    address = LearningItem.objects.get(titles__en="Place 0").get_absolute_url()
    with django_assert_num_queries(3):
        client.get(address)


def test_the_page_counts_every_kind_and_opens_the_first_with_something(client, source):
    filled(source, 2)
    page = client.get("/en/learning/")
    assert [(kind, n) for kind, _icon, n in page.context["kinds"]] == [
        ("people", 0),
        ("place", 2),
        ("object", 0),
        ("memory", 0),
        ("programme", 2),
        ("ecosystem", 0),
    ]
    assert (page.context["page"].kind, page.context["city"]) == ("place", city())


def test_an_inventory_without_items_says_what_will_stand_there(client, source):
    filled(source)
    page = client.get("/en/learning/?kind=object").content.decode()
    assert page.count("What a community collects and agrees to show will stand here") == 1


def test_years_hold_what_was_done_in_them(client, source):
    filled(source, 3)
    years = client.get("/en/learning/").context["page"].years
    assert [(y.year, [i.titles["en"] for i in y.items], y.more) for y in years] == [
        (2020 + n, [f"Programme {n}"], 0) for n in range(3)
    ]


def test_a_full_year_shows_its_first_items_and_how_many_more(client, source):
    for n in range(10):
        published(source, kind="programme", titles={"en": f"Walk {n}"}, when="2021")
    (year,) = client.get("/en/learning/").context["page"].years
    assert (len(year.items), year.more) == (8, 2)


def test_an_inventory_is_paged_by_key(client, source):
    for n in range(26):
        published(source, titles={"en": f"Place {n}"}, when="2021")
    first = client.get("/en/learning/?kind=place").context["page"].inventory
    second = client.get(f"/en/learning/{first.next_query}").context["page"].inventory
    assert (len(first.rows), [i.titles["en"] for i in second.rows]) == (25, ["Place 25"])


def test_another_city_is_chosen_and_one_with_a_face_comes_first(client, source):
    filled(source, 2)
    other = body("phayao", "municipality", "TH", en="Phayao Municipality")
    other.has_face = True
    other.save(update_fields=["has_face"])
    published(source, city=other)
    assert client.get("/en/learning/").context["city"] == other
    assert client.get("/en/learning/?city=nan-municipality").context["city"] == city()


def test_a_city_that_is_not_there_is_not_found(client, source):
    filled(source)
    assert client.get("/en/learning/?city=atlantis").status_code == 404


def test_a_city_without_items_shows_its_empty_states(client):
    page = client.get(f"/en/learning/?city={city().code}")
    assert page.status_code == 200
    assert page.content.decode().count('class="empty"') == 5


def test_an_empty_register_says_how_items_come_in(client):
    page = client.get("/en/learning/").content.decode()
    assert page.count("Nothing is on record yet") == 1


def test_the_json_twin_holds_the_same_with_its_sources(client, source):
    made = published(source)
    data = json.loads(client.get(f"/en/learning/{made.code}.json").content)
    assert (data["kind"], data["titles"], data["when"], data["state"], data["city"]["code"]) == (
        "place",
        {"en": "Riverside walk", "th": "ทางเดินริมน้ำ"},
        "2021",
        "published",
        "nan-municipality",
    )
    assert [row["document"] for row in data["sources"]] == [source.code]


@pytest.mark.parametrize("address", ["/en/learning/{}/", "/en/learning/{}.json"])
def test_a_draft_is_not_there_for_strangers(client, source, address):
    made = item(source)
    assert client.get(address.format(made.code)).status_code == 404
    client.force_login(user("reader"))
    assert client.get(address.format(made.code)).status_code == 200


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_page_speaks_every_language(client, source, language):
    filled(source)
    for address in ("", "place-0/", "issue-0/"):
        assert client.get(f"/{language}/learning/{address}").status_code == 200


def test_posting_to_a_public_page_is_refused(client, source):
    assert client.post("/en/learning/").status_code == 405
    assert client.post(published(source).get_absolute_url()).status_code == 405


# ── Review ──


def step(made: LearningItem) -> str:
    return f"/en/learning/{made.code}/move/"


def test_an_officer_takes_an_item_a_step_further(client, source):
    made = item(source)
    client.force_login(user("officer"))
    form = client.get(step(made)).context["form"]
    assert [verb for verb, _ in form.fields["verb"].choices] == ["submit", "adopt", "withdraw"]
    answer = client.post(step(made), {"verb": "submit"})
    assert (answer.status_code, answer.headers["Location"]) == (302, made.get_absolute_url())
    made.refresh_from_db()
    assert made.state == "community-check"


def test_a_withdrawal_without_a_reason_comes_back(client, source):
    made = published(source)
    client.force_login(user("officer"))
    answer = client.post(step(made), {"verb": "withdraw", "reason": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    made.refresh_from_db()
    assert made.state == "published"


def test_a_step_twice_comes_back(client, source):
    made = item(source)
    client.force_login(user("officer"))
    client.post(step(made), {"verb": "submit"})
    answer = client.post(step(made), {"verb": "submit"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["verb"])


@pytest.mark.parametrize("role", [None, "reader", "contributor"])
def test_who_may_not_move_an_item_finds_no_such_page(client, source, role):
    made = published(source)
    if role:
        client.force_login(user(role))
    assert client.get(step(made)).status_code == 404
    assert client.post(step(made), {"verb": "withdraw", "reason": "x"}).status_code == 404
    made.refresh_from_db()
    assert made.state == "published"


def test_no_other_method_moves_an_item(client, source):
    client.force_login(user("officer"))
    assert client.put(step(published(source))).status_code == 405


# ── On the page of the city ──


def test_a_city_shows_how_much_there_is_to_learn_from(rf, source, django_assert_num_queries):
    filled(source, 3)
    request = rf.get("/")
    request.user = AnonymousUser()
    nan = city()
    with django_assert_num_queries(2):
        html = learning_of_body(request, nan)
    assert html.count(">3</a>") == 2
    assert learning_of_body(request, office()) is None


def test_a_withdrawn_item_leaves_the_counts(client, source):
    made = published(source)
    move_item(made, by=REGISTER, verb="withdraw", reason="asked")
    assert client.get("/en/learning/").content.decode().count("Nothing is on record yet") == 1
