"""The list of ties: its filters, their counts, and what stands in each row."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, F, QuerySet
from django.http import QueryDict

from phinong.core.dates import parse_edtf
from phinong.core.questions import Given, Question
from phinong.core.vocabulary import label, vocabulary
from phinong.places.models import Body
from phinong.places.words import country_name
from phinong.record.once import once
from phinong.record.queries import data_version
from phinong.ties.facts import heard
from phinong.ties.models import Party, Tie, TieState
from phinong.ties.naming import by_side
from phinong.ties.rules import DISPUTE, Reading, read
from phinong.ties.spheres import SPHERES

LATEST = (("evidence_day", "desc-nulls-last"), ("id", "desc"))
SIGNED = "signed"
MOST_COUNTRIES = 12
# The longest filter of an address; `body` may name several bodies, with commas between.
LONGEST = 400
# Years in the weave band.
BAND = 11
# (state, kind, sphere): how many ties.
Groups = Counter[tuple[str, str, str]]
# {side: its bodies} of one tie.
Sides = Mapping[int, list[Body]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all. Unknown codes of an address find nothing, a day
    that is none is left out."""

    state: str = ""
    kind: str = ""
    sphere: str = ""
    country: str = ""
    body: str = ""
    signed_by: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address."""
        names = ("state", "kind", "sphere", "country", "body", "signed_by")
        asked = {name: query.get(name, "")[:LONGEST] for name in names}
        return cls(
            **asked | {"signed_by": asked["signed_by"] if day_of(asked["signed_by"]) else ""}
        )

    def within(self, ties: QuerySet[Tie], day: date) -> QuerySet[Tie]:
        """The ties that fit, as of `day`."""
        if self.state:
            ties = in_state(ties, self.state, day)
        if self.kind:
            ties = ties.filter(kind=self.kind)
        if self.sphere:
            ties = ties.filter(sphere=self.sphere)
        return self.among(ties)

    def among(self, ties: QuerySet[Tie]) -> QuerySet[Tie]:
        """The ties that fit by their bodies and their day of signing."""
        if self.country:
            there = Party.objects.filter(body__country=self.country)
            ties = ties.filter(pk__in=there.values("tie"))
        if self.body:
            theirs = Party.objects.filter(body__code__in=self.body.split(","))
            ties = ties.filter(pk__in=theirs.values("tie"))
        if until := day_of(self.signed_by):
            ties = ties.filter(since_day__lte=until)
        return ties


def latest(ties: QuerySet[Tie]) -> QuerySet[Tie]:
    """Ties with the latest evidence first, those without any last."""
    return ties.order_by(F("evidence_day").desc(nulls_last=True), "-id")


def strip_years(today: date) -> tuple[int, int]:
    """The first and the last year of the weave band."""
    return today.year - BAND + 1, today.year


def in_state(ties: Any, state: str, day: date) -> QuerySet[Tie]:
    """The ties in a state; "signed" is established and quiet together, an unknown one nothing."""
    if state == SIGNED:
        return ties.signed()
    return ties.in_state(state, day) if state in TieState.values else ties.none()


def day_of(text: str) -> date | None:
    """A day of an address; None for anything else."""
    try:
        return parse_edtf(text).last_day() if text else None
    except ValueError:
        return None


# ── Filters and their counts ──


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values: (value, label, ties that choosing it leaves)."""

    name: str
    total: int
    values: list[tuple[str, str, int]]
    more: list[tuple[str, str, int]]

    @property
    def chosen_from_more(self) -> list[str]:
        """The values behind "more", so that the page opens them when one is chosen."""
        return [value for value, _label, _count in self.more]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many ties each filter leaves, for one reader and one set of other filters. `anywhere`
    are the groups whatever country is wanted."""

    groups: Groups
    anywhere: Groups
    countries: Counter[str]


def counted(user: Any, wanted: Wanted, day: date) -> Counted:
    """The counts beside the filters, each counted once for every state of register and reader."""
    offices = tuple(user.body_codes()) if user.is_authenticated else None
    version = data_version()

    def groups_of(others: Wanted) -> Groups:
        bare = replace(others, state="", kind="", sphere="")
        kept = ("groups", day, offices, bare)
        return once(lambda: count_groups(user, bare, day), *kept, version=version)

    groups = groups_of(wanted)
    anywhere = groups_of(replace(wanted, country="")) if wanted.country else groups
    countries = once(
        lambda: by_country(user, wanted, day), "countries", day, offices, wanted, version=version
    )
    return Counted(groups, anywhere, countries)


def count_groups(user: Any, wanted: Wanted, day: date) -> Groups:
    """Ties by state, kind and sphere among those of the wanted bodies; one query."""
    visible = Tie.objects.visible_to(user).with_state_on(day).order_by()
    lives: QuerySet[Any] = wanted.among(visible)
    rows = lives.values_list("life", "kind", "sphere").annotate(n=Count("pk"))
    return Counter({(life, kind, sphere): n for life, kind, sphere, n in rows})


def by_country(user: Any, wanted: Wanted, day: date) -> Counter[str]:
    """Ties by the countries of their bodies, whatever country is wanted; one query."""
    anywhere = replace(wanted, country="").within(Tie.objects.visible_to(user), day)
    there = Party.objects.filter(tie__in=anywhere.values("pk")).exclude(body__country="")
    rows = there.values_list("body__country").annotate(n=Count("tie", distinct=True))
    return Counter(dict(rows.order_by()))


def fitting(groups: Groups, wanted: Wanted) -> Groups:
    """The groups that a filter leaves."""

    def fits(state: str, kind: str, sphere: str) -> bool:
        signed = wanted.state == SIGNED and state in (TieState.ESTABLISHED, TieState.QUIET)
        return (
            (not wanted.state or state == wanted.state or signed)
            and wanted.kind in ("", kind)
            and wanted.sphere in ("", sphere)
        )

    return Counter({group: n for group, n in groups.items() if fits(*group)})


def facets(found: Counted, wanted: Wanted, words: "Words") -> list[Facet]:
    """The filters with counts: each leaves the others as they are."""
    states = [(code, words.state(code)) for code in TieState.values]
    kinds = [(code, words.kind(code)) for code in vocabulary("tie-kinds")]
    spheres = [(code, str(label)) for code, label in SPHERES.items()]
    total = sum(fitting(found.anywhere, wanted).values())
    by_count = [
        (c, n) for c, n in found.countries.most_common() if n < total or c == wanted.country
    ]
    countries = [(code, words.country(code), n) for code, n in by_count]
    return [
        facet("state", 0, states, found.groups, replace(wanted, state="")),
        facet("kind", 1, kinds, found.groups, replace(wanted, kind="")),
        facet("sphere", 2, spheres, found.groups, replace(wanted, sphere="")),
        Facet("country", total, countries[:MOST_COUNTRIES], countries[MOST_COUNTRIES:]),
    ]


def facet(
    name: str, place: int, values: Iterable[tuple[str, str]], groups: Groups, wanted: Wanted
) -> Facet:
    """One filter: the values that leave something, in their own order."""
    left: Counter[str] = Counter()
    for group, n in fitting(groups, wanted).items():
        left[group[place]] += n
    shown = [(value, label, left[value]) for value, label in values if left[value]]
    return Facet(name, left.total(), shown, [])


class Words:
    """The words of the filters in the reader's language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def state(self, code: str) -> str:
        """A state's label."""
        return str(TieState(code).label)

    def kind(self, code: str) -> str:
        """A kind's label."""
        return label("tie-kinds", code, self.language)

    def country(self, code: str) -> str:
        """A country's name."""
        return country_name(code, self.language)


