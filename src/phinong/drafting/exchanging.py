"""The doors for texts that travel between two registers. Nothing that arrives is merged by itself.

After Erasmus Without Paper's inter-institutional agreements: each side keeps its own copy and knows
the other's name for it, approves a hash, and keeps the last text that both approved.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.drafting import bundles, exchange_rules
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import Bound, Tongue, edited, locked, noted, open_draft
from phinong.drafting.bundles import BundleRefused, Envelope, Sent
from phinong.drafting.canonical import Whole, sha256_of
from phinong.drafting.keys import key_in_use, private_of
from phinong.drafting.models import (
    Bundle,
    ClauseText,
    Direction,
    Draft,
    PartnerKey,
    Verdict,
    Version,
)
from phinong.drafting.rules import APPROVING
from phinong.drafting.texts import fix, hash_of_original, latest_version, lay_out, user_or_none
from phinong.drafting.three_way import in_their_order, taken
from phinong.drafting.verdicts import approvals, decide
from phinong.drafting.wording_now import standing_of, whole_of_version
from phinong.places.models import Body


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bundle whose signature holds: the file, what it says, and the key that signed it."""

    envelope: Envelope
    sent: Sent
    key: PartnerKey

    @property
    def sha256(self) -> str:
        """The hash of exactly what was signed."""
        return sha256_of(self.envelope.payload)


# ── Going out ──


@transaction.atomic
def send(draft: Draft, *, by: Actor, message: str = "") -> Bundle:
    """Sign the text as it stands for the other side; it becomes a version where it is none.

    The bundle carries what our office approved. Raises Refused without a key or words; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    key = key_in_use(office)
    private = private_of(key) if key else None
    if key is None or private is None:
        refuse_if([Refusal("office-key-missing")])
        raise AssertionError("unreachable")
    version = latest_version(draft, by=by)
    given = approvals(draft).get(office, "")
    sent = Sent(
        draft=draft.code,
        office=office,
        title=draft.titles,
        whole=whole_of_version(version),
        uids=tuple(version.uids),
        sha256=version.sha256,
        number=version.number,
        approved={office: given} if given else {},
        note=message.strip(),
        sent_at=timezone.now().isoformat(),
        answers=their_code(draft),
    )
    envelope = bundles.pack(sent, version.canonical, private)
    return kept(draft, envelope, Direction.OUT, office, version, by=by)


def their_code(draft: Draft) -> str:
    """The other side's own code of this draft, from the last bundle of theirs; empty for none."""
    last = draft.bundles.filter(direction=Direction.IN).last()
    return bundles.read(last.payload).draft if last else ""


def kept(
    draft: Draft,
    envelope: Envelope,
    direction: Direction,
    office: str,
    version: Version | None,
    *,
    by: Any,
) -> Bundle:
    """Keep a bundle with its draft, and write the event."""
    bundle = Bundle.objects.create(
        draft=draft,
        version=version,
        direction=direction,
        office=office,
        kid=envelope.kid,
        sha256=sha256_of(envelope.payload),
        payload=envelope.payload,
        signature=envelope.signature,
        at=timezone.now(),
        by=user_or_none(by),
    )
    verb = "draft.bundle-sent" if direction == Direction.OUT else "draft.bundle-received"
    now = {"bundle": bundle.sha256, "key": envelope.kid, "from": office}
    noted(verb, draft, by=by, office=draft.kept_by if direction == "in" else office, now=now)
    return bundle


# ── Coming in ──


def arrived(content: bytes, offices: Collection[str], *, now: datetime) -> Arrived:
    """What a file says, when a key signed it that one of these offices trusts.

    Writes nothing. Raises Refused with the reasons: unreadable, too large, unsigned, an unknown or
    revoked key, another text than was signed, strange contents.
    """
    try:
        envelope = bundles.opened(content)
        keys = PartnerKey.objects.select_related("body").filter(kid=envelope.kid)
        key = keys.filter(kept_by__in=offices).order_by("revoked_at", "pk").first()
        if key is None:
            raise BundleRefused("bundle-key-unknown", key=envelope.kid[:12])
        sent = bundles.checked(envelope, key.public)
    except BundleRefused as refused:
        raise Refused([Refusal(refused.code, refused.facts)]) from refused
    reasons = exchange_rules.why_not_from(
        key_of=key.body.code,
        office=sent.office,
        revoked=key.revoked_at is not None,
        sent_at=exchange_rules.when_sent(sent.sent_at),
        now=now,
    )
    refuse_if(reasons + exchange_rules.why_not_hold(sent))
    return Arrived(envelope, sent, key)


def draft_for(found: Arrived) -> Draft | None:
    """The draft a bundle belongs to: the one it answers, or one to which its own code was linked
    by a bundle before. None for one we have not."""
    mine = Draft.objects.with_parties()
    bound = mine.filter(parties__body=found.key.body)
    if found.sent.answers and (answered := bound.filter(code=found.sent.answers).first()):
        return answered
    before = Bundle.objects.filter(direction=Direction.IN, office=found.sent.office)
    for bundle in before.order_by("-at", "-pk"):
        if bundles.read(bundle.payload).draft == found.sent.draft:
            return mine.filter(pk=bundle.draft_id).first()
    return None


def last_sent_at(draft: Draft, office: str) -> datetime | None:
    """When the newest bundle that we have of an office was sent, by its own word."""
    rows = draft.bundles.filter(direction=Direction.IN, office=office)
    found = (exchange_rules.when_sent(bundles.read(row.payload).sent_at) for row in rows)
    return max((at for at in found if at), default=None)


