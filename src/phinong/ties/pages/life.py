"""A tie in time: its life-line, the cloth of its years, and what happened, latest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phinong.core.drawing.cloth import Cloth, Tally, cloth
from phinong.core.drawing.tie_line import LifeEvent, LifeLine, tie_line
from phinong.core.languages import InLanguage, content_tag, guess_language, in_language
from phinong.core.templatetags.drawings import Shown
from phinong.core.vocabulary import label, vocabulary
from phinong.record.landing import REGISTRY
from phinong.record.queries import Sources
from phinong.ties.days import first_day
from phinong.ties.evidence import SIGNED, WORD, Dated
from phinong.ties.models import Agreement, Claim
from phinong.ties.naming import agreement_name
from phinong.ties.rules import DISPUTE, SIGNING_EVENTS, Summary

# So many years stand side by side in the cloth.
YEARS = 15
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated thing with its words, its page and its sources."""

    piece: Dated
    title: InLanguage
    url: str = ""
    cites: tuple[tuple[int, str], ...] = ()

    @property
    def look(self) -> str:
        """How the timeline marks it."""
        return "knot" if self.piece.signed else "" if self.piece.verified else "reported"


@dataclass(frozen=True, slots=True)
class Known:
    """The records behind a tie's evidence, and what a signing without its paper is called."""

    claims: Mapping[int, Claim]
    agreements: Mapping[int, Agreement]
    records: Mapping[str, Mapping[int, Any]]
    signing: str
    language: str


def happenings(shown: Iterable[Dated], known: Known, sources: Sources) -> list[Happening]:
    """Everything dated, latest first; the citations of all of it are gathered in `sources`."""
    found = []
    for piece in shown:
        title, url = titled(piece, known)
        if title.text:
            marks = sources.marks(piece.about_kind, piece.about_id)
            cites = tuple((mark.number, mark.url) for mark in marks)
            found.append(Happening(piece, title, url, cites))
    return sorted(found, key=lambda happening: latest_first(happening.piece))


def latest_first(piece: Dated) -> tuple[Any, ...]:
    """Sorts the latest first, a signing before what else is of its day."""
    return -first_day(piece.edtf).toordinal(), not piece.signed, piece.about_kind, piece.about_id


def titled(piece: Dated, known: Known) -> tuple[InLanguage, str]:
    """The words and the page of one piece of evidence; no words for what is not known."""
    if piece.about_kind == "claim":
        claim = known.claims.get(piece.about_id)
        return (claim_title(claim, known), f"#claim-{claim.pk}") if claim else (NOTHING, "")
    if piece.about_kind == "agreement":
        agreement = known.agreements.get(piece.about_id)
        return agreement_title(agreement, piece, known.language) if agreement else (NOTHING, "")
    record = known.records.get(piece.about_kind, {}).get(piece.about_id)
    if record is None:
        return NOTHING, ""
    kept = REGISTRY.record(piece.about_kind)
    return in_own_language(kept.label(record, known.language), known.language), kept.path(record)


NOTHING = InLanguage("", "")


def in_own_language(text: str, language: str) -> InLanguage:
    """A text with the language it seems to be in."""
    guessed = guess_language(text)
    return InLanguage(text, content_tag(language) if guessed == "und" else guessed)


def claim_title(claim: Claim, known: Known) -> InLanguage:
    """What a dated claim tells: a signing, an event, or a step of the way."""
    tag, language = content_tag(known.language), known.language
    if claim.what == "stage":
        return InLanguage(label("stages", claim.value, language), tag)
    if claim.what == "event" and claim.value not in SIGNING_EVENTS:
        return InLanguage(label("event-types", claim.value, language), tag)
    return InLanguage(known.signing, tag)


def signing_title(summary: Summary, language: str) -> str:
    """What a signing is called whose paper is not on record: by what it is said to have made."""
    if summary.readings["kind"].verdict == DISPUTE:
        return _("Signed; as what, is stated differently")
    if not summary.kind:
        return _("Signed")
    return _("Signed: %(kind)s") % {"kind": label("tie-kinds", summary.kind, language)}


def agreement_title(agreement: Agreement, piece: Dated, language: str) -> tuple[InLanguage, str]:
    """The name of an agreement that was signed, or of which a source speaks on that day."""
    if agreement.titles:
        name = in_language(agreement.titles, language)
    else:
        name = InLanguage(agreement_name(agreement, language), content_tag(language))
    if not piece.signed:
        text = _("Spoken of: %(name)s") % {"name": name.text}
        name = InLanguage(text, name.language)
    return name, agreement.get_absolute_url()


# ── The line and the cloth ──


def life_line_of(
    found: Sequence[Happening], *, today: date, ended: date | None = None
) -> LifeLine | None:
    """The tie drawn as time, from what is verified; None while nothing dated is."""
    events = [
        LifeEvent(first_day(h.piece.edtf), shown_at(h), knot=h.piece.signed)
        for h in found
        if h.piece.verified and first_day(h.piece.edtf) <= today
    ]
    if not events:
        return None
    start = min(event.day for event in events)
    return tie_line(tuple(events), start, today, ended)


def shown_at(happening: Happening) -> Shown:
    """What stands at a knot."""
    return Shown(happening.title, happening.piece.edtf, happening.url, cites=happening.cites)


def cloth_of(shown: Iterable[Dated], *, today: date, language: str) -> Cloth | None:
    """The cloth of the last years, a row for each kind of thing; None for empty years."""
    by_weft: dict[str, dict[int, Tally]] = {}
    for piece in shown:
        day = first_day(piece.edtf)
        if day <= today:
            years = by_weft.setdefault(piece.weft, {})
            years[day.year] = plus(years.get(day.year, Tally()), piece)
    woven = {year for tallies in by_weft.values() for year in tallies}
    first = max(min(woven, default=0), today.year - YEARS + 1)
    if not any(year >= first for year in woven):
        return None
    order = sorted(by_weft, key=weft_order)
    rows = [(weft_label(weft, language), by_weft[weft]) for weft in order]
    return cloth(rows, first, today.year)


def plus(tally: Tally, piece: Dated) -> Tally:
    """A tally with one more piece of evidence."""
    return Tally(
        tally.signed + (piece.signed and piece.verified),
        tally.verified + (piece.verified and not piece.signed),
        tally.reported + (not piece.verified),
    )


def weft_order(weft: str) -> tuple[int, str]:
    """Instruments first, steps of the way next, then the kinds of activity in their own order."""
    known = [SIGNED, WORD, *vocabulary("activity-kinds"), *vocabulary("event-types")]
    return known.index(weft) if weft in known else len(known), weft


def weft_label(weft: str, language: str) -> str:
    """What a row of the cloth is called."""
    if weft == SIGNED:
        return _("Instruments")
    if weft == WORD:
        return _("Steps on the way")
    words = "activity-kinds" if weft in vocabulary("activity-kinds") else "event-types"
    return label(words, weft, language)