# ── Rows ──


@dataclass(frozen=True, slots=True)
class Row:
    """A tie in the list: the bodies to show, its state today, and what is said of its kind."""

    tie: Tie
    state: str
    sides: list[list[Body]]
    lead: Body
    country: str
    kinds: tuple[str, ...]


# What a row shows of a body.
SHOWN = ("id", "code", "names", "country")


class Bound(NamedTuple):
    """A party of a tie, with what a row shows of its body."""

    tie: int
    side: int
    body: int
    code: str
    names: Mapping[str, str]
    country: str


def bound(given: Given) -> QuerySet[Any]:
    """The parties of `ties`, sides in order."""
    parties = Party.objects.filter(tie__pk__in=given.each("ties")).order_by("side", "id")
    return parties.values_list("tie", "side", *(f"body__{column}" for column in SHOWN))


BOUND = Question(Bound, bound)


def bodies_of(ties: Iterable[Tie]) -> dict[int, Sides]:
    """{tie: its bodies by side}, each with what rows show of it and no more; one query."""
    numbers = [tie.pk for tie in ties]
    known: dict[int, Body] = {}
    found: dict[int, dict[int, list[Body]]] = {number: {} for number in numbers}
    for one in BOUND.ask(ties=numbers):
        if one.body not in known:
            values = (one.body, one.code, one.names, one.country)
            known[one.body] = Body.from_db(DEFAULT_DB_ALIAS, SHOWN, values)
        found[one.tie].setdefault(one.side, []).append(known[one.body])
    return dict(found)