@transaction.atomic
def receive(draft: Draft, found: Arrived, *, by: Actor) -> Bundle:
    """Keep a bundle with its draft, to be compared; the text stays as it is.

    Raises Refused when its sender is no party, or an older bundle comes again; NotAllowed.
    """
    draft = locked(draft)
    require_any(by, May.EDIT_TIE, draft)
    reasons = exchange_rules.why_not_receive(
        party=any(party.body_id == found.key.body_id for party in draft.parties.all()),
        status=draft.status,
        sent_at=exchange_rules.when_sent(found.sent.sent_at),
        last=last_sent_at(draft, found.sent.office),
        again=draft.bundles.filter(direction=Direction.IN, sha256=found.sha256).exists(),
    )
    refuse_if(reasons)
    version = draft.versions.filter(sha256=found.sent.sha256).order_by("-number").first()
    return kept(draft, found.envelope, Direction.IN, found.sent.office, version, by=by)


@transaction.atomic
def begin(found: Arrived, *, by: Actor) -> Draft:
    """Open a draft of our own with the text a partner sent, and keep the bundle with it.

    Raises Refused for a party that is no body here, or when we are none; NotAllowed.
    """
    sent, office = found.sent, found.key.kept_by
    codes = list(sent.whole.parties)
    bodies = {body.code: body for body in Body.objects.filter(code__in=codes)}
    unknown = [code for code in codes if code not in bodies]
    refuse_if(exchange_rules.why_not_begin(unknown=unknown, party=office in codes))
    draft = open_draft(
        by=by,
        kept_by=office,
        instrument=sent.whole.instrument,
        titles=sent.title,
        # In the sender's order: it is part of the text's canonical form.
        parties=[Bound(bodies[code]) for code in codes],
        languages=[Tongue(tag, role) for tag, role in sent.whole.languages],
        prevails=sent.whole.prevails,
    )
    draft = locked(draft)
    lay_out(draft, sent.whole.parts, by=by)
    edited(draft, by=by, office=office)
    bundle = receive(draft, found, by=by)
    version = fix(draft, standing_of(draft).whole, by=by, office=sent.office)
    Bundle.objects.filter(pk=bundle.pk).update(version=version)
    return Draft.objects.with_parties().get(pk=draft.pk)


# ── What is taken from it ──


@transaction.atomic
def take_clauses(
    draft: Draft,
    bundle: Bundle,
    *,
    by: Actor,
    chosen: Sequence[str],
    seen: str,
    their_order: bool = False,
) -> Draft:
    """Let the chosen clauses, by uid, say what they say in a bundle; all others stay.

    `seen` is the hash of our text as it was shown. Raises Refused when it changed since, or
    nothing is chosen; NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    sent, standing = bundles.read(bundle.payload), standing_of(draft)
    ours, theirs = standing.whole.parts, sent.whole.parts
    known = {part.uid for part in (*ours, *theirs)}
    wanted = [uid for uid in chosen if uid in known]
    parts = taken(ours, theirs, wanted)
    parts = in_their_order(parts, theirs) if their_order else parts
    refuse_if(
        exchange_rules.why_not_take(
            status=draft.status,
            seen=seen,
            current=standing.sha256,
            chosen=[*wanted, *(["order"] if their_order else [])],
            parts=parts,
        )
    )
    lay_out(draft, parts, by=by)
    translations_with(draft, wanted)
    draft = edited(draft, by=by, office=office)
    was = {"clauses": [kept_words(part) for part in ours if part.uid in wanted]}
    now = {"bundle": bundle.sha256, "clauses": wanted, "their_order": their_order}
    noted("draft.bundle-taken", draft, by=by, office=office, was=was, now=now)
    return draft


def kept_words(part: Any) -> dict[str, Any]:
    """A clause of ours as the history keeps it before it is changed."""
    texts = {tag: {"heading": t.heading, "words": t.words} for tag, t in part.texts.items()}
    return {"clause": part.uid, "texts": texts}


def translations_with(draft: Draft, uids: Collection[str]) -> None:
    """Translations that came with their originals are as new as they."""
    for row in ClauseText.objects.filter(clause__draft=draft, clause__uid__in=uids):
        row.against = hash_of_original(draft, row.clause, row.tag)
        row.save(update_fields=["against"])


@transaction.atomic
def count_approval(draft: Draft, bundle: Bundle, *, by: Actor, words: str) -> Verdict:
    """Count the approval that a bundle carries, when it is of our text as it stands.

    `words` say in the verdict where it comes from. Raises Refused; NotAllowed.
    """
    sent = bundles.read(bundle.payload)
    approved = sent.approved.get(sent.office, "")
    current = standing_of(draft).sha256
    refuse_if(exchange_rules.why_not_count(approved=approved, current=current))
    version = latest_version(draft, by=by)
    party = next(p for p in draft.parties.select_related("body") if p.body.code == sent.office)
    ground = ("bundle", bundle.pk)
    return decide(
        draft,
        version,
        by=by,
        party=party,
        outcome="approved",
        seen=current,
        words=words,
        ground=ground,
    )


def last_agreed(draft: Draft) -> Version | None:
    """The newest version that every party approved at some time; two queries."""
    parties = {party.body_id for party in draft.parties.all()}
    by_hash: dict[str, set[int]] = {}
    given = draft.verdicts.filter(outcome__in=APPROVING).exclude(body=None)
    for sha256, body in given.values_list("sha256", "body"):
        by_hash.setdefault(sha256, set()).add(body)
    agreed = [sha256 for sha256, bodies in by_hash.items() if bodies >= parties]
    return draft.versions.filter(sha256__in=agreed).order_by("-number").first()


def last_shared(draft: Draft, before: Bundle) -> Whole | None:
    """The last text that both sides had before a bundle: of the last one sent or received."""
    earlier = draft.bundles.filter(pk__lt=before.pk).order_by("-pk").first()
    return bundles.read(earlier.payload).whole if earlier else None
