"""Yes or no, with all reasons, for electronic signatures. Facts in, refusals out."""

from collections.abc import Sequence

from phinong.core.refusals import Refusal
from phinong.drafting.models.draft import DraftStatus

MEGABYTE = 1024 * 1024
# What signatures add to a file: some ten thousand bytes each, with their proofs some hundred more.
MOST_ADDED = 4 * MEGABYTE


def why_not_sign_electronically(
    *, status: str, party: str, again: bool, seen: str, current: str, stored: str
) -> list[Refusal]:
    """Reasons against a signature of `party`, the name of a body; `again` when it has one already.

    `seen` is the hash of the file the signer had before them, `current` that of the newest file as
    it was kept, `stored` that of its bytes as they lie there now, empty when they are gone.
    """
    reasons = why_not_yet(status)
    if again:
        reasons.append(Refusal("electronic-signed-already", {"body": party}))
    if status == DraftStatus.SIGNED and seen != current:
        reasons.append(Refusal("electronic-file-changed"))
    return reasons + why_not_stored(status, current, stored)


def why_not_receive(
    *,
    status: str,
    party: str,
    again: bool,
    content: bytes,
    newest: bytes,
    sealed: bytes,
    current: str,
    stored: str,
) -> list[Refusal]:
    """Reasons against a file that came back signed, as far as its bytes alone tell.

    `newest` is the newest file kept here and `sealed` the sealed text, with which it begins.
    """
    reasons = why_not_yet(status)
    if again:
        reasons.append(Refusal("electronic-signed-already", {"body": party}))
    reasons += why_not_stored(status, current, stored)
    if reasons:
        return reasons
    if not content:
        return [Refusal("signed-file-missing")]
    if len(content) > len(newest) + MOST_ADDED:
        return [Refusal("signed-file-too-large", {"most": MOST_ADDED // MEGABYTE})]
    if not content.startswith(sealed):
        return [Refusal("signed-file-another-text")]
    if not content.startswith(newest):
        return [Refusal("signed-file-without-ours")]
    return [Refusal("signed-file-nothing-new")] if content == newest else []


def why_not_yet(status: str) -> list[Refusal]:
    """A reason while the signing is not recorded: only what is sealed is signed so."""
    return [] if status == DraftStatus.SIGNED else [Refusal("electronic-not-signed-yet")]


def why_not_stored(status: str, current: str, stored: str) -> list[Refusal]:
    """A reason when the kept file is no longer what was kept."""
    kept = status != DraftStatus.SIGNED or stored == current
    return [] if kept else [Refusal("electronic-paper-gone")]


def why_not_added(
    *, only_signatures: bool, covers_text: bool, new: Sequence[bool], old: Sequence[bool]
) -> list[Refusal]:
    """Reasons against what a file adds to ours. `new` says of each signature it adds whether it
    holds, `old` of each that was there."""
    reasons = []
    if not only_signatures or not all(old):
        reasons.append(Refusal("signed-file-changed"))
    if covers_text:
        reasons.append(Refusal("signed-file-covers-text"))
    if not new:
        reasons.append(Refusal("signed-file-nothing-new"))
    elif not all(new):
        reasons.append(Refusal("signed-file-broken"))
    return reasons
