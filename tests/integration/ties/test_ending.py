"""Suspending, resuming and ending an agreement: from which status, on what ground, by whom."""

from datetime import date

import pytest
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties as known

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.core.vocabulary import vocabulary
from phinong.record.models import Citation, Event
from phinong.ties.ending import turn, why_not_turn
from phinong.ties.models import Agreement

pytestmark = pytest.mark.django_db

TODAY = date(2027, 4, 1)
ALLOWED = {
    ("signed", "take-effect"),
    ("signed", "suspend"), ("in-force", "suspend"), ("renewed", "suspend"),
    ("suspended", "resume"),
    ("signed", "end"), ("in-force", "end"), ("renewed", "end"), ("suspended", "end"),
    ("expired", "end"),
}  # fmt: skip
GOOD = {"signed": "2023-08-23", "day": "2027-03-01", "why": "As agreed by letter", "today": TODAY}


@pytest.mark.parametrize("verb", ["take-effect", "suspend", "resume", "end"])
@pytest.mark.parametrize("status", list(vocabulary("agreement-status")))
def test_every_turn_from_every_status(status, verb):
    reasons = [reason.code for reason in why_not_turn(verb, status=status, **GOOD)]
    expected = [] if (status, verb) in ALLOWED else [f"agreement-cannot-{verb}"]
    assert reasons == expected


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"why": " "}, ["reason-missing"]),
        ({"day": ""}, ["turn-day-missing"]),
        ({"day": "1 March"}, ["claim-date-unreadable"]),
        ({"day": "2027-04-01"}, []),
        ({"day": "2027-04-02"}, ["turn-day-to-come"]),
        ({"day": "2023-08-22"}, ["turn-day-before-signing"]),
        ({"day": "2023"}, []),
        ({"day": "2022"}, ["turn-day-before-signing"]),
        ({"signed": "", "day": "1999"}, []),
        ({"why": "", "day": "2028"}, ["reason-missing", "turn-day-to-come"]),
    ],
)
def test_what_stands_against_a_day(changed, codes):
    reasons = why_not_turn("end", status="signed", **GOOD | changed)
    assert [reason.code for reason in reasons] == codes


def ended(agreement: Agreement, verb: str = "end", **changed) -> Agreement:
    facts = {"day": "2027-03-01", "why": "As agreed", "today": TODAY} | changed
    if "document" not in facts:
        words = "Letter ending the memorandum"
        facts["document"] = world.document(words, title="Letter of 1 March 2027")
    return turn(agreement, verb, by=REGISTER, **facts)


def test_an_end_keeps_its_day_reason_and_paper():
    agreement = ended(known.kunming_renewal())
    cited = Citation.objects.filter(about_kind="agreement", about_id=agreement.pk)
    proved = set(cited.filter(document__title="Letter of 1 March 2027").values_list("field"))
    event = Event.objects.get(verb="agreement.ended")
    assert (agreement.status, agreement.status_edtf, agreement.ends_edtf) == (
        "ended", "2027-03-01", "2027-03-01",
    )  # fmt: skip
    assert proved == {("status",), ("ends",)}
    assert (event.why, event.was["status"], event.was["ends_edtf"]) == ("As agreed", "renewed", "")


def test_a_suspension_keeps_the_term_and_goes_on_again():
    agreement = known.kunming_renewal()
    first = world.document("Suspended", title="One")
    agreement = ended(agreement, "suspend", document=first)
    assert (agreement.status, agreement.ends_edtf) == ("suspended", "")
    second = world.document("Goes on", title="Two")
    agreement = ended(agreement, "resume", document=second, day="2027-03-20")
    assert (agreement.status, agreement.status_edtf) == ("in-force", "2027-03-20")


def test_a_signed_agreement_takes_effect_without_a_reason():
    signed = drafts.signed()
    paper = world.document("In force", title="Note")
    agreement = ended(signed, "take-effect", document=paper, day="2024-04-01", why="")
    proved = set(paper.citations.filter(about_kind="agreement").values_list("field"))
    assert (agreement.status, agreement.effective_edtf, agreement.ends_edtf) == (
        "in-force", "2024-04-01", "",
    )  # fmt: skip
    assert proved == {("status",), ("effective",)}
    assert Event.objects.get(verb="agreement.took-effect").now["status"] == "in-force"


def test_a_second_end_is_refused_and_writes_nothing():
    agreement = ended(known.kunming_renewal())
    other = world.document("Again", title="Another letter")
    with pytest.raises(Refused) as refused:
        ended(agreement, document=other)
    assert [reason.code for reason in refused.value.reasons] == ["agreement-cannot-end"]
    assert Event.objects.filter(verb="agreement.ended").count() == 1


def test_whoever_an_agreement_binds_records_its_end():
    agreement = known.kunming_renewal()
    theirs = world.user("officer", of=known.kunming_medical())
    letter = world.document("Letter", title="Letter")
    facts = {"day": "2024-03-01", "why": "As agreed", "today": TODAY, "document": letter}
    turn(agreement, "end", by=theirs, **facts)
    assert Agreement.objects.get(pk=agreement.pk).status == "ended"
    assert Event.objects.get(verb="agreement.ended").by == theirs


def test_nobody_else_ends_it():
    agreement = known.kunming_renewal()
    letter = world.document("Letter", title="Letter")
    facts = {"day": "2027-03-01", "why": "As agreed", "today": TODAY, "document": letter}
    stranger = world.user("officer", of=world.body("lampang", "province", "TH"))
    for nobody in (stranger, world.user("reader")):
        with pytest.raises(NotAllowed):
            turn(agreement, "end", by=nobody, **facts)
    assert Agreement.objects.get(pk=agreement.pk).status == "renewed"
