"""What of texts stands on a desk: what the other side approved, and remarks without an answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from phinong.accounts.pressing import Blocks
from phinong.accounts.roles import May
from phinong.accounts.waiting import Asked, Door, Pile, Unsaid, Waiting, piled
from phinong.core.addresses import address
from phinong.core.languages import in_language
from phinong.core.questions import Given, Question
from phinong.drafting.models import Draft, DraftParty, Remark, RemarkState, Verdict, Version
from phinong.drafting.review_rules import CLOSED_DRAFTS
from phinong.drafting.rules import APPROVING

# What is read of a party's last decision.
LAST = ("outcome", "sha256", "at", "review")


class Party(NamedTuple):
    """A party to a draft that somebody approved, with its last decision: the outcome, the hash of
    the text it is of, when (None before the first), and the review it was given in.

    `worded_at` is when the text last became another one; `stands` the hash of the version that
    says what it says now, None where there is none yet.
    """

    draft: int
    code: str
    titles: Mapping[str, str]
    worded_at: datetime
    stands: str | None
    body: str
    names: Mapping[str, str]
    outcome: str | None
    sha256: str | None
    at: datetime | None
    review: int | None


@dataclass(frozen=True, slots=True)
class Decided:
    """The parties of a draft by what they last decided on the text as it stands.

    `approved` did so, the earliest first; `open_to` have not decided, of whom `lapsed` approved
    what the text said before.
    """

    approved: Sequence[Party]
    open_to: Sequence[Party]
    lapsed: Collection[str]


class Remarked(NamedTuple):
    """A draft with remarks of others that nobody answered, how many, and since when."""

    code: str
    titles: Mapping[str, str]
    many: int
    since: datetime


def parties(given: Given) -> QuerySet[Any]:
    """The parties of the open drafts of offices that somebody approved, draft by draft."""
    decided = Verdict.objects.filter(draft=OuterRef("pk"), outcome__in=sorted(APPROVING))
    drafts = Draft.objects.of_offices(given.each("offices")).open().filter(Exists(decided))
    versions = Version.objects.filter(draft=OuterRef("draft"))
    standing = versions.filter(made_at__gte=OuterRef("draft__worded_at")).order_by("-number")
    last = Verdict.objects.filter(draft=OuterRef("draft"), body=OuterRef("body"))
    last = last.order_by("-at", "-pk")
    rows = DraftParty.objects.filter(draft__in=drafts.values("pk")).annotate(
        stands=Subquery(standing.values("sha256")[:1]),
        **{f"last_{name}": Subquery(last.values(name)[:1]) for name in LAST},
    )
    text = ("draft", "draft__code", "draft__titles", "draft__worded_at", "stands")
    party = ("body__code", "body__names", *(f"last_{name}" for name in LAST))
    return rows.order_by("draft", "side", "pk").values_list(*text, *party)


def remarked(given: Given) -> QuerySet[Any]:
    """Drafts of offices with open remarks that none of these offices made, the oldest first."""
    drafts = Draft.objects.of_offices(given.each("offices")).exclude(status__in=CLOSED_DRAFTS)
    remarks = Remark.objects.filter(draft__in=drafts.values("pk"), parent=None)
    remarks = remarks.filter(state=RemarkState.OPEN).exclude(office__in=given.each("offices"))
    by_draft = remarks.order_by().values("draft__code", "draft__titles")
    counted = by_draft.annotate(many=Count("pk"), since=Min("at")).order_by("since", "draft__code")
    return counted.values_list("draft__code", "draft__titles", "many", "since")


PARTIES = Question(Party, parties)
REMARKED = Question(Remarked, remarked)


def decisions(asked: Asked) -> list[Decided]:
    """How the parties of the drafts of the user's offices stand to the texts; one query."""
    found = PARTIES.ask(offices=asked.offices) if asked.offices else []
    return [decided(list(own)) for _draft, own in groupby(found, key=lambda row: row.draft)]


def decided(rows: Sequence[Party]) -> Decided:
    """The parties of one draft by what they decided on what its text says now.

    That is the version made since it was last changed, or what a party itself decided on since:
    such a decision is taken on the text as it stands only, while a reviewer is sent a version.
    """
    since = (row.sha256 for row in rows if row.at and row.at >= row.worded_at and not row.review)
    now = rows[0].stands or next(since, None)
    here = [row for row in rows if now and row.sha256 == now]
    approved = [row for row in here if row.outcome in APPROVING]
    open_to = [row for row in rows if now and row.sha256 != now]
    lapsed = {row.body for row in open_to if row.outcome in APPROVING}
    return Decided(sorted(approved, key=lambda row: row.at or row.worded_at), open_to, lapsed)


