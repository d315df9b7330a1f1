"""A signature holds exactly as long as no bit of what it covers is another."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.drafting.test_sealing import SEALED
from tests.worlds.electronic import OURS, PASSPHRASE, THEIRS, issued

from phinong.drafting import pades
from phinong.drafting.certificates import opened
from phinong.drafting.sealing import sealed_pdf


@cache
def sealed() -> bytes:
    """A sealed text in three languages."""
    return sealed_pdf(SEALED)


@cache
def signed() -> bytes:
    """The same with the signatures of two sides."""
    content = sealed()
    for name, key in ((OURS, "ec"), (THEIRS, "rsa")):
        identity = opened(issued(name, key=key).p12(), PASSPHRASE.encode())
        content = pades.signed(content, identity, name=name)
    return content


def holes(content: bytes) -> list[tuple[int, int]]:
    """Where the signatures themselves lie, which cover everything but themselves."""
    return [found.span() for found in re.finditer(rb"/Contents <[0-9a-fA-F]{64,}>", content)]


def test_both_signatures_hold_and_only_signatures_came():
    assert [one.holds for one in pades.checked(signed(), None)] == [True, True]
    assert pades.only_signatures_after(signed(), sealed())
    assert not pades.covers_text(signed())


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="no pdfsig on this machine")
def test_another_program_finds_both_signatures_valid(tmp_path: Path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed())
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=True, text=True)
    lines = [line.strip(" -") for line in told.stdout.splitlines()]
    assert lines.count("Signature Validation: Signature is Valid.") == 2
    assert lines.count("Signature Type: ETSI.CAdES.detached") == 2
    assert lines.count("Total document signed") == 1


@settings(max_examples=40)
@given(st.data())
def test_with_any_bit_changed_something_does_not_hold(data: st.DataObject):
    content = signed()
    gaps = holes(content)
    assert len(gaps) == 2
    place = data.draw(
        st.integers(0, len(content) - 1).filter(
            lambda at: not any(start <= at < end for start, end in gaps)
        )
    )
    bit = data.draw(st.integers(0, 7))
    changed = content[:place] + bytes([content[place] ^ (1 << bit)]) + content[place + 1 :]
    try:
        found = pades.checked(changed, None)
    except pades.Unreadable:
        return
    assert not all(one.holds for one in found) or len(found) < 2


@settings(max_examples=40)
@given(st.integers(0, 100_000), st.binary(max_size=40))
def test_rubbish_is_unreadable_or_no_signature(length: int, rubbish: bytes):
    content = signed()[: length % len(signed())] + rubbish
    try:
        found = pades.checked(content, None)
    except pades.Unreadable:
        return
    assert not all(one.holds for one in found) or len(found) < 2


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ([], "Signature1"),
        (["Signature1"], "Signature2"),
        (["Theirs"], "Signature2"),
        (["Signature2"], "Signature3"),
        (["Signature2", "Signature3"], "Signature4"),
    ],
)
def test_the_next_field_has_a_name_of_its_own(taken: list[str], name: str):
    assert pades.free_name(taken) == name
