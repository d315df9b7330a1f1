"""The doors for agreements: parties, signatories, lineage, and how far they have come."""

from datetime import date

import pytest
from tests.world import OFFICE, body, document, office, user
from tests.worlds import ties as world

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.places.actions import add_person
from phinong.record.models import Citation, Event
from phinong.ties.actions import (
    Bound,
    Signer,
    add_signatory,
    bind,
    correct_agreement,
    move_agreement,
    record_agreement,
    rest_on,
)
from phinong.ties.agreements import ancestors
from phinong.ties.models import Agreement, Tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return user("officer", office(), name="officer")


@pytest.fixture
def stranger():
    return user("officer", body("other-office"), name="stranger")


def paper(**facts) -> Agreement:
    """A memorandum between Chiang Mai Province and Chengdu."""
    plain = {"instrument": "mou", "parties": [Bound(office()), Bound(world.chengdu(), side=1)]}
    source = facts.pop("document", None) or document(f"A memorandum {Agreement.objects.count()}.")
    return record_agreement(**{"by": REGISTER, "document": source, **plain, **facts})


def verbs(agreement: Agreement) -> list[str]:
    """The history of an agreement, oldest first."""
    events = Event.objects.about("agreement", agreement.pk).order_by("id")
    return list(events.values_list("verb", flat=True))


def test_a_renewal_with_its_unit_signatory_and_goals():
    agreement = world.kunming_renewal()
    parties = [
        (p.body.code, p.base_unit.code if p.base_unit else None, p.side)
        for p in agreement.parties.order_by("side")
    ]
    assert parties == [("cmu", "cmu-medicine", 0), ("kmu", None, 1)]
    signatory = agreement.signatories.get()
    assert (str(signatory.person.name("th")), signatory.party.body.code, signatory.capacity) == (
        "พงษ์รักษ์ ศรีบัณฑิตมงคล",
        "cmu",
        "own",
    )
    assert (agreement.signed_day, agreement.seen_day, agreement.sdgs) == (
        date(2023, 8, 23),
        date(2023, 8, 25),
        [3, 4],
    )
    tie = Tie.objects.get()
    assert (tie.code, tie.sphere, tie.kind, tie.since_edtf, tie.evidence_by) == (
        "cmu--kmu",
        "university",
        "institutional",
        "",
        ["agreement", agreement.pk],
    )


def test_recording_notes_and_cites(officer):
    source = document("The memorandum was signed on 30 March 2015.")
    agreement = paper(by=officer, document=source, status="signed", signed="2015-03-30")
    event = Event.objects.about("agreement", agreement.pk).get()
    assert (event.verb, event.by, event.source, event.now["signed"]) == (
        "agreement.recorded",
        officer,
        source.code,
        "2015-03-30",
    )
    citation = Citation.objects.about("agreement", agreement.pk).get()
    assert (citation.field, citation.document) == ("", source)
    assert Tie.objects.get(agreements=agreement).since_edtf == "2015-03-30"


def test_agreements_of_the_same_bodies_hang_on_one_tie():
    first, second = paper(), paper(instrument="action-plan")
    assert (first.tie, Tie.objects.count()) == (second.tie, 1)
    assert first.code != second.code


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"instrument": "paper"}, ["instrument-unknown"]),
        ({"status": "signd"}, ["agreement-status-unknown"]),
        ({"signed": "2024", "ends": "2020"}, ["agreement-ends-before-signing"]),
        ({"areas": ["luck"]}, ["claim-value-unknown"]),
        ({"parties": []}, ["parties-too-few"]),
    ],
)
def test_an_agreement_that_cannot_be_recorded(facts, reasons):
    with pytest.raises(Refused) as refused:
        paper(**facts)
    assert [r.code for r in refused.value.reasons] == reasons
    assert (Agreement.objects.count(), Tie.objects.count()) == (0, 0)


def test_who_may_record(stranger):
    with pytest.raises(NotAllowed):
        paper(by=stranger)
    assert Agreement.objects.count() == 0


