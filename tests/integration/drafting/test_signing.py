"""Signing makes the agreed text a record with its source, and nothing else can be signed."""

from datetime import date

import pypdfium2
import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.models import Draft, DraftStatus, Keepsake
from phinong.drafting.signing import Copy, Paper, add_signer, remove_signer, sign
from phinong.drafting.signing_rules import why_not_sign, why_not_signer
from phinong.drafting.texts import write_clause
from phinong.record.models import Citation, Document, Event
from phinong.ties.models import Agreement, TieState

pytestmark = pytest.mark.django_db

TODAY = date(2024, 4, 2)
PAPER = Paper(b"%PDF-1.7 the paper", "The Participants will develop a sister-city relationship.")
FACTS = {
    "status": DraftStatus.AGREED,
    "day": "2024-03-31",
    "today": TODAY,
    "parties": ["a", "b"],
    "signed_for": {"a", "b"},
    "version": True,
    "originals": 2,
}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"status": DraftStatus.DRAFTING}, ["draft-cannot-sign"]),
        ({"status": DraftStatus.SIGNED}, ["draft-cannot-sign"]),
        ({"day": ""}, ["signing-day-missing"]),
        ({"day": "31 March"}, ["claim-date-unreadable"]),
        ({"day": "2567-03-31"}, ["signing-day-to-come"]),
        ({"day": "2024-04-02"}, []),
        ({"signed_for": {"a"}}, ["party-has-not-signed"]),
        ({"version": False}, ["text-changed-since-version"]),
        ({"originals": 0}, ["originals-missing"]),
        ({"gaps": ["‹place›"]}, ["text-has-gaps"]),
        ({"gaps": ["‹place›"], "gaps_seen": True}, []),
        ({"day": "", "originals": 0}, ["signing-day-missing", "originals-missing"]),
    ],
)
def test_what_stands_against_a_signing(changed, codes):
    assert [reason.code for reason in why_not_sign(**FACTS | changed)] == codes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"name": {"th": " "}}, ["signer-name-missing"]),
        ({"party": False}, ["signer-party-missing"]),
        ({"party": False, "witness": True}, []),
        ({"capacity": "king"}, ["claim-value-unknown"]),
        ({"capacity": "on-behalf"}, ["signer-on-behalf-of-missing"]),
        ({"capacity": "on-behalf", "on_behalf_of": True}, []),
    ],
)
def test_what_stands_against_a_line_under_the_text(changed, codes):
    facts = {
        "name": {"th": "ทดสอบ"},
        "capacity": "own",
        "witness": False,
        "party": True,
        "on_behalf_of": False,
    }
    assert [reason.code for reason in why_not_signer(**facts | changed)] == codes


def with_signers(draft: Draft) -> Draft:
    for side, name in enumerate(("ทดสอบ หนึ่ง", "Test Two")):
        line = {"name": {"th": name}, "post": {"th": "ผู้ว่าราชการจังหวัด"}}
        add_signer(draft, by=REGISTER, party=drafts.party(draft, side), **line)
    add_signer(draft, by=REGISTER, name={"th": "พยาน สาม"}, post={}, witness=True)
    return Draft.objects.with_parties().get(pk=draft.pk)


def signed(draft: Draft, **changed) -> Agreement:
    facts = {
        "day": "2024-03-31",
        "today": TODAY,
        "paper": PAPER,
        "originals": [Copy(("th", "en"))] * 2,
        "venue": {"th": "ศาลากลางจังหวัดเชียงใหม่"},
        "public": True,
    }
    return sign(draft, by=REGISTER, **facts | changed)


def test_signing_makes_a_record_whose_source_is_the_sealed_text():
    draft = with_signers(drafts.agreed())
    agreement = signed(draft)
    draft.refresh_from_db()
    document = Document.objects.get(file_name=f"{draft.code}.pdf")
    cited = Citation.objects.filter(about_kind="agreement", about_id=agreement.pk)
    assert (draft.status, draft.agreement) == (DraftStatus.SIGNED, agreement)
    assert (agreement.status, agreement.signed_edtf) == ("signed", "2024-03-31")
    assert {citation.document for citation in cited} == {document}
    assert agreement.titles == draft.titles
    assert agreement.tie is not None
    assert agreement.tie.state in (TieState.ESTABLISHED, TieState.QUIET)
    names = [(line.person.names["th"], line.witness) for line in agreement.signatories.all()]
    assert names == [("ทดสอบ หนึ่ง", False), ("Test Two", False), ("พยาน สาม", True)]
    assert draft.ceremony.originals.count() == 2
    assert Event.objects.about("draft", draft.pk).first().verb == "draft.sign"


def test_in_whose_place_somebody_signed_goes_into_the_record():
    draft = with_signers(drafts.agreed())
    line = draft.signatures.order_by("order").first()
    line.capacity, line.on_behalf_of = "on-behalf", {"en": "Governor of Chiang Mai"}
    line.save()
    agreement = signed(draft, public=True)
    kept = agreement.signatories.get(person__names=line.name)
    assert (kept.capacity, kept.on_behalf_of) == ("on-behalf", {"en": "Governor of Chiang Mai"})
    page = Client().get(f"/en/agreements/{agreement.code}/").content.decode()
    assert "On behalf of another Governor of Chiang Mai" in page
    told = Client().get(f"/en/agreements/{agreement.code}.json").json()
    assert told["signatories"][0]["on_behalf_of"] == {"en": "Governor of Chiang Mai"}


