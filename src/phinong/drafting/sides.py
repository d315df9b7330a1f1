"""The doors for who is bound by a draft, and for the languages of its text.

Both are part of the canonical form, so each such change is kept as a version of its own: the text
before it stays readable with its approvals, which are not of the text after it. A text that is
signed is not changed at all.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.languages import in_language
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_any, require_over
from phinong.drafting.actions import Bound, Tongue, edited, locked, noted
from phinong.drafting.canonical import sha256_of
from phinong.drafting.intending import Meant, bound_by, working_titles
from phinong.drafting.models import (
    Draft,
    DraftLanguage,
    DraftParty,
    DraftStatus,
    RouteStep,
    StepState,
)
from phinong.drafting.sides_rules import (
    Frame,
    why_not_bind,
    why_not_change_party,
    why_not_take_out,
    why_not_tongues,
)
from phinong.drafting.texts import keep_standing
from phinong.places.models import Body
from phinong.ties.naming import agreement_name
from phinong.ties.opening import find_tie

# A body as somebody names it, and the unit that carries the work.
Named = tuple[Meant, Meant | None]
BEGUN = (StepState.NOW, StepState.DONE)


def stamp(draft: Draft) -> str:
    """What tells one state of the parties and languages from another; one query, and one for
    parties that were not fetched."""
    sides = [[p.body.code, p.base_unit_id, p.reference] for p in draft.parties.all()]
    said = [sides, worth_of(draft), draft.prevails]
    return sha256_of(json.dumps(said))


def worth_of(draft: Draft) -> list[list[str]]:
    """[tag, role, language it is made from] of every language, in order."""
    rows = draft.languages.order_by("order", "id").values_list("tag", "role", "based_on")
    return [list(row) for row in rows]


def frame_of(draft: Draft, seen: str | None) -> Frame:
    """What the rules ask of a locked draft; `seen` is None where nobody looked at a page."""
    standing = stamp(draft)
    agreement = draft.agreement
    return Frame(
        status=draft.status,
        kept=draft.versions.exists(),
        recorded=agreement_name(agreement, language()) if agreement else "",
        seen=standing if seen is None else seen,
        standing=standing,
    )


def begun_steps(party: DraftParty) -> list[str]:
    """The names of the steps of a party that are under way or done, for the reader."""
    steps = RouteStep.objects.filter(route__party=party, state__in=BEGUN)
    return [in_language(step.names, language()).text for step in steps]


def codes_of(draft: Draft) -> list[str]:
    """The codes of the parties in order."""
    return [party.body.code for party in draft.parties.all()]


# ── Parties ──


@transaction.atomic
def add_party(
    draft: Draft,
    *,
    by: Actor,
    named: Named,
    reference: str = "",
    place: int | None = None,
    why: str = "",
    seen: str | None = None,
) -> DraftParty:
    """Bind one more body, at a place among the parties counted from 0, by default the last.

    Raises Refused with every reason; NotAllowed for who may not work on the draft.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    bound = bound_by(named, by=by, kept_by=office)
    frame, codes = frame_of(draft, seen), codes_of(draft)
    refuse_if(why_not_bind(frame, body=bound.body.code, parties=codes, why=why))
    parties = list(draft.parties.all())
    keep_standing(draft, by=by, office=office)
    party = DraftParty.objects.create(
        draft=draft,
        body=bound.body,
        base_unit=bound.base_unit,
        reference=reference,
        side=len(codes),
    )
    put_in_order(parties, party, place)
    told: dict[str, Any] = {"by": by, "office": office, "why": why}
    rebound(draft, "draft.party-added", was={"parties": codes}, now=facts_of(party), **told)
    return party


@transaction.atomic
def change_party(
    draft: Draft,
    party: DraftParty,
    *,
    by: Actor,
    named: Named,
    reference: str = "",
    place: int | None = None,
    why: str = "",
    seen: str | None = None,
) -> DraftParty:
    """Let another body stand as this party, or the same with another unit, reference or place.

    With another body go the lines under the text for it, and its route, which has not begun.
    Raises Refused with every reason; NotAllowed for all but the party's and the opening office.
    """
    draft = locked(draft)
    party = draft.parties.select_related("body", "base_unit").get(pk=party.pk)
    office = require_over(by, May.EDIT_TIE, draft, party)
    bound = bound_by(named, by=by, kept_by=office)
    refuse_if(
        why_not_change_party(
            frame_of(draft, seen),
            body=bound.body.code,
            was=party.body.code,
            parties=[code for code in codes_of(draft) if code != party.body.code],
            name=called(party),
            steps=begun_steps(party),
            why=why,
        )
    )
    was = {"parties": codes_of(draft), **facts_of(party)}
    keep_standing(draft, by=by, office=office)
    stands_now(party, bound, reference)
    put_in_order([p for p in draft.parties.all() if p.pk != party.pk], party, place)
    told: dict[str, Any] = {"by": by, "office": office, "why": why}
    rebound(draft, "draft.party-changed", was=was, now=facts_of(party), **told)
    return party


def stands_now(party: DraftParty, bound: Bound, reference: str) -> None:
    """Write who stands as a party. What was another body's is not this one's."""
    if party.body_id != bound.body.pk:
        party.signatures.all().delete()
        RouteStep.objects.filter(route__party=party).delete()
        if route := getattr(party, "route", None):
            route.delete()
        party.short = {}
    party.body, party.base_unit, party.reference = bound.body, bound.base_unit, reference
    party.save(update_fields=["body", "base_unit", "reference", "short"])


