"""The papers: what is in force, what is on its way and at which step, and the minutes; each in its
newest version with the start of its hash."""

from collections.abc import Iterator

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phinong.core.calendars import say
from phinong.core.dates import PartialDate, parse_edtf
from phinong.core.languages import in_language
from phinong.core.vocabulary import label
from phinong.drafting.life_rules import RUNNING
from phinong.drafting.models import Draft, Version
from phinong.drafting.turns import turns_of, with_routes
from phinong.meetings.models import Meeting, MinutesVersion
from phinong.meetings.models.minutes import MinutesState
from phinong.meetings.naming import meeting_label
from phinong.site.handover.brief import Group, Line, group
from phinong.site.handover.scope import Scope
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name

HASH_SHOWN = 12


def papers(scope: Scope) -> Iterator[Group]:
    """Agreements in force and others, drafts, minutes."""
    running = [one for one in scope.agreements if one.status in RUNNING]
    others = [one for one in scope.agreements if one.status not in RUNNING]
    sealed = sealed_of(scope)
    yield group("running", _("Agreements that run"), agreements(scope, running, sealed))
    yield group("other-papers", _("Other agreements on record"), agreements(scope, others, sealed))
    door = reverse("drafting:drafts")
    yield group("drafts", _("Texts on their way"), drafts(scope), door=door)
    yield group("minutes", _("Minutes"), minutes(scope))


def fingerprint(sha256: str) -> str:
    """The start of a hash, as papers are told apart."""
    return f"SHA-256 {sha256[:HASH_SHOWN]}" if sha256 else ""


def sealed_of(scope: Scope) -> dict[int, str]:
    """{agreement: the hash of the text that was signed here}; one query."""
    numbers = [one.pk for one in scope.agreements]
    rows = Draft.objects.filter(agreement__in=numbers, ceremony__isnull=False)
    return dict(rows.values_list("agreement", "ceremony__version__sha256"))


def agreements(scope: Scope, rows: list[Agreement], sealed: dict[int, str]) -> Iterator[Line]:
    """Each with its status, its end, and the hash of the text where it was signed here."""
    for one in rows:
        ends = say(parse_edtf(one.ends_edtf), scope.language) if one.ends_edtf else ""
        words = (
            label("instruments", one.instrument, scope.language),
            label("agreement-status", one.status, scope.language),
            _t("ends %(day)s") % {"day": ends} if ends else "",
            fingerprint(sealed.get(one.pk, "")),
        )
        name = agreement_name(one, scope.language)
        note = " · ".join(filter(None, words))
        look = "" if one.proved else "quiet"
        cites = ("agreement", one.pk, None)
        yield Line(name, one.get_absolute_url(), one.signed_edtf, note, look, cites)


def drafts_of(scope: Scope) -> QuerySet[Draft]:
    """The open drafts of the scope that the reader may see."""
    rows = Draft.objects.visible_to(scope.user).open()
    if scope.tie is not None:
        others = [party.body_id for party in scope.tie.parties.all()]
        others = [number for number in others if number != scope.office.pk]
        here = Q(tie=scope.tie) | Q(tie=None, parties__body__in=others)
        return rows.filter(here).distinct().order_by("-changed_at", "-pk")
    mine = Q(kept_by=scope.office.code) | Q(parties__body=scope.office)
    return rows.filter(mine).distinct().order_by("-changed_at", "-pk")


def newest_of(numbers: list[int]) -> dict[int, Version]:
    """{draft: its newest version}; one query, without the texts."""
    top = Version.objects.filter(draft=OuterRef("draft")).order_by("-number").values("pk")[:1]
    rows = Version.objects.filter(draft__in=numbers, pk=Subquery(top)).defer("canonical")
    return {row.draft_id: row for row in rows}


def drafts(scope: Scope) -> Iterator[Line]:
    """Each open draft: its newest version with hash, and whom it waits for since when."""
    rows = list(with_routes(drafts_of(scope)))
    newest = newest_of([draft.pk for draft in rows])
    for draft in rows:
        version = newest.get(draft.pk)
        words = [str(draft.get_status_display())]
        if version:
            numbered = _t("version %(n)s") % {"n": version.number}
            words.append(f"{numbered} {fingerprint(version.sha256)}")
        words += turns(scope, draft)
        when = localdate(version.made_at).isoformat() if version else ""
        note = " · ".join(words)
        yield Line(draft.title(scope.language), draft.get_absolute_url(), when, note, "process")


def turns(scope: Scope, draft: Draft) -> Iterator[str]:
    """Whom a draft waits for, at which step, since when."""
    for turn in turns_of(draft.parties.all(), scope.today):
        who = turn.party.body.name(scope.language).text
        step = in_language(turn.step.names, scope.language).text
        since = f" ({say(PartialDate.of(turn.since), scope.language)})" if turn.since else ""
        yield f"{who}: {step}{since}"


def minutes(scope: Scope) -> Iterator[Line]:
    """The newest version of the minutes of each meeting; one query."""
    meetings = Meeting.objects.filter(kept_by=scope.office.code)
    if scope.tie is not None:
        meetings = meetings.filter(items__tie=scope.tie)
    top = MinutesVersion.objects.filter(meeting=OuterRef("meeting")).order_by("-number")
    rows = MinutesVersion.objects.filter(
        meeting__in=meetings.values("pk"), pk=Subquery(top.values("pk")[:1])
    ).defer("canonical")
    for row in rows.select_related("meeting__committee").order_by("-meeting__held_day", "-pk"):
        state = str(MinutesState(row.state).label)
        numbered = _t("version %(n)s") % {"n": row.number}
        yield Line(
            meeting_label(row.meeting, scope.language),
            row.meeting.get_absolute_url(),
            row.meeting.held_edtf,
            f"{state} · {numbered} {fingerprint(row.sha256)}",
            "" if row.state == MinutesState.CERTIFIED else "process",
        )
