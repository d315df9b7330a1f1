"""A new draft from an agreement: everything carried over, nothing to be typed again.

The agreement may come from a draft of this register or from a document alone. What its sources do
not say stays empty in the new draft; nothing is filled in by guessing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.core.vocabulary import label
from phinong.drafting.access import May
from phinong.drafting.actions import Bound, Tongue, edited, locked, noted, open_draft
from phinong.drafting.canonical import Part
from phinong.drafting.models import Draft
from phinong.drafting.texts import lay_out, translated_now
from phinong.drafting.wording_now import whole_of_version
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name
from phinong.ties.rules import SIGNED_STATUSES

# {how the new one rests on the earlier: what instrument it then is}
INSTRUMENTS = {"renews": "renewal", "amends": "amendment"}
# The page languages by tag, for titles of an agreement whose sources give none.
PAGES = {"th": "th", "en": "en", "zh-Hans": "zh"}
COLONS = {"zh-Hans": "：", "zh-Hant": "："}


def carried_over(
    agreement: Agreement, relation: str = "renews", *, first: str = ""
) -> dict[str, Any]:
    """Every fact of an agreement as `actions.open_draft` takes it; five queries.

    `relation` is a key of INSTRUMENTS; the party with the body code `first` stands first. The keys:
    instrument, kind, titles, parties, languages, prevails, binding, areas, sdgs, term_months,
    renewal, notice_days, tie, renews, relation. `languages` is empty where no source names any.
    """
    earlier = draft_of(agreement)
    return {
        "instrument": INSTRUMENTS[relation],
        "kind": earlier.kind if earlier else kind_of(agreement),
        "titles": titles_of(agreement, relation),
        "parties": parties_of(agreement, earlier, first),
        "languages": languages_of(agreement, earlier),
        "prevails": agreement.prevails,
        "binding": earlier.binding if earlier else False,
        "areas": list(agreement.areas),
        "sdgs": list(agreement.sdgs),
        "term_months": agreement.term_months,
        "renewal": agreement.renewal,
        "notice_days": agreement.notice_days,
        "tie": agreement.tie,
        "renews": agreement,
        "relation": relation,
    }


def draft_of(agreement: Agreement) -> Draft | None:
    """The draft that became this agreement; None for one that only a document tells of."""
    return Draft.objects.with_parties().filter(agreement=agreement).first()


def kind_of(agreement: Agreement) -> str:
    """The kind of the tie, where its sources stand by one."""
    return agreement.tie.kind if agreement.tie else ""


def titles_of(agreement: Agreement, relation: str) -> dict[str, str]:
    """What the new draft is called: what it is, then the earlier one's title."""
    titles: Mapping[str, str] = agreement.titles or {
        tag: agreement_name(agreement, page) for tag, page in PAGES.items()
    }
    word = INSTRUMENTS[relation]
    return {
        tag: f"{label('instruments', word, PAGES.get(tag, 'en'))}{COLONS.get(tag, ': ')}{title}"
        for tag, title in titles.items()
    }


def parties_of(agreement: Agreement, earlier: Draft | None, first: str) -> list[Bound]:
    """The parties with their units, references and what the text calls them."""
    shorts = {party.body_id: party.short for party in earlier.parties.all()} if earlier else {}
    rows = agreement.parties.select_related("body", "base_unit").order_by("side", "pk")
    bound = [
        Bound(row.body, row.base_unit, row.reference, shorts.get(row.body_id, {})) for row in rows
    ]
    return sorted(bound, key=lambda party: party.body.code != first)


def languages_of(agreement: Agreement, earlier: Draft | None) -> list[Tongue]:
    """The languages with what each text is worth; of a document's agreement all are authentic."""
    if earlier:
        rows = earlier.languages.order_by("order", "id")
        return [Tongue(row.tag, row.role, row.based_on) for row in rows]
    return [Tongue(tag) for tag in agreement.languages]


def clauses_of(agreement: Agreement) -> Sequence[Part]:
    """The clauses of the agreement's last version; none where only a document tells of it."""
    earlier = draft_of(agreement)
    latest = earlier.versions.order_by("-number").first() if earlier else None
    return whole_of_version(latest).parts if latest else ()


def offices_for(agreement: Agreement, user: Any) -> list[str]:
    """The offices, by body code, in which this user may renew or amend the agreement."""
    if not user.is_authenticated:
        return []
    parties = agreement.parties.order_by("side", "pk").values_list("body__code", flat=True)
    offices = dict.fromkeys([agreement.kept_by, *parties])
    return [office for office in offices if user.may(May.EDIT_TIE, office)]


def why_not_renew(*, status: str, relation: str, under_way: str) -> list[Refusal]:
    """Reasons against a new draft; `under_way` is the title of an open one of the same kind."""
    reasons = []
    if relation not in INSTRUMENTS:
        reasons.append(Refusal("lineage-unknown", {"relation": relation}))
    if status not in SIGNED_STATUSES:
        reasons.append(Refusal("renews-unsigned"))
    if under_way:
        reasons.append(Refusal("renewal-under-way", {"draft": under_way}))
    return reasons


@transaction.atomic
def renew(
    agreement: Agreement,
    *,
    by: Actor,
    kept_by: str,
    relation: str = "renews",
    languages: Sequence[Tongue] = (),
    why: str = "",
) -> Draft:
    """Open a draft that renews or amends an agreement, its clauses laid out as they were last.

    `languages` serve where the agreement's sources name none. Raises Refused for an agreement
    that was never signed or has such a draft already; NotAllowed.
    """
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    same = Draft.objects.filter(renews=agreement, relation=relation, kept_by=kept_by).open().first()
    refuse_if(
        why_not_renew(
            status=agreement.status,
            relation=relation,
            under_way=same.title("th").text if same else "",
        )
    )
    facts = carried_over(agreement, relation, first=kept_by)
    facts["languages"] = facts["languages"] or list(languages)
    draft = open_draft(by=by, kept_by=kept_by, why=why, **facts)
    return with_clauses(draft, clauses_of(agreement), by=by)


def with_clauses(draft: Draft, parts: Sequence[Part], *, by: Actor) -> Draft:
    """The draft with the clauses of the earlier one, where there are any."""
    if not parts:
        return draft
    draft = locked(draft)
    lay_out(draft, parts, by=by)
    translated_now(draft)
    now = {"clauses": len(parts), "from": draft.renews.code if draft.renews else ""}
    noted("draft.carried-over", draft, by=by, office=draft.kept_by, now=now)
    return edited(draft, by=by, office=draft.kept_by)


def drafts_from(agreement: Agreement, user: Any) -> list[Draft]:
    """The open drafts that renew or amend this agreement and that the user may know of."""
    return list(Draft.objects.visible_to(user).filter(renews=agreement).open().order_by("pk"))