def test_it_is_signed_once():
    draft = with_signers(drafts.agreed())
    signed(draft)
    with pytest.raises(Refused) as refused:
        signed(draft)
    assert [reason.code for reason in refused.value.reasons] == ["draft-cannot-sign"]
    assert Agreement.objects.count() == 1


def test_an_edit_after_the_approvals_stands_against_it():
    draft = with_signers(drafts.agreed())
    clause = drafts.clause(draft, "term")
    write_clause(draft, clause.uid, "en", by=REGISTER, heading="", words="Ten years.", seen=1)
    with pytest.raises(Refused) as refused:
        signed(draft)
    codes = [reason.code for reason in refused.value.reasons]
    assert codes == ["draft-cannot-sign", "text-changed-since-version"]
    assert not Document.objects.filter(file_name=f"{draft.code}.pdf").exists()


def test_a_line_is_taken_out_again():
    draft = with_signers(drafts.agreed())
    line = draft.signatures.first()
    remove_signer(draft, line.pk, by=REGISTER)
    remove_signer(draft, line.pk, by=REGISTER)
    assert draft.signatures.count() == 2
    with pytest.raises(Refused):
        signed(draft)


def test_a_stranger_signs_nothing():
    draft = with_signers(drafts.agreed())
    with pytest.raises(NotAllowed):
        sign(
            draft,
            by=drafts.stranger(),
            day="2024-03-31",
            today=TODAY,
            paper=PAPER,
            originals=[Copy(("th",))],
        )


# ── The page ──


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def record(officer: Client, draft: Draft, **changed: str):
    sent = {"day": "2024-03-31", "venue": "Chiang Mai", "originals": "2", "kept_at": "a\nb"}
    return officer.post(f"/en/drafts/{draft.code}/signing/", sent | changed)


def test_from_names_to_the_sealed_text_on_the_page(officer: Client):
    draft = drafts.agreed()
    base = f"/en/drafts/{draft.code}/signing/"
    for side in (0, 1):
        party = drafts.party(draft, side)
        line = {
            "name": f"Test {side}",
            "post": "Governor",
            "signs_for": party.pk,
            "capacity": "own",
        }
        assert officer.post(f"{base}signers/", line).status_code == 302
    answer = record(officer, draft, public="on")
    agreement = Agreement.objects.get()
    assert answer.headers["Location"] == agreement.get_absolute_url()
    kept = Keepsake.objects.get()
    stranger = Client().get(f"/en/drafts/{draft.code}/sealed.pdf")
    paper = pypdfium2.PdfDocument(b"".join(stranger.streaming_content))
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert draft.versions.get().sha256[:32] in text
    assert "The Participants will develop a sister-city relationship." in text
    assert f"/en/drafts/{draft.code}/paper/" in text
    checked = Client().get(f"/en/drafts/{draft.code}/paper/")
    assert checked.headers["Location"] == agreement.get_absolute_url()
    assert kept.sha256 in kept.file
    assert "Open the sealed text" in officer.get(base).content.decode()


def test_a_text_with_gaps_is_signed_only_by_who_has_seen_them(officer: Client):
    draft = with_signers(drafts.agreed(term="Signed at ‹place of signing›."))
    page = officer.get(f"/en/drafts/{draft.code}/signing/").content.decode()
    assert "The text still has gaps: ‹place of signing›." in page
    refused = record(officer, draft)
    assert (refused.status_code, Agreement.objects.count()) == (422, 0)
    assert refused.content.decode().count("The text still has gaps: ‹place of signing›.") >= 1
    assert record(officer, draft, gaps_seen="on").status_code == 302
    assert Agreement.objects.count() == 1


def test_who_signs_a_text_without_gaps_is_not_asked_for_any(officer: Client):
    draft = with_signers(drafts.agreed())
    assert "gaps" not in officer.get(f"/en/drafts/{draft.code}/signing/").content.decode()


def test_a_sealed_text_the_office_keeps_to_itself(officer: Client):
    draft = with_signers(drafts.agreed())
    record(officer, draft)
    address = f"/en/drafts/{draft.code}/sealed.pdf"
    assert b"".join(officer.get(address).streaming_content)[:5] == b"%PDF-"
    stranger = Client()
    stranger.force_login(drafts.stranger())
    assert (stranger.get(address).status_code, Client().get(address).status_code) == (404, 404)
    assert stranger.get(f"/en/drafts/{draft.code}/paper/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"day": "some day in March"}, "This date was not understood"),
        ({"day": ""}, "This field is required"),
        ({"day": "2099-01-01"}, "still to come"),
        ({"originals": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_refused_signing_says_why_and_writes_nothing(officer: Client, changed, says):
    draft = with_signers(drafts.agreed())
    answer = record(officer, draft, **changed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Agreement.objects.count() == 0
    assert Keepsake.objects.count() == 0


@pytest.mark.parametrize("day", ["31 มีนาคม 2567", "2024年3月31日", "31 March 2024", "2024-03-31"])
def test_the_day_is_written_as_on_the_paper(officer: Client, day: str):
    record(officer, with_signers(drafts.agreed()), day=day)
    assert Agreement.objects.get().signed_edtf == "2024-03-31"


def test_a_draft_that_is_not_agreed_says_what_is_missing(officer: Client):
    draft = drafts.written()
    html = officer.get(f"/en/drafts/{draft.code}/signing/").content.decode()
    assert "Signing needs a text that every party approved" in html
    assert record(officer, draft).status_code == 422
