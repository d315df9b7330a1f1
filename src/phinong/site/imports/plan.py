"""What an import would do: every row understood or refused, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from phinong.core.calendars import understand
from phinong.core.dates import Interval
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.places.linking import candidates, decisive
from phinong.places.models import Body
from phinong.site.imports.sheet import Row

# A year this far ahead is a Buddhist year read as one of the common era, or a slip.
YEARS_AHEAD = 5
EARLIEST = 1850


@dataclass(frozen=True, slots=True)
class Whom:
    """A body of the register, or one to be made."""

    body: Body | None = None
    name: str = ""
    kind: str = ""
    country: str = ""

    def __str__(self) -> str:
        return self.body.code if self.body else f"+ {self.name}"


@dataclass(slots=True)
class Planned:
    """One row as it would be saved, or the reasons why it is left out."""

    row: Row
    party: Whom | None = None
    partner: Whom | None = None
    said_by: Whom | None = None
    kind: str = ""
    stage: str = ""
    date: str = ""
    calendar: str = ""
    reasons: list[tuple[str, Refusal]] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether the row can be saved."""
        return not self.reasons

    def refuse(self, column: str, code: str, **facts: Any) -> None:
        """Note a reason against one cell."""
        said = {"value": self.row.cells.get(column, ""), "column": column, **facts}
        self.reasons.append((column, Refusal(code, said)))


def plan(rows: Iterable[Row], *, language: str, today: date) -> list[Planned]:
    """Every row, understood as far as it can be. Names are looked up once each."""
    found = Finder()
    return [planned(row, found, language=language, today=today) for row in rows]


def planned(row: Row, found: "Finder", *, language: str, today: date) -> Planned:
    """One row: all of its faults, not only the first."""
    result = Planned(row)
    result.party = whom(result, "party", found)
    result.partner = whom(result, "partner", found, may_be_new=True)
    if "said_by" in row.cells:
        result.said_by = whom(result, "said_by", found)
    result.kind = term(result, "kind", "tie-kinds", required=True)
    result.stage = term(result, "stage", "stages")
    understand_date(result, language=language, today=today)
    check_address(result)
    return result


class Finder:
    """Bodies by what a cell says: a code of the register, or a name that means one body."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Body | None, list[str]]] = {}

    def __call__(self, text: str) -> tuple[Body | None, list[str]]:
        """(the body or None, codes of bodies it may mean)."""
        if text not in self.known:
            self.known[text] = self.look_up(text)
        return self.known[text]

    def look_up(self, text: str) -> tuple[Body | None, list[str]]:
        """A code first, then names in any script."""
        if body := Body.objects.filter(code=text).first():
            return body, []
        possible = candidates(text)
        if sure := decisive(possible):
            return sure.body, []
        return None, [candidate.body.code for candidate in possible]


def whom(result: Planned, column: str, found: Finder, *, may_be_new: bool = False) -> Whom | None:
    """The body a cell means. An unknown partner may be new when its kind is given."""
    text = result.row.cells.get(column, "")
    if not text:
        result.refuse(column, "import-cell-missing")
        return None
    body, possible = found(text)
    if body:
        return Whom(body)
    if possible:
        result.refuse(column, "import-body-unclear", codes=", ".join(possible[:5]))
        return None
    kind = code_of("body-kinds", result.row.cells.get("partner_kind", ""))
    if not may_be_new or not kind:
        result.refuse(column, "import-body-unknown")
        return None
    return Whom(None, text, kind, country_of(result.row.cells.get("partner_country", "")))


def country_of(text: str) -> str:
    """An ISO code of two letters; anything else is left out rather than guessed."""
    return text.upper() if len(text) == 2 and text.isascii() and text.isalpha() else ""


def term(result: Planned, column: str, words: str, *, required: bool = False) -> str:
    """The code a cell means, by code or by a label in any of our languages."""
    text = result.row.cells.get(column, "")
    if not text:
        if required:
            result.refuse(column, "import-cell-missing")
        return ""
    code = code_of(words, text)
    if not code:
        result.refuse(column, "import-term-unknown", codes=", ".join(vocabulary(words)))
    return code


def code_of(words: str, text: str) -> str:
    """The code with this code or label; empty for none."""
    wanted = text.casefold()
    for code, entry in vocabulary(words).items():
        if wanted == code.casefold() or wanted in (
            label.casefold() for label in entry.labels.values()
        ):
            return code
    return ""


def understand_date(result: Planned, *, language: str, today: date) -> None:
    """The date as the cell writes it; a year of the wrong calendar is refused, not turned."""
    text = result.row.cells.get("date", "")
    if not text:
        return
    understood = understand(text, language=language)
    if understood.value is None:
        result.refuse("date", understood.why_not)
        return
    if isinstance(understood.value, Interval):
        result.refuse("date", "import-date-interval")
        return
    year = understood.value.first_day().year
    if not EARLIEST <= year <= today.year + YEARS_AHEAD:
        result.refuse("date", "import-date-wrong-calendar", year=year)
        return
    result.date, result.calendar = understood.value.edtf, understood.calendar


def check_address(result: Planned) -> None:
    """No claim without its source: an address of a page."""
    text = result.row.cells.get("source_address", "")
    if not text:
        result.refuse("source_address", "import-cell-missing")
    elif urlsplit(text).scheme not in {"http", "https"} or not urlsplit(text).netloc:
        result.refuse("source_address", "import-address-wrong")


def summary(plans: list[Planned]) -> dict[str, int]:
    """How many rows are good, bad, and how many bodies would be new."""
    new = {p.partner.name for p in plans if p.good and p.partner and p.partner.body is None}
    good = sum(p.good for p in plans)
    return {"good": good, "bad": len(plans) - good, "new_bodies": len(new)}
