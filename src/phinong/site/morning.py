"""What stands on a desk in the morning. Every list is short and leads to its full page."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from phinong.accounts.models import User
from phinong.accounts.roles import May
from phinong.drafting.turns import waiting_on
from phinong.meetings.models import Commitment, CommitmentState
from phinong.record.models import Document, Event, FindingState, Standing
from phinong.record.verbs import word_for
from phinong.ties.models import Tie

SHOWN = 8


def of(user: User, *, today: date) -> dict[str, Any]:
    """The desk of this user on this day."""
    offices = user.body_codes()
    return {
        "today": today,
        "drafts": waiting_on(user, today)[:SHOWN],
        "documents": waiting_documents(offices)[:SHOWN],
        "commitments": open_commitments(offices)[:SHOWN],
        "disputed": disputed_ties(offices)[:SHOWN],
        "unchecked": unchecked_sources(offices)[:SHOWN],
        "events": [(event, word_for(event.verb)) for event in recent_events(offices)[:SHOWN]],
        "may_add": user.may_anywhere(May.ADD_DOCUMENT),
    }


def waiting_documents(offices: list[str]) -> QuerySet[Document]:
    """Documents with findings that wait, the longest waiting first."""
    waiting = Count("findings", filter=Q(findings__state=FindingState.OPEN))
    mine = Document.objects.filter(kept_by__in=offices, standing=Standing.KEPT)
    return mine.annotate(open=waiting).filter(open__gt=0).defer("text", "layout").order_by("id")


def open_commitments(offices: list[str]) -> QuerySet[Commitment]:
    """Promises not kept yet, the earliest due first, those without a day last."""
    mine = Commitment.objects.filter(kept_by__in=offices, state=CommitmentState.OPEN)
    return mine.select_related("owner", "meeting").order_by("due_day", "id")


def disputed_ties(offices: list[str]) -> QuerySet[Tie]:
    """Ties whose sides say different things."""
    mine = Tie.objects.filter(kept_by__in=offices, disputed=True)
    return mine.with_parties().order_by("-evidence_day", "-id")


def unchecked_sources(offices: list[str]) -> QuerySet[Document]:
    """Sources known only by their address: nobody has put the words themselves beside it."""
    mine = Document.objects.filter(kept_by__in=offices, sha256="", standing=Standing.KEPT)
    return mine.defer("text", "layout").order_by("id")


def recent_events(offices: list[str]) -> QuerySet[Event]:
    """What changed last in these offices."""
    return Event.objects.filter(body__in=offices).select_related("by").order_by("-id")
