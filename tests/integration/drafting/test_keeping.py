"""What is kept of a signing: scans and photographs by hash, and where each original lies."""

import hashlib
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import photographs as taken
from tests.worlds.drafting import photograph

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.keeping import hold_original, keep, show_keepsake, take_off
from phinong.drafting.models import Draft, Keepsake, KeepsakeKind
from phinong.drafting.photographs import without_camera_data
from phinong.record.files import file_at
from phinong.record.models import Event

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 the scan of an original"
# What the page of a signing asks the database.
QUERIES = 19


def signed() -> Draft:
    return Draft.objects.with_parties().get(pk=drafts.signed().draft.pk)


def kept(draft: Draft, **changed: Any) -> Keepsake:
    facts = {"kind": "photo", "content": photograph(), "caption": {"th": "พิธีลงนาม"}, "public": True}
    return keep(draft, by=REGISTER, **facts | changed)


def test_a_photograph_is_kept_under_its_hash_with_an_event():
    draft = signed()
    photo = kept(draft)
    assert photo.sha256 == hashlib.sha256(photograph()).hexdigest()
    path = file_at(photo.file)
    assert path is not None
    assert path.read_bytes() == photograph()
    event = Event.objects.about("draft", draft.pk).first()
    assert (event.verb, event.now["sha256"]) == ("draft.keepsake-kept", photo.sha256)


def test_a_photograph_is_kept_without_what_the_camera_wrote():
    draft = signed()
    photo = kept(draft, content=taken.jpeg(), bare=True)
    content = file_at(photo.file).read_bytes()
    assert content == without_camera_data(taken.jpeg())
    assert photo.sha256 == hashlib.sha256(content).hexdigest()
    event = Event.objects.about("draft", draft.pk).first()
    assert (event.now["sha256"], event.now["bare"]) == (photo.sha256, True)
    with pytest.raises(Refused) as refused:
        kept(draft, content=taken.jpeg(), bare=True)
    assert [reason.code for reason in refused.value.reasons] == ["keepsake-there-already"]
    assert file_at(kept(draft, content=taken.jpeg()).file).read_bytes() == taken.jpeg()


def test_nothing_is_taken_out_of_a_scan():
    scan = kept(signed(), kind="scan", content=taken.jpeg(), caption={}, bare=True)
    assert file_at(scan.file).read_bytes() == taken.jpeg()


def test_a_scan_is_of_one_original():
    draft = signed()
    original = draft.ceremony.originals.get(number=2)
    scan = kept(draft, kind="scan", content=PDF, caption={}, original=original)
    assert (scan.original, scan.media_type) == (original, "application/pdf")


def test_the_same_file_is_kept_once():
    draft = signed()
    kept(draft)
    with pytest.raises(Refused) as refused:
        kept(draft)
    assert [reason.code for reason in refused.value.reasons] == ["keepsake-there-already"]


def test_nothing_is_kept_of_what_is_not_signed():
    with pytest.raises(Refused) as refused:
        kept(drafts.agreed())
    assert [reason.code for reason in refused.value.reasons] == ["not-signed-yet"]


def test_a_file_is_taken_off_with_a_reason_and_the_history_keeps_its_hash():
    draft = signed()
    photo = kept(draft)
    take_off(draft, photo.pk, by=REGISTER, why="ภาพผิดงาน")
    take_off(draft, photo.pk, by=REGISTER, why="ภาพผิดงาน")
    events = Event.objects.about("draft", draft.pk).filter(verb="draft.keepsake-taken-off")
    assert [(event.was["sha256"], event.why) for event in events] == [(photo.sha256, "ภาพผิดงาน")]
    assert kept(draft).pk != photo.pk


def test_the_sealed_text_stays():
    draft = signed()
    sealed = Keepsake.objects.get(kind=KeepsakeKind.SEALED)
    with pytest.raises(Refused) as refused:
        take_off(draft, sealed.pk, by=REGISTER, why="why")
    assert [reason.code for reason in refused.value.reasons] == ["sealed-text-stays"]


def test_who_may_see_it_is_changed_once():
    draft = signed()
    photo = kept(draft, public=False)
    show_keepsake(draft, photo.pk, by=REGISTER, public=True)
    show_keepsake(draft, photo.pk, by=REGISTER, public=True)
    events = Event.objects.about("draft", draft.pk).filter(verb="draft.keepsake-shown")
    assert (Keepsake.objects.get(pk=photo.pk).public, events.count()) == (True, 1)


def test_an_original_is_kept_by_a_body_at_a_place():
    draft = signed()
    told = {"keeper": "orkhon", "kept_at": {"th": "หอจดหมายเหตุ"}, "tags": ["en"]}
    for _time in range(2):
        hold_original(draft, 2, by=REGISTER, **told)
    original = draft.ceremony.originals.get(number=2)
    assert (original.keeper.code, original.kept_at, original.tags) == tuple(told.values())
    event = Event.objects.about("draft", draft.pk).filter(verb="draft.original-held").get()
    assert (event.was["keeper"], event.now["keeper"]) == ("", "orkhon")


@pytest.mark.parametrize("act", ["keep", "show", "off", "hold"])
def test_a_stranger_keeps_and_changes_nothing(act: str):
    draft, by = signed(), drafts.stranger()
    photo = kept(draft)
    acts = {
        "keep": lambda: keep(
            draft, by=by, kind="photo", content=photograph(9), caption={"th": "ภาพ"}
        ),
        "show": lambda: show_keepsake(draft, photo.pk, by=by, public=False),
        "off": lambda: take_off(draft, photo.pk, by=by, why="why"),
        "hold": lambda: hold_original(draft, 1, by=by, keeper="", kept_at={}, tags=["th"]),
    }
    with pytest.raises(NotAllowed):
        acts[act]()
    assert Keepsake.objects.get(pk=photo.pk).public


