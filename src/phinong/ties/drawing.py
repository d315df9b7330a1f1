"""The rows of the lists of ties, drawn in plain Python: up to twenty-five of them stand on a page.

A template that is read anew for each row costs several times what its words do. Everything that
is not ours is escaped here (`escape`); the parts are the components of `core.templatetags.ui`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext

from phinong.core.languages import in_language
from phinong.core.templatetags.ui import cloth_strip, dated, motif, names_in, run_of, status
from phinong.core.vocabulary import label
from phinong.places.models import Body
from phinong.record.queries import Sources
from phinong.record.templatetags.sources import drawn_marks
from phinong.ties.listing import Row
from phinong.ties.models import Tie, TieState


@dataclass(frozen=True, slots=True)
class Pen:
    """What the rows of one page share: language, era and year, the list of sources, words."""

    language: str
    sources: Sources
    year: int
    states: Mapping[str, str]
    since: str
    evidence: str
    differing: str
    unknown: str
    unproved: str
    era: str = "reader"

    @classmethod
    def of(cls, language: str, sources: Sources, era: str = "reader") -> "Pen":
        """The pen of a page."""
        return cls(
            language,
            sources,
            localdate().year,
            {state: status(state, str(state.label)) for state in TieState},
            since=escape(gettext("Since")),
            evidence=escape(gettext("Evidence")),
            differing=escape(gettext("stated differently")),
            unknown=escape(gettext("not stated")),
            unproved=escape(gettext("none on record")),
            era=era,
        )


def rows(found: Iterable[Row], pen: Pen) -> SafeString:
    """The rows of the list of all ties."""
    return mark_safe("".join(row(one, pen) for one in found))


def body_rows(found: Iterable[Row], pen: Pen) -> SafeString:
    """The rows of the list of one body's ties."""
    return mark_safe("".join(body_row(one, pen) for one in found))


def row(one: Row, pen: Pen) -> str:
    """One tie: parties, kind, since when, band of years, latest evidence, state."""
    tie = one.tie
    since = f'<span class="nowrap">{day(tie.since_edtf, pen)}</span>' if tie.since_edtf else "–"
    return (
        f'<tr data-state="{one.state}"><th scope="row">{heading(one, pen)}</th>'
        f"<td>{kind(one, pen)}</td>"
        f'<td data-th="{pen.since}" data-num>{since}</td>'
        f"<td>{cloth_strip(tie.years, pen.year)}</td>"
        f'<td data-th="{pen.evidence}" data-num>{evidence(tie, pen)}</td>'
        f"<td>{pen.states[one.state]}</td></tr>"
    )


def body_row(one: Row, pen: Pen) -> str:
    """One tie of a body: partner, kind, band of years, latest evidence with the state below."""
    return (
        f'<tr data-state="{one.state}"><th scope="row">{heading(one, pen)}</th>'
        f"<td>{kind(one, pen)}</td><td>{cloth_strip(one.tie.years, pen.year)}</td>"
        f'<td data-th="{pen.evidence}" data-num>{evidence(one.tie, pen)}<br>'
        f"{pen.states[one.state]}</td></tr>"
    )


def heading(one: Row, pen: Pen) -> str:
    """The weave of the partner, the parties as a link, and the partner's names below."""
    parties = " – ".join(", ".join(name(body, pen) for body in side) for side in one.sides)
    below = names_in(one.lead.names, lead=one.country, limit=2)
    return (
        f'<span class="tie-name" data-state="{one.state}">'
        f"{motif(one.lead.code, one.state, 'b')}<span> "
        f'<a href="{escape(one.tie.get_absolute_url())}">{parties}</a><br> {below}</span></span>'
    )


def name(body: Body, pen: Pen) -> str:
    """A body's name in the reader's language, or the nearest there is."""
    return run_of(in_language(body.names, pen.language), pen.language)


def kind(one: Row, pen: Pen) -> str:
    """The kind of tie; where the sides differ each kind that is said; nothing is chosen."""
    if one.kinds:
        said = " / ".join(escape(label("tie-kinds", code, pen.language)) for code in one.kinds)
        return f'{said}<br><span class="tag">{pen.differing}</span>'
    if not one.tie.kind:
        return f'<span class="quiet">{pen.unknown}</span>'
    said = escape(label("tie-kinds", one.tie.kind, pen.language))
    if one.state == TieState.PROCESS and one.tie.stage:
        stage = escape(label("stages", one.tie.stage, pen.language))
        return f'{said}<br><span class="meta">{stage}</span>'
    return said


def evidence(tie: Tie, pen: Pen) -> str:
    """The day of the latest evidence with the sources that show it."""
    if not tie.evidence_edtf:
        return f'<span class="quiet">{pen.unproved}</span>'
    marks = drawn_marks(pen.sources.marks(*tie.evidence_by)) if tie.evidence_by else ""
    return f'<span class="nowrap">{day(tie.evidence_edtf, pen)}{marks}</span>'


def day(edtf: str, pen: Pen) -> str:
    """A date as dense tables have it."""
    return dated(edtf, pen.language, "short", pen.era, True)
