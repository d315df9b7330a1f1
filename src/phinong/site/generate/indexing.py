"""Index entries of generated rows, by the functions that index every record.

The rows are told of each other first, so that nothing is read back from the database.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from phinong.activities.models import Activity, Participation
from phinong.discovery.facts import SOURCES
from phinong.discovery.index import entries_of
from phinong.discovery.models import Entry
from phinong.places.models import Body, BodyName, Place
from phinong.record.models import Document
from phinong.site.generate.storing import Keys, Plain, Row
from phinong.ties.models import Agreement, AgreementParty, Claim, Party, Tie

INDEXED: dict[type[Model], str] = {
    Place: "place",
    Body: "body",
    Tie: "tie",
    Agreement: "agreement",
    Activity: "activity",
    Document: "document",
}
# Rows that belong to another: (their table, the key of the other, under which name it knows them).
BELONGING: dict[type[Model], tuple[str, str]] = {
    BodyName: ("body_id", "forms"),
    Party: ("tie_id", "parties"),
    Claim: ("tie_id", "claims"),
    AgreementParty: ("agreement_id", "parties"),
    Participation: ("activity_id", "participations"),
}
OWNED: dict[type[Model], tuple[str, ...]] = {
    Body: ("forms", "objectives", "posts"),
    Tie: ("parties", "claims"),
    Agreement: ("parties", "signatories"),
    Activity: ("participations", "attendances"),
}


def entries_for(rows: Iterable[Row], keys: Keys) -> Iterator[Entry]:
    """The entries of these rows."""
    models = [row for row in rows if not isinstance(row, Plain)]
    know_each_other(models)
    for row in models:
        kind = INDEXED.get(type(row))
        facts = SOURCES[kind].facts(row) if kind else None
        if kind and facts:
            for entry in entries_of(kind, row.pk, facts):
                entry.pk = keys.next(Entry)
                yield entry


def know_each_other(rows: list[Model]) -> None:
    """Give every row those that belong to it, where the framework keeps what was read with it."""
    found: dict[tuple[str, str, Any], list[Model]] = {}
    for row in rows:
        if type(row) in BELONGING:
            owner, name = BELONGING[type(row)]
            found.setdefault((owner, name, getattr(row, owner)), []).append(row)
    for row in rows:
        if type(row) in OWNED:
            owner = f"{row._meta.model_name}_id"
            row.__dict__["_prefetched_objects_cache"] = {
                name: found.get((owner, name, row.pk), []) for name in OWNED[type(row)]
            }
