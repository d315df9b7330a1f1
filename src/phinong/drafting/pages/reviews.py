"""Reviews as pages show them: the rounds, the version that was sent, and the table of answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phinong.core.languages import InLanguage
from phinong.drafting.access import May, offices_of
from phinong.drafting.canonical import Whole, Wording
from phinong.drafting.models import ClauseKind, Draft, Remark, RemarkState, Review, Verdict
from phinong.drafting.pages.remarks import (
    Beside,
    Thread,
    threads_of,
    wholes_of,
    words_in,
)
from phinong.drafting.pages.workspace import remarks_of, verdicts_of
from phinong.drafting.panels import Panel
from phinong.drafting.redline import Run, redline
from phinong.drafting.review_rules import Stage, why_not_review, why_not_review_draft
from phinong.drafting.reviewing import stage_now
from phinong.drafting.rules import APPROVING
from phinong.drafting.wording_now import as_spoken, numbers, shown_standing
from phinong.places.models import Body
from phinong.record.models import Event


@dataclass(frozen=True, slots=True)
class Given:
    """An outcome as a reader sees it. `lapsed` when it approves another text than stands now."""

    verdict: Verdict
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One review in the list: who, what was asked, until when, what came of it."""

    review: Review
    who: str
    stage: Stage
    overdue: bool
    given: list[Given]
    remarks: int
    open: int
    reminded: Any
    verbs: tuple[str, ...]


def who_reviews(review: Review, language: str) -> str:
    """The reviewing body, or the person the link was made for, or both."""
    body = review.body.name(language).text if review.body else ""
    names = [body, review.reviewer if review.reviewer != body else ""]
    return " · ".join(name for name in names if name)


def who_asks(review: Review, language: str) -> str:
    """The office that asked: the one of whoever asked that works on the draft, else its keeper."""
    offices = offices_of(review.draft)
    own = review.asked_by.body_codes() if review.asked_by else ()
    code = next((office for office in offices if office in own), review.draft.kept_by)
    bodies = [party.body for party in review.draft.parties.select_related("body")]
    asking = next((body for body in bodies if body.code == code), None)
    asking = asking or Body.objects.filter(code=code).first()
    return asking.name(language).text if asking else ""


def rounds_of(draft: Draft, language: str, today: date) -> list[Round]:
    """The reviews of a draft, the newest first; five queries."""
    rows = draft.reviews.select_related("body", "version", "asked_by")
    given, reminded = given_by_review(draft), reminders(draft)
    states: dict[int | None, list[str]] = {}
    for number, state in draft.remarks.filter(parent=None).values_list("review", "state"):
        states.setdefault(number, []).append(state)
    return [
        Round(
            review=row,
            who=who_reviews(row, language),
            stage=stage_now(row),
            overdue=is_overdue(row, today),
            given=given.get(row.pk, []),
            remarks=len(states.get(row.pk, [])),
            open=states.get(row.pk, []).count(RemarkState.OPEN),
            reminded=reminded.get(row.pk),
            verbs=verbs_of(row, draft),
        )
        for row in rows.order_by("-asked_at", "-id")
    ]


def is_overdue(review: Review, today: date) -> bool:
    """Whether an answer is still waited for although its day has gone by."""
    return stage_now(review) == Stage.OPEN and review.due is not None and review.due < today


def verbs_of(review: Review, draft: Draft) -> tuple[str, ...]:
    """What the office may do with a review now."""
    verbs = ("renew", "revoke") if review.secret_sha256 else ("remind", "revoke")
    stage = stage_now(review)
    return tuple(verb for verb in verbs if not why_not_review(verb, stage, draft.status))


def given_by_review(draft: Draft) -> dict[int | None, list[Given]]:
    """Every outcome of a draft by its review; None holds the parties' own decisions."""
    current = shown_standing(draft).sha256
    found: dict[int | None, list[Given]] = {}
    for row in verdicts_of(draft):
        lapsed = row.outcome in APPROVING and row.sha256 != current
        found.setdefault(row.review_id, []).append(Given(row, lapsed))
    return found


def reminders(draft: Draft) -> dict[int, Any]:
    """{review: when its reviewer was last reminded}."""
    events = Event.objects.filter(
        about_kind="draft", about_id=draft.pk, verb="draft.review-reminded"
    )
    return {now["review"]: at for now, at in events.order_by("id").values_list("now", "at")}


@dataclass(frozen=True, slots=True)
class SentClause:
    """A clause of the version that was sent, with the threads on it."""

    uid: str
    kind: str
    topic: str
    number: int | None
    cells: list[tuple[str, Wording]]
    threads: list[Thread]


@dataclass(frozen=True, slots=True)
class SentVersion:
    """Exactly what a reviewer was sent, and what was said on it in this review."""

    title: InLanguage
    clauses: list[SentClause]
    tags: tuple[str, ...]
    whole: list[Thread]
    given: list[Given]
    why_not: list[Any]
    name: str
    asker: str
    who: str


