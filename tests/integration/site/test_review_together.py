"""Accepting together: each by itself, nothing unseen, one event each, one click back."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import world
from tests.world import OFFICE

from phinong.accounts.models import Role, User
from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.places.models import Person
from phinong.record.decisions import accept, propose, reject, undo
from phinong.record.models import Document, Event, Finding
from phinong.record.together import accept_above, last_batch, undo_together, would_accept
from phinong.site.review.together import doubts

pytestmark = pytest.mark.django_db

TEXT = "Somchai Jaidee, Malee Rakdee and Prasert Munkong met in Chiang Mai."
NAMES = ("Somchai Jaidee", "Malee Rakdee", "Prasert Munkong")
SURE = (0.97, 0.92, 0.6)


def value(name: str, words: str, **facts: Any) -> dict[str, Any]:
    """A stored value that stands at these words."""
    start = TEXT.index(words)
    stored = {"name": name, "value": words, "as_written": words, "confidence": 0.9}
    return {**stored, "start": start, "end": start + len(words), **facts}


def paper(count: int = 3, text: str = TEXT) -> Document:
    """A document with so many persons who wait, each less sure than the one before."""
    made = world.document(text, title="Notice")
    rows = [
        ("person-post", [value("name", name)], {"confidence": sure, "key": name})
        for name, sure in zip(NAMES[:count], SURE, strict=False)
    ]
    propose(made, rows, by=REGISTER)
    return made


def vague(document: Document, **facts: Any) -> Finding:
    """A finding whose body no one has settled."""
    values = [value("name", "Somchai Jaidee"), value("body", "Chiang Mai", **facts)]
    row = ("person-post", values, {"confidence": 0.99, "key": "vague"})
    return propose(document, [row], by=REGISTER)[0]


@pytest.fixture
def officer() -> User:
    return world.user("officer", name="officer")


def take(document: Document, by: Any, level: float, seen: dict[int, int]) -> Any:
    """Accept together with the site's own doubts."""
    return accept_above(document, by=by, level=level, seen=seen, doubts=doubts, why="together")


def states(document: Document) -> list[str]:
    return list(document.findings.order_by("order").values_list("state", flat=True))


def test_those_above_the_level_are_accepted_each_with_its_event(officer):
    found = paper()
    outcome = take(found, officer, 0.9, {0: 0, 1: 0, 2: 0})
    assert [f.order for f in outcome.done] == [0, 1]
    assert [(f.order, [r.code for r in why]) for f, why in outcome.refused] == [
        (2, ["finding-below-level"])
    ]
    assert states(found) == ["accepted", "accepted", "open"]
    events = Event.objects.filter(verb="finding.accepted").order_by("id")
    assert [(e.about_id, e.by, e.why) for e in events] == [
        (f.pk, officer, "together") for f in outcome.done
    ]
    batch = Event.objects.get(verb="document.accepted-together")
    assert batch.now == {"level": 0.9, "findings": [[f.pk, 1] for f in outcome.done]}
    assert (batch.by, batch.body, batch.source) == (officer, OFFICE, found.code)


def test_what_was_not_ticked_is_left_alone(officer):
    found = paper()
    take(found, officer, 0.9, {1: 0})
    assert states(found) == ["open", "accepted", "open"]


def test_trying_changes_nothing_and_says_what_would_be(officer):
    found = paper()
    vague(found)
    before = (states(found), Event.objects.count(), Person.objects.count())
    outcome = would_accept(found, by=officer, level=0.9, doubts=doubts)
    assert (states(found), Event.objects.count(), Person.objects.count()) == before
    assert [f.order for f in outcome.done] == [0, 1]
    assert [(f.order, why[0].code) for f, why in outcome.refused] == [(3, "body-link-undecided")]
    assert outcome == would_accept(found, by=officer, level=0.9, doubts=doubts)


def linked() -> dict[str, Any]:
    """A link an officer or the intake has made."""
    return {"body": world.office().code}


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (dict, ["body-link-undecided"]),
        (lambda: {"body": "new"}, []),
        (linked, []),
        (lambda: {"as_written": "Chiang Mai Province"}, []),
    ],
    ids=["nobody said", "a new one", "linked", "means one"],
)
def test_a_name_that_no_one_has_settled_is_never_accepted(officer, facts, codes):
    finding = vague(world.document(TEXT), **facts())
    assert [reason.code for reason in doubts(finding)] == codes


