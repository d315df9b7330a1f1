"""What of this room stands on a desk: drafts, reviews asked for, and the life of agreements."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phinong.accounts.pressing import Blocks, Group
from phinong.accounts.roles import May
from phinong.accounts.waiting import (
    Asked,
    ComingDay,
    Days,
    Door,
    Pile,
    Waiting,
    adds_days,
    adds_waited_for,
    adds_waiting,
    piled,
)
from phinong.core.languages import in_language
from phinong.drafting.life import Due, ahead_of, running
from phinong.drafting.life_rules import KINDS
from phinong.drafting.models import DraftParty, Review
from phinong.drafting.review_rules import CLOSED_DRAFTS
from phinong.drafting.turns import Waiting as WaitingDraft
from phinong.drafting.turns import turns_of, waiting_on
from phinong.ties.days import first_day, last_day
from phinong.ties.models import Agreement

AGREEMENTS = "agreement"
# What a reminder asks for; the mark of a signing only comes up as a day.
ENDING = frozenset({"term-over", "ends-3", "ends-6", "ends-12", "notice"})
# What comes up on a day of its own, and under which name: an end is announced three times.
DATED = {"ends-12": "end", "ends-6": "end", "ends-3": "end", "notice": "notice", "mark": "mark"}
SAID = {
    "end": gettext_lazy("The term ends"),
    "notice": gettext_lazy("Last day for notice"),
    "mark": gettext_lazy("%(years)s years since the signing"),
}


def put_on_desks() -> None:
    """Add what this room knows to every desk."""
    adds_waiting(10, drafts_waiting)
    adds_waiting(20, reviews_waiting)
    adds_waiting(50, agreements_waiting)
    adds_waited_for(10, drafts_elsewhere)
    adds_days(10, AGREEMENTS, agreements_ahead)
    adds_days(40, "review", reviews_ahead)


# ── Drafts ──


def all_drafts(asked: Asked) -> list[WaitingDraft]:
    """Every draft of the user's offices that waits for somebody."""
    return waiting_on(asked.user, asked.today)


def drafts_waiting(asked: Asked) -> Pile:
    """Drafts whose step waits for an office of the user."""
    return pile_of(asked, [row for row in asked.once(all_drafts) if falls_to(asked, row)])


def drafts_elsewhere(asked: Asked) -> Pile:
    """Drafts whose step waits for somebody else."""
    return pile_of(asked, [row for row in asked.once(all_drafts) if not falls_to(asked, row)])


def falls_to(asked: Asked, row: WaitingDraft) -> bool:
    """Whether a step is for the offices to do. Where they speak for a partner without an office
    here, its step is still the partner's; only who is no party speaks for one as for itself."""
    parties = {party.body.code for party in row.draft.parties.all()}
    ours = parties & set(asked.offices)
    return row.turn.party.body.code in ours if ours else row.mine


def pile_of(asked: Asked, found: list[WaitingDraft]) -> Pile:
    """These drafts as a pile."""
    door = Door(reverse("drafting:drafts"), gettext_lazy("Drafts"))
    return piled(asked, (draft_row(asked, row) for row in found), door)


def draft_row(asked: Asked, row: WaitingDraft) -> Waiting:
    """A draft that waits, with who cannot go on meanwhile."""
    draft, turn, language = row.draft, row.turn, asked.language
    mine = falls_to(asked, row)
    idle = others_idle(row, asked.today) if mine else []
    names = ", ".join(str(party.body.name(language)) for party in idle)
    step = in_language(turn.step.names, language).text
    facts = {"step": step, "body": turn.party.body.name(language)}
    said = _("At the step “%(step)s”") if turn.under_way else _("Next step: “%(step)s”")
    if not mine:
        said = _("%(body)s: “%(step)s”")
    partner = next((p for p in draft.parties.all() if p.pk != turn.party.pk), turn.party)
    return Waiting(
        what=draft.title(language),
        why=said % facts,
        act=Door(draft.get_absolute_url(), _("Open the draft")),
        since=turn.since,
        blocks=Blocks.PARTNER if idle else Blocks.NOTHING,
        held_up=_("%(names)s waits") % {"names": names} if idle else "",
        motif=partner.body.code,
    )


def others_idle(row: WaitingDraft, today: date) -> list[DraftParty]:
    """The other parties that follow a route here and have nothing under way: they wait for us."""
    parties = list(row.draft.parties.all())
    busy = {turn.party.pk for turn in turns_of(parties, today) if turn.under_way}
    on_route = (party for party in parties if getattr(party, "route", None))
    return [party for party in on_route if party.pk not in busy and party.pk != row.turn.party.pk]


# ── Reviews ──


def open_reviews(offices: Iterable[str]) -> QuerySet[Review]:
    """Reviews of open drafts, asked of these offices inside the register, without an outcome."""
    mine = Review.objects.filter(body__code__in=list(offices), secret_sha256="")
    return mine.filter(answered_at=None, revoked_at=None).exclude(draft__status__in=CLOSED_DRAFTS)


def reviews_waiting(asked: Asked) -> Pile:
    """Reviews on which an office of the user has to say something; whoever asked waits for it."""
    waiting = open_reviews(asked.where(May.EDIT_TIE))
    total = waiting.count()
    first = waiting.select_related("draft", "body").order_by("due", "asked_at", "pk")
    rows = [review_row(asked, review) for review in first[: asked.most]]
    door = Door(reverse("drafting:asked-list"), gettext_lazy("Reviews"))
    return Pile(rows, {Group.HOLDS_UP: total}, door)