def rows_of(
    ties: list[Tie],
    bodies: Mapping[int, Sides] | None = None,
    *,
    day: date,
    language: str,
    seen_from: str = "",
) -> list[Row]:
    """The rows of one page; one query for the kinds of those whose sides differ.

    `bodies` are those of `bodies_of`; without them the ties came `with_parties()`. `seen_from`
    holds the codes of the bodies whose list this is, with commas between: their own names are left
    out then.
    """
    sides = bodies if bodies is not None else {tie.pk: by_side(tie) for tie in ties}
    differing = kinds_of({tie.pk: sides[tie.pk] for tie in ties if tie.disputed})
    ours = frozenset(seen_from.split(",")) if seen_from else frozenset()
    rows = []
    for tie in ties:
        shown, lead = told_from(ours, list(sides[tie.pk].values()))
        country = country_name(lead.country, language)
        kinds = said_kinds(differing.get(tie.pk))
        rows.append(Row(tie, tie.state_on(day), shown, lead, country, kinds))
    return rows


def told_from(ours: Collection[str], sides: list[list[Body]]) -> tuple[list[list[Body]], Body]:
    """The sides to show in the list of the bodies with these codes, all of them in the list of
    all ties; and the body whose weave and names lead the row."""
    own = next((side for side in sides if any(body.code in ours for body in side)), sides[0])
    theirs = [side for side in sides if side is not own] or [own]
    return theirs if ours else sides, theirs[0][0]


def said_kinds(reading: Reading | None) -> tuple[str, ...]:
    """The kinds that the sides say, where they differ."""
    return reading.values if reading and reading.verdict == DISPUTE else ()


def kinds_of(ties: Mapping[int, Sides]) -> dict[int, Reading]:
    """{tie: what is said of its kind}, given the bodies of each by side; one query."""
    if not ties:
        return {}
    sides = {
        tie: {body.pk: side for side, bodies in found.items() for body in bodies}
        for tie, found in ties.items()
    }
    claims = heard("kind", sides)
    return {tie: read("kind", said) for tie, said in claims.items()}


def evidence_records(ties: Iterable[Tie]) -> dict[str, list[int]]:
    """The records that show the latest evidence of these ties, for gathering their sources."""
    found: dict[str, list[int]] = {}
    for tie in ties:
        if tie.evidence_by:
            kind, number = tie.evidence_by
            found.setdefault(kind, []).append(number)
    return found
