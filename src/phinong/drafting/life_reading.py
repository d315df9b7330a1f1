"""What the life of agreements is told from: the agreements with their parties, and the signatories
of whom a source says until when they held their office."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from phinong.core.dates import parse_edtf
from phinong.core.questions import Given, Question
from phinong.drafting.life_rules import RUNNING, Facts, Left, ends_by_term
from phinong.places.models import Tenure
from phinong.ties.days import clearly_before
from phinong.ties.models import Agreement, AgreementParty, Lineage, Signatory
from phinong.ties.rules import SIGNED_STATUSES

FOLLOWS = ("renews", "supersedes", "terminates")
MOST = 2_000


class Bound(NamedTuple):
    """A party: whose agreement it is, and what its body is called."""

    agreement: int
    code: str
    names: Mapping[str, str]


class Held(NamedTuple):
    """A time in an office of a body, as far as a source says. Dates are EDTF."""

    body: int
    since: str
    until: str
    seen: str


@dataclass(frozen=True, slots=True)
class Line:
    """A signatory: the person, the body signed for, and the offices that were held."""

    person: str
    names: Mapping[str, str]
    body: int
    held: list[Held]


@dataclass(frozen=True, slots=True)
class Lived:
    """An agreement as far as its life is told: what it is called, whose it is, what the rule asks
    of it, and the names of the signatories it may be about."""

    number: int
    code: str
    kept_by: str
    titles: Mapping[str, str]
    instrument: str
    parties: Sequence[Bound]
    facts: Facts
    people: Mapping[str, Mapping[str, str]]


# ── Of the running agreements of offices ──


class Told(NamedTuple):
    """A running agreement as it is read."""

    number: int
    code: str
    kept_by: str
    titles: Mapping[str, str]
    instrument: str
    status: str
    proved: bool
    signed: str
    ends: str
    months: int | None
    notice_days: int | None
    renewal: str
    seen: str | None
    followed: bool


class Leaving(NamedTuple):
    """A signatory beside one of the offices that the person held."""

    agreement: int
    signatory: int
    person: str
    names: Mapping[str, str]
    body: int
    office: int
    since: str
    until: str
    seen: str


TOLD = (
    "pk",
    "code",
    "kept_by",
    "titles",
    "instrument",
    "status",
    "proved",
    "signed_edtf",
    "ends_edtf",
    "term_months",
    "notice_days",
    "renewal",
    "tie__evidence_edtf",
)
BOUND = ("agreement", "body__code", "body__names")
LEAVING = (
    "agreement",
    "pk",
    "person__code",
    "person__names",
    "party__body",
    "person__tenures__post__body",
    "person__tenures__since_edtf",
    "person__tenures__until_edtf",
    "person__tenures__seen_edtf",
)


def followed() -> Exists:
    """Whether a signed agreement renews an agreement or takes its place."""
    followers = Lineage.objects.filter(earlier=OuterRef("pk"), relation__in=FOLLOWS)
    return Exists(followers.filter(agreement__status__in=SIGNED_STATUSES))


def leaving() -> QuerySet[Signatory]:
    """Signatories of whom a source says until when they held some office."""
    until = Tenure.objects.filter(person=OuterRef("person")).exclude(until_edtf="")
    return Signatory.objects.filter(Exists(until), witness=False, party__isnull=False)


def running(given: Given) -> QuerySet[Any]:
    """The running agreements that offices keep, and those that bind them and are public."""
    offices = given.each("offices")
    bound = AgreementParty.objects.filter(body__code__in=offices).values("agreement")
    mine = Q(kept_by__in=offices) | Q(pk__in=bound)
    found = Agreement.objects.visible_in(offices).filter(mine, status__in=RUNNING)
    return found.annotate(followed=followed()).order_by("pk").values_list(*TOLD, "followed")


def parties(given: Given) -> QuerySet[Any]:
    """The parties of agreements, sides in order."""
    rows = AgreementParty.objects.filter(agreement__pk__in=given.each("agreements"))
    return rows.order_by("side", "pk").values_list(*BOUND)


def leavers(given: Given) -> QuerySet[Any]:
    """The signatories of agreements who left some office, with the offices they held."""
    rows = leaving().filter(agreement__pk__in=given.each("agreements"))
    return rows.order_by("pk", "person__tenures").values_list(*LEAVING)


RUNNING_OF_OFFICES = Question(Told, running)
PARTIES = Question(Bound, parties)
LEAVERS = Question(Leaving, leavers)


def running_of(offices: Iterable[str]) -> list[Lived]:
    """The running agreements of these offices, as far as they may see them: those they keep and
    those that bind them; three queries, or one where none runs."""
    told = RUNNING_OF_OFFICES.ask(MOST, offices=list(offices))
    numbers = [one.number for one in told]
    bound: dict[int, list[Bound]] = defaultdict(list)
    for party in PARTIES.ask(agreements=numbers):
        bound[party.agreement].append(party)
    lines = lines_by_agreement(numbers)
    return [lived(one, bound[one.number], lines.get(one.number, ())) for one in told]


def lines_by_agreement(numbers: Sequence[int]) -> dict[int, list[Line]]:
    """{agreement: its signatories who left some office}; one query."""
    found: dict[int, dict[int, Line]] = {}
    for row in LEAVERS.ask(agreements=numbers):
        lines = found.setdefault(row.agreement, {})
        line = lines.setdefault(row.signatory, Line(row.person, row.names, row.body, []))
        line.held.append(Held(row.office, row.since, row.until, row.seen))
    return {agreement: list(lines.values()) for agreement, lines in found.items()}


def lived(one: Told, bound: Sequence[Bound], lines: Iterable[Line]) -> Lived:
    """An agreement with its parties and signatories."""
    lines = list(lines)
    facts = Facts(
        status=one.status if one.proved else "unstated",
        signed=one.signed,
        ends=ends_by_term(one.signed, one.ends, one.months),
        notice_days=one.notice_days,
        renewal=one.renewal,
        seen=one.seen or "",
        followed=one.followed,
        left=tuple(left_of(lines, one.signed)),
    )
    people = {line.person: line.names for line in reversed(lines)}
    called = (one.number, one.code, one.kept_by, one.titles, one.instrument)
    return Lived(*called, bound, facts, people)


def left_of(lines: Iterable[Line], signed: str) -> Iterable[Left]:
    """Signatories of whom a source says until when they held the office, and none that they do."""
    for line in lines:
        held = [one for one in line.held if one.body == line.body]
        ends = [one.until for one in held if one.until]
        until = max(ends, key=lambda day: parse_edtf(day).last_day() or date.max, default="")
        again = any(clearly_before(until, day) for one in held for day in (one.since, one.seen))
        if until and not again and not clearly_before(until, signed):
            yield Left(line.person, until)


# ── Of agreements that a page has at hand ──


def with_life(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Agreements with all that `life_of` reads; two more queries, however many there are, and a
    third where a signatory left."""
    tenures = Prefetch("person__tenures", Tenure.objects.select_related("post"))
    left = leaving().select_related("person", "party").prefetch_related(tenures)
    bound = AgreementParty.objects.select_related("body").only(
        "agreement", "side", "body__code", "body__names"
    )
    return (
        agreements.select_related("tie")
        .annotate(followed=followed())
        .prefetch_related(
            Prefetch("parties", bound.order_by("side", "pk")),
            Prefetch("signatories", left, to_attr="leavers"),
        )
    )