def review_row(asked: Asked, review: Review) -> Waiting:
    """A review that waits."""
    return Waiting(
        what=review.draft.title(asked.language),
        why=_("Asked for a review: %(kind)s") % {"kind": review.get_kind_display()},
        act=Door(reverse("drafting:asked", args=[review.pk]), _("Read and answer")),
        since=review.asked_at.date(),
        due=review.due,
        due_edtf=review.due.isoformat() if review.due else "",
        blocks=Blocks.OFFICE,
        held_up=_("Whoever asked waits"),
        tag=_("Review"),
    )


def reviews_ahead(asked: Asked) -> Days:
    """Days by which reviews asked of these offices are due."""
    due = open_reviews(asked.offices).filter(due__range=(asked.today, asked.until))
    rows = [
        ComingDay(
            name=f"review.{review.pk}",
            what=review.draft.title(asked.language),
            url=reverse("drafting:asked", args=[review.pk]),
            first=review.due,
            last=review.due,
            edtf=review.due.isoformat(),
            note=_("Asked for a review: %(kind)s") % {"kind": review.get_kind_display()},
        )
        for review in due.select_related("draft").order_by("due", "pk")
        if review.due
    ]
    return counted(asked, rows, Door(reverse("drafting:asked-list"), gettext_lazy("Reviews")))


# ── The life of agreements ──


def lives(asked: Asked) -> list[Due]:
    """What is up or comes later for the running agreements of the offices."""
    if not asked.offices:
        return []
    return ahead_of(running(Agreement.objects.visible_to(asked.user), asked.offices), asked.today)


def agreements_waiting(asked: Asked) -> Pile:
    """What agreements ask for today, one row for each: the most pressing."""
    pressing: dict[int, Due] = {}
    up = (due for due in asked.once(lives) if due.reminder.is_up(asked.today))
    for due in sorted(up, key=lambda due: KINDS.index(due.reminder.kind)):
        if due.reminder.kind != "mark":
            pressing.setdefault(due.agreement.pk, due)
    door = Door(reverse("drafting:reminders"), gettext_lazy("What comes up"))
    return piled(asked, (agreement_row(asked, due) for due in pressing.values()), door)


def agreement_row(asked: Asked, due: Due) -> Waiting:
    """An agreement that asks for something."""
    reminder, agreement = due.reminder, due.agreement
    ending = reminder.kind in ENDING
    return Waiting(
        what=due.title(asked.language),
        why=due.sentence,
        act=act_on(asked, agreement, renew=ending),
        since=reminder.since,
        due=last_day(reminder.about) if ending else None,
        due_edtf=reminder.about if ending else "",
        motif=partner_of(agreement, asked.offices),
    )


def act_on(asked: Asked, agreement: Agreement, *, renew: bool) -> Door:
    """The link that does what an agreement asks for, as far as the user may."""
    parties = (party.body.code for party in agreement.parties.all())
    if renew and {agreement.kept_by, *parties} & set(asked.where(May.EDIT_TIE)):
        return Door(reverse("drafting:renew", args=[agreement.code]), _("Begin the renewal"))
    return Door(agreement.get_absolute_url(), _("Open the agreement"))


def partner_of(agreement: Agreement, offices: Iterable[str]) -> str:
    """The code of the first party that is none of these offices."""
    codes = [party.body.code for party in agreement.parties.all()]
    return next((code for code in codes if code not in offices), next(iter(codes), ""))


def agreements_ahead(asked: Asked) -> Days:
    """Ends, last days for notice and marks that may fall until the last day looked at."""
    found: dict[tuple[int, str, str], ComingDay] = {}
    for due in asked.once(lives):
        reminder = due.reminder
        name = DATED.get(reminder.kind)
        if name and reaches(reminder.about, asked):
            key = (due.agreement.pk, name, reminder.about)
            found.setdefault(key, coming_day(asked, due, name))
    rows = sorted(found.values(), key=lambda row: (row.last, row.name))
    return counted(asked, rows, Door(reverse("drafting:reminders"), gettext_lazy("What comes up")))


def reaches(edtf: str, asked: Asked) -> bool:
    """Whether a date may fall within the days looked at."""
    return first_day(edtf) <= asked.until and last_day(edtf) >= asked.today


def coming_day(asked: Asked, due: Due, name: str) -> ComingDay:
    """A day in the life of an agreement."""
    about, agreement = due.reminder.about, due.agreement
    return ComingDay(
        name=f"{agreement.code}.{name}",
        what=due.title(asked.language),
        url=agreement.get_absolute_url(),
        first=max(first_day(about), asked.today),
        last=last_day(about),
        edtf=about,
        note=str(SAID[name]) % {"years": due.reminder.count},
        act=act_on(asked, agreement, renew=True) if name != "mark" else None,
    )


def counted(asked: Asked, rows: list[ComingDay], door: Door) -> Days:
    """Days with the count of each."""
    tally: dict[date, int] = {}
    for row in rows:
        tally[row.last] = tally.get(row.last, 0) + 1
    return Days(rows[: asked.most], tally, door)
