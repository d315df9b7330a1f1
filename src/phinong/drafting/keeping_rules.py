"""Yes or no, with all reasons, for what is kept of a signing. Facts in, refusals out.

What a file is, is told by how it begins, never by its name or by what the sender calls it.
"""

from collections.abc import Collection, Mapping

from phinong.core.refusals import Refusal
from phinong.drafting.models.signing import KeepsakeKind as K

PDF, JPEG, PNG, TIFF, WEBP = (
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/webp",
)
BEGINS = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
# What may be kept as what. A photograph is shown on pages, so it is what every browser shows.
TAKEN: Mapping[str, Collection[str]] = {
    K.SCAN: (PDF, JPEG, PNG, TIFF),
    K.PHOTO: (JPEG, PNG, WEBP),
}
MEGABYTE = 1024 * 1024
LARGEST_PHOTO = 12 * MEGABYTE
MOST_KEPT = 60


def media_of(content: bytes) -> str:
    """The media type of a file by how it begins; empty for what is not kept of a signing."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    return next((media for begin, media in BEGINS if content.startswith(begin)), "")


def largest(kind: str, most: int) -> int:
    """How many bytes a file of this kind may have; `most` is what the installation takes at all."""
    return min(most, LARGEST_PHOTO) if kind == K.PHOTO else most


def why_not_keep(
    *,
    signed: bool,
    kind: str,
    media: str,
    size: int,
    most: int,
    kept: int,
    again: bool,
    named: bool,
    whole: bool = True,
) -> list[Refusal]:
    """Reasons against keeping one more file. `kept` counts those there are, `again` is whether this
    one is among them, `named` whether it has a caption: what a photograph shows is told in words
    for who does not see it. `whole` is false for a picture that is not built as its format says, so
    that nothing can be taken out of it."""
    reasons = [] if signed else [Refusal("not-signed-yet")]
    if kind not in TAKEN:
        reasons.append(Refusal("keepsake-kind-unknown", {"kind": kind}))
    elif not size:
        reasons.append(Refusal("keepsake-empty"))
    elif media not in TAKEN[kind]:
        reasons.append(Refusal(f"keepsake-not-a-{kind}"))
    elif not whole:
        reasons.append(Refusal("photo-not-whole"))
    if size > largest(kind, most):
        reasons.append(Refusal("keepsake-too-large", {"most": largest(kind, most) // MEGABYTE}))
    if again:
        reasons.append(Refusal("keepsake-there-already"))
    if kept >= MOST_KEPT:
        reasons.append(Refusal("keepsakes-too-many", {"most": MOST_KEPT}))
    if kind == K.PHOTO and not named:
        reasons.append(Refusal("photo-caption-missing"))
    return reasons


def why_not_take_off(*, kind: str, why: str) -> list[Refusal]:
    """Reasons against taking a file off again: the sealed text stays, with the electronic
    signatures on it, and others need a reason."""
    if kind not in TAKEN:
        return [Refusal("sealed-text-stays")]
    return [] if why.strip() else [Refusal("reason-missing")]


def why_not_hold(*, keeper: str, keepers: Collection[str], tags: Collection[str]) -> list[Refusal]:
    """Reasons against saying so of an original: `keeper` is the code of a body, empty while it is
    not known, `keepers` those it may be; `tags` are its languages."""
    reasons = [] if tags else [Refusal("original-language-missing")]
    if keeper and keeper not in keepers:
        reasons.append(Refusal("original-keeper-unknown"))
    return reasons
