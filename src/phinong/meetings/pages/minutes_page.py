"""What the page of a meeting's minutes shows, to the office and to everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from phinong.meetings import minutes_text
from phinong.meetings.access import CERTIFY, may_conduct
from phinong.meetings.consequences import CERTIFY as CERTIFYING
from phinong.meetings.forms_minutes import (
    PARTS,
    CertifyForm,
    HandsForm,
    OfficeAskForm,
    SendForm,
    SettleForm,
)
from phinong.meetings.minutes_compare import Compared, compared
from phinong.meetings.minutes_links import SENT_ROUND, stage_now
from phinong.meetings.minutes_rules import SENT, SITS
from phinong.meetings.minutes_sheet import Sheet, sheet_of
from phinong.meetings.models import (
    AgendaItem,
    Consequence,
    Correction,
    CorrectionState,
    Invitation,
    ItemSource,
    Meeting,
    MeetingStatus,
    MinutesLink,
    MinutesState,
    MinutesVersion,
    Resolution,
)
from phinong.meetings.room import Room

S = MeetingStatus
# What a step of the track shows when the meeting stands there: the steps that are done, the one
# that is next. Correcting is not needed by most minutes.
STEPS: tuple[tuple[str, Any], ...] = (
    (MinutesState.DRAFT, _("Drafted")),
    (MinutesState.CIRCULATED, _("Sent round")),
    (MinutesState.CORRECTED, _("Corrected")),
    (MinutesState.CERTIFIED, _("Certified")),
)
NEXT: Mapping[str, str] = {
    S.HELD: MinutesState.DRAFT,
    S.DRAFTED: MinutesState.CIRCULATED,
    S.CIRCULATED: MinutesState.CERTIFIED,
    S.CORRECTED: MinutesState.CIRCULATED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the minutes: done, now or next (skipped where it was not needed), with the version
    that was made for it."""

    label: Any
    state: str
    version: MinutesVersion | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction, what it is about in words, and the form that settles it."""

    row: Correction
    about: Any
    form: SettleForm | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A link that went out, and where it stands."""

    link: MinutesLink
    stage: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the minutes stand on a later agenda: the matter, what was resolved on it, and the
    certifying that waits or was done."""

    item: AgendaItem
    resolution: Resolution | None
    certifying: Consequence | None


class MinutesPage:
    """The page for the office. What its parts need is asked for once."""

    def __init__(
        self, meeting: Meeting, user: Any, language: str, wanted: Mapping[str, str]
    ) -> None:
        self.meeting, self.user, self.language, self.wanted = meeting, user, language, wanted
        self.may = may_conduct(user, meeting) and meeting.status != S.REPORTED
        self.may_certify = self.may and user.may(CERTIFY, meeting.kept_by)

    @cached_property
    def versions(self) -> list[MinutesVersion]:
        """Every version, the newest first."""
        rows = self.meeting.minutes.select_related("made_by", "paper")
        return list(rows.order_by("-number"))

    @property
    def latest(self) -> MinutesVersion | None:
        """The newest version."""
        return self.versions[0] if self.versions else None

    @cached_property
    def shown(self) -> MinutesVersion | None:
        """The version that is read: the one asked for, else the newest."""
        return self.numbered("v") or self.latest

    def numbered(self, name: str) -> MinutesVersion | None:
        """The version that the address names."""
        return next(
            (one for one in self.versions if str(one.number) == self.wanted.get(name)), None
        )

    @cached_property
    def sheet(self) -> Sheet | None:
        """The version that is read, as the form lays it out."""
        return sheet_of(self.shown.canonical) if self.shown else None

    @cached_property
    def steps(self) -> list[Step]:
        """The track."""
        return steps_of(self.meeting.status, self.versions)

    # ── What is written and in no version yet, and two versions side by side ──

    @cached_property
    def current(self) -> str:
        """The minutes as they are written down now."""
        return minutes_text.canonical(self.meeting)

    @cached_property
    def unkept(self) -> list[Compared]:
        """What was written since the newest version."""
        if self.latest is None or not self.writes:
            return []
        return compared(self.latest.canonical, self.current)

    @property
    def writes(self) -> bool:
        """Whether a further version may be made now."""
        return self.meeting.status in (S.HELD, S.DRAFTED, *SENT)

    @cached_property
    def stale(self) -> bool:
        """Whether the newest version is not what is written down now."""
        written = self.latest is not None and self.writes
        return written and self.latest.sha256 != minutes_text.sha256_of(self.current)  # type: ignore[union-attr]

    @cached_property
    def before(self) -> MinutesVersion | None:
        """The earlier of two versions that are compared: the one asked for."""
        return self.numbered("from")

    @cached_property
    def after(self) -> MinutesVersion | None:
        """The later of the two: the one asked for, else the newest."""
        return self.numbered("to") or self.latest

    @property
    def earlier(self) -> MinutesVersion | None:
        """The one that the form to compare with offers first: the last of other words."""
        other = (one for one in self.versions if self.latest and one.sha256 != self.latest.sha256)
        return self.before or next(other, self.versions[-1] if self.versions else None)

    @cached_property
    def rows(self) -> list[Compared]:
        """What differs between the two."""
        if self.before is None or self.after is None:
            return []
        return compared(self.before.canonical, self.after.canonical)

    # ── Sent round, corrected ──

    @cached_property
    def invited(self) -> list[Invitation]:
        """Who was invited."""
        return list(self.meeting.invitations.order_by("id"))

    @cached_property
    def by_hand(self) -> list[Invitation]:
        """Who has no address: they get the paper by hand."""
        return [row for row in self.invited if not row.mail]

    @cached_property
    def sent(self) -> list[Sent]:
        """The links that went out, the last first."""
        rows = self.meeting.minutes_links.select_related("version").order_by("-sent_at", "-id")
        return [Sent(link, stage_now(link)) for link in rows]

    @property
    def goes_round(self) -> bool:
        """Whether the newest version may be sent round now."""
        return self.meeting.status in (S.DRAFTED, S.CORRECTED) and not self.stale

    @property
    def is_round(self) -> bool:
        """Whether corrections may be asked for."""
        return self.meeting.status in SENT

    @cached_property
    def room(self) -> Room:
        """The matters and the seats."""
        return Room(self.meeting, self.language)

    @cached_property
    def matters(self) -> list[tuple[int, str, str]]:
        """(number in the register, number, title) of each matter of the newest version."""
        return matters_of(self.latest)

    @cached_property
    def corrections(self) -> list[Asked]:
        """The corrections asked for, those that wait first."""
        rows = self.meeting.corrections.select_related(
            "version", "link", "settled_by", "asked_by__post", "item"
        )
        ordered = sorted(rows, key=lambda row: (row.state != CorrectionState.OPEN, row.at, row.pk))
        return [asked(row, self.matters, may=self.may and self.is_round) for row in ordered]

    @property
    def waiting(self) -> int:
        """How many corrections wait for an answer."""
        return sum(one.row.state == CorrectionState.OPEN for one in self.corrections)

    @property
    def unwritten(self) -> int:
        """How many corrections were taken in and changed nothing in what is written yet."""
        if self.latest is None or self.stale or not self.is_round:
            return 0
        taken = [one.row for one in self.corrections if one.row.state == CorrectionState.TAKEN]
        return sum(bool(r.settled_at and r.settled_at > self.latest.made_at) for r in taken)

    # ── Certified ──

    @cached_property
    def standings(self) -> list[Standing]:
        """Where the minutes stand on later agendas."""
        return standings_of(self.meeting)

    @cached_property
    def others(self) -> list[Meeting]:
        """The later meetings of the committee."""
        rows = Meeting.objects.conducted().filter(committee=self.meeting.committee_id)
        rows = rows.exclude(status=S.CANCELLED).select_related("committee")
        if self.meeting.held_day:
            rows = rows.filter(held_day__gt=self.meeting.held_day)
        return list(rows.exclude(pk=self.meeting.pk).order_by("held_day", "id"))

    @cached_property
    def later(self) -> list[Meeting]:
        """Those that were opened: one of them may have certified the minutes."""
        return [one for one in self.others if one.status in SITS]

    @cached_property
    def to_come(self) -> Meeting | None:
        """The next meeting that is being prepared."""
        ahead = (S.PLANNED, S.CALLED, S.OPEN)
        return next((one for one in self.others if one.status in ahead), None)

    # ── Forms ──

    @cached_property
    def hands(self) -> HandsForm:
        """Who takes and who checks."""
        meeting = self.meeting
        taken = meeting.recorder_name or (str(meeting.recorder) if meeting.recorder else "")
        initial = {
            "recorder_name": taken,
            "recorder_post": meeting.recorder_post,
            "checker_name": meeting.checker_name,
            "checker_post": meeting.checker_post,
        }
        return HandsForm(initial=initial, auto_id="hands_%s")

    @cached_property
    def send(self) -> SendForm:
        """To whom they go."""
        return SendForm(invited=self.invited, auto_id="send_%s")

    @cached_property
    def ask(self) -> OfficeAskForm:
        """A correction written down by the office."""
        return OfficeAskForm(matters=self.matters, sitting=self.room.sitting, auto_id="ask_%s")

    @cached_property
    def certify(self) -> CertifyForm:
        """At which meeting they were certified."""
        return CertifyForm(later=self.later, language=self.language, auto_id="certify_%s")


def steps_of(status: str, versions: Sequence[MinutesVersion]) -> list[Step]:
    """The track of minutes: what is done, what comes now, what later."""
    found = []
    following = NEXT.get(status, "")
    ended = status == S.CERTIFIED
    for key, label in STEPS:
        version = next((one for one in versions if one.state == key), None)
        state = "done" if version else "skipped" if ended else "next"
        found.append(Step(label, "now" if key == following else state, version))
    return found


def asked(row: Correction, matters: Sequence[tuple[int, str, str]], *, may: bool) -> Asked:
    """A correction for the page; one that waits has the form that settles it."""
    about = dict(PARTS).get(row.part, row.part)
    if row.item_id:
        named = {pk: f"{number} {title}".strip() for pk, number, title in matters}
        about = named.get(row.item_id, "")
    opens = may and row.state == CorrectionState.OPEN
    return Asked(row, about, SettleForm(auto_id=f"settle{row.pk}_%s") if opens else None)


def matters_of(version: MinutesVersion | None) -> list[tuple[int, str, str]]:
    """(number in the register, number, title) of each matter of a version, as it stands there."""
    if version is None:
        return []
    blocks = sheet_of(version.canonical).blocks
    return [(one.item, one.label, one.text) for one in blocks if one.kind == "matter"]


def standings_of(meeting: Meeting) -> list[Standing]:
    """Where minutes stand on later agendas; three queries."""
    follows = Prefetch("consequences", Consequence.objects.filter(kind=CERTIFYING))
    resolutions = Prefetch("resolutions", Resolution.objects.prefetch_related(follows))
    rows = AgendaItem.objects.filter(source_kind=ItemSource.MINUTES, source_id=meeting.pk)
    rows = rows.select_related("meeting__committee").prefetch_related(resolutions)
    return [standing(item) for item in rows.order_by("meeting__held_day", "id")]


def standing(item: AgendaItem) -> Standing:
    """One of them: the last resolution on it, and what follows from it."""
    resolution = next(iter(reversed(item.resolutions.all())), None)
    follows = list(resolution.consequences.all()) if resolution else []
    return Standing(item, resolution, follows[0] if follows else None)


# ── Everybody ──


@dataclass(frozen=True, slots=True)
class PublicMinutes:
    """Certified minutes as everybody may read them: `whole` says whether nothing is left out."""

    version: MinutesVersion
    sheet: Sheet
    whole: bool
    certified_at: datetime


def certified_version(meeting: Meeting) -> MinutesVersion | None:
    """The certified version; None before."""
    if meeting.status != S.CERTIFIED:
        return None
    rows = meeting.minutes.filter(state=MinutesState.CERTIFIED).select_related("paper")
    return rows.order_by("-number").first()


def public_minutes(version: MinutesVersion) -> PublicMinutes:
    """The certified version for everybody."""
    sheet, all_of_it = sheet_of(version.canonical, public=True), sheet_of(version.canonical)
    return PublicMinutes(version, sheet, sheet == all_of_it, version.made_at)


def read_version(meeting: Meeting) -> MinutesVersion | None:
    """The newest version that went round, for who came by a link."""
    rows = meeting.minutes.filter(state__in=SENT_ROUND)
    return rows.order_by("-number").first()
