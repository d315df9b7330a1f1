"""Files that were signed elsewhere: ours with signatures after it are taken, all others refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import electronic as signing
from tests.worlds.electronic import refused, sign
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER, NotAllowed
from phinong.drafting.electronic import bytes_of, newest_file, receive_signed
from phinong.drafting.models import Draft, ElectronicSignature
from phinong.drafting.pages.electronic import check_of
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


def bring(draft: Draft, content: bytes, **changed: Any) -> list[ElectronicSignature]:
    """The other side's signed file."""
    facts = {"by": REGISTER, "party": drafts.party(draft, 1), "content": content}
    return receive_signed(draft, **facts | changed)


def test_a_file_signed_elsewhere_is_received(folder: Path):
    draft = signing.signed()
    content = signing.elsewhere(signing.sealed_bytes(draft))
    (signature,) = bring(draft, content)
    assert (signature.party.side, signature.made_here) == (1, False)
    assert bytes_of(signature.file) == content
    event = Event.objects.about("draft", draft.pk).first()
    assert (event.verb, event.now["party"]) == ("draft.signature-received", "orkhon")
    ours = sign(draft)
    assert bytes_of(ours.file).startswith(content)
    assert check_of(draft).holds


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_signature_with_a_picture_on_the_last_page_is_taken(folder: Path, ours_first: bool):
    draft = signing.signed()
    if ours_first:
        sign(draft)
    (signature,) = bring(draft, signing.with_picture(bytes_of(newest_file(draft)), -1))
    assert signature.field == "Theirs"
    assert check_of(draft).holds


BROUGHT: dict[str, tuple[Callable[[bytes, bytes], bytes], list[str]]] = {
    "nothing": (lambda sealed, newest: b"", ["signed-file-missing"]),
    "no pdf": (lambda sealed, newest: b"%PDF-1.7 junk", ["signed-file-another-text"]),
    "the same file": (lambda sealed, newest: newest, ["signed-file-nothing-new"]),
    "the sealed text alone": (lambda sealed, newest: sealed, ["signed-file-without-ours"]),
    "an older file": (
        lambda sealed, newest: signing.elsewhere(sealed),
        ["signed-file-without-ours"],
    ),
    "a byte of the text": (
        lambda sealed, newest: signing.early_byte_changed(signing.elsewhere(newest)),
        ["signed-file-another-text"],
    ),
    "the signature": (
        lambda sealed, newest: signing.other_signature(signing.elsewhere(newest)),
        ["signed-file-broken"],
    ),
    "the form of the signature": (
        lambda sealed, newest: signing.changed_after(signing.elsewhere(newest), b"/Contents <30"),
        ["signed-file-unreadable"],
    ),
    "the day of the signature": (
        lambda sealed, newest: signing.changed_after(signing.elsewhere(newest), b"/M (D\\072"),
        ["signed-file-broken"],
    ),
    "changed, not signed": (
        lambda sealed, newest: signing.edited(newest),
        ["signed-file-changed", "signed-file-nothing-new"],
    ),
    "changed, then signed": (
        lambda sealed, newest: signing.elsewhere(signing.edited(newest)),
        ["signed-file-changed"],
    ),
    "signed, then changed": (
        lambda sealed, newest: signing.edited(signing.elsewhere(newest)),
        ["signed-file-changed", "signed-file-broken"],
    ),
    "a picture over the text": (
        lambda sealed, newest: signing.with_picture(newest, 0),
        ["signed-file-covers-text"],
    ),
    "rubbish behind it": (
        lambda sealed, newest: newest + b"\n<script>alert(1)</script>\n",
        ["signed-file-nothing-new"],
    ),
    "cut off": (
        lambda sealed, newest: signing.elsewhere(newest)[:-200],
        ["signed-file-unreadable"],
    ),
    "far too large": (
        lambda sealed, newest: signing.elsewhere(newest) + bytes(5 * 1024 * 1024),
        ["signed-file-too-large"],
    ),
}


@pytest.mark.parametrize(("made", "codes"), BROUGHT.values(), ids=BROUGHT)
def test_a_file_that_is_not_ours_with_signatures_is_refused(
    folder: Path, made: Callable[[bytes, bytes], bytes], codes: list[str]
):
    draft = signing.signed()
    ours = sign(draft)
    content = made(signing.sealed_bytes(draft), bytes_of(ours.file))
    assert refused(lambda: bring(draft, content)) == codes
    assert list(ElectronicSignature.objects.all()) == [ours]


@pytest.mark.parametrize(
    ("role", "of_theirs", "side", "may"),
    [
        ("officer", False, 0, True),
        ("contributor", False, 0, False),
        ("officer", False, 1, False),
        ("officer", True, 1, True),
        ("officer", True, 0, False),
        ("reader", True, 1, False),
    ],
)
def test_who_may_bring_a_signed_file(
    folder: Path, role: str, of_theirs: bool, side: int, may: bool
):
    """Each side's officers bring that side's; Orkhon works here, so nobody speaks for it."""
    draft = signing.signed()
    world.user("reader", of=orkhon(), name="present")
    by = world.user(role, of=orkhon() if of_theirs else None)
    content, party = signing.elsewhere(signing.sealed_bytes(draft)), drafts.party(draft, side)
    if may:
        assert [one.party for one in bring(draft, content, by=by, party=party)] == [party]
    else:
        with pytest.raises(NotAllowed):
            bring(draft, content, by=by, party=party)


def test_the_opening_office_brings_for_a_side_that_does_not_work_here(folder: Path):
    draft = signing.signed()
    (signature,) = bring(
        draft, signing.elsewhere(signing.sealed_bytes(draft)), by=world.user("officer")
    )
    assert signature.party.body.code == "orkhon"
