"""What each side says: the claims of a tie as a table, subject by subject."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phinong.core.vocabulary import label
from phinong.places.models import Body
from phinong.ties import rules
from phinong.ties.facts import side_of
from phinong.ties.models import Claim, ClaimSubject
from phinong.ties.naming import VOCABULARIES
from phinong.ties.rules import Reading

# In the order in which a reader asks. Areas have a table of their own.
SUBJECTS = ("kind", "date", "stage", "event", "level", "end", "note")

VERDICTS: dict[str, str | Promise] = {
    rules.AGREE: _("The sides say the same"),
    rules.DISPUTE: _("Stated differently"),
    rules.ONE_SIDE: _("Only one side speaks"),
    rules.OTHERS: _("Only others speak"),
    rules.APART: _("Each side is at its own step"),
    rules.SILENT: _("Nothing verified"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim in its cell: the speaker to name, when it is not the party of the column."""

    claim: Claim
    level: Body | None = None
    speaker: Body | None = None

    @property
    def is_out(self) -> bool:
        """Whether the claim no longer counts."""
        return self.claim.retracted or not self.claim.proved


@dataclass(slots=True)
class SubjectRow:
    """One subject across the columns, with what follows from it."""

    what: str
    label: str
    columns: list[list[Voice]]
    reading: Reading | None = None
    shown: str = ""

    @property
    def verdict(self) -> str | Promise:
        """Whether what is said fits together, in words; nothing for subjects that only add up."""
        return VERDICTS[self.reading.verdict] if self.reading else ""

    @property
    def state(self) -> str:
        """The look of the verdict."""
        found = self.reading.verdict if self.reading else ""
        looks = {rules.AGREE: "established", rules.DISPUTE: "process"}
        return looks.get(found, "quiet")


@dataclass(slots=True)
class ClaimsTable:
    """The table: a column for each side, the last one for others."""

    heads: list[list[Body]]
    rows: list[SubjectRow] = field(default_factory=list)


def claims_table(
    claims: Sequence[Claim],
    sides: Mapping[int, list[Body]],
    readings: Mapping[str, Reading],
    language: str,
) -> ClaimsTable:
    """The claims by subject and by who makes them; one query where bodies are named as a level."""
    order = list(sides)
    numbers = {body.pk: side for side, bodies in sides.items() for body in bodies}
    levels = bodies_named(claims)
    table = ClaimsTable([sides[side] for side in order])
    for what in SUBJECTS:
        mine = [claim for claim in claims if claim.what == what]
        if mine:
            columns = in_columns(mine, order, numbers, levels)
            reading = readings.get(what)
            row = SubjectRow(what, label("claim-subjects", what, language), columns, reading)
            row.shown = follows(reading, language)
            table.rows.append(row)
    return table


def in_columns(
    claims: Iterable[Claim],
    order: Sequence[int],
    numbers: Mapping[int, int],
    levels: Mapping[str, Body],
) -> list[list[Voice]]:
    """The claims of one subject, a list for each side, then for others."""
    columns: list[list[Voice]] = [[] for _ in range(len(order) + 1)]
    for claim in claims:
        side = side_of(claim.by, numbers)
        place = order.index(side) if side is not None else len(order)
        itself = claim.by is None or claim.by_id in numbers
        level = levels.get(claim.value) if claim.what == ClaimSubject.LEVEL else None
        columns[place].append(Voice(claim, level, None if itself else claim.by))
    return [sorted(voices, key=counting_first) for voices in columns]


def counting_first(voice: Voice) -> tuple[Any, ...]:
    """Sorts what counts before what does not, verified before not, older records first."""
    return voice.is_out, not voice.claim.verified, voice.claim.pk


def bodies_named(claims: Iterable[Claim]) -> dict[str, Body]:
    """The bodies that claims of the level name, by code."""
    codes = {claim.value for claim in claims if claim.what == ClaimSubject.LEVEL}
    found = Body.objects.filter(code__in=codes) if codes else ()
    return {body.code: body for body in found}


def follows(reading: Reading | None, language: str) -> str:
    """The weakest reading in words, where sides differ and all of them stand by one."""
    if reading is None or reading.verdict != rules.DISPUTE or not reading.shown:
        return ""
    words = VOCABULARIES.get(reading.what)
    return label(words, reading.shown, language) if words else ""
