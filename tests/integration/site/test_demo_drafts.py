"""The demonstration's agreements on their way stand at the stage that their source gives."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from tests import world

from phinong.drafting.models import Draft, RouteStep, StepState, Verdict, Version
from phinong.places.models import Body
from phinong.record.models import Citation, Document
from phinong.site.demo.load import load

pytestmark = pytest.mark.django_db

PAGE = "https://www.chiangmai365days.com/archives/11273"
NOW, DONE = StepState.NOW, StepState.DONE
MEETING = date(2022, 3, 14)
# {partner, instrument: [step, state, outcome, since, done on]}, every other step being to come.
STAGES = {
    ("sejong", "memorandum-of-cooperation"): [
        ("committee", NOW, "", MEETING, None),
        ("draft", DONE, "", None, None),
    ],
    ("sejong", "action-plan"): [
        ("committee", NOW, "", MEETING, None),
        ("draft", DONE, "", None, None),
    ],
    ("orkhon", "mou"): [
        ("committee", DONE, "endorsed-with-changes", None, MEETING),
        ("draft", DONE, "", None, None),
        ("foreign-ministry", DONE, "returned", None, None),
        ("revision", NOW, "", MEETING, None),
    ],
}


@pytest.fixture
def officer(client: Client) -> Client:
    load()
    user = world.user("officer", Body.objects.get(code=world.OFFICE))
    client.force_login(user)
    return client


def begun(draft: Draft) -> Iterator[RouteStep]:
    steps = RouteStep.objects.filter(route__party__draft=draft).exclude(state=StepState.NEXT)
    yield from steps.order_by("order")


def test_each_stands_where_its_source_has_it(officer: Client):
    found = {
        (draft.parties.get(side=1).body.code, draft.instrument): [
            (row.key, row.state, row.outcome, row.since, row.done_on) for row in begun(draft)
        ]
        for draft in Draft.objects.all()
    }
    assert found == STAGES
    assert set(Draft.objects.values_list("status", "kept_by")) == {("drafting", world.OFFICE)}


def test_no_word_or_verdict_is_made_up(officer: Client):
    assert not any(draft.clauses.exists() for draft in Draft.objects.all())
    assert (Version.objects.count(), Verdict.objects.count()) == (0, 0)


def test_every_statement_leads_to_its_source(officer: Client):
    page = Document.objects.get(address=PAGE)
    for draft in Draft.objects.all():
        cited = Citation.objects.filter(about_kind="draft", about_id=draft.pk, document=page)
        said = {name for name in ("titles", "kind", "areas", "intent") if getattr(draft, name)}
        assert set(cited.values_list("field", flat=True)) == said
        assert all(row.papers == [["document", page.pk]] for row in begun(draft))
        done = [row for row in begun(draft) if row.state == DONE]
        assert all(row.why.startswith("“") for row in done)
        link = f'href="/th/documents/{page.code}/"'
        workspace = officer.get(f"/th/drafts/{draft.code}/").content.decode()
        side = draft.parties.get(side=0)
        steps = officer.get(f"/th/drafts/{draft.code}/sides/{side.pk}/").content.decode()
        for html in (workspace, steps):
            assert link in html
    assert PAGE in officer.get(page.get_absolute_url()).content.decode()


def test_the_list_and_the_pages_of_ties_show_them(officer: Client):
    drafts = officer.get("/th/drafts/").content.decode()
    for draft in Draft.objects.select_related("tie"):
        assert draft.titles["th"] in drafts
        assert draft.tie is not None
        tie = officer.get(draft.tie.get_absolute_url()).content.decode()
        assert f"/drafts/{draft.code}/" in tie


def test_strangers_do_not_learn_of_them(officer: Client):
    draft = Draft.objects.select_related("tie").first()
    assert draft is not None
    assert draft.tie is not None
    stranger = Client()
    assert stranger.get(draft.get_absolute_url()).status_code == 302
    tie = stranger.get(draft.tie.get_absolute_url()).content.decode()
    assert draft.code not in tie