def lives_of(agreements: QuerySet[Agreement]) -> list[Lived]:
    """What is told of these agreements; three queries, four where a signatory left."""
    return [life_of(agreement) for agreement in with_life(agreements)]


def life_of(agreement: Agreement) -> Lived:
    """What is told of an agreement that came `with_life`; no query."""
    told = Told(
        agreement.pk,
        agreement.code,
        agreement.kept_by,
        agreement.titles,
        agreement.instrument,
        agreement.status,
        agreement.proved,
        agreement.signed_edtf,
        agreement.ends_edtf,
        agreement.term_months,
        agreement.notice_days,
        agreement.renewal,
        agreement.tie.evidence_edtf if agreement.tie else "",
        agreement.followed,  # type: ignore[attr-defined]
    )
    bound = [
        Bound(agreement.pk, party.body.code, party.body.names) for party in agreement.parties.all()
    ]
    return lived(told, bound, map(line_of, agreement.leavers))  # type: ignore[attr-defined]


def line_of(signatory: Signatory) -> Line:
    """A signatory with the offices that were held, as they came with the agreement."""
    person, party = signatory.person, signatory.party
    held = [
        Held(one.post.body_id, one.since_edtf, one.until_edtf, one.seen_edtf)
        for one in person.tenures.all()
    ]
    return Line(person.code, person.names, party.body_id if party else 0, held)