def test_a_colleague_who_decided_meanwhile_is_respected(officer):
    found, second = paper(), world.user("officer", name="second")
    first = found.findings.get(order=0)
    reject(first, by=second, seen_version=0, why="another person")
    outcome = take(found, officer, 0.9, {0: 0, 1: 0})
    assert [f.order for f in outcome.done] == [1]
    assert [r.code for r in outcome.refused[0][1]] == ["finding-decided-meanwhile"]
    first.refresh_from_db()
    assert (first.state, first.decided_by, first.decided_why) == (
        "rejected",
        second,
        "another person",
    )


def test_what_the_landing_refuses_spoils_no_other(officer):
    found = paper(1)
    row = ("commitment", [value("text", "met in Chiang Mai")], {"confidence": 1.0, "key": "k"})
    lost = ("nowhere", [value("text", "met in Chiang Mai")], {"confidence": 1.0, "key": "n"})
    propose(found, [lost, row], by=REGISTER)
    outcome = take(found, officer, 0.9, {0: 0, 1: 0})
    assert [f.order for f in outcome.done] == [0]
    assert [r.code for r in outcome.refused[0][1]] == ["finding-has-no-home"]


def test_what_others_than_the_reader_proposed_is_looked_at_singly(officer):
    found = world.document(TEXT)
    row = ("person-post", [value("name", NAMES[0])], {"confidence": 1.0, "key": "m"})
    propose(found, [row], by=REGISTER, proposed_by="import")
    outcome = take(found, officer, 0.9, {0: 0})
    assert [r.code for r in outcome.refused[0][1]] == ["finding-not-measured"]
    assert not Event.objects.filter(verb="document.accepted-together").exists()


