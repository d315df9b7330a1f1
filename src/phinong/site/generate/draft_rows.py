"""Drafts on their way: two parties, each at some step of its own route."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Model

from phinong.drafting.models import Draft, DraftParty, DraftStatus, Route, RouteStep, StepState
from phinong.drafting.procedures import procedure
from phinong.places.models import Body
from phinong.site.generate.names import marked
from phinong.site.generate.rows import KEPT_BY, Maker
from phinong.ties.models import Tie

ROUTES = ("th-province", "cn-city")
STEP = 10
# How often the step that comes next was begun.
BEGUN = 0.75


def drafts(
    maker: Maker, home: Body, ties: Sequence[Tie], others: Sequence[Body]
) -> Iterator[Model]:
    """A draft for each of these ties, with the other body in the same place."""
    for number, (tie, other) in enumerate(zip(ties, others, strict=True)):
        titles = marked(
            {
                "th": f"ร่างที่ {number + 1}",
                "en": f"Draft {number + 1}",
                "zh-Hans": f"草案{number + 1}",
            }
        )
        draft = maker.new(
            Draft,
            code=f"sample-draft-{number:03d}",
            instrument="mou",
            titles=titles,
            status=DraftStatus.DRAFTING,
            tie=tie,
            kept_by=KEPT_BY,
            opened_at=maker.now,
            changed_at=maker.now,
            worded_at=maker.now,
        )
        yield draft
        for side, (body, code) in enumerate(zip((home, other), ROUTES, strict=True)):
            party = maker.new(DraftParty, draft=draft, body=body, side=side)
            yield party
            yield from route(maker, party, code)


def route(maker: Maker, party: DraftParty, code: str) -> Iterator[Model]:
    """A party's route, passed up to some step; in one of four cases the next was not begun."""
    chosen = procedure(code)
    own = maker.new(Route, party=party, procedure=chosen.code, edition=chosen.edition)
    yield own
    passed = maker.random.randrange(len(chosen.steps))
    begun = maker.random.random() < BEGUN
    for place, (key, step) in enumerate(chosen.steps.items()):
        state = StepState.DONE if place < passed else StepState.NEXT
        facts: dict[str, Any] = {}
        if place == passed and begun:
            state = StepState.NOW
            facts = {"since": maker.today - timedelta(days=maker.random.randrange(1, 60))}
        names, owner = dict(step.names), dict(step.who)
        yield maker.new(
            RouteStep,
            route=own,
            key=key,
            names=names,
            owner=owner,
            order=(place + 1) * STEP,
            state=state,
            **facts,
        )
