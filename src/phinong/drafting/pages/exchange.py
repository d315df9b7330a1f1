"""Everything the pages of an exchange show: keys, what arrived, and their text beside ours."""

from dataclasses import dataclass
from typing import Any

from phinong.accounts.roles import May
from phinong.drafting import bundles
from phinong.drafting.access import offices_of
from phinong.drafting.bundles import Sent
from phinong.drafting.canonical import Whole
from phinong.drafting.exchanging import last_agreed, last_shared
from phinong.drafting.forms_exchange import SendForm
from phinong.drafting.keys import fingerprint, key_in_use
from phinong.drafting.models import Bundle, Direction, Draft, OfficeKey, PartnerKey, Version
from phinong.drafting.panels import Panel
from phinong.drafting.rules import why_not
from phinong.drafting.three_way import ClauseRow, three_way
from phinong.drafting.wording_now import standing_of, whole_of_version
from phinong.places.models import Body


@dataclass(frozen=True, slots=True)
class KeyShown:
    """A key with its name as it is read out."""

    key: Any

    @property
    def said(self) -> str:
        """The fingerprint in groups of four."""
        return fingerprint(self.key.kid)


@dataclass(frozen=True, slots=True)
class OfficeKeys:
    """An office with its own key and those it trusts; `may` when this reader may change them."""

    body: Body
    own: KeyShown | None
    partners: list[KeyShown]
    may: bool


def keys_of(user: Any) -> list[OfficeKeys]:
    """The keys of every office of the reader; three queries."""
    codes = user.body_codes()
    own = {key.office: key for key in OfficeKey.objects.filter(office__in=codes, retired_at=None)}
    rows = PartnerKey.objects.filter(kept_by__in=codes).select_related("body", "trusted_by")
    partners = list(rows.order_by("revoked_at", "pk"))
    return [
        OfficeKeys(
            body,
            KeyShown(own[body.code]) if body.code in own else None,
            [KeyShown(key) for key in partners if key.kept_by == body.code],
            user.may(May.APPROVE, body.code),
        )
        for body in Body.objects.filter(code__in=codes).order_by("pk")
    ]


def offices_to(user: Any, what: str) -> list[Body]:
    """The offices in which a user may do something."""
    codes = [code for code in user.body_codes() if user.may(what, code)]
    return list(Body.objects.filter(code__in=codes).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A bundle beside our text. `agreed` is the last version both approved, `shared` whether the
    two texts are held against some text that both sides had."""

    sent: Sent
    rows: list[ClauseRow]
    sha256: str
    same: bool
    agreed: Version | None
    shared: bool
    others: list[str]
    order_differs: bool
    approves: str

    @property
    def counts(self) -> dict[str, int]:
        """{who changed: how many clauses}."""
        found: dict[str, int] = {}
        for row in self.rows:
            found[row.by] = found.get(row.by, 0) + 1
        return found


def comparison_of(draft: Draft, bundle: Bundle) -> Comparison:
    """Their text beside ours as it stands; nine queries."""
    sent, standing, agreed = bundles.read(bundle.payload), standing_of(draft), last_agreed(draft)
    base = whole_of_version(agreed) if agreed else last_shared(draft, bundle)
    ours, theirs = standing.whole, sent.whole
    approved = sent.approved.get(sent.office, "")
    return Comparison(
        sent=sent,
        rows=three_way(base, ours, theirs),
        sha256=standing.sha256,
        same=standing.sha256 == sent.sha256,
        agreed=agreed,
        shared=base is not None,
        others=differing_facts(ours, theirs),
        order_differs=common_order(ours, theirs) != common_order(theirs, ours),
        approves="" if not approved else "this" if approved == standing.sha256 else "other",
    )


def common_order(one: Whole, other: Whole) -> list[str]:
    """The clauses that both have, in the order of the first."""
    known = {part.uid for part in other.parts}
    return [part.uid for part in one.parts if part.uid in known]


def differing_facts(ours: Whole, theirs: Whole) -> list[str]:
    """What besides the clauses differs: instrument, parties, languages, the one that prevails."""
    names = ("instrument", "parties", "prevails")
    found = [name for name in names if getattr(ours, name) != getattr(theirs, name)]
    return found + (["languages"] if sorted(ours.languages) != sorted(theirs.languages) else [])


def exchange_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """Beside the clauses: sign and send the text, receive a bundle, what went and came."""
    if draft.status == "intended":
        return None
    office = next((one for one in offices_of(draft) if user.may(May.EDIT_TIE, one)), "")
    rows = list(draft.bundles.defer("payload", "signature").order_by("-pk")[:8])
    if not office and not rows:
        return None
    context = {
        "draft": draft,
        "rows": [(row, row.direction == Direction.IN) for row in rows],
        "may": bool(office) and not why_not("edit", draft.status),
        "key": key_in_use(office) if office else None,
        "agreed": last_agreed(draft),
        "form": SendForm(auto_id="send_%s"),
    }
    return Panel("drafting/exchange_panel.html", context)
