"""What of texts stands on a desk: what the other side approved, and remarks without an answer."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from phinong.accounts.pressing import Blocks
from phinong.accounts.roles import May
from phinong.accounts.waiting import Asked, Door, Pile, Unsaid, Waiting, piled
from phinong.core.addresses import address
from phinong.core.languages import in_language
from phinong.core.questions import Given, Question
from phinong.drafting.models import Draft, DraftParty, Remark, RemarkState, Verdict
from phinong.drafting.review_rules import CLOSED_DRAFTS
from phinong.drafting.rules import APPROVING


class Approved(NamedTuple):
    """A party that approved the text of a draft as it stands, while one of ours has not decided."""

    draft: int
    code: str
    titles: Mapping[str, str]
    body: str
    names: Mapping[str, str]
    at: datetime


class Remarked(NamedTuple):
    """A draft with remarks of others that nobody answered, how many, and since when."""

    code: str
    titles: Mapping[str, str]
    many: int
    since: datetime


def approved(given: Given) -> QuerySet[Any]:
    """Approvals by others of texts on which an office of ours decides: the earliest first.

    Whatever changes a draft sets its `changed_at`, so what was decided since is decided on the
    text as it stands. A move without a change of words hides the row; no edit ever leaves it.
    """
    drafts = Draft.objects.of_offices(given.each("offices")).open().values("pk")
    since = {"draft": OuterRef("draft"), "at__gte": OuterRef("draft__changed_at")}
    decided = Verdict.objects.filter(body=OuterRef("body"), **since)
    ours = DraftParty.objects.filter(draft=OuterRef("draft"), body__code__in=given.each("offices"))
    theirs = Verdict.objects.filter(draft__in=drafts, at__gte=F("draft__changed_at"))
    theirs = theirs.filter(outcome__in=sorted(APPROVING), review=None).exclude(body=None)
    theirs = theirs.exclude(body__code__in=given.each("offices"))
    waited = theirs.filter(Exists(ours.exclude(Exists(decided))))
    columns = ("draft", "draft__code", "draft__titles", "body__code", "body__names", "at")
    return waited.order_by("at", "pk").values_list(*columns)


def remarked(given: Given) -> QuerySet[Any]:
    """Drafts of offices with open remarks that none of these offices made, the oldest first."""
    drafts = Draft.objects.of_offices(given.each("offices")).exclude(status__in=CLOSED_DRAFTS)
    remarks = Remark.objects.filter(draft__in=drafts.values("pk"), parent=None)
    remarks = remarks.filter(state=RemarkState.OPEN).exclude(office__in=given.each("offices"))
    by_draft = remarks.order_by().values("draft__code", "draft__titles")
    counted = by_draft.annotate(many=Count("pk"), since=Min("at")).order_by("since", "draft__code")
    return counted.values_list("draft__code", "draft__titles", "many", "since")


APPROVED = Question(Approved, approved)
REMARKED = Question(Remarked, remarked)


def approvals_waiting(asked: Asked) -> Pile:
    """Texts that the other side approved and on which an office of the user has to decide."""
    offices = tuple(asked.where(May.APPROVE))
    found = APPROVED.ask(offices=offices) if offices else []
    by_draft = groupby(sorted(found, key=lambda row: row.draft), key=lambda row: row.draft)
    firsts = sorted((next(rows) for _draft, rows in by_draft), key=lambda row: row.at)
    rows = [
        Unsaid(partial(approval_row, asked, one), blocks=Blocks.PARTNER, since=localdate(one.at))
        for one in firsts
    ]
    return piled(asked, rows, door_to_drafts())


def door_to_drafts() -> Door:
    """The list of drafts."""
    return Door(address("drafting:drafts"), gettext_lazy("Drafts"))


def approval_row(asked: Asked, one: Approved, unsaid: Unsaid) -> Waiting:
    """A text that waits for the user's office to approve it."""
    names = {"names": in_language(one.names, asked.language).text}
    return Waiting(
        what=in_language(one.titles, asked.language),
        why=_("%(names)s approved this text. Your office has not decided yet.") % names,
        act=Door(f"{address('drafting:draft', one.code)}#approvals", _("Read and decide")),
        since=unsaid.since,
        blocks=unsaid.blocks,
        held_up=_("%(names)s waits") % names,
        motif=one.body,
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