def sent_version(review: Review, language: str) -> SentVersion:
    """The page of a review, for who came by its link or from the reviewing office. It shows this
    version and this review alone: nothing of the draft's other texts, reviews and remarks."""
    whole = as_spoken(review.draft, review.version)
    tags = in_order(whole, review.draft)
    rows = list(review.remarks.select_related("version", "review__body", "by"))
    threads = threads_of(rows, Beside({review.version_id: whole}, whole, {}))
    given = [Given(row, lapsed=False) for row in review.verdicts.order_by("at", "id")]
    named = [row.by_name for row in rows if row.by_id is None] + [review.reviewer]
    return SentVersion(
        title=review.draft.title(language),
        clauses=sent_clauses(whole, threads, tags),
        tags=tags,
        whole=[one for one in threads if not one.remark.uid],
        given=given,
        why_not=why_not_review_draft(review.draft.status),
        name=named[0],
        asker=who_asks(review, language),
        who=who_reviews(review, language),
    )


def in_order(whole: Whole, draft: Draft) -> tuple[str, ...]:
    """The languages of a version in the order in which the draft names them."""
    named = [tag for tag in draft.languages.values_list("tag", flat=True) if tag in whole.tags]
    return tuple(dict.fromkeys([*named, *whole.tags]))


def sent_clauses(whole: Whole, threads: Iterable[Thread], tags: Iterable[str]) -> list[SentClause]:
    """The clauses of a version in order, languages side by side."""
    by_clause: dict[str, list[Thread]] = {}
    for thread in threads:
        by_clause.setdefault(thread.remark.uid, []).append(thread)
    numbered = numbers(whole.parts)
    return [
        SentClause(
            uid=part.uid,
            kind=part.kind,
            topic=part.topic,
            number=numbered.get(part.uid),
            cells=[(tag, part.in_tag(tag)) for tag in tags],
            threads=by_clause.get(part.uid, []),
        )
        for part in whole.parts
    ]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the comparison table: the remark, the answer, and the text that came of it.

    `change` is the changed text against what the remark was made on, `became` those words alone;
    both are empty while the text was not changed.
    """

    remark: Remark
    who: str
    place: str
    replies: list[Remark]
    proposed: list[Run]
    change: list[Run]
    became: str


def table_of(draft: Draft, language: str, review: Review | None = None) -> list[TableRow]:
    """The comparison table of a review, or of a whole draft, in the order of the clauses."""
    rows = [row for row in remarks_of(draft) if review is None or row.review_id == review.pk]
    wholes = wholes_of(rows)
    replies: dict[int | None, list[Remark]] = {}
    for row in rows:
        replies.setdefault(row.parent_id, []).append(row)
    first = replies.get(None, [])
    first.sort(key=lambda row: (place_in(wholes[row.version_id], row.uid), row.at, row.pk))
    return [
        table_row(row, replies.get(row.pk, []), wholes[row.version_id], language) for row in first
    ]


def place_in(whole: Whole, uid: str) -> int:
    """Where a clause stands in a text; the whole text comes first."""
    return next((n for n, part in enumerate(whole.parts) if part.uid == uid), -1)


def table_row(remark: Remark, replies: list[Remark], whole: Whole, language: str) -> TableRow:
    """One row of the table."""
    was = words_in(whole, remark) or ""
    accepted = remark.state == RemarkState.ACCEPTED or bool(remark.became)
    change = redline(was, remark.became) if accepted and remark.tag else []
    changed = any(run.kind != "same" for run in change)
    return TableRow(
        remark=remark,
        who=who_said(remark, language),
        place=place_said(whole, remark),
        replies=replies,
        proposed=redline(was, remark.proposal) if remark.proposal is not None else [],
        change=change if changed else [],
        became=remark.became if changed else "",
    )


def who_said(remark: Remark, language: str) -> str:
    """Who made a remark: the person, and for whom."""
    review = remark.review
    body = who_reviews(review, language) if review else ""
    if not body or remark.by_name in body:
        return body or remark.by_name
    return f"{remark.by_name} · {body}"


def place_said(whole: Whole, remark: Remark) -> str:
    """Where a remark stands, in the reader's words."""
    if not remark.uid:
        return _("The whole text")
    part = next((part for part in whole.parts if part.uid == remark.uid), None)
    number = numbers(whole.parts).get(remark.uid)
    if number:
        return _("Clause %(number)s") % {"number": number}
    return str(ClauseKind(part.kind).label) if part else ""


def reviews_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """The reviews in the workspace's margin: outcomes with version and hash, and the way on."""
    if draft.status == "intended":
        return None
    given = given_by_review(draft)
    reviews = draft.reviews.select_related("body", "version").order_by("-asked_at", "-id")
    reviews = reviews.defer("version__canonical", "version__uids")
    rows = [
        (row, who_reviews(row, language), stage_now(row), given.get(row.pk, [])) for row in reviews
    ]
    return Panel("drafting/_reviews.html", {"rows": rows, "draft": draft})


def asked_of(user: Any) -> Any:
    """Reviews that the reader's offices are asked for inside, those without an answer first."""
    inside = Review.objects.filter(secret_sha256="", revoked_at=None)
    mine = inside.filter(body__code__in=user.body_codes())
    return mine.select_related("draft", "version", "body").order_by("answered_at", "due", "-id")


def may_ask(draft: Draft, user: Any) -> bool:
    """Whether the reader may ask for reviews of a draft."""
    return any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))
