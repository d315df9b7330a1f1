"""Counts are queries, each with its definition, its day and the rows it counted.

"How many sister cities have we?" has as many answers as there are definitions: so no number
leaves this module without saying what it counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.dates import parse_edtf
from phinong.places.models import Body
from phinong.record.models import Citation, Standing
from phinong.record.queries import data_version
from phinong.ties.models import Agreement, FigureClaim, Party, Tie, TieState

KEPT_FOR = 3600

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


def kept(key: str, compute: Callable[[], Any]) -> Any:
    """A result computed once for every state of the register."""
    return cache.get_or_set(f"ties:{data_version()}:{key}", compute, timeout=KEPT_FOR)


def rows_url(**query: str) -> str:
    """The list of ties that a count counted."""
    given = {name: value for name, value in query.items() if value}
    return reverse("ties:ties") + (f"?{urlencode(given)}" if given else "")


def ties_in(
    state: str,
    *,
    day: date,
    body: Body | None = None,
    kind: str = "",
    signed_by: date | None = None,
) -> QuerySet[Tie]:
    """Public ties in a state on `day`; "signed" is established and quiet together."""
    ties = Tie.objects.published()
    ties = ties.signed() if state == "signed" else ties.in_state(state, day)
    if body is not None:
        ties = ties.of_body(body)
    if kind:
        ties = ties.filter(kind=kind)
    return ties.filter(since_day__lte=signed_by) if signed_by else ties


def count_ties(
    state: str,
    *,
    day: date,
    body: Body | None = None,
    kind: str = "",
    signed_by: date | None = None,
) -> Count:
    """How many ties are in a state: of one body or all, of one kind or any.

    `state` is signed, established, process, quiet, ended or unverified.
    """
    asked = {"state": state, "body": body.code if body else "", "kind": kind}
    until = signed_by.isoformat() if signed_by else ""
    key = f"count:{day}:{until}:{asked}"
    number = kept(key, ties_in(state, day=day, body=body, kind=kind, signed_by=signed_by).count)
    word = "signed-by-day" if signed_by else state
    return Count(number, DEFINITIONS[word], signed_by or day, rows_url(**asked, signed_by=until))


def counts_of(body: Body | None, *, day: date) -> dict[str, Count]:
    """The counts of one body, or of the whole register, by state."""
    states = ("signed", TieState.PROCESS, TieState.QUIET, TieState.UNVERIFIED)
    return {state: count_ties(state, day=day, body=body) for state in states}


def count_evidence(*, day: date) -> Count:
    """How many documents prove something about ties."""
    proofs = Citation.objects.filter(
        about_kind__in=("tie", "claim", "agreement"), standing=Standing.KEPT
    )
    number = kept("evidence", proofs.values("document").distinct().count)
    return Count(number, DEFINITIONS["evidence"], day, reverse("record:documents"))


# ── A published figure beside the register's own count ──


def others_of(ties: QuerySet[Tie], body: Body) -> QuerySet[Party]:
    """The parties on the other sides of a body's ties."""
    return Party.objects.filter(tie__in=ties.values("pk")).exclude(body=body)


def register_count(figure: FigureClaim, *, day: date) -> Count | None:
    """The register's own count of what a figure counts; None for what the register has not.

    As of the figure's day where it gives one and the register can tell (what was signed by then),
    else as of `day`.
    """
    counter = COUNTERS.get(figure.subject)
    if counter is None:
        return None
    until = parse_edtf(figure.as_of_edtf).last_day() if figure.as_of_edtf else None
    return counter(figure.body, day, until if until and until < day else None)


def _countries(state: str) -> Callable[[Body, date, date | None], Count]:
    def count(body: Body, day: date, until: date | None) -> Count:
        until = until if state == "signed" else None
        ties = ties_in(state, day=day, body=body, signed_by=until)
        abroad = others_of(ties, body).exclude(body__country__in=("", body.country))
        number = kept(
            f"countries:{state}:{body.pk}:{day}:{until}",
            abroad.values("body__country").distinct().count,
        )
        found = count_ties(state, day=day, body=body, signed_by=until)
        return Count(number, _joined("countries", found), found.as_of, found.rows_url)

    return count


def _partners(state: str) -> Callable[[Body, date, date | None], Count]:
    def count(body: Body, day: date, until: date | None) -> Count:
        until = until if state == "signed" else None
        ties = ties_in(state, day=day, body=body, signed_by=until)
        number = kept(
            f"partners:{state}:{body.pk}:{day}:{until}",
            others_of(ties, body).values("body").distinct().count,
        )
        found = count_ties(state, day=day, body=body, signed_by=until)
        return Count(number, _joined("partners", found), found.as_of, found.rows_url)

    return count


def _joined(word: str, found: Count) -> str | Promise:

    return format_lazy("{} {}", DEFINITIONS[word], found.definition)


def _signed(body: Body, day: date, until: date | None) -> Count:
    return count_ties("signed", day=day, body=body, signed_by=until)


def _agreements(body: Body, day: date, until: date | None) -> Count:
    signed = Q(signed_day__lte=until or day, parties__body=body)
    number = kept(
        f"agreements:{body.pk}:{until or day}",
        Agreement.objects.published().filter(signed).distinct().count,
    )
    url = f"{reverse('ties:agreements')}?{urlencode({'body': body.code})}"
    return Count(number, DEFINITIONS["agreements"], until or day, url)


COUNTERS: dict[str, Callable[[Body, date, date | None], Count]] = {
    "countries-established": _countries("signed"),
    "countries-in-process": _countries("process"),
    "cities-established": _partners("signed"),
    "cities-in-process": _partners("process"),
    "partners": _partners("signed"),
    "ties-of-province": _signed,
    "ties-of-municipality": _signed,
    "ties": _signed,
    "agreements": _agreements,
}


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


def compared(bodies: list[Body], *, day: date) -> list[Compared]:
    """The proved figures published about these bodies, each beside the register's own count."""
    figures = FigureClaim.objects.filter(body__in=bodies, proved=True).select_related("body")
    return compared_all(figures.order_by("subject", "-as_of_edtf", "pk"), day=day)


def compared_all(figures: Iterable[FigureClaim], *, day: date) -> list[Compared]:
    """Each figure beside the register's own count of the same."""
    found = []
    for figure in figures:
        count = register_count(figure, day=day)
        found.append(Compared(figure, count, fits(figure, count.number) if count else None))
    return found
