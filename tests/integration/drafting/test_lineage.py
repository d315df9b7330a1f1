"""A draft says which agreement it goes on from, and what is in force is not made a second time."""

from typing import Any

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds.ties import municipality

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import Bound, Tongue, open_draft
from phinong.drafting.lineage import state_lineage, take_back_lineage
from phinong.drafting.models import Draft
from phinong.drafting.renewing import renew
from phinong.drafting.texts import make_version
from phinong.record.models import Event
from phinong.ties.models import Agreement, Lineage

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def once_only(officer: Client, draft: Draft) -> Any:
    page = officer.get(f"/en/drafts/{draft.code}/intent/").context["page"]
    return next(row for row in page.verdicts if row.verdict.code == "once-only")


def why(officer: Client, draft: Draft) -> str:
    return once_only(officer, draft).verdict.why.code


def test_what_is_in_force_is_told_with_what_may_be_stated(officer: Client):
    agreement = drafts.signed()
    draft = drafts.opened()
    row = once_only(officer, draft)
    assert row.verdict.why.code == "fit-in-force"
    assert [(offer.agreement, offer.relations) for offer in row.offers] == [
        (agreement, ["renews", "amends", "supersedes"])
    ]
    sent = {"agreement": agreement.code, "relation": "renews"}
    assert officer.post(f"/en/drafts/{draft.code}/lineage/", sent).status_code == 302
    draft.refresh_from_db()
    assert (draft.renews, draft.relation) == (agreement, "renews")
    assert why(officer, draft) == "fit-goes-on"
    assert officer.post(f"/en/drafts/{draft.code}/lineage/", {}).status_code == 302
    assert why(officer, draft) == "fit-in-force"
    verbs = [event.verb for event in Event.objects.about("draft", draft.pk)[:2]]
    assert verbs == ["draft.lineage-stated"] * 2


def test_a_true_renewal_passes(officer: Client):
    agreement = drafts.signed()
    draft = renew(agreement, by=REGISTER, kept_by=world.OFFICE)
    assert why(officer, draft) == "fit-goes-on"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"status": "ended"}, "fit-tied-already"),
        ({"status": "suspended"}, "fit-tied-already"),
        ({"ends_edtf": "2024-12-31"}, "fit-tied-already"),
        ({"ends_edtf": "2999-12-31"}, "fit-in-force"),
        ({"status": "in-force"}, "fit-in-force"),
        ({"instrument": "action-plan"}, "fit-tied-already"),
    ],
)
def test_what_runs_no_longer_is_not_in_force(officer: Client, changed, expected):
    agreement = drafts.signed()
    Agreement.objects.filter(pk=agreement.pk).update(**changed)
    assert why(officer, drafts.opened()) == expected


def test_what_a_signed_agreement_renewed_is_not_in_force(officer: Client):
    agreement = drafts.signed()
    later = Agreement.objects.get(pk=agreement.pk)
    later.pk, later.code, later.status, later.instrument = None, "later", "signed", "action-plan"
    later.save()
    Lineage.objects.create(agreement=later, earlier=agreement, relation="renews")
    assert why(officer, drafts.opened()) == "fit-tied-already"


def test_an_agreement_of_others_is_not_gone_on_from():
    agreement = drafts.signed()
    other = [Bound(municipality()), Bound(world.body("lampang", "province", "TH"))]
    draft = open_draft(
        by=REGISTER,
        kept_by=municipality().code,
        instrument="mou",
        titles={"th": "ร่าง"},
        parties=other,
        languages=[Tongue("th")],
    )
    with pytest.raises(Refused) as refused:
        state_lineage(draft, agreement, "renews", by=REGISTER)
    assert [reason.code for reason in refused.value.reasons] == ["lineage-other-parties"]


@pytest.mark.parametrize(
    ("relation", "changed", "codes"),
    [
        ("follows", {}, ["lineage-unknown"]),
        ("renews", {"status": "draft"}, ["renews-unsigned"]),
    ],
)
def test_only_what_is_signed_is_gone_on_from(relation, changed, codes):
    agreement = drafts.signed()
    Agreement.objects.filter(pk=agreement.pk).update(**changed)
    agreement.refresh_from_db()
    with pytest.raises(Refused) as refused:
        state_lineage(drafts.opened(), agreement, relation, by=REGISTER)
    assert [reason.code for reason in refused.value.reasons] == codes


def test_a_signed_draft_keeps_what_it_goes_on_from():
    agreement = drafts.signed()
    for act in (
        lambda: state_lineage(agreement.draft, agreement, "amends", by=REGISTER),
        lambda: take_back_lineage(agreement.draft, by=REGISTER),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert [reason.code for reason in refused.value.reasons] == ["draft-cannot-edit"]


def test_it_is_no_part_of_the_text():
    agreement, draft = drafts.signed(), drafts.written()
    version = make_version(draft, by=REGISTER)
    state_lineage(draft, agreement, "amends", by=REGISTER)
    state_lineage(draft, agreement, "amends", by=REGISTER)
    assert list(draft.versions.all()) == [version]
    assert Event.objects.filter(verb="draft.lineage-stated").count() == 1


def test_a_stranger_states_nothing():
    agreement, draft = drafts.signed(), drafts.opened()
    with pytest.raises(NotAllowed):
        state_lineage(draft, agreement, "renews", by=drafts.stranger())
