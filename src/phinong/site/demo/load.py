"""Loads the demonstration through the same actions that officers use.

Nothing is written that an officer could not have written; every claim carries its source's
address. Loading is one transaction: an interrupted load leaves an empty register.
"""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from phinong.core.acting import REGISTER
from phinong.drafting.models import Draft
from phinong.places.actions import add_body, ensure_place_from_entry, name_body
from phinong.places.models import Body, NameKind
from phinong.record.actions import add_document
from phinong.record.models import Document, DocumentKind
from phinong.site.demo.drafting import draft
from phinong.ties.actions import add_claim, add_figure, open_tie
from phinong.ties.models import Tie

OFFICE = "chiang-mai-province"
Table = dict[str, Any]


@transaction.atomic
def load() -> dict[str, int]:
    """Fill an empty register; gives how many of what were written."""
    sources = {code: source(code, facts) for code, facts in table("sources").items()}
    bodies = {code: body(code, facts) for code, facts in table("bodies").items()}
    link_parents(bodies, table("bodies"))
    ties = table("ties")
    for facts in ties["ties"]:
        tie(facts, bodies, sources)
    circulating(ties["unverified"], bodies)
    for facts in table("figures")["figures"]:
        figure(facts, bodies, sources)
    for facts in table("drafts")["drafts"]:
        draft(facts, bodies, sources, today=localdate())
    return {
        "sources": len(sources),
        "bodies": len(bodies),
        "ties": Tie.objects.count(),
        "drafts": Draft.objects.count(),
    }


def table(name: str) -> Table:
    """One of the files beside this module."""
    path = files("phinong.site.demo") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def source(code: str, facts: Table) -> Document:
    """A public page, by its address: no copy is kept, so it waits to be checked."""
    return add_document(
        by=REGISTER,
        kept_by=OFFICE,
        kind=DocumentKind.ADDRESS,
        title=facts["title"],
        publisher=facts["publisher"],
        language=facts["language"],
        address=facts["address"],
        published_edtf=facts.get("published", ""),
    )


def body(code: str, facts: Table) -> Body:
    """A body with its place from the gazetteer and its short names."""
    place = ensure_place_from_entry(facts["place"], by=REGISTER, kept_by=OFFICE)
    made = add_body(
        by=REGISTER,
        kept_by=OFFICE,
        code=code,
        kind=facts["kind"],
        names=facts["names"],
        country=place.country,
        place=place,
        rank=facts.get("rank", ""),
        entry=facts.get("entry", ""),
        has_face=facts.get("has_face", False),
    )
    for short in facts.get("short", ()):
        name_body(made, by=REGISTER, kept_by=OFFICE, text=short, kind=NameKind.SHORT)
    return made


def link_parents(bodies: dict[str, Body], facts: Table) -> None:
    """Bodies under other bodies, once all are there."""
    for code, told in facts.items():
        if parent := told.get("parent"):
            bodies[code].parent = bodies[parent]
            bodies[code].save(update_fields=["parent"])


def tie(facts: Table, bodies: dict[str, Body], sources: dict[str, Document]) -> None:
    """One tie with everything said of it."""
    parties = [(bodies[code], side) for side, code in enumerate(facts["parties"])]
    opened = open_tie(by=REGISTER, kept_by=OFFICE, parties=parties, sphere=facts.get("sphere", ""))
    for told in facts["claims"]:
        claim(opened, told, bodies, sources)


def claim(opened: Tie, told: Table, bodies: dict[str, Body], sources: dict[str, Document]) -> None:
    """One claim; what circulates without a readable source has neither speaker nor document."""
    add_claim(
        opened,
        by=REGISTER,
        what=told["what"],
        value=told.get("value", ""),
        texts=told.get("texts"),
        speaker=bodies[told["by"]] if "by" in told else None,
        by_note=told.get("note", ""),
        as_written=told.get("words", ""),
        language=told.get("language", ""),
        calendar=told.get("calendar", ""),
        as_of=told.get("as_of", ""),
        verified=not told.get("unverified", False),
        document=sources[told["source"]] if "source" in told else None,
    )


def circulating(told: Table, bodies: dict[str, Body]) -> None:
    """Ties named in lists without a source that could be read."""
    for code in told["bodies"]:
        parties = [(bodies[told["with"]], 0), (bodies[code], 1)]
        opened = open_tie(by=REGISTER, kept_by=OFFICE, parties=parties)
        add_claim(opened, by=REGISTER, what="kind", value=told["kind"], verified=False)


def figure(facts: Table, bodies: dict[str, Body], sources: dict[str, Document]) -> None:
    """A published count."""
    add_figure(
        by=REGISTER,
        document=sources[facts["source"]],
        body=bodies[facts["body"]],
        subject=facts["subject"],
        number=facts["number"],
        qualifier=facts.get("qualifier", "exactly"),
        unit=facts.get("unit", ""),
        as_written=facts.get("words", ""),
        language=facts.get("language", ""),
        as_of_edtf=facts.get("as_of", ""),
        by_note=facts.get("note", ""),
    )
