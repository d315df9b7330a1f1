"""The doors for every change to ties, the claims about them, published figures and agreements.

Ties are opened in `ties.opening`, agreements kept in `ties.agreements`; all are named here. Each
act notes an event and cites its document; the summary of the tie is computed again before the
event is written, so that those who follow the history find it.
"""

from typing import Any

from django.db import transaction

from phinong.accounts.roles import May
from phinong.core.acting import Actor, require
from phinong.core.refusals import refuse_if
from phinong.places.models import Body
from phinong.record.actions import cite, note
from phinong.record.models import Citation, Document
from phinong.ties import doors
from phinong.ties.agreements import (
    Bound,
    Signer,
    add_signatory,
    bind,
    correct_agreement,
    move_agreement,
    record_agreement,
    rest_on,
)
from phinong.ties.models import Claim, ClaimSubject, FigureClaim, Tie
from phinong.ties.opening import find_tie, may_add_to, open_tie
from phinong.ties.summarising import summarise

__all__ = [
    "Bound",
    "Signer",
    "add_claim",
    "add_figure",
    "add_signatory",
    "bind",
    "claim_once",
    "correct_agreement",
    "correct_claim",
    "find_tie",
    "move_agreement",
    "open_tie",
    "record_agreement",
    "rest_on",
    "restore_claim",
    "retract_claim",
    "summarise",
]

Span = tuple[int, int]


# ── Claims ──


def add_claim(tie: Tie, **claim: Any) -> Claim:
    """State what one source says of a tie. See `claim_once` for what may be given."""
    return claim_once(tie, **claim)[0]


@transaction.atomic
def claim_once(
    tie: Tie,
    *,
    by: Actor,
    what: str,
    value: str = "",
    speaker: Body | None = None,
    by_note: str = "",
    as_written: str = "",
    language: str = "",
    calendar: str = "",
    as_of: str = "",
    texts: dict[str, str] | None = None,
    verified: bool = True,
    document: Document | None = None,
    span: Span | None = None,
    finding: Any = None,
    why: str = "",
) -> tuple[Claim, bool]:
    """State what one source says of a tie, and whether that is new.

    `speaker` is the body that says so, or `by_note` names who does; `value` is a code or an EDTF
    date, `as_of` the EDTF day of which it is said; `texts` are a remark's words by language. What
    circulates without a source is `verified=False` and needs neither document nor speaker. The
    same words of one document are kept once. Raises Refused with every reason, NotAllowed.
    """
    tie = Tie.objects.select_for_update(of=("self",)).get(pk=tie.pk)
    may_add_to(tie, by, document)
    refuse_if(
        doors.why_not_claim(
            what=what,
            value=value,
            has_words=bool(texts),
            verified=verified,
            has_source=document is not None,
            has_speaker=bool(speaker or by_note),
        )
    )
    if what == ClaimSubject.KIND and speaker is not None:
        country = speaker.country
        refuse_if(doors.why_not_word(value=value, as_written=as_written, country=country))
    stated = {"what": what, "value": value, "by": speaker, "by_note": by_note, "verified": verified}
    written = {"as_written": as_written, "language": language, "calendar": calendar}
    words = {**written, "as_of_edtf": as_of, "texts": texts or {}}
    claim = stated_before(tie, document, **stated)
    made = claim is None
    if claim is None:
        claim = Claim.objects.create(tie=tie, **stated, **words)
    if document is not None:
        cite("claim", claim.pk, what, document=document, by=by, span=span, finding=finding)
    if made:
        summarise(tie)
        note_claim("tie.claimed", claim, by=by, now=facts_of(claim), why=why, document=document)
    return claim, made


def stated_before(tie: Tie, document: Document | None, **stated: Any) -> Claim | None:
    """The claim in which this very document (or nobody's) states the same already."""
    found = Claim.objects.filter(tie=tie, retracted=False, **stated)
    if stated["what"] == ClaimSubject.NOTE:
        return None
    if document is not None:
        cited = Citation.objects.filter(document=document, about_kind="claim")
        return found.filter(pk__in=cited.values("about_id")).first()
    return found.first()


def facts_of(claim: Claim) -> dict[str, Any]:
    """What an event keeps of a claim."""
    return {
        "claim": claim.pk,
        "what": claim.what,
        "value": claim.value,
        "by": claim.by.code if claim.by else claim.by_note,
        "as_written": claim.as_written,
        "as_of": claim.as_of_edtf,
        "verified": claim.verified,
    }


