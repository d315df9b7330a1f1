"""Electronic signatures: on the sealed text as it stands, one after the other, and nothing else."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import electronic as signing
from tests.worlds.electronic import (
    OURS,
    THEIRS,
    issued,
    put_in_place,
    refused,
    sign,
    time_stamping,
)

from phinong.core.acting import NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting import pades
from phinong.drafting.certificates import opened
from phinong.drafting.electronic import (
    bytes_of,
    newest_file,
)
from phinong.drafting.models import Draft, DraftStatus, ElectronicSignature, Keepsake, KeepsakeKind
from phinong.drafting.pages.electronic import check_of
from phinong.record.files import file_at
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


def test_the_signature_stands_after_the_sealed_bytes(folder: Path):
    draft = signing.signed()
    sealed = signing.sealed_bytes(draft)
    signature = sign(draft)
    content = bytes_of(signature.file)
    assert content.startswith(sealed)
    assert signature.file.sha256 == hashlib.sha256(content).hexdigest()
    assert b"/SubFilter /ETSI.CAdES.detached" in content
    assert signing.sealed_bytes(draft) == sealed
    (found,) = pades.checked(content, None)
    assert (found.holds, found.later, found.trusted, found.stamped) == (True, False, None, None)
    assert found.certificate.subject == f"{OURS} · TH"
    assert signature.fingerprint == found.certificate.fingerprint
    assert (signature.party.side, signature.made_here, signature.stamped) == (0, True, False)


def test_the_other_side_signs_on_top(folder: Path):
    draft = signing.signed()
    first, second = sign(draft), sign(draft, 1)
    assert bytes_of(second.file).startswith(bytes_of(first.file))
    found = pades.checked(bytes_of(second.file), None)
    assert [(one.holds, one.later) for one in found] == [(True, True), (True, False)]
    assert [one.certificate.names for one in found] == [(OURS,), (THEIRS,)]
    check = check_of(draft)
    assert check is not None
    assert (check.holds, check.begins_sealed, check.stored) == (True, True, True)
    assert [row.kept.party.side for row in check.rows] == [0, 1]


def test_the_event_names_the_certificate_and_no_secret(folder: Path):
    draft = signing.signed()
    signature = sign(draft)
    event = Event.objects.about("draft", draft.pk).first()
    assert (event.verb, event.body) == ("draft.signed-electronically", world.OFFICE)
    assert event.now == {
        "party": world.OFFICE,
        "sha256": signature.file.sha256,
        "certificate": signature.fingerprint,
        "subject": f"{OURS} · TH",
        "stamped": False,
    }


def test_a_party_signs_once(folder: Path):
    draft = signing.signed()
    sign(draft)
    assert refused(lambda: sign(draft)) == ["electronic-signed-already"]
    assert ElectronicSignature.objects.count() == 1


def test_who_saw_an_older_file_looks_again(folder: Path):
    draft = signing.signed()
    seen = newest_file(draft).sha256
    sign(draft, 1)
    assert refused(lambda: sign(draft, seen=seen)) == ["electronic-file-changed"]


def test_before_the_signing_nothing_is_signed_so(folder: Path):
    draft = drafts.agreed()
    assert refused(lambda: sign(draft)) == ["electronic-not-signed-yet"]


@pytest.mark.parametrize("status", DraftStatus)
@pytest.mark.parametrize(
    ("role", "side", "may"),
    [
        ("reader", 0, False),
        ("contributor", 0, False),
        ("officer", 0, False),
        ("approver", 0, True),
        ("administrator", 0, True),
        ("approver", 1, False),
        ("administrator", 1, False),
    ],
)
def test_every_role_from_every_status(folder: Path, status: str, role: str, side: int, may: bool):
    """Only who approves in the party's own office signs for it, and only what is sealed."""
    draft = signing.signed()
    Draft.objects.filter(pk=draft.pk).update(status=status)
    draft = Draft.objects.with_parties().get(pk=draft.pk)
    by = world.user(role)
    if not may:
        with pytest.raises(NotAllowed):
            sign(draft, side, by=by)
    elif status == DraftStatus.SIGNED:
        assert sign(draft, side, by=by).added_by == by
    else:
        assert refused(lambda: sign(draft, side, by=by)) == ["electronic-not-signed-yet"]


def test_a_stranger_signs_nothing(folder: Path):
    draft = signing.signed()
    with pytest.raises(NotAllowed):
        sign(draft, by=drafts.stranger())