def test_a_withdrawn_document_lets_nothing_in(officer):
    found = paper(1)
    Document.objects.filter(pk=found.pk).update(standing="withdrawn")
    outcome = take(found, officer, 0.9, {0: 0})
    assert [r.code for r in outcome.refused[0][1]] == ["document-withdrawn"]


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_may_not_decide_may_not_decide_together(role):
    found, by = paper(), world.user(role)
    for act in (
        lambda: take(found, by, 0.9, {0: 0}),
        lambda: would_accept(found, by=by, level=0.9, doubts=doubts),
        lambda: undo_together(found, by=by, why=""),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert states(found) == ["open", "open", "open"]


def test_a_batch_is_taken_back_whole_and_twice_is_refused(officer):
    found = paper()
    people = Person.objects.count()
    take(found, officer, 0.9, {0: 0, 1: 0})
    assert Person.objects.count() == people + 2
    outcome = undo_together(found, by=officer, why="wrong paper")
    assert [f.order for f in outcome.done] == [1, 0]
    assert (states(found), Person.objects.count()) == (["open", "open", "open"], people)
    undone = Event.objects.get(verb="document.undone-together")
    assert sorted(undone.now["findings"]) == [[f.pk, 2] for f in outcome.done[::-1]]
    assert Event.objects.filter(verb="finding.undone", why="wrong paper").count() == 2
    with pytest.raises(Refused, match="batch-not-there"):
        undo_together(found, by=officer, why="")


def test_what_was_decided_anew_since_stays(officer):
    found = paper()
    take(found, officer, 0.9, {0: 0, 1: 0})
    first = undo(found.findings.get(order=0), by=officer, seen_version=1)
    accept(first, by=officer, seen_version=2)
    outcome = undo_together(found, by=officer, why="")
    assert [f.order for f in outcome.done] == [1]
    assert [r.code for r in outcome.refused[0][1]] == ["finding-decided-meanwhile"]
    assert states(found) == ["accepted", "open", "open"]
    assert last_batch(found) is None


def test_an_earlier_batch_can_be_taken_back_after_the_last(officer):
    found = paper()
    take(found, officer, 0.95, {0: 0})
    take(found, officer, 0.9, {1: 0})
    undo_together(found, by=officer, why="")
    assert states(found) == ["accepted", "open", "open"]
    undo_together(found, by=officer, why="")
    assert states(found) == ["open", "open", "open"]


def test_after_undo_a_batch_can_be_accepted_again(officer):
    found = paper()
    take(found, officer, 0.9, {0: 0})
    undo_together(found, by=officer, why="")
    again = would_accept(found, by=officer, level=0.9, doubts=doubts)
    assert [(f.order, f.version) for f in again.done] == [(0, 2), (1, 0)]


# ── The page ──


def page(client: Client, found: Document, level: int = 90) -> str:
    address = reverse("site:review-together", args=[found.code])
    return client.get(address, {"level": level}).content.decode()


def ticked(html: str) -> list[str]:
    return re.findall(r'name="take" value="([^"]+)" id="t\d+" checked', html)


def test_the_page_ticks_what_would_be_accepted_and_the_form_accepts_it(client, officer):
    client.force_login(officer)
    found = paper()
    html = page(client, found)
    assert ticked(html) == ["0:0", "1:0"]
    assert ticked(page(client, found, 95)) == ["0:0"]
    address = reverse("site:review-together", args=[found.code])
    answer = client.post(address, {"level": "90", "take": ticked(html)})
    assert answer.url == reverse("site:review-document", args=[found.code])
    assert states(found) == ["accepted", "accepted", "open"]
    assert Event.objects.get(verb="document.accepted-together").why == (
        "accepted together above 0.90"
    )
    client.post(reverse("site:review-together-undo", args=[found.code]))
    assert states(found) == ["open", "open", "open"]


@pytest.mark.parametrize(
    ("confidence", "level"), [(0.97, 95), (0.95, 95), (0.94, 90), (0.85, 80), (0.2, 80)]
)
def test_the_page_opens_at_the_highest_level_that_anything_reaches(
    client, officer, confidence, level
):
    client.force_login(officer)
    found = paper(1)
    found.findings.update(confidence=confidence)
    html = client.get(reverse("site:review-together", args=[found.code])).content.decode()
    assert re.findall(r'\?level=(\d+)" aria-current', html) == [str(level)]


BAD = [
    {},
    {"level": "90"},
    {"level": "90", "take": ["", "x", "0", "0:", ":0", "0:0:0", "-1:0", "1" * 12 + ":0"]},
    {"level": "10", "take": "0:0"},
    {"level": "0.9", "take": "0:0"},
    {"level": "९०", "take": "0:0"},
]


@pytest.mark.parametrize("form", BAD)
def test_a_broken_form_accepts_nothing_and_says_why(client, officer, form):
    client.force_login(officer)
    found = paper()
    answer = client.post(reverse("site:review-together", args=[found.code]), form)
    assert (answer.status_code, states(found)) == (422, ["open", "open", "open"])
    assert 'data-state="overdue"' in answer.content.decode()


def test_a_stranger_to_the_office_finds_nothing(client):
    found = paper()
    elsewhere = User.objects.create_user(username="elsewhere")
    Role.objects.create(user=elsewhere, body=world.body("cmu", "university"), role="officer")
    client.force_login(elsewhere)
    address = reverse("site:review-together", args=[found.code])
    assert client.get(address).status_code == 404
    assert client.post(address, {"level": "90", "take": "0:0"}).status_code == 404


@pytest.mark.parametrize("wrong", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, officer, wrong):
    client.force_login(officer)
    found = paper(1)
    act = getattr(client, wrong)
    assert act(reverse("site:review-together", args=[found.code])).status_code == 405
    assert client.get(reverse("site:review-together-undo", args=[found.code])).status_code == 405


# ── The desk ──


def listed(html: str) -> list[str]:
    return re.findall(r'<li class="claim"[^>]* id="k(\d+)"', html)


@pytest.mark.parametrize(
    ("by", "order"),
    [("", ["0", "1", "2"]), ("sure", ["0", "1", "2"]), ("doubt", ["2", "1", "0"])],
)
def test_the_desk_lists_findings_in_the_order_asked_for(client, officer, by, order):
    client.force_login(officer)
    found = paper()
    address = reverse("site:review-document", args=[found.code])
    html = client.get(address, {"by": by} if by else {}).content.decode()
    assert listed(html) == order
    assert re.search(rf'id="k{order[0]}" aria-current="true"', html)


def test_the_order_is_kept_from_one_decision_to_the_next(client, officer):
    client.force_login(officer)
    found = paper()
    address = reverse("site:review-reject", args=[found.code, 2])
    answer = client.post(f"{address}?by=doubt", {"version": "0"})
    assert answer.url == reverse("site:review-finding", args=[found.code, 1]) + "?by=doubt#k1"


def test_each_finding_shows_its_probability(client, officer):
    client.force_login(officer)
    found = paper()
    html = client.get(reverse("site:review-document", args=[found.code])).content.decode()
    assert re.findall(r"</span>([^<]+)&nbsp;%</span>", html) == [
        "Very reliable 97",
        "Reliable 92",
        "Uncertain 60",
    ]


def test_lists_take_the_same_queries_for_one_and_three(client, officer, django_assert_num_queries):
    client.force_login(officer)
    few = paper(1)
    many = paper(3, text=TEXT + " Again.")
    desk = [reverse("site:review-document", args=[found.code]) for found in (few, many)]
    client.get(desk[0])
    for address in desk:
        with django_assert_num_queries(9):
            client.get(address)
