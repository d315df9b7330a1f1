"""Everything the page of a signing shows, and the paper that is sealed."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from phinong.core import calendars
from phinong.core.calendars import to_thai_digits
from phinong.core.dates import parse_edtf
from phinong.core.languages import in_language
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import label
from phinong.drafting.keeping import attached
from phinong.drafting.models import (
    Ceremony,
    Draft,
    Keepsake,
    KeepsakeKind,
    Original,
    Signature,
)
from phinong.drafting.panels import Panel
from phinong.drafting.sealing import Sealed, Signed, sealed_pdf
from phinong.drafting.signing import Copy, Paper, signed_facts, words_of
from phinong.drafting.wording_now import as_spoken


@dataclass(frozen=True, slots=True)
class SigningPage:
    """A draft's signing for one reader."""

    signers: list[Signature]
    witnesses: list[Signature]
    ceremony: Ceremony | None
    originals: list[Original]
    scans: list[Keepsake]
    photos: list[Keepsake]
    may_sign: bool


def signing_page(draft: Draft) -> SigningPage:
    """The lines under the text, and the ceremony once it took place with all that is kept of it."""
    lines = list(draft.signatures.select_related("party__body"))
    ceremony = Ceremony.objects.filter(draft=draft).first()
    kept = list(attached(draft).select_related("original")) if ceremony else []
    return SigningPage(
        signers=[line for line in lines if not line.witness],
        witnesses=[line for line in lines if line.witness],
        ceremony=ceremony,
        originals=list(ceremony.originals.select_related("keeper")) if ceremony else [],
        scans=[one for one in kept if one.kind == KeepsakeKind.SCAN],
        photos=[one for one in kept if one.kind == KeepsakeKind.PHOTO],
        may_sign=draft.status == "agreed",
    )


def signing_door(draft: Draft, user: Any, language: str) -> Panel | None:
    """The way to the signing, at the foot of the workspace."""
    return Panel("drafting/signing_door.html") if draft.status != "intended" else None


def paper_of(draft: Draft, *, day: str, venue: str, address: str, language: str) -> Paper:
    """The sealed paper of the latest version with the lines under it as they stand."""
    version = draft.versions.order_by("-number").first()
    assert version is not None  # noqa: S101 - asked for only where there is one
    whole = as_spoken(draft, version)
    page = signing_page(draft)
    first = whole.tags[0]
    sealed = Sealed(
        title=in_language(draft.titles, first).text,
        parties=[in_language(party.body.names, first).text for party in draft.parties.all()],
        whole=whole,
        sha256=version.sha256,
        address=address,
        signatures=[line_of(line, first) for line in page.signers],
        witnesses=[line_of(line, first) for line in page.witnesses],
        words=words(first),
        done=done_line(day, venue, first),
    )
    return Paper(sealed_pdf(sealed), words_on(sealed))


def words_on(sealed: Sealed) -> str:
    """The whole paper as words: its title, its text, and who signed when. Without the last, a
    renewal in the words of the earlier agreement would be the same paper twice."""
    lines = [*sealed.signatures, *sealed.witnesses]
    signed = [" · ".join(filter(None, asdict(line).values())) for line in lines]
    last = "\n".join(filter(None, [sealed.words["signatures"], sealed.done, *signed]))
    return "\n\n".join(filter(None, [sealed.title, words_of(sealed.whole), last]))


def line_of(line: Signature, tag: str) -> Signed:
    """A line under the text in the language of the paper's first text."""
    body = in_language(line.party.body.names, tag).text if line.party else ""
    capacity = "" if line.capacity == "own" else label("capacities", line.capacity, tag)
    behalf = in_language(line.on_behalf_of, tag).text
    return Signed(
        name=in_language(line.name, tag).text,
        post=in_language(line.post, tag).text,
        body=body,
        capacity=" ".join(piece for piece in (capacity, behalf) if piece),
    )


# The house's own words on a paper, by its first language; English where we have none.
ON_PAPER = {
    "th": {"signatures": "ลงนาม", "witnesses": "พยาน", "seal": "ตรวจฉบับนี้กับทะเบียนได้ที่"},
    "en": {
        "signatures": "Signatures",
        "witnesses": "Witnesses",
        "seal": "Hold this paper against the register at",
    },
    "zh-Hans": {"signatures": "签署", "witnesses": "见证人", "seal": "可在名录中核对本文本："},
}


def words(tag: str) -> dict[str, str]:
    """The house's own words on a paper whose first text is in this language."""
    return ON_PAPER.get(tag, ON_PAPER["en"])


def done_line(day: str, venue: str, tag: str) -> str:
    """The day and place of signing as the paper's first language says them."""
    page = {"zh-Hans": "zh", "zh-Hant": "zh"}.get(tag, tag)
    said = calendars.say(parse_edtf(day), page if page in ("th", "zh") else "en")
    said = to_thai_digits(said) if tag == "th" else said
    return " · ".join(piece for piece in (venue, said) if piece)


def copies(number: int, kept_at: str, tags: tuple[str, ...], language: str) -> list[Copy]:
    """The originals: each in all languages, each with its line of where it is kept."""
    lines = [line.strip() for line in kept_at.splitlines()]
    lines += [""] * (number - len(lines))
    return [Copy(tags, kept_at={language: line} if line else {}) for line in lines[:number]]


def why_not_now(draft: Draft) -> list[Refusal]:
    """What still stands between the draft and its signing, for the page."""
    facts = signed_facts(draft)
    missing = [name for name in facts["parties"] if name not in facts["signed_for"]]
    reasons = [Refusal("party-has-not-signed", {"parties": missing})] if missing else []
    if draft.status != "agreed":
        status = draft.get_status_display()
        reasons.append(Refusal("draft-cannot-sign", {"status": status or _("unknown")}))
    return reasons
