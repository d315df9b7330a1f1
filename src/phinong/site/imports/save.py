"""Saves the good rows of a plan, all of them or none, through the actions officers use."""

from django.db import transaction

from phinong.accounts.roles import May
from phinong.core.acting import Actor, require
from phinong.core.languages import guess_language
from phinong.places.actions import add_body
from phinong.places.models import Body
from phinong.record.actions import add_document, note
from phinong.record.models import Document, DocumentKind
from phinong.site.imports.plan import Planned, Whom
from phinong.ties.actions import claim_once, open_tie

TITLE = 400


@transaction.atomic
def save(plans: list[Planned], *, by: Actor, kept_by: str, file_sha256: str) -> dict[str, int]:
    """Save every good row; gives the numbers of ties touched, claims made and bodies made.

    Running the same file again makes nothing twice. The file's hash goes into the event.
    """
    require(by, May.IMPORT, body=kept_by)
    keeper = Keeper(by, kept_by)
    for planned in plans:
        if planned.good:
            keeper.row(planned)
    now = {**keeper.counts(), "rows": sum(p.good for p in plans), "sha256": file_sha256}
    number = Body.objects.values_list("pk", flat=True).get(code=kept_by)
    note("ties.imported", "body", number, by=by, body=kept_by, now=now, source=file_sha256)
    return keeper.counts()


class Keeper:
    """Saves rows one by one, remembering what this import has made."""

    def __init__(self, by: Actor, kept_by: str) -> None:
        self.by, self.kept_by = by, kept_by
        self.new: dict[str, Body] = {}
        self.ties: set[int] = set()
        self.claims = 0

    def counts(self) -> dict[str, int]:
        """What was done so far."""
        return {"ties": len(self.ties), "claims": self.claims, "bodies": len(self.new)}

    def row(self, planned: Planned) -> None:
        """One row: source, bodies, tie, and one claim for each thing it says."""
        if planned.party is None or planned.partner is None:
            raise ValueError(f"line {planned.row.line} was not planned")
        document = self.source(planned)
        parties = [(self.body(planned.party), 0), (self.body(planned.partner), 1)]
        tie = open_tie(by=self.by, kept_by=self.kept_by, parties=parties, document=document)
        self.ties.add(tie.pk)
        said = {"kind": planned.kind, "date": planned.date, "stage": planned.stage}
        speaker = self.body(planned.said_by) if planned.said_by else None
        for what, value in said.items():
            if value:
                _claim, made = claim_once(
                    tie,
                    by=self.by,
                    what=what,
                    value=value,
                    speaker=speaker,
                    by_note="" if speaker else document.publisher or document.title,
                    as_written=written(planned, what),
                    calendar=planned.calendar if what == "date" else "",
                    document=document,
                )
                self.claims += made

    def body(self, whom: Whom) -> Body:
        """The body meant, made once per import when it is new."""
        if whom.body:
            return whom.body
        if whom.name not in self.new:
            self.new[whom.name] = add_body(
                by=self.by,
                kept_by=self.kept_by,
                kind=whom.kind,
                names={language_of(whom.name): whom.name},
                country=whom.country,
            )
        return self.new[whom.name]

    def source(self, planned: Planned) -> Document:
        """The row's source by its address, kept once."""
        cells = planned.row.cells
        address = cells["source_address"]
        mine = Document.objects.filter(address=address, kept_by=self.kept_by)
        return mine.first() or add_document(
            by=self.by,
            kept_by=self.kept_by,
            kind=DocumentKind.ADDRESS,
            title=cells.get("source_title", address)[:TITLE],
            address=address,
        )


def written(planned: Planned, what: str) -> str:
    """The words of the sheet for one claim: its own column for the kind, the cell for the rest."""
    column = "as_written" if what == "kind" else what
    return planned.row.cells.get(column, "")


def language_of(name: str) -> str:
    """The content language of a new name, by its script."""
    return guess_language(name) or "en"