def note_claim(
    verb: str,
    claim: Claim,
    *,
    by: Any,
    why: str = "",
    document: Document | None = None,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
) -> None:
    """Write a change of a claim into the history of its tie."""
    tie = claim.tie
    source = document.code if document else ""
    note(verb, "tie", tie.pk, by=by, body=tie.kept_by, was=was, now=now, why=why, source=source)


@transaction.atomic
def retract_claim(claim: Claim, *, by: Actor, why: str) -> Claim:
    """Take a claim out of account. It stays, struck through, with the reason.

    Raises Refused without a reason or when it was retracted before; NotAllowed for who does not
    keep the tie.
    """
    claim = locked(claim, by)
    refuse_if(doors.why_not_retract(retracted=claim.retracted, why=why))
    return _set_retracted(claim, True, by=by, why=why)


@transaction.atomic
def restore_claim(claim: Claim, *, by: Actor, why: str) -> Claim:
    """Take a retraction back. A claim that was not retracted stays as it is."""
    claim = locked(claim, by)
    return _set_retracted(claim, False, by=by, why=why) if claim.retracted else claim


def locked(claim: Claim, by: Actor) -> Claim:
    """The claim with its tie, locked, after the question about who may."""
    claim = (
        Claim.objects.select_for_update(of=("self",)).select_related("tie", "by").get(pk=claim.pk)
    )
    require(by, May.EDIT_TIE, body=claim.tie.kept_by)
    return claim


def _set_retracted(claim: Claim, retracted: bool, *, by: Any, why: str) -> Claim:
    claim.retracted = retracted
    claim.save(update_fields=["retracted"])
    summarise(claim.tie)
    verb = "tie.claim-retracted" if retracted else "tie.claim-restored"
    note_claim(verb, claim, by=by, now=facts_of(claim), why=why)
    return claim


@transaction.atomic
def correct_claim(claim: Claim, *, by: Actor, why: str, **facts: Any) -> Claim:
    """Correct what was taken down wrongly; before and after stay in the history.

    `facts`: value, as_written, language, calendar, as_of_edtf, by, by_note, texts, verified.
    Raises Refused for a value the register does not know, a word that means another kind, or a
    missing reason.
    """
    claim = locked(claim, by)
    was = facts_of(claim)
    for column, value in facts.items():
        setattr(claim, column, value)
    reasons = doors.why_not_value(claim.what, claim.value, has_words=bool(claim.texts))
    reasons += doors.why_not_retract(retracted=False, why=why)
    if claim.what == ClaimSubject.KIND and claim.by is not None:
        words, country = claim.as_written, claim.by.country
        reasons += doors.why_not_word(value=claim.value, as_written=words, country=country)
    refuse_if(reasons)
    claim.save(update_fields=list(facts))
    summarise(claim.tie)
    note_claim("tie.claim-corrected", claim, by=by, was=was, now=facts_of(claim), why=why)
    return claim


# ── Figures ──


@transaction.atomic
def add_figure(
    *,
    by: Actor,
    document: Document,
    body: Body,
    subject: str,
    number: int,
    qualifier: str = "exactly",
    span: Span | None = None,
    finding: Any = None,
    **facts: Any,
) -> tuple[FigureClaim, bool]:
    """Keep a number somebody published, and whether it is new. The register's own count stays.

    `facts`: unit, as_written, language, as_of_edtf, by_note. The same figure of one document is
    kept once. Raises Refused for an unknown subject; NotAllowed.
    """
    require(by, May.EDIT_TIE, body=document.kept_by)
    refuse_if(doors.why_not_figure(subject=subject, number=number, qualifier=qualifier))
    stated = {"body": body, "subject": subject, "number": number, "qualifier": qualifier}
    cited = Citation.objects.filter(document=document, about_kind="figure").values("about_id")
    figure = FigureClaim.objects.filter(pk__in=cited, **stated).first()
    made = figure is None
    if figure is None:
        figure = FigureClaim.objects.create(**stated, **facts)
        now = {**stated, "body": body.code, **facts}
        office, source = document.kept_by, document.code
        note("figure.added", "figure", figure.pk, by=by, body=office, now=now, source=source)
    cite("figure", figure.pk, "number", document=document, by=by, span=span, finding=finding)
    return figure, made
