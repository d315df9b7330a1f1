"""Pages of what was undertaken: the office's list, the public follow-up, one of them, and its
forms."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from tests.world import OFFICE, body, office, user
from tests.worlds.commitments import (
    agreement,
    of_a_meeting,
    officer_of_the_province,
    paper,
    tie,
    undertaken,
    visit,
)
from tests.worlds.meetings import commitment

from phinong.core.acting import REGISTER
from phinong.meetings.models import Commitment, Meeting, Resolution
from phinong.meetings.panels import promised_on_tie
from phinong.meetings.promising import change_commitment, see_to, wait_for

pytestmark = pytest.mark.django_db

FOLLOW_UP, MINE = "meetings:follow-up", "meetings:commitments"
PAST, TO_COME = "2022-06-30", "2101-06-30"


@pytest.fixture(autouse=True)
def no_cached_answers():
    cache.clear()


def listed(page) -> list[Commitment]:
    """The commitments on a page of a list."""
    return [row.commitment for row in page.context["rows"]]


def counts(facets) -> dict[str, int]:
    """{value of a filter: rows it leaves}."""
    return {one.value: one.count for one in facets}


# ── The office's list ──


def everything() -> dict[str, Commitment]:
    """One of each sort."""
    found = {
        "late": of_a_meeting(1, due=PAST),
        "to-come": undertaken(due=TO_COME, owner=office(), tie=tie()),
        "no-day": undertaken(texts={"en": "No day"}, origin="plan"),
        "kept": commitment(paper("Letter"), texts={"en": "Kept"}),
        "owed-here": undertaken(texts={"en": "Owed"}, owner=office(), due="2101-07"),
    }
    facts = {"state": "kept", "reason": "yes", "today": date(2022, 7, 1)}
    change_commitment(found["kept"], by=REGISTER, **facts)
    Commitment.objects.filter(pk=found["owed-here"].pk).update(kept_by="lamphun-province")
    return found


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["late", "to-come", "owed-here", "no-day"]),
        ("state=all", ["late", "to-come", "owed-here", "no-day", "kept"]),
        ("state=kept", ["kept"]),
        ("state=nonsense", []),
        ("due=overdue", ["late"]),
        ("due=none", ["no-day"]),
        ("due=30", []),
        ("due=nonsense", []),
        ("origin=plan", ["no-day"]),
        ("origin=meeting", ["late"]),
        ("state=all&origin=unknown", ["kept"]),
        (f"owner={OFFICE}", ["to-come", "owed-here"]),
        ("owner=nobody", []),
        ("person=nobody", []),
        ("tie=nothing", []),
    ],
)
def test_the_office_filters_all_of_its_own_the_next_to_fall_due_first(client, query, names):
    rows = everything()
    client.force_login(user("officer"))
    page = client.get(f"{reverse(MINE)}?{query}")
    assert listed(page) == [rows[name] for name in names]


def test_the_figures_beside_the_filters_are_those_of_the_rows(client):
    everything()
    client.force_login(user("officer"))
    facets = client.get(reverse(MINE)).context["facets"]
    assert counts(facets.states) == {
        "": 4,
        "open": 4,
        "kept": 1,
        "changed": 0,
        "lapsed": 0,
        "all": 5,
    }
    assert counts(facets.dues) == {"overdue": 1, "30": 0, "90": 0, "none": 1}
    assert counts(facets.origins) == {"meeting": 1, "speech": 2, "plan": 1}
    assert counts(facets.owners) == {OFFICE: 2}


def test_a_tie_and_a_person_filter_too(client):
    person = officer_of_the_province()
    mine = undertaken(tie=tie(), person=person)
    undertaken(texts={"en": "Another"})
    client.force_login(user("officer"))
    for query in (f"tie={tie().code}", f"person={person.code}"):
        assert listed(client.get(f"{reverse(MINE)}?{query}")) == [mine]


def test_another_offices_list_has_nothing_of_it(client):
    everything()
    client.force_login(user("officer", body("phayao-province")))
    assert listed(client.get(reverse(MINE))) == []


def test_who_works_nowhere_is_led_to_what_everybody_sees(client):
    answer = client.get(f"{reverse(MINE)}?due=overdue")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{reverse(FOLLOW_UP)}?due=overdue",
    )


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", [MINE, FOLLOW_UP])
def test_lists_ask_as_much_for_three_as_for_one(client, name, count, django_assert_num_queries):
    person = officer_of_the_province()
    for number in range(count):
        made = of_a_meeting(number + 1, due=TO_COME)
        see_to(made, by=REGISTER, owner=office(), person=person, due=TO_COME)
    client.force_login(user("officer"))
    client.get(reverse(name))
    with django_assert_num_queries(12):
        assert len(listed(client.get(reverse(name)))) == count


# ── What everybody may follow ──


def test_nothing_closed_is_followed_in_public(client):
    shown = of_a_meeting(1)
    commitment(paper("Closed", public=False))
    of_a_meeting(2, public=False)
    kept_back, closed_meeting = of_a_meeting(3), of_a_meeting(4)
    resolution = Resolution.objects.create(meeting=kept_back.meeting, public=False)
    Commitment.objects.filter(pk=kept_back.pk).update(resolution=resolution)
    Meeting.objects.filter(pk=closed_meeting.meeting_id).update(public=False)
    assert listed(client.get(reverse(FOLLOW_UP))) == [shown]
    data = json.loads(client.get(reverse("meetings:follow-up-json")).content)
    assert (data["total"], [row["code"] for row in data["commitments"]]) == (1, [shown.code])


def test_people_stand_in_public_by_their_posts_alone(client):
    person = officer_of_the_province()
    made = of_a_meeting(1, due=TO_COME)
    see_to(
        made, by=REGISTER, owner=office(), person=person, owner_note="นายวิชัย รักเมือง", due=TO_COME
    )
    addresses = [
        reverse(FOLLOW_UP),
        reverse("meetings:follow-up-json"),
        made.get_absolute_url(),
        reverse("meetings:commitment-json", args=[made.code]),
        made.meeting.get_absolute_url(),
        reverse("meetings:meeting-json", args=[made.meeting.code]),
    ]
    for address in addresses:
        shown = client.get(address).content.decode()
        assert (shown.count("Prachon"), shown.count("ประจญ"), shown.count("วิชัย")) == (0, 0, 0), (
            address
        )
    page = client.get(reverse(FOLLOW_UP)).content.decode()
    assert page.count("Governor of Chiang Mai Province") == 1
    client.force_login(user("officer"))
    inside = client.get(made.get_absolute_url()).content.decode()
    assert inside.count("Prachon Pratsakul") == 1


def test_a_name_in_the_owners_place_is_for_the_office_alone(client):
    made = of_a_meeting(1)
    see_to(made, by=REGISTER, owner_note="นายวิชัย รักเมือง")
    Commitment.objects.filter(pk=made.pk).update(public=True)
    addresses = [made.meeting.get_absolute_url(), made.get_absolute_url(), reverse(FOLLOW_UP)]
    shown = [client.get(address).content.decode().count("วิชัย") for address in addresses]
    client.force_login(user("officer"))
    inside = [client.get(address).content.decode().count("วิชัย") for address in addresses]
    assert (shown, inside) == ([0, 0, 0], [1, 1, 1])


@pytest.mark.parametrize(
    ("note", "shown"), [("รองผู้ว่าราชการจังหวัดลำพูน", 1), ("นายวิชัย รักเมือง รองผู้ว่าราชการ", 0)]
)
def test_a_sources_words_for_the_owner_stand_where_they_name_nobody(client, note, shown):
    commitment(paper("Report"), owner_note=note)
    page = client.get(reverse(FOLLOW_UP)).content.decode()
    assert page.count(note) == shown


@pytest.mark.parametrize(("why", "shown"), [("No budget", 1), ("Ms. Jane Miller left", 0)])
def test_a_reason_is_public_where_it_names_nobody(client, why, shown):
    made = commitment(paper("Report"))
    change_commitment(made, by=REGISTER, state="lapsed", reason=why, today=timezone.localdate())
    assert client.get(made.get_absolute_url()).content.decode().count(why) == shown


def test_the_follow_up_shows_what_proves_it(client):
    made = of_a_meeting(1)
    facts = {"state": "kept", "evidence": paper("Letter"), "today": timezone.localdate()}
    change_commitment(made, by=REGISTER, **facts)
    page = client.get(f"{reverse(FOLLOW_UP)}?state=kept")
    assert listed(page) == [made]
    sources = {source.document.title for source in page.context["sources"].listed}
    assert sources == {"Minutes 1", "Letter"}


def test_data_comes_in_pages(client):
    for number in range(30):
        commitment(paper("Report"), texts={"en": f"Number {number}"})
    address = reverse("meetings:follow-up-json")
    first = json.loads(client.get(address).content)
    second = json.loads(client.get(address + first["next"]).content)
    assert (first["total"], len(first["commitments"]), len(second["commitments"])) == (30, 25, 5)
    assert second["next"] == ""


# ── On a tie's page ──


def on_tie(rf, who, of):
    request = rf.get("/en/ties/")
    request.user = who
    return promised_on_tie(request, of)


def test_a_tie_counts_what_was_promised_in_it(rf, django_assert_num_queries):
    of = tie()
    made = [commitment(paper("Report"), texts={"en": str(n)}, tie=of, due=PAST) for n in range(3)]
    commitment(paper("Closed", public=False), tie=of)
    change_commitment(made[0], by=REGISTER, state="kept", reason="x", today=date(2022, 7, 1))
    with django_assert_num_queries(3):
        html = on_tie(rf, AnonymousUser(), of)
    numbers = [part.partition("<")[0] for part in html.split('<span class="num">')[1:]]
    assert numbers == ["3", "1", "2", "2", "0"]
    assert html.count(f"{reverse(FOLLOW_UP)}?tie={of.code}") == 6
    inside = on_tie(rf, user("officer"), of)
    assert inside.split('<span class="num">')[1].partition("<")[0] == "4"
    assert inside.count(f"{reverse(MINE)}?tie={of.code}") == 6


def test_a_tie_in_which_nothing_was_promised_says_nothing(rf):
    assert on_tie(rf, AnonymousUser(), tie()) is None


def test_an_agreement_shows_its_office_what_its_clauses_left_to_be_done(client):
    plan = agreement()
    made = undertaken(origin="clause", told=("agreement", plan), texts={"en": "Meet yearly"})
    client.force_login(user("officer"))
    inside = client.get(plan.get_absolute_url()).content.decode()
    assert inside.count(made.get_absolute_url()) == 1
    assert inside.count(f"{reverse('meetings:commitment-new')}?origin=clause") == 1
    client.force_login(user("reader"))
    assert client.get(plan.get_absolute_url()).content.decode().count("?origin=clause") == 0


def test_an_activity_leads_its_office_to_recording_more(client):
    made = visit(of=tie())
    door = f"{reverse('meetings:commitment-new')}?origin=visit"
    assert client.get(made.get_absolute_url()).content.decode().count(door) == 0
    client.force_login(user("officer"))
    page = client.get(made.get_absolute_url()).content.decode()
    assert page.count(door) == 1
    filled = client.get(f"{door}&told={made.get_absolute_url()}").context["form"]
    assert (filled.initial["origin"], filled.initial["told"]) == ("visit", made.get_absolute_url())


# ── One of them ──


def test_one_shows_where_it_comes_from_to_whoever_may_see_that(client):
    open_visit, closed_visit = visit(of=tie()), visit(public=False, title="Visit that is kept")
    shown = undertaken(origin="visit", told=("activity", open_visit), public=True)
    Commitment.objects.filter(pk=shown.pk).update(public=True)
    hidden = undertaken(origin="visit", told=("activity", closed_visit), document=paper("Speech"))
    Commitment.objects.filter(pk=hidden.pk).update(public=True)
    page = client.get(shown.get_absolute_url())
    assert page.context["page"].told.path == open_visit.get_absolute_url()
    assert client.get(hidden.get_absolute_url()).context["page"].told is None
    client.force_login(user("officer"))
    told = client.get(hidden.get_absolute_url()).context["page"].told
    assert told.path == closed_visit.get_absolute_url()


def test_one_shows_what_it_waits_for_and_what_waits_for_it(client):
    first, second, third = (commitment(paper(n), texts={"en": n}) for n in ("A", "B", "C"))
    wait_for(first, second, by=REGISTER)
    wait_for(second, third, by=REGISTER)
    page = client.get(second.get_absolute_url()).context["page"]
    assert [one.commitment for one in page.waits] == [third]
    assert [one.commitment for one in page.rests] == [first]
    assert page.held_up is True


@pytest.mark.parametrize("count", [1, 3])
def test_one_asks_as_much_when_three_wait_as_when_one_does(
    client, count, django_assert_num_queries
):
    made = of_a_meeting(1)
    for number in range(count):
        wait_for(commitment(paper(str(number)), texts={"en": str(number)}), made, by=REGISTER)
    with django_assert_num_queries(4):
        client.get(made.get_absolute_url())


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_pages_speak_every_language(client, language):
    made = of_a_meeting(1, due=PAST)
    client.force_login(user("officer"))
    for path in ("commitments/", "follow-up/", "commitments/new/", f"commitments/{made.code}/"):
        page = client.get(f"/{language}/meetings/{path}")
        assert (page.status_code, page.headers["Content-Language"][:2]) == (200, language)


# ── Forms ──


def posted(client, name: str, *args, **given):
    return client.post(reverse(f"meetings:{name}", args=args), given)


def test_an_officer_records_what_a_visit_left_to_be_done(client):
    activity = visit(of=tie())
    client.force_login(user("officer"))
    given = {
        "origin": "visit",
        "told": f"http://testserver{activity.get_absolute_url()}",
        "texts": "ส่งรายชื่อโรงเรียน",
        "due": "มีนาคม 2569",
        "owner": "Chiang Mai Province",
        "office": OFFICE,
        "public": "on",
    }
    answer = posted(client, "commitment-new", **given)
    made = Commitment.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, made.get_absolute_url())
    assert (made.texts, made.due_edtf, made.owner, made.origin_id, made.tie, made.public) == (
        {"th": "ส่งรายชื่อโรงเรียน"},
        "2026-03",
        office(),
        activity.pk,
        tie(),
        True,
    )


def test_a_clause_comes_from_the_agreement_by_its_code(client):
    plan = agreement()
    client.force_login(user("officer"))
    given = {"origin": "clause", "told": plan.code, "texts": "Meet yearly", "office": OFFICE}
    posted(client, "commitment-new", **given)
    assert (Commitment.objects.get().origin_id, Commitment.objects.get().tie) == (plan.pk, tie())


WHOLE = {"origin": "speech", "texts": "Send it", "office": OFFICE}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, ["told"]),
        ({"texts": ""}, ["texts"]),
        ({"told": "nothing"}, ["told"]),
        ({"document": "nothing"}, ["document"]),
        ({"document": "speech", "due": "ค.ศ. 2565"}, ["__all__"]),
        ({"document": "speech", "due": "31 กุมภาพันธ์ 2565"}, ["due"]),
        ({"document": "speech", "due": "5/5/65"}, ["due"]),
        ({"document": "speech", "made": "2022-03-14", "due": "2022-03-01"}, ["due"]),
        ({"document": "speech", "owner": "Nowhere"}, ["owner"]),
        ({"document": "speech", "person": "Nobody"}, ["person"]),
        ({"document": "speech", "tie": "nothing"}, ["tie"]),
        ({"document": "speech", "office": "lamphun-province"}, ["office"]),
        ({"document": "speech", "origin": "meeting"}, ["origin"]),
        ({"document": "closed", "public": "on"}, ["public"]),
    ],
)
def test_what_cannot_be_recorded_comes_back_with_the_reason(client, given, fields):
    paper("Speech")
    paper("Closed", public=False)
    client.force_login(user("officer"))
    answer = client.post(reverse("meetings:commitment-new").replace("/th/", "/en/"), WHOLE | given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, fields)
    assert Commitment.objects.count() == 0


def test_a_day_of_another_era_comes_back_with_the_way_out(client):
    made = of_a_meeting(1)
    client.force_login(user("officer"))
    given = {"state": "changed", "reason": "later", "due": "ค.ศ. 2565"}
    answer = client.post(f"/en/meetings/commitments/{made.code}/change/", given)
    said = answer.content.decode()
    assert (answer.status_code, said.count("write พ.ศ. 2565, which is 2022")) == (422, 1)
    made.refresh_from_db()
    assert made.state == "open"


def test_a_buddhist_day_is_turned(client):
    made = of_a_meeting(1)
    client.force_login(user("officer"))
    given = {"state": "changed", "reason": "later", "due": "30 เมษายน 2565"}
    assert posted(client, "commitment-change", made.code, **given).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.due_edtf) == ("changed", "2022-04-30")


def test_a_kept_one_asks_for_what_shows_it_and_takes_a_document(client):
    made, letter = of_a_meeting(1), paper("Letter")
    client.force_login(user("officer"))
    bare = posted(client, "commitment-change", made.code, state="kept")
    assert (bare.status_code, list(bare.context["form"].errors)) == (422, ["reason"])
    given = {"state": "kept", "evidence": letter.code, "on": "4 พ.ค. 2565"}
    assert posted(client, "commitment-change", made.code, **given).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.evidence, timezone.localdate(made.state_at)) == (
        "kept",
        letter,
        date(2022, 5, 4),
    )


def test_a_document_one_may_not_read_is_no_evidence(client):
    made = of_a_meeting(1)
    hidden = paper("Elsewhere", public=False)
    type(hidden).objects.filter(pk=hidden.pk).update(kept_by="lamphun-province")
    client.force_login(user("officer"))
    answer = posted(client, "commitment-change", made.code, state="kept", evidence=hidden.code)
    assert (answer.status_code, list(answer.context["form"].errors)) == (
        422,
        ["evidence"],
    )


def test_owner_and_day_are_named_on_their_page(client):
    made = of_a_meeting(1)
    person = officer_of_the_province()
    client.force_login(user("officer"))
    given = {"owner": OFFICE, "person": "ประจญ ปรัชญ์สกุล", "due": "2565-06-30"}
    assert posted(client, "commitment-see-to", made.code, **given).status_code == 302
    made.refresh_from_db()
    assert (made.owner, made.person, made.due_edtf) == (office(), person, "2022-06-30")
    again = client.get(reverse("meetings:commitment-see-to", args=[made.code]))
    assert again.context["form"].initial["due"] == "2022-06-30"
    other = posted(client, "commitment-see-to", made.code, **given | {"due": "2565-07-30"})
    assert (other.status_code, list(other.context["form"].errors)) == (422, ["due"])


def test_what_it_waits_for_is_named_and_taken_back(client):
    first, second = (commitment(paper(name), texts={"en": name}) for name in ("A", "B"))
    client.force_login(user("officer"))
    assert posted(client, "commitment-wait", first.code, other=second.code).status_code == 302
    circle = posted(client, "commitment-wait", second.code, other=first.get_absolute_url())
    assert (circle.status_code, list(circle.context["form"].errors)) == (422, ["other"])
    unknown = posted(client, "commitment-wait", second.code, other="nothing")
    assert (unknown.status_code, list(unknown.context["form"].errors)) == (422, ["other"])
    assert posted(client, "commitment-wait-no-longer", first.code, second.pk).status_code == 302
    assert list(first.depends_on.all()) == []


@pytest.mark.parametrize("role", [None, "reader", "contributor"])
def test_who_may_not_act_finds_no_such_page(client, role):
    made, other = of_a_meeting(1), of_a_meeting(2)
    wait_for(made, other, by=REGISTER)
    if role:
        client.force_login(user(role))
    pages = [("commitment-new",), ("commitment-see-to", made.code), ("commitment-wait", made.code)]
    for name, *args in pages:
        address = reverse(f"meetings:{name}", args=args)
        assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert posted(client, "commitment-wait-no-longer", made.code, other.pk).status_code == 404
    assert list(made.depends_on.all()) == [other]


@pytest.mark.parametrize("name", ["commitment-see-to", "commitment-wait", "commitment-change"])
def test_no_other_method_acts(client, name):
    made = of_a_meeting(1)
    client.force_login(user("officer"))
    assert client.put(reverse(f"meetings:{name}", args=[made.code])).status_code == 405
