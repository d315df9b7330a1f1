"""Counts are queries, each with its definition, its day and the rows it counted.

"How many sister cities have we?" has as many answers as there are definitions: so no number
leaves this module without saying what it counts.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count as Counting
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.dates import parse_edtf
from phinong.places.models import Body
from phinong.record.models import Citation, Standing
from phinong.record.once import once
from phinong.ties.models import AgreementParty, FigureClaim, Party, Tie, TieState
from phinong.ties.rules import is_quiet

DEFINITIONS: dict[str, str | Promise] = {
    "signed": _(
        "Ties that a source says were signed or established and that have not ended, quiet ones"
        " included; where the sides differ, what all of them say counts."
    ),
    "signed-by-day": _(
        "Ties signed on or before the day, by the day their sources agree on, that have not ended;"
        " ties whose day of signing is unknown or disputed are not counted."
    ),
    "established": _(
        "Signed ties with dated evidence in the 36 months before the day; where the sides differ,"
        " what all of them say counts."
    ),
    "process": _(
        "Ties of which a source shows a step on the way (contact, draft, review, letter of intent)"
        " and none that they were signed."
    ),
    "quiet": _("Signed ties without dated evidence in the 36 months before the day."),
    "unverified": _("Ties named somewhere, without a source we could read."),
    "ended": _("Ties that one side, or both, have ended."),
    "countries": _("Countries of the bodies on the other side of these ties."),
    "partners": _("Bodies on the other side of these ties."),
    "agreements": _("Signed agreements by which the body is bound."),
    "evidence": _("Documents, not withdrawn, on which a tie or what is claimed of it rests."),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts, as of which day, and where the rows stand."""

    number: int
    definition: str | Promise
    as_of: date
    rows_url: str

    @property
    def days(self) -> str:
        """The day as EDTF, for the page."""
        return self.as_of.isoformat()


def rows_url(**query: str) -> str:
    """The list of ties that a count counted."""
    given = {name: value for name, value in query.items() if value}
    return reverse("ties:ties") + (f"?{urlencode(given)}" if given else "")


# ── How many ties ──


STATES = ("signed", TieState.PROCESS, TieState.QUIET, TieState.UNVERIFIED, TieState.ENDED)


def counts_of(body: Body | None, *, day: date, kind: str = "") -> dict[str, Count]:
    """How many public ties are in each state: of one body or all, of one kind or any.

    "signed" is established and quiet together. One query, and none while nothing changes.
    """
    found = once(lambda: by_state(body, day, kind), "states", day, kind, body and body.pk)
    asked = {"body": body.code if body else "", "kind": kind}
    return {
        state: Count(found.get(state, 0), DEFINITIONS[state], day, rows_url(state=state, **asked))
        for state in STATES
    }


def by_state(body: Body | None, day: date, kind: str) -> dict[str, int]:
    """{state: how many public ties}, with "signed" added up."""
    ties = Tie.objects.published() if body is None else Tie.objects.published().of_body(body)
    ties = ties.filter(kind=kind) if kind else ties
    rows = ties.with_state_on(day).order_by().values_list("life").annotate(n=Counting("pk"))
    found = dict(rows)
    signed = found.get(TieState.ESTABLISHED, 0) + found.get(TieState.QUIET, 0)
    return {**found, "signed": signed}


def count_evidence(*, day: date) -> Count:
    """How many documents prove something about ties; none while nothing changes."""
    proofs = Citation.objects.filter(
        about_kind__in=("tie", "claim", "agreement"), standing=Standing.KEPT
    )
    number = once(proofs.values("document").distinct().count, "evidence")
    return Count(number, DEFINITIONS["evidence"], day, reverse("record:documents"))


# ── A published figure beside the register's own count ──