def test_a_party_is_bound_once_and_completed(officer):
    agreement, source = paper(), document("Its base is the faculty; no. 12/2566.")
    unit = body("faculty", "faculty")
    party, made = bind(
        agreement,
        Bound(office(), base_unit=unit, reference="12/2566"),
        by=officer,
        document=source,
    )
    assert (made, party.base_unit, party.reference) == (False, unit, "12/2566")
    other, _ = bind(agreement, Bound(office(), reference="99"), by=officer, document=source)
    assert (other.reference, agreement.parties.count()) == ("12/2566", 2)


def test_who_signed_and_who_witnessed(officer):
    agreement, source = paper(), document("Signed before the consul.")
    governor = add_person(by=REGISTER, kept_by=OFFICE, names={"en": "The Governor"})
    consul = add_person(by=REGISTER, kept_by=OFFICE, names={"en": "The Consul"})
    signer = Signer(governor, office(), {"en": "Governor"}, capacity="on-behalf")
    ground = {"by": officer, "document": source}
    assert [add_signatory(agreement, signer, **ground)[1] for _ in range(2)] == [True, False]
    add_signatory(agreement, Signer(consul, witness=True), **ground)
    rows = agreement.signatories.order_by("pk").values_list(
        "witness", "party__body__code", "capacity"
    )
    assert list(rows) == [(False, OFFICE, "on-behalf"), (True, None, "own")]
    fields = Citation.objects.about("agreement", agreement.pk).filter(document=source)
    assert sorted(fields.values_list("field", flat=True)) == ["signatory", "witness"]
    with pytest.raises(Refused):
        add_signatory(agreement, Signer(governor, capacity="guest"), **ground)


def test_lineage_does_not_go_in_a_circle(officer):
    old, middle, new = paper(), paper(), paper()
    ground = {"by": officer, "document": document("It renews the earlier one.")}
    rest_on(middle, old, "renews", **ground)
    rest_on(new, middle, "amends", **ground)
    rest_on(new, middle, "amends", **ground)
    assert ancestors(new) == {old.pk, middle.pk}
    assert verbs(new) == ["agreement.recorded", "agreement.rests-on"]
    for one, earlier, relation, reason in (
        (old, new, "renews", "lineage-circular"),
        (old, old, "renews", "lineage-circular"),
        (new, old, "cousin", "lineage-unknown"),
    ):
        with pytest.raises(Refused) as refused:
            rest_on(one, earlier, relation, **ground)
        assert [r.code for r in refused.value.reasons] == [reason]


def test_a_draft_moves_on_and_never_back(officer):
    agreement = paper(status="in-review")
    assert Tie.objects.get().state == "process"
    later = document("Signed on 1 June 2024.", published_edtf="2024-06-02")
    move_agreement(agreement, by=officer, document=later, status="signed", signed="2024-06-01")
    agreement.refresh_from_db()
    assert (agreement.status, agreement.signed_day, agreement.seen_day) == (
        "signed",
        date(2024, 6, 1),
        date(2024, 6, 2),
    )
    assert Tie.objects.get().since_edtf == "2024-06-01"
    older = document("The draft is under review.", published_edtf="2022-01-01")
    move_agreement(agreement, by=officer, document=older, status="in-review")
    agreement.refresh_from_db()
    assert (agreement.status, agreement.seen_day) == ("signed", date(2024, 6, 2))
    assert verbs(agreement) == ["agreement.recorded", "agreement.completed"]


def test_a_correction_needs_its_reason_and_its_office(officer, stranger):
    agreement = paper(status="signed", signed="2015-03-30")
    with pytest.raises(Refused) as refused:
        correct_agreement(agreement, by=officer, why="", signed_edtf="2015-03-31")
    assert [r.code for r in refused.value.reasons] == ["reason-missing"]
    with pytest.raises(NotAllowed):
        correct_agreement(agreement, by=stranger, why="misread", signed_edtf="2015-03-31")
    correct_agreement(agreement, by=officer, why="misread", signed_edtf="2015-03-31")
    agreement.refresh_from_db()
    assert (agreement.signed_day, Tie.objects.get().since_edtf) == (date(2015, 3, 31), "2015-03-31")
    event = Event.objects.about("agreement", agreement.pk).first()
    assert (event.was["signed"], event.now["signed"]) == ("2015-03-30", "2015-03-31")
