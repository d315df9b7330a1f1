"""What the pages of agreements and ties show of an agreement's life."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.drafting.calendars import address_parts
from phinong.drafting.life import due_of
from phinong.drafting.life_reading import lives_of
from phinong.drafting.renewing import drafts_from, offices_for
from phinong.places.models import Body
from phinong.record.models import Citation, Document
from phinong.ties.ending import MOVES
from phinong.ties.models import Agreement, Lineage
from phinong.ties.naming import agreement_name
from phinong.ties.rules import SIGNED_STATUSES

NO_LONGER = ("suspended", "ended")
RESTS = ("parent", "implements", "amends")
# So many of an office's newest papers are offered.
NEWEST = 20


@dataclass(frozen=True, slots=True)
class OfficeFeed:
    """The calendar of an office: its body, and the address to subscribe to."""

    body: Body
    address: str


def calendars_of(request: HttpRequest) -> list[OfficeFeed]:
    """The calendars of the reader's offices in which they keep ties."""
    user: Any = request.user
    codes = [code for code in user.body_codes() if user.may(May.EDIT_TIE, code)]
    bodies = Body.objects.filter(code__in=codes).order_by("pk")
    return [OfficeFeed(body, feed_address(request, body.code)) for body in bodies]


def feed_address(request: HttpRequest, office: str) -> str:
    """The whole address of an office's calendar as it is in use."""
    return request.build_absolute_uri(reverse("drafting:calendar", args=address_parts(office)))


def verbs_for(status: str) -> list[str]:
    """What can be recorded of an agreement in this status."""
    return [verb for verb, (sources, _target) in MOVES.items() if status in sources]


def life_of_agreement(request: HttpRequest, agreement: Agreement) -> SafeString | None:
    """On an agreement's page: what is up, what can be done, and what it rests on that ended."""
    user: Any = request.user
    offices = offices_for(agreement, user)
    ended = no_longer(agreement, user)
    signed = agreement.status in SIGNED_STATUSES
    if not (signed or ended):
        return None
    rows = lives_of(Agreement.objects.filter(pk=agreement.pk)) if offices else []
    context = {
        "agreement": agreement,
        "due": due_of(rows, localdate()),
        "ended": [(row.title(language()), row) for row in ended],
        "offices": offices if signed else [],
        "drafts": drafts_from(agreement, user) if offices else [],
        "verbs": verbs_for(agreement.status) if offices else [],
        "signed": signed,
    }
    return render_to_string("drafting/_life_of_agreement.html", context, request)


def papers_for(agreement: Agreement, user: Any) -> list[Document]:
    """Papers that what became of an agreement may rest on: the newest of the reader's offices, and
    those it is known from."""
    visible = Document.objects.visible_to(user)
    cited = Citation.objects.filter(about_kind="agreement", about_id=agreement.pk)
    known = visible.filter(pk__in=cited.values("document"))
    newest = visible.filter(kept_by__in=user.body_codes()).order_by("-pk")[:NEWEST]
    return list({row.pk: row for row in [*newest, *known]}.values())


@dataclass(frozen=True, slots=True)
class Ended:
    """An earlier agreement that this one rests on and that no longer runs."""

    relation: str
    earlier: Agreement

    def title(self, language: str) -> str:
        """What it is called for a reader."""
        return agreement_name(self.earlier, language)


def no_longer(agreement: Agreement, user: Any) -> list[Ended]:
    """What an agreement rests on that was suspended or ended, as far as the reader may see it."""
    rows = Lineage.objects.filter(
        agreement=agreement, relation__in=RESTS, earlier__status__in=NO_LONGER
    )
    seen = Agreement.objects.visible_to(user).values("pk")
    found = rows.filter(earlier__in=seen).select_related("earlier").order_by("pk")
    return [
        Ended(row.relation, row.earlier) for row in found.prefetch_related("earlier__parties__body")
    ]


def life_of_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """On a tie's page, for the offices that keep it: what is up for its agreements."""
    user: Any = request.user
    if not user.is_authenticated:
        return None
    mine = Agreement.objects.filter(tie=tie).visible_to(user)
    due = due_of(lives_of(mine.filter(kept_by__in=user.body_codes())), localdate())
    if not due:
        return None
    rows = [(row, row.title(language())) for row in due]
    return render_to_string("drafting/_life_of_tie.html", {"rows": rows}, request)
