"""Everything the page of a signing shows, and the paper that is sealed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from phinong.core import calendars
from phinong.core.calendars import to_thai_digits
from phinong.core.dates import parse_edtf
from phinong.core.languages import in_language
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import label
from phinong.drafting.filling import country, named
from phinong.drafting.keeping import attached
from phinong.drafting.models import (
    Ceremony,
    Draft,
    DraftParty,
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
    gaps: list[str]


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
        gaps=[] if ceremony else signed_facts(draft)["gaps"],
    )


def signing_door(draft: Draft, user: Any, language: str) -> Panel | None:
    """The way to the signing, at the foot of the workspace."""
    return Panel("drafting/signing_door.html") if draft.status != "intended" else None


def paper_of(draft: Draft, *, day: str, venue: str, address: str) -> Paper:
    """The sealed paper of the latest version with the lines under it as they stand."""
    version = draft.versions.order_by("-number").first()
    assert version is not None  # noqa: S101 - asked for only where there is one
    whole = as_spoken(draft, version)
    page, tags = signing_page(draft), whole.tags
    parties = list(draft.parties.all())
    sealed = Sealed(
        title=in_language(draft.titles, tags[0]).text,
        parties=[in_language(party.body.names, tags[0]).text for party in parties],
        whole=whole,
        sha256=version.sha256,
        address=address,
        signatures=[line_of(line, tags) for line in page.signers],
        witnesses=[line_of(line, tags) for line in page.witnesses],
        words=words(tags),
        done=done_line(day, venue, tags),
        names={tag: names_kept(parties, tag) for tag in tags},
    )
    return Paper(sealed_pdf(sealed), words_on(sealed))


def names_kept(parties: Sequence[DraftParty], tag: str) -> list[str]:
    """What the parties and their countries are called in a language: no line ends inside."""
    names = [called for party in parties for called in (named(party, tag), country(party, tag))]
    return [name for name in names if name] + [f"ประเทศ{name}" for name in names if tag == "th"]


def words_on(sealed: Sealed) -> str:
    """The whole paper as words: its title, its text, and who signed when. Without the last, a
    renewal in the words of the earlier agreement would be the same paper twice."""
    lines = [*sealed.signatures, *sealed.witnesses]
    signed = [" · ".join(filter(None, asdict(line).values())) for line in lines]
    last = "\n".join(filter(None, [sealed.words["signatures"], sealed.done, *signed]))
    return "\n\n".join(filter(None, [sealed.title, words_of(sealed.whole), last]))


def line_of(line: Signature, tags: Sequence[str]) -> Signed:
    """A line under the text: the body and the capacity once in each language of the text."""
    bodies = [in_language(line.party.body.names, tag).text for tag in tags] if line.party else []
    own = line.capacity == "own" or line.witness
    capacities = [] if own else [label("capacities", line.capacity, tag) for tag in tags]
    behalf = in_language(line.on_behalf_of, tags[0]).text
    return Signed(
        name=in_language(line.name, tags[0]).text,
        post=in_language(line.post, tags[0]).text,
        body="\n".join(dict.fromkeys(bodies)),
        capacity="\n".join(filter(None, [" · ".join(dict.fromkeys(capacities)), behalf])),
    )


# The house's own words on a paper, by its languages; English where we have none of them.
ON_PAPER = {
    "th": {"signatures": "ลงนาม", "witnesses": "พยาน", "seal": "ตรวจสอบเอกสารนี้กับทะเบียนได้ที่"},
    "en": {
        "signatures": "Signatures",
        "witnesses": "Witnesses",
        "seal": "Hold this paper against the register at",
    },
    "zh-Hans": {"signatures": "签署", "witnesses": "见证人", "seal": "可在名录中核对本文本："},
}


def words(tags: Sequence[str]) -> dict[str, str]:
    """The house's own words on a paper, in each of its languages that we have them in."""
    spoken = [ON_PAPER[tag] for tag in tags if tag in ON_PAPER] or [ON_PAPER["en"]]
    between = {"signatures": " · ", "witnesses": " · ", "seal": "\n"}
    return {key: sign.join(one[key] for one in spoken) for key, sign in between.items()}


def done_line(day: str, venue: str, tags: Sequence[str]) -> str:
    """The place, and under it the day of signing as each language of the paper says it."""
    days = " · ".join(dict.fromkeys(said_in(day, tag) for tag in tags))
    return "\n".join(piece for piece in (venue, days) if piece)


def said_in(day: str, tag: str) -> str:
    """A day as a language's paper says it: Thai in its own digits, as its articles are numbered."""
    page = {"zh-Hans": "zh", "zh-Hant": "zh"}.get(tag, tag)
    said = calendars.say(parse_edtf(day), page if page in ("th", "zh") else "en")
    return to_thai_digits(said) if tag == "th" else said


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
    if facts["gaps"]:
        reasons.append(Refusal("text-has-gaps", {"gaps": facts["gaps"]}))
    if draft.status != "agreed":
        status = draft.get_status_display()
        reasons.append(Refusal("draft-cannot-sign", {"status": status or _("unknown")}))
    return reasons
