"""Meetings and commitments on their pages: what they show, to whom, and in how many queries."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from tests.world import body, document, office, user
from tests.worlds.meetings import commitment, committee, meeting, resolution

from phinong.core.acting import REGISTER
from phinong.meetings.actions import add_item
from phinong.meetings.models import Meeting
from phinong.meetings.panels import decisions_of_body
from phinong.record.models import Event
from phinong.ties.actions import open_tie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_cached_counts():
    cache.clear()


@pytest.fixture
def source():
    return document("มติเห็นชอบ", title="รายงานการประชุม", language="th")


def filled(source, number: int = 1, **facts) -> Meeting:
    """A meeting with a matter on a tie, its resolution and a commitment."""
    held = meeting(source, number=number, **facts)
    parties = [(office(), 0), (body("sejong", "city", "KR", th="นครเซจง", en="Sejong"), 1)]
    tie = open_tie(by=REGISTER, kept_by=source.kept_by, parties=parties, document=source)
    item = add_item(held, by=REGISTER, document=source, texts={"th": "ร่างบันทึก"}, tie=tie)
    made = resolution(held, source)
    made.item = item
    made.save(update_fields=["item"])
    commitment(source, meeting=held, due=facts.get("due", ""))
    return held


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_meetings_as_for_one(
    client, source, count, django_assert_num_queries
):
    for n in range(count):
        filled(source, number=n + 1, held=f"2022-0{n + 1}-14")
    with django_assert_num_queries(8):
        page = client.get("/en/meetings/")
    assert [
        (r.meeting.number, r.items, r.resolutions, r.commitments) for r in page.context["rows"]
    ] == [(n, 1, 1, 1) for n in range(count, 0, -1)]
    with django_assert_num_queries(6):
        client.get("/en/meetings/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_meeting_takes_as_many_queries_with_three_matters_as_with_one(
    client, source, count, django_assert_num_queries
):
    held = filled(source)
    for n in range(1, count):
        add_item(
            held,
            by=REGISTER,
            document=source,
            texts={"th": f"เรื่องที่ {n}"},
            tie=held.items.first().tie,
        )
        resolution(held, source, f"Agreed {n}")
        commitment(source, meeting=held, texts={"en": f"Do {n}"})
    with django_assert_num_queries(10):
        client.get(held.get_absolute_url())


def test_a_meeting_shows_matter_resolution_and_promise_with_their_source(client, source):
    held = filled(source)
    page = client.get(f"/th/meetings/{held.code}/")
    text = page.content.decode()
    for shown in ("1/2565", "ร่างบันทึก", "Agreed as drafted", "Set up a working group", "#s1"):
        assert text.count(shown) >= 1, shown
    assert [(g.number, [m.number for m in g.matters]) for g in page.context["page"].groups] == [
        (4, ["4.1"])
    ]


def test_a_matter_without_its_resolution_stays_an_open_frame(client, source):
    held = meeting(source)
    add_item(held, by=REGISTER, document=source, texts={"th": "เรื่องเพื่อพิจารณา"})
    page = client.get(held.get_absolute_url()).content.decode()
    assert page.count("resolution--missing") == 1


def test_a_meeting_without_an_agenda_says_so_and_guesses_nothing(client, source):
    page = client.get(f"/en/meetings/{meeting(source).code}/")
    assert page.context["page"].groups == []
    assert page.content.decode().count("Nothing is guessed") == 1


def test_what_earlier_meetings_left_open_is_followed_up(client, source):
    early = filled(source, number=1, held="2022-01-14")
    late = filled(source, number=2, held="2022-02-14")
    kept = commitment(source, meeting=early, texts={"en": "Done long ago"})
    kept.state = "kept"
    kept.save(update_fields=["state"])

    def followed(held):
        page = client.get(held.get_absolute_url()).context["page"]
        return [p.commitment.meeting.number for p in page.promises], page

    numbers, page = followed(late)
    assert (numbers, page.earlier, page.later) == ([1, 2], early, None)
    numbers, page = followed(early)
    assert (numbers, page.earlier, page.later) == ([1, 1], None, late)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [3, 2, 1]),
        ("?year=2022", [2, 1]),
        ("?year=2023", [3]),
        ("?body=committee-of-ties", [3, 2, 1]),
        ("?body=chiang-mai-province", [3, 2, 1]),
        ("?body=nobody", []),
        ("?year=abc", [3, 2, 1]),
    ],
)
def test_the_list_is_filtered(client, source, query, numbers):
    for n, held in enumerate(["2022-01-14", "2022-02-14", "2023-01-14"], start=1):
        meeting(source, number=n, held=held, be_year=2565 if n < 3 else 2566)
    page = client.get(f"/en/meetings/{query}")
    assert [row.meeting.number for row in page.context["rows"]] == numbers


def test_the_list_is_paged_by_key(client, source):
    for n in range(1, 28):
        meeting(source, number=n, held=f"2022-01-{n:02d}")
    first = client.get("/en/meetings/").context["page"]
    assert [m.number for m in first.rows] == list(range(27, 2, -1))
    second = client.get(f"/en/meetings/{first.next_query}").context["page"]
    assert [m.number for m in second.rows] == [2, 1]


def test_the_json_twin_holds_the_same_with_its_sources(client, source):
    held = filled(source)
    data = json.loads(client.get(f"/en/meetings/{held.code}.json").content)
    assert (data["number"], data["buddhist_year"], data["held"], data["committee"]["parent"]) == (
        1,
        2565,
        "2022-03-14",
        "chiang-mai-province",
    )
    matter = data["agenda"][0]["items"][0]
    assert (matter["number"], matter["texts"], matter["resolutions"][0]["outcome"]) == (
        "4.1",
        {"th": "ร่างบันทึก"},
        "endorsed",
    )
    assert [row["document"] for row in data["sources"]] == [source.code]
    assert [row["state"] for row in data["commitments"]] == ["open"]


@pytest.mark.parametrize("address", ["/en/meetings/{}/", "/en/meetings/{}.json"])
def test_an_offices_own_meeting_is_not_there_for_strangers(client, address):
    held = meeting(document("secret", public=False))
    assert client.get(address.format(held.code)).status_code == 404
    client.force_login(user("reader"))
    assert client.get(address.format(held.code)).status_code == 200


def test_an_offices_own_meeting_is_not_listed_for_strangers(client):
    meeting(document("secret", public=False))
    assert client.get("/en/meetings/").context["rows"] == []
    client.force_login(user("reader"))
    assert len(client.get("/en/meetings/").context["rows"]) == 1


def test_an_empty_register_says_how_meetings_come_in(client):
    page = client.get("/en/meetings/").content.decode()
    assert page.count("Meetings come in with the documents that report them") == 1


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_page_speaks_every_language(client, source, language):
    held = filled(source)
    promise = held.commitments.get()
    for address in ("", f"{held.code}/", f"commitments/{promise.code}/"):
        page = client.get(f"/{language}/meetings/{address}")
        assert page.status_code == 200


def test_posting_to_a_public_page_is_refused(client, source):
    held = meeting(source)
    assert client.post("/en/meetings/").status_code == 405
    assert client.post(held.get_absolute_url()).status_code == 405


# ── Commitments ──


def test_a_commitment_shows_its_words_and_what_the_source_leaves_out(client, source):
    made = commitment(source)
    page = client.get(f"/en/meetings/commitments/{made.code}/").content.decode()
    assert page.count("Set up a working group") >= 1
    assert page.count("not in the source") == 3


def test_the_json_twin_of_a_commitment(client, source):
    made = commitment(source, owner_note="The council", due="2023-06-30")
    data = json.loads(client.get(f"/en/meetings/commitments/{made.code}.json").content)
    assert (data["owner"], data["owner_as_written"], data["due"], data["state"]) == (
        None,
        "The council",
        "2023-06-30",
        "open",
    )


def change(made) -> str:
    return f"/en/meetings/commitments/{made.code}/change/"


def test_an_officer_records_that_a_promise_was_kept(client, source):
    made = commitment(source)
    client.force_login(user("officer"))
    assert [
        code for code, _ in client.get(change(made)).context["form"].fields["state"].choices
    ] == [
        "kept",
        "changed",
        "lapsed",
    ]
    answer = client.post(change(made), {"state": "kept", "reason": "Letter of 4 May"})
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/en/meetings/commitments/{made.code}/",
    )
    made.refresh_from_db()
    assert made.state == "kept"
    assert Event.objects.about("commitment", made.pk).first().why == "Letter of 4 May"


def test_a_change_without_a_reason_comes_back_with_it(client, source):
    made = commitment(source)
    client.force_login(user("officer"))
    answer = client.post(change(made), {"state": "kept", "reason": " "})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    made.refresh_from_db()
    assert made.state == "open"


def test_a_change_twice_comes_back(client, source):
    made = commitment(source)
    client.force_login(user("officer"))
    client.post(change(made), {"state": "kept", "reason": "once"})
    answer = client.post(change(made), {"state": "kept", "reason": "twice"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["state"])


@pytest.mark.parametrize("role", [None, "reader", "contributor"])
def test_who_may_not_change_a_promise_finds_no_such_page(client, source, role):
    made = commitment(source)
    if role:
        client.force_login(user(role))
    assert client.get(change(made)).status_code == 404
    assert client.post(change(made), {"state": "kept", "reason": "yes"}).status_code == 404
    made.refresh_from_db()
    assert made.state == "open"


def test_no_other_method_changes_a_promise(client, source):
    client.force_login(user("officer"))
    assert client.put(change(commitment(source))).status_code == 405


# ── On the pages of others ──


@pytest.mark.parametrize("count", [1, 3])
def test_the_panel_of_a_committees_parent(client, source, rf, count, django_assert_num_queries):
    for n in range(count):
        meeting(source, number=n + 1)
    request = rf.get("/en/bodies/chiang-mai-province/")
    request.user = AnonymousUser()
    parent = committee().parent
    with django_assert_num_queries(3):
        html = decisions_of_body(request, parent)
    assert html.count('<li class="entry">') == count


def test_a_body_that_decides_nothing_has_no_panel(client, rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    assert decisions_of_body(request, office()) is None


def test_a_tie_shows_the_meetings_that_considered_it(client, source):
    held = filled(source)
    tie = held.items.get().tie
    page = client.get(tie.get_absolute_url()).content.decode()
    assert page.count(f'href="{held.get_absolute_url()}"') >= 1