# ── Pages ──


def test_the_page_offers_to_take_it_out(officer: Client):
    html = officer.get(f"/en/drafts/{signed().code}/signing/").content.decode()
    assert re.search(r'<input type="checkbox" name="bare"[^>]* checked>', html)


def status_of(client: Client, address: str) -> int:
    """The status of an answer, whose file is read to its end and so closed again."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(world.user("officer"))
    return client


def sent(content: bytes, name: str = "photo.png", **changed: str) -> dict[str, Any]:
    """What the form sends; the browser's word for the file is no reason to believe it."""
    file = SimpleUploadedFile(name, content, content_type="image/png")
    return {"kind": "photo", "caption": "พิธีลงนาม", "public": "on", "file": file} | changed


def test_from_the_file_to_the_public_page_of_the_agreement(officer: Client):
    draft = signed()
    page = f"/th/drafts/{draft.code}/signing/"
    assert officer.post(f"{page}kept/", sent(photograph())).status_code == 302
    secret = sent(PDF, kind="scan", original="1", public="", name="scan.pdf")
    assert officer.post(f"{page}kept/", secret).status_code == 302
    photo, scan = (Keepsake.objects.get(kind=kind) for kind in ("photo", "scan"))
    stranger = Client()
    told = stranger.get(draft.agreement.get_absolute_url()).content.decode()
    assert [f"/kept/{one.pk}/" in told for one in (photo, scan)] == [True, False]
    addresses = [f"/th/drafts/{draft.code}/kept/{one.pk}/" for one in (photo, scan)]
    assert [status_of(stranger, address) for address in addresses] == [200, 404]
    shown = officer.get(draft.agreement.get_absolute_url()).content.decode()
    assert [f"/kept/{one.pk}/" in shown for one in (photo, scan)] == [True, True]


@pytest.mark.parametrize(
    ("kind", "content", "media", "asked"),
    [
        ("photo", photograph(), "image/png", "inline"),
        ("scan", PDF, "application/pdf", "inline"),
        ("scan", b"II*\x00\x08\x00", "image/tiff", "attachment"),
    ],
    ids=["photo", "pdf", "tiff"],
)
def test_a_file_goes_out_as_what_it_is(kind: str, content: bytes, media: str, asked: str):
    draft = signed()
    one = kept(draft, kind=kind, content=content)
    answer = Client().get(f"/en/drafts/{draft.code}/kept/{one.pk}/")
    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Type"] == media
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].partition(";")[0] == asked


def test_what_is_open_to_all_is_not_when_the_agreement_is_kept(officer: Client):
    draft = signed()
    photo = kept(draft)
    type(draft.agreement).objects.filter(pk=draft.agreement.pk).update(public=False)
    address = f"/en/drafts/{draft.code}/kept/{photo.pk}/"
    assert [status_of(Client(), address), status_of(officer, address)] == [404, 200]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"content": b""}, {"file": ["keepsake-empty"]}),
        ({"content": b"<svg onload='alert(1)'>"}, {"file": ["keepsake-not-a-photo"]}),
        ({"content": PDF}, {"file": ["keepsake-not-a-photo"]}),
        ({"content": taken.jpeg()[:400], "bare": "on"}, {"file": ["photo-not-whole"]}),
        ({"content": PDF, "bare": "on"}, {"file": ["keepsake-not-a-photo"]}),
        ({"content": photograph(), "caption": ""}, {"caption": ["photo-caption-missing"]}),
        ({"content": photograph(), "kind": "sealed"}, {"kind": ["invalid_choice"]}),
        ({"content": PDF, "kind": "scan", "original": "9"}, {"original": ["invalid_choice"]}),
    ],
    ids=[
        "empty",
        "script",
        "pdf",
        "damaged",
        "bare-pdf",
        "uncaptioned",
        "sealed",
        "no-such-original",
    ],
)
def test_what_cannot_be_kept_comes_back_with_its_reason(officer: Client, given, fault):
    draft = signed()
    answer = officer.post(f"/en/drafts/{draft.code}/signing/kept/", sent(**given))
    form = answer.context["keeps"]
    found = {key: [one.code for one in rows] for key, rows in form.errors.as_data().items()}
    assert (answer.status_code, found) == (422, fault)
    assert not Keepsake.objects.exclude(kind=KeepsakeKind.SEALED).exists()


def test_an_officer_says_where_an_original_is_kept(officer: Client):
    draft = signed()
    page = f"/en/drafts/{draft.code}/signing/"
    given = {"keeper": world.OFFICE, "kept_at": "Cabinet 3", "tags": ["th", "en"]}
    assert officer.post(f"{page}originals/1/", given).status_code == 302
    assert "Cabinet 3" in officer.get(page).content.decode()
    assert officer.post(f"{page}originals/1/", given | {"tags": []}).status_code == 422


def test_taking_off_asks_for_a_reason(officer: Client):
    draft = signed()
    photo = kept(draft)
    page = f"/en/drafts/{draft.code}/signing/kept/{photo.pk}/off/"
    assert officer.post(page, {"why": ""}).status_code == 422
    assert officer.post(page, {"why": "wrong picture"}).status_code == 302
    assert not Keepsake.objects.filter(pk=photo.pk).exists()


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_a_fixed_number_of_questions(
    officer: Client, many: int, django_assert_num_queries: Any
):
    draft = signed()
    for shade in range(many):
        kept(draft, content=photograph(shade))
        kept(draft, kind="scan", content=PDF + bytes([shade]))
    page = f"/en/drafts/{draft.code}/signing/"
    officer.get(page)
    with django_assert_num_queries(QUERIES):
        officer.get(page)