@dataclass(frozen=True, slots=True)
class Held:
    """One partner of a body by one public tie, as the counts see it."""

    tie: int
    state: str
    since: date | None
    partner: int
    country: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What a body holds: its ties with their partners, and the days its agreements were signed."""

    body: Body
    ties: tuple[Held, ...]
    signed: tuple[date, ...]


def holdings(bodies: Collection[Body], *, day: date) -> dict[int, Holding]:
    """{body: what it holds, as of `day`}; two queries, however many bodies."""
    numbers = [body.pk for body in bodies]
    rows = Party.objects.filter(tie__public=True, tie__parties__body__in=numbers).values_list(
        "tie__parties__body", "tie", "tie__state", "tie__evidence_day", "tie__since_day", "body",
        "body__country",
    )  # fmt: skip
    ties: dict[int, list[Held]] = {number: [] for number in numbers}
    for mine, tie, state, seen, since, other, country in rows:
        if mine in ties and other != mine:
            ties[mine].append(Held(tie, state_on(state, seen, day), since, other, country))
    papers = AgreementParty.objects.filter(
        body__in=numbers, agreement__public=True, agreement__signed_day__isnull=False
    )
    signed: dict[int, list[date]] = {number: [] for number in numbers}
    for number, signed_day in papers.values_list("body", "agreement__signed_day"):
        signed[number] += [signed_day] if signed_day else []
    return {body.pk: Holding(body, tuple(ties[body.pk]), tuple(signed[body.pk])) for body in bodies}


def state_on(state: str, seen: date | None, day: date) -> str:
    """A stored state as of `day`; see `Tie.state_on`."""
    if state not in (TieState.ESTABLISHED, TieState.QUIET):
        return state
    return TieState.QUIET if is_quiet(seen, day) else TieState.ESTABLISHED


def signed_ties(held: Iterable[Held], until: date | None) -> list[Held]:
    """The signed ones; those signed by a day only where their day is known."""
    signed = [h for h in held if h.state in (TieState.ESTABLISHED, TieState.QUIET)]
    return [h for h in signed if h.since and h.since <= until] if until else signed


def register_count(figure: FigureClaim, holding: Holding, *, day: date) -> Count | None:
    """The register's own count of what a figure counts; None for what the register has not.

    What was signed is counted as of the figure's day where it gives one, all else as of `day`.
    """
    what, _dash, how = figure.subject.partition("-")
    stated = parse_edtf(figure.as_of_edtf).last_day() if figure.as_of_edtf else None
    until = stated if stated and stated < day else None
    if figure.subject == "agreements":
        number = sum(signed <= (until or day) for signed in holding.signed)
        url = f"{reverse('ties:agreements')}?{urlencode({'body': holding.body.code})}"
        return Count(number, DEFINITIONS["agreements"], until or day, url)
    if figure.subject not in COUNTED:
        return None
    if how == "in-process":
        held = [h for h in holding.ties if h.state == TieState.PROCESS]
        return counted(what, held, holding.body, state="process", day=day, until=None)
    signed = signed_ties(holding.ties, until)
    return counted(what, signed, holding.body, state="signed", day=day, until=until)


# Subjects of published figures that the register can count itself.
COUNTED = frozenset(
    "countries-established countries-in-process cities-established cities-in-process partners"
    " ties-of-province ties-of-municipality ties".split()
)


def counted(
    what: str, held: Sequence[Held], body: Body, *, state: str, day: date, until: date | None
) -> Count:
    """Countries, partners or ties among what a body holds, with the definition of both."""
    word = "signed-by-day" if until else state
    definition: str | Promise = DEFINITIONS[word]
    if what == "countries":
        number = len({h.country for h in held} - {"", body.country})
        definition = format_lazy("{} {}", DEFINITIONS["countries"], definition)
    elif what in ("cities", "partners"):
        number = len({h.partner for h in held})
        definition = format_lazy("{} {}", DEFINITIONS["partners"], definition)
    else:
        number = len({h.tie for h in held})
    signed_by = until.isoformat() if until else ""
    url = rows_url(state=state, body=body.code, signed_by=signed_by)
    return Count(number, definition, until or day, url)


@dataclass(frozen=True, slots=True)
class Compared:
    """A published figure and the register's own count of the same; `fits` is None without one."""

    figure: FigureClaim
    count: Count | None
    fits: bool | None


def fits(figure: FigureClaim, number: int) -> bool:
    """Whether the register's count bears the figure out, as its source qualifies it.

    "About" bears out within a tenth.
    """
    stated = figure.number
    if figure.qualifier == "at-least":
        return number >= stated
    if figure.qualifier == "at-most":
        return number <= stated
    if figure.qualifier == "about":
        return abs(number - stated) * 10 <= stated
    return number == stated


def compared(bodies: Collection[Body], *, day: date) -> list[Compared]:
    """The proved figures published about these bodies, by subject, newest first; three queries."""
    figures = FigureClaim.objects.filter(body__in=bodies, proved=True).select_related("body")
    return compare(list(figures.order_by("subject", "-as_of_edtf", "pk")), day=day)


def compare(figures: Sequence[FigureClaim], *, day: date) -> list[Compared]:
    """Each figure beside the register's own count of the same; two queries, however many."""
    held = holdings({figure.body for figure in figures}, day=day) if figures else {}
    found = []
    for figure in figures:
        count = register_count(figure, held[figure.body_id], day=day)
        found.append(Compared(figure, count, fits(figure, count.number) if count else None))
    return found