def approvals_waiting(asked: Asked) -> Pile:
    """Texts on which an office of the user has to decide: the other side approved them, or the
    office itself approved what they said before."""
    offices, rows = set(asked.where(May.APPROVE)), []
    for draft in asked.once(decisions) if offices else ():
        ours = next((row for row in draft.open_to if row.body in offices), None)
        others = [row for row in draft.approved if row.body not in asked.offices]
        if ours and others:
            say = partial(approval_row, asked, others[0])
            rows.append(Unsaid(say, blocks=Blocks.PARTNER, since=day_of(others[0].at)))
        elif ours and ours.body in draft.lapsed:
            rows.append(Unsaid(partial(lapsed_row, asked, ours), since=day_of(ours.worded_at)))
    return piled(asked, rows, door_to_drafts())


def approvals_elsewhere(asked: Asked) -> Pile:
    """Texts that an office of the user approved and on which another party has not decided."""
    rows = []
    for draft in asked.once(decisions):
        ours = next((row for row in draft.approved if row.body in asked.offices), None)
        theirs = next((row for row in draft.open_to if row.body not in asked.offices), None)
        if ours and theirs:
            say = partial(awaited_row, asked, theirs, theirs.body in draft.lapsed)
            rows.append(Unsaid(say, since=day_of(ours.at)))
    return piled(asked, rows, door_to_drafts())


def day_of(at: datetime | None) -> date | None:
    """The day of a moment here."""
    return localdate(at) if at else None


def door_to_drafts() -> Door:
    """The list of drafts."""
    return Door(address("drafting:drafts"), gettext_lazy("Drafts"))


def approval_row(asked: Asked, one: Party, unsaid: Unsaid) -> Waiting:
    """A text that the other side approved and that waits for the user's office."""
    names = {"names": in_language(one.names, asked.language).text}
    said = _("%(names)s approved this text. Your office has not decided yet.")
    row = decision_row(asked, one, unsaid, said % names, _("Read and decide"))
    return replace(row, held_up=_("%(names)s waits") % names, motif=one.body)


def lapsed_row(asked: Asked, one: Party, unsaid: Unsaid) -> Waiting:
    """A text that changed after the user's office had approved it."""
    said = _("The text changed after your office approved it. That approval has lapsed.")
    return decision_row(asked, one, unsaid, said, _("Read and decide"))


def awaited_row(asked: Asked, one: Party, lapsed: bool, unsaid: Unsaid) -> Waiting:
    """A text that the user's office approved and that waits for another party."""
    said = _("%(names)s has not approved the text yet")
    if lapsed:
        said = _("%(names)s approved an earlier text and has not decided on this one yet")
    names = {"names": in_language(one.names, asked.language).text}
    row = decision_row(asked, one, unsaid, said % names, _("Open the draft"))
    return replace(row, motif=one.body)


def decision_row(asked: Asked, one: Party, unsaid: Unsaid, why: str, act: str) -> Waiting:
    """What every row of a text to decide on tells; it leads to the approvals."""
    return Waiting(
        what=in_language(one.titles, asked.language),
        why=why,
        act=Door(f"{address('drafting:draft', one.code)}#approvals", act),
        since=unsaid.since,
        blocks=unsaid.blocks,
    )


def remarks_waiting(asked: Asked) -> Pile:
    """Drafts with remarks that wait for an answer of the user's offices."""
    offices = tuple(asked.where(May.EDIT_TIE))
    rows = [
        Unsaid(partial(remarks_row, asked, one), blocks=Blocks.OFFICE, since=localdate(one.since))
        for one in (REMARKED.ask(offices=offices) if offices else [])
    ]
    return piled(asked, rows, door_to_drafts())


def remarks_row(asked: Asked, one: Remarked, unsaid: Unsaid) -> Waiting:
    """A draft whose remarks wait."""
    said = ngettext(
        "%(n)s remark waits for an answer", "%(n)s remarks wait for an answer", one.many
    )
    return Waiting(
        what=in_language(one.titles, asked.language),
        why=said % {"n": one.many},
        act=Door(address("drafting:draft", one.code), _("Read and answer")),
        since=unsaid.since,
        blocks=unsaid.blocks,
        held_up=_("Whoever remarked waits"),
        tag=_("Comments"),
    )
