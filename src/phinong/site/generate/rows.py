"""From a story to the rows of its tie: bodies, claims, documents, citations, events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from django.db.models import Model

from phinong.activities.models import Activity, Participation
from phinong.core.calendars import say
from phinong.core.folding import fold
from phinong.core.languages import UI, content_tag
from phinong.core.vocabulary import label
from phinong.places.models import Body, BodyName, NameKind, Place
from phinong.record.models import Citation, Document, DocumentKind, Event, Passage, Standing
from phinong.site.generate.names import OURS, THEIRS, Region, bare, formal, marked
from phinong.site.generate.storing import Keys, Plain, Row, plain
from phinong.site.generate.story import PROCESS, REPORTED, SIGNED, Story
from phinong.site.generate.texts import Written, write
from phinong.ties.evidence import Dated
from phinong.ties.facts import paper as paper_facts
from phinong.ties.facts import said
from phinong.ties.models import Agreement, AgreementParty, Claim, Party, Tie
from phinong.ties.rules import summary
from phinong.ties.summarising import columns

# The first generated body keeps the generated records.
KEPT_BY = "sample-ours-000000"
EVENTS = 10
UI_OF = {content_tag(ui): ui for ui in UI}


@dataclass(slots=True)
class Maker:
    """Makes rows with keys of their own; `today` is the day of the summaries."""

    keys: Keys
    random: Random
    today: date
    now: datetime

    def new(self, table: type[Model], **facts: Any) -> Any:
        """A row that is not stored yet, with its key."""
        return table(pk=self.keys.next(table), **facts)

    # ── Bodies ──

    def body(self, region: Region, number: int, code: str) -> Iterator[Model]:
        """A place, the body seated there, and the body's names; the body comes second."""
        own = bare(number)
        place = self.new(
            Place,
            code=f"{code}-place",
            kind=region.place_kind,
            names=marked(own),
            country=region.country,
            latitude=round(region.latitude + self.random.uniform(-4, 4), 4),
            longitude=round(region.longitude + self.random.uniform(-4, 4), 4),
        )
        names = marked(formal(region, number))
        body = self.new(
            Body,
            code=code,
            kind=region.body_kind,
            names=names,
            country=region.country,
            place=place,
            rank="province" if region.body_kind == "province" else "city",
        )
        yield place
        yield body
        yield from (self.form(body, text, tag, NameKind.PREFERRED) for tag, text in names.items())
        yield self.form(body, own["en"], "en", NameKind.SHORT)

    def form(self, body: Body, text: str, language: str, kind: str) -> BodyName:
        """One form of a body's name."""
        facts = {"text": text, "language": language, "kind": kind, "folded": fold(text)}
        return self.new(BodyName, body=body, **facts)

    # ── A tie ──

    def tie(self, story: Story, ours: Body, theirs: Body) -> Iterator[Row]:
        """All rows of one tie, in an order in which they may be stored."""
        tie = self.new(Tie, code=f"sample-{story.number:06d}", kept_by=KEPT_BY, public=story.public)
        parties = [
            self.new(Party, tie=tie, body=body, side=side)
            for side, body in enumerate((ours, theirs))
        ]
        claims = list(self.claims(tie, story, ours, theirs))
        papers = list(self.papers(tie, story, [ours, theirs]))
        activities = list(self.activities(tie, story, [ours, theirs]))
        self.sum_up(tie, [ours, theirs], claims, papers, activities)
        yield tie
        yield from parties
        yield from [*claims, *papers, *activities]
        yield from self.proof(story, ours, theirs, [*claims, *papers, *activities])
        yield from self.events(tie, claims)

    def claims(self, tie: Tie, story: Story, ours: Body, theirs: Body) -> Iterator[Claim]:
        """Five claims: the kind by each side, what happened, when, and the field."""
        day = story.day.isoformat()
        happened = {SIGNED: "signing", PROCESS: "meeting", REPORTED: "proposal"}[story.outcome]
        stated = [
            (ours, "kind", story.kind),
            (theirs, "kind", story.their_kind),
            (ours, "event", happened),
            (ours, "date", day) if story.outcome == SIGNED else (ours, "area", story.second_area),
            (ours, "area", story.area),
        ]
        for by, what, value in stated:
            reported = story.outcome == REPORTED
            yield self.new(
                Claim,
                tie=tie,
                what=what,
                value=value,
                by=None if reported else by,
                by_note="sample list" if reported else "",
                as_written=self.written(story, what, value),
                language=story.language,
                as_of_edtf=day,
                verified=not reported,
            )

    def written(self, story: Story, what: str, value: str) -> str:
        """A claim's value in the words of its document."""
        vocabularies = {"kind": "tie-kinds", "event": "event-types", "area": "areas"}
        if what == "date":
            return say(story.day, UI_OF[story.language])
        return label(vocabularies[what], value, story.language)

    def papers(self, tie: Tie, story: Story, bodies: list[Body]) -> Iterator[Model]:
        """The agreement that was signed, with its parties, where there is one."""
        if not story.has_paper:
            return
        agreement = self.new(
            Agreement,
            code=f"{tie.code}-agreement",
            instrument="mou",
            tie=tie,
            status="signed",
            kept_by=KEPT_BY,
            public=story.public,
            signed_edtf=story.day.isoformat(),
            signed_day=story.day,
            seen_day=story.day,
            areas=[story.area],
        )
        yield agreement
        for side, body in enumerate(bodies):
            yield self.new(AgreementParty, agreement=agreement, body=body, side=side)

    def activities(self, tie: Tie, story: Story, bodies: list[Body]) -> Iterator[Model]:
        """Something that was done later, with both bodies, where there is anything."""
        if story.active_on is None:
            return
        names = {tag: label("activity-kinds", story.activity, tag) for tag in UI_OF}
        activity = self.new(
            Activity,
            code=f"{tie.code}-activity",
            kind=story.activity,
            titles={tag: f"{name} {number(tie)}" for tag, name in marked(names).items()},
            starts_edtf=story.active_on.isoformat(),
            starts_day=story.active_on,
            tie=tie,
            areas=[story.area],
            kept_by=KEPT_BY,
            public=story.public,
        )
        yield activity
        for body in bodies:
            yield self.new(Participation, activity=activity, body=body)

    def sum_up(
        self,
        tie: Tie,
        bodies: list[Body],
        claims: list[Claim],
        papers: list[Model],
        done: list[Model],
    ) -> None:
        """Write the tie's summary by the rules that sum up every tie."""
        sides = {body.pk: side for side, body in enumerate(bodies)}
        found = summary(
            [said(claim, sides) for claim in claims],
            [paper_facts(row) for row in papers if isinstance(row, Agreement)],
            day=self.today,
            elsewhere=[
                Dated(row.starts_edtf, row.kind, "activity", row.pk)
                for row in done
                if isinstance(row, Activity)
            ],
        )
        for column, value in columns(found, self.today).items():
            setattr(tie, column, value)

    # ── What it rests on ──

    def proof(self, story: Story, ours: Body, theirs: Body, rows: list[Model]) -> Iterator[Row]:
        """A document that reports the tie, and a citation of it for every record."""
        if story.outcome == REPORTED:
            return
        news = self.news(story, ours, theirs)
        document = self.new(
            Document,
            code=f"sample-{story.number:06d}-news",
            kind=DocumentKind.TEXT,
            title=news.title[:400],
            language=news.language,
            publisher="Phinong generator",
            published_edtf=story.day.isoformat(),
            text=news.text,
            sha256=sha256(news.text.encode()).hexdigest(),
            kept_by=KEPT_BY,
            public=story.public,
            added_at=self.now,
        )
        passage = self.new(
            Passage,
            document=document,
            start=news.start,
            end=news.end,
            quote=news.text[news.start : news.end],
        )
        yield document
        yield passage
        kinds = {Claim: "claim", Agreement: "agreement", Activity: "activity"}
        for row in rows:
            if kind := kinds.get(type(row)):
                yield self.citation(kind, row, document, passage)

    def citation(self, kind: str, row: Any, document: Document, passage: Passage) -> Plain:
        """The proof of one record."""
        return plain(
            Citation,
            id=self.keys.next(Citation),
            about_kind=kind,
            about_id=row.pk,
            field=row.what if isinstance(row, Claim) else "",
            document_id=document.pk,
            passage_id=passage.pk,
            accepted_at=self.now,
            standing=Standing.KEPT.value,
        )

    def news(self, story: Story, ours: Body, theirs: Body) -> Written:
        """The document's words."""
        tag = story.language
        words = {
            "a": ours.names[tag],
            "b": theirs.names[tag],
            "kind": label("tie-kinds", story.kind, tag),
            "paper": label("instruments", "mou", tag),
            "area": label("areas", story.area, tag),
            "day": say(story.day, UI_OF[tag]),
        }
        return write(self.random, tag, words)

    def events(self, tie: Tie, claims: list[Claim]) -> Iterator[Plain]:
        """Ten events of the tie's history."""
        yield self.event("tie.opened", tie, 0, {"code": tie.code})
        for place, claim in enumerate(claims, start=1):
            now = {"claim": claim.pk, "what": claim.what, "value": claim.value}
            yield self.event("tie.claimed", tie, place, now)
        for place in range(len(claims) + 1, EVENTS):
            yield self.event("tie.looked-at", tie, place, {"state": tie.state})

    def event(self, verb: str, tie: Tie, place: int, now: dict[str, Any]) -> Plain:
        """One event, a day after the one before."""
        at = self.now - timedelta(days=EVENTS - place)
        about = {"about_kind": "tie", "about_id": tie.pk, "body": KEPT_BY, "source": "generator"}
        return plain(Event, id=self.keys.next(Event), at=at, verb=verb, now=now, **about)


def number(tie: Tie) -> str:
    """The tie's number in its code."""
    return tie.code.rpartition("-")[2]


def region_of(number: int) -> Region:
    """The part of the world in which partner `number` lies."""
    return THEIRS[number % len(THEIRS)]


__all__ = ["KEPT_BY", "OURS", "Maker", "region_of"]