@transaction.atomic
def take_out_party(
    draft: Draft, party: DraftParty, *, by: Actor, why: str = "", seen: str | None = None
) -> None:
    """Let a draft no longer bind a party. The lines under the text for it go with it.

    Raises Refused for one of the last two, or one whose steps have begun; NotAllowed for all but
    the party's and the opening office.
    """
    draft = locked(draft)
    party = draft.parties.select_related("body", "base_unit").get(pk=party.pk)
    office = require_over(by, May.EDIT_TIE, draft, party)
    codes = codes_of(draft)
    refuse_if(
        why_not_take_out(
            frame_of(draft, seen),
            parties=len(codes),
            name=called(party),
            steps=begun_steps(party),
            why=why,
        )
    )
    keep_standing(draft, by=by, office=office)
    others = [p for p in draft.parties.all() if p.pk != party.pk]
    was = {"parties": codes, **facts_of(party)}
    party.delete()
    put_in_order(others)
    told: dict[str, Any] = {"by": by, "office": office, "why": why}
    rebound(draft, "draft.party-taken-out", was=was, now={}, **told)


def called(party: DraftParty) -> str:
    """A party's name for the reader."""
    return party.body.name(language()).text


def facts_of(party: DraftParty) -> dict[str, Any]:
    """What an event keeps of a party, with who was named to sign for it."""
    facts = {
        "party": party.body.code,
        "unit": party.base_unit.code if party.base_unit else "",
        "reference": party.reference,
        "signatories": [line.name for line in party.signatures.all()],
    }
    return {key: fact for key, fact in facts.items() if fact}


def put_in_order(
    others: Sequence[DraftParty], party: DraftParty | None = None, place: int | None = None
) -> None:
    """Number the sides from 0, with `party` at its place among the others: where it stood, or at
    the end, unless one is given."""
    rows = list(others)
    if party is not None:
        rows.insert(party.side if place is None else place, party)
    for side, row in enumerate(rows):
        if row.side != side:
            row.side = side
            row.save(update_fields=["side"])


def after(draft: Draft, *, by: Any, office: str, why: str) -> None:
    """Keep the text as it stands now; what was agreed is not this. A notification without a text
    stays one."""
    draft, now = locked(draft), timezone.now()
    keep_standing(draft, by=by, office=office, note=why)
    if draft.status == DraftStatus.INTENDED:
        Draft.objects.filter(pk=draft.pk).update(changed_at=now, worded_at=now)
    else:
        edited(draft, by=by, office=office, at=now)


def rebound(
    draft: Draft,
    verb: str,
    *,
    was: dict[str, Any],
    now: dict[str, Any],
    by: Any,
    office: str,
    why: str,
) -> None:
    """What follows from a change of parties: the event, the tie they have, the title made of their
    names, a version. The same bodies in the same order leave the text what it was."""
    fresh = Draft.objects.with_parties().get(pk=draft.pk)
    now = {"parties": codes_of(fresh), **now}
    if was == now:
        return
    noted(verb, fresh, by=by, office=office, was=was, now=now, why=why)
    if now["parties"] == was["parties"]:
        return
    if set(now["parties"]) != set(was["parties"]):
        belongs_to(fresh, was["parties"])
    after(fresh, by=by, office=office, why=why)


def belongs_to(draft: Draft, was: Sequence[str]) -> None:
    """Find the tie between the parties there are now, and name the draft after them where its
    title was made of the names of those before."""
    bodies = [party.body for party in draft.parties.all()]
    tie = find_tie(bodies)
    draft.tie = tie if tie and (tie.public or tie.kept_by == draft.kept_by) else None
    known = {body.code: body for body in Body.objects.filter(code__in=was)}
    if draft.titles == working_titles(draft.instrument, [known[code] for code in was]):
        draft.titles = working_titles(draft.instrument, bodies)
    draft.save(update_fields=["tie", "titles"])


# ── Languages ──


@transaction.atomic
def set_languages(
    draft: Draft,
    languages: Sequence[Tongue],
    *,
    by: Actor,
    prevails: str = "",
    why: str = "",
    seen: str | None = None,
) -> Draft:
    """Say in which languages the text is, what each text is worth, and which prevails.

    The words of a language that is withdrawn stand in the version before, and stand again when it
    is taken up again. The same as before changes nothing. Raises Refused with every reason;
    NotAllowed.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    worth = [(t.tag, str(t.role), t.based_on) for t in languages]
    old = {"languages": worth_of(draft), "prevails": draft.prevails}
    new = {"languages": [list(row) for row in worth], "prevails": prevails}
    if old == new:
        return draft
    refuse_if(why_not_tongues(frame_of(draft, seen), worth=worth, prevails=prevails, why=why))
    keep_standing(draft, by=by, office=office)
    draft.languages.exclude(tag__in=[tag for tag, _role, _original in worth]).delete()
    for order, (tag, role, original) in enumerate(worth):
        facts = {"role": role, "based_on": original, "order": order}
        DraftLanguage.objects.update_or_create(draft=draft, tag=tag, defaults=facts)
    draft.prevails = prevails
    draft.save(update_fields=["prevails"])
    noted("draft.languages-changed", draft, by=by, office=office, was=old, now=new, why=why)
    after(draft, by=by, office=office, why=why)
    return Draft.objects.with_parties().get(pk=draft.pk)
