"""Agreements on their way, loaded as a public page tells of them, each fact with its source."""

from datetime import date
from typing import Any

from phinong.core.acting import REGISTER
from phinong.drafting.actions import Bound, Tongue, move, open_draft
from phinong.drafting.models import Draft, RouteStep
from phinong.drafting.routes import add_papers, finish_step, start_route, take_step
from phinong.places.models import Body
from phinong.record.actions import cite
from phinong.record.models import Document
from phinong.ties.opening import find_tie

LANGUAGE = "th"
# What of a draft is said by its source.
SAID = ("titles", "kind", "areas", "intent")


def draft(
    told: dict[str, Any], bodies: dict[str, Body], sources: dict[str, Document], *, today: date
) -> Draft:
    """One draft with its office's route, as far as its source tells; every fact is cited."""
    parties = [bodies[code] for code in told["parties"]]
    document = sources[told["source"]]
    stated: dict[str, Any] = {name: told[name] for name in ("kind", "areas") if name in told}
    if "intent" in told:
        stated["intent"] = {key: {LANGUAGE: words} for key, words in told["intent"].items()}
    opened = open_draft(
        by=REGISTER,
        kept_by=parties[0].code,
        instrument=told["instrument"],
        titles=told["titles"],
        parties=[Bound(body) for body in parties],
        languages=[Tongue(LANGUAGE)],
        tie=find_tie(parties),
        **stated,
    )
    for name in SAID:
        if name in told:
            cite("draft", opened.pk, name, document=document, by=REGISTER)
    opened = move(opened, "draft", by=REGISTER)
    side = opened.parties.get(side=0)
    route = start_route(side, told["procedure"], by=REGISTER, today=today, begin=False)
    for row in told["steps"]:
        step(route.steps.get(key=row["key"]), row, document, today=today)
    return opened


def step(row: RouteStep, told: dict[str, Any], document: Document, *, today: date) -> None:
    """One step as the source tells of it, with the source as its paper. No day is made up."""
    papers = [("document", document.pk)]
    if "since" in told:
        take_step(row, by=REGISTER, today=today, since=date.fromisoformat(told["since"]))
        add_papers(row, papers, by=REGISTER)
        return
    finish_step(
        row,
        by=REGISTER,
        today=today,
        outcome=told.get("outcome", ""),
        done_on=date.fromisoformat(told["on"]) if "on" in told else None,
        dated="on" in told,
        papers=papers,
        why=told["words"],
    )