OTHER = "จังหวัดลำปาง"
IN_PLACE: dict[str, tuple[Callable[[], Any], list[str]]] = {
    "expired": (lambda: issued(OURS, days=(-30, -1)), ["certificate-expired"]),
    "not-yet": (lambda: issued(OURS, days=(2, 30)), ["certificate-not-yet"]),
    "for-encryption": (
        lambda: issued(OURS, uses=("key_encipherment",)),
        ["certificate-not-for-signing"],
    ),
    "expired-and-for-encryption": (
        lambda: issued(OURS, days=(-30, -1), uses=("key_encipherment",)),
        ["certificate-expired", "certificate-not-for-signing"],
    ),
    "of-another-body": (lambda: issued(OTHER), ["certificate-of-another"]),
    "ed25519": (lambda: issued(OURS, key="ed25519"), ["certificate-key-unusual"]),
    "short-key": (lambda: issued(OURS, key="short"), ["certificate-key-unusual"]),
    "another-passphrase": (lambda: issued(OURS).p12("other"), ["certificate-passphrase-wrong"]),
    "no-key": (lambda: issued(OURS).p12(with_key=False), ["certificate-without-key"]),
    "empty": (lambda: b"", ["certificate-unreadable"]),
    "cut-off": (lambda: issued(OURS).p12()[:700], ["certificate-unreadable"]),
    "pem": (lambda: issued(OURS).pem(), ["certificate-unreadable"]),
}


@pytest.mark.parametrize(("made", "codes"), IN_PLACE.values(), ids=IN_PLACE)
def test_a_certificate_that_cannot_sign_is_refused_with_its_reason(
    folder: Path, made: Callable[[], Any], codes: list[str]
):
    draft = signing.signed()
    world.body("lampang", "province", "TH", th=OTHER)
    put_in_place(folder, world.OFFICE, made())
    assert refused(lambda: sign(draft)) == codes
    assert not Keepsake.objects.filter(kind=KeepsakeKind.SIGNED).exists()


@pytest.mark.parametrize(
    "made",
    [
        lambda: issued(OURS, uses=None),
        lambda: issued(OURS, uses=("content_commitment",)),
        lambda: issued("A name the register does not know"),
        lambda: issued(OURS, by=signing.authority()),
    ],
    ids=["no-usage", "commitment", "unknown-name", "by-an-authority"],
)
def test_a_certificate_that_can(folder: Path, made: Callable[[], Any]):
    put_in_place(folder, world.OFFICE, made())
    draft = signing.signed()
    assert pades.checked(bytes_of(sign(draft).file), None)[0].holds


def test_without_a_certificate_nothing_is_signed(folder: Path):
    draft = signing.signed()
    (folder / f"{world.OFFICE}.p12").unlink()
    assert refused(lambda: sign(draft)) == ["certificate-missing"]


def test_the_passphrase_from_the_environment(folder: Path, settings: Any):
    put_in_place(folder, world.OFFICE, issued(OURS).p12("from outside"), None)
    (folder / f"{world.OFFICE}.pass").unlink()
    draft = signing.signed()
    assert refused(lambda: sign(draft)) == ["certificate-passphrase-wrong"]
    settings.PHINONG_SIGNING_PASSPHRASES = {"CHIANG_MAI_PROVINCE": "from outside"}
    assert sign(draft).party.body.code == world.OFFICE


def test_a_key_and_its_passphrase_are_never_told(folder: Path):
    identity = opened(issued(OURS).p12(), signing.PASSPHRASE.encode())
    assert "PrivateKey" not in repr(identity)
    with pytest.raises(Refused) as found:
        opened(issued(OURS).p12(), b"a wrong word")
    assert found.value.__cause__ is None
    assert "a wrong word" not in repr(found.value.reasons)


# ── The file that lies there ──


def test_a_sealed_text_that_was_exchanged_is_not_signed(folder: Path):
    draft = signing.signed()
    path = file_at(newest_file(draft).file)
    path.write_bytes(path.read_bytes().replace(b"PDF-1.7", b"PDF-1.6", 1))
    assert refused(lambda: sign(draft)) == ["electronic-paper-gone"]
    path.unlink()
    assert refused(lambda: sign(draft)) == ["electronic-paper-gone"]


def test_a_sealed_text_that_is_no_pdf_is_not_signed(folder: Path):
    agreement = drafts.signed()
    draft = Draft.objects.with_parties().get(agreement=agreement)
    assert refused(lambda: sign(draft)) == ["electronic-paper-unsignable"]


# ── The time ──


def test_the_time_is_stamped_where_an_authority_is_named(folder: Path, settings: Any):
    tsa = issued("Test Clock", key="rsa", stamps=True)
    with time_stamping(signing.answers_with(tsa)) as settings.PHINONG_TSA:
        signature = sign(signing.signed())
    (found,) = pades.checked(bytes_of(signature.file), None)
    assert (found.holds, found.stamped, signature.stamped) == (True, True, True)
    assert "Test Clock" in found.clock
    assert signature.signed_at == found.at


TSA_FAILS: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "junk": (lambda asked: b"junk", 200),
    "nothing": (lambda asked: b"", 200),
    "the question": (lambda asked: asked, 200),
    "server fault": (lambda asked: b"", 503),
}


@pytest.mark.parametrize(("answer", "status"), TSA_FAILS.values(), ids=TSA_FAILS)
def test_when_the_stamp_fails_nothing_is_written(
    folder: Path, settings: Any, answer: Callable[[bytes], bytes], status: int
):
    draft = signing.signed()
    with time_stamping(answer, status=status) as settings.PHINONG_TSA:
        assert refused(lambda: sign(draft)) == ["timestamp-failed"]
    nothing_was_written(draft)


def test_a_stamp_on_something_else_is_refused(folder: Path, settings: Any):
    from asn1crypto.tsp import TimeStampReq

    tsa = signing.answers_with(issued("Test Clock", key="rsa", stamps=True))

    def stamps_another(asked: bytes) -> bytes:
        request = TimeStampReq.load(asked)
        request["message_imprint"]["hashed_message"] = hashlib.sha256(b"another").digest()
        return tsa(request.dump(force=True))

    draft = signing.signed()
    with time_stamping(stamps_another) as settings.PHINONG_TSA:
        assert refused(lambda: sign(draft)) == ["timestamp-failed"]
    nothing_was_written(draft)


def test_when_nobody_answers_nothing_is_written(folder: Path, settings: Any):
    draft = signing.signed()
    with time_stamping(lambda asked: b"") as address:
        pass
    settings.PHINONG_TSA = address
    assert refused(lambda: sign(draft)) == ["timestamp-failed"]
    nothing_was_written(draft)


def nothing_was_written(draft: Draft) -> None:
    """Neither a signature nor a file nor an event came of it."""
    assert not ElectronicSignature.objects.exists()
    assert newest_file(draft).kind == KeepsakeKind.SEALED
    assert not Event.objects.filter(verb="draft.signed-electronically").exists()


# ── The check ──


def test_the_check_says_what_was_changed(folder: Path):
    draft = signing.signed()
    sign(draft)
    path = file_at(newest_file(draft).file)
    path.write_bytes(signing.early_byte_changed(path.read_bytes()))
    check = check_of(draft)
    assert (check.holds, check.stored, check.begins_sealed) == (False, False, False)
    assert [row.found.sound for row in check.rows] == [False]
    path.unlink()
    check = check_of(draft)
    assert (check.holds, check.sha256, check.rows) == (False, "", [])
    assert [one.party.side for one in check.missing] == [0]


def test_nothing_is_checked_where_nobody_signed(folder: Path):
    assert check_of(signing.signed()) is None


@pytest.mark.parametrize(
    ("trusts", "by_authority", "trusted"),
    [(None, True, None), ("it", True, True), ("another", True, False), ("it", False, False)],
)
def test_a_certificate_is_trusted_by_the_operators_roots_alone(
    folder: Path, trusts: str | None, by_authority: bool, trusted: bool | None
):
    root = signing.authority()
    put_in_place(folder, world.OFFICE, issued(OURS, by=root if by_authority else None))
    if trusts:
        (folder / "roots").mkdir()
        given = root if trusts == "it" else issued("Another", key="rsa")
        (folder / "roots" / "root.pem").write_bytes(given.pem())
        (folder / "roots" / "README").write_text("no certificate")
    draft = signing.signed()
    sign(draft)
    check = check_of(draft)
    assert check.holds
    assert (check.trust_asked, check.rows[0].found.trusted) == (trusts is not None, trusted)
