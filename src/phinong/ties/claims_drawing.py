"""What each side says, drawn in plain Python: the rows of the table of claims.

A template that is read anew for each claim costs several times what its words do. Everything that
is not ours is escaped here; the parts are the components of `core.templatetags.ui`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from phinong.core.languages import in_language
from phinong.core.templatetags.ui import dated, run_of, status, text_in
from phinong.core.vocabulary import label
from phinong.places.models import Body
from phinong.record.queries import Sources
from phinong.record.templatetags.sources import drawn_marks
from phinong.ties.models import Claim
from phinong.ties.naming import value_in_words
from phinong.ties.pages.claims import ClaimsTable, SubjectRow, Voice


@dataclass(frozen=True, slots=True)
class Pen:
    """What the rows of one table share: language and era, the list of sources, words of heads."""

    language: str
    era: str
    sources: Sources
    heads: Sequence[str]


def rows(table: ClaimsTable, language: str, era: str, sources: Sources) -> SafeString:
    """The rows of the table, a subject each."""
    names = [", ".join(str(body.name(language)) for body in head) for head in table.heads]
    heads = [escape(name) for name in (*names, gettext("Others"))]
    pen = Pen(language, era, sources, heads)
    return mark_safe("".join(row(one, pen) for one in table.rows))


def row(one: SubjectRow, pen: Pen) -> str:
    """One subject: what follows from it, and a cell for each side and for others."""
    cells = (
        f'<td data-th="{head}">{cell(voices, pen)}</td>'
        for head, voices in zip(pen.heads, one.columns, strict=True)
    )
    return f'<tr><th scope="row">{subject(one)}</th>{"".join(cells)}</tr>'


def subject(one: SubjectRow) -> str:
    """What is spoken of, whether it fits together, and what all of them stand by."""
    lines = [f"<b>{escape(one.label)}</b>"]
    if one.verdict:
        lines.append(status(one.state, str(one.verdict), tint=True))
    if one.shown:
        words = gettext("All of them stand by: %(kind)s") % {"kind": one.shown}
        lines.append(f'<span class="meta">{escape(words)}</span>')
    if one.reading and one.reading.others_differ:
        words = gettext("another source says otherwise")
        lines.append(f'<span class="meta">{escape(words)}</span>')
    return "<br>".join(lines)


def cell(voices: Iterable[Voice], pen: Pen) -> str:
    """What one side says of a subject."""
    return "".join(drawn(one, pen) for one in voices) or '<span class="quiet">–</span>'


def drawn(one: Voice, pen: Pen) -> str:
    """One claim: what it says, its sources, the source's own words, and who says so."""
    claim = one.claim
    words = conditional_escape(value(claim, one.level, pen))
    said = f"<s>{words}</s>" if one.is_out else words
    marks = drawn_marks(pen.sources.marks("claim", claim.pk, claim.what))
    look = "voice is-out" if one.is_out else "voice"
    return (
        f'<div class="{look}" id="claim-{claim.pk}"><p>{said}{marks} {standing(claim)}</p>'
        f"{own_words(claim)}{beside(one, pen)}</div>"
    )


def standing(claim: Claim) -> str:
    """Why a claim does not count, or counts less; nothing for most."""
    if claim.retracted:
        words = gettext("retracted")
    elif not claim.proved:
        words = gettext("source withdrawn")
    elif not claim.verified:
        words = gettext("not verified")
    else:
        return ""
    return f'<span class="tag">{escape(words)}</span>'


def own_words(claim: Claim) -> str:
    """The claim in the words of its source."""
    if not claim.as_written:
        return ""
    spoken = f' lang="{escape(claim.language)}"' if claim.language else ""
    return f'<p class="small"><q{spoken}>{escape(claim.as_written)}</q></p>'


def value(claim: Claim, level: Body | None, pen: Pen) -> str:
    """What a claim says: dates in the reader's calendar, codes in words, bodies by name."""
    if claim.what in ("date", "end"):
        return day(claim.value, pen)
    if level is not None:
        return text_in(level.names)
    if claim.what == "note" and claim.texts:
        return text_in(in_language(claim.texts, pen.language))
    return value_in_words(claim, pen.language)


def day(edtf: str, pen: Pen) -> str:
    """A date of a claim; that it is not stated where there is none."""
    if edtf:
        return dated(edtf, pen.language, "long", pen.era)
    return mark_safe(f'<span class="quiet">{escape(gettext("not stated"))}</span>')


def beside(one: Voice, pen: Pen) -> str:
    """What stands below a claim: who says so, as of when, in which language and calendar."""
    claim, parts = one.claim, []
    if one.speaker is not None:
        name = run_of(in_language(one.speaker.names, pen.language), pen.language)
        parts.append(f'<a href="{escape(one.speaker.get_absolute_url())}">{name}</a>')
    elif claim.by_note:
        parts.append(escape(claim.by_note))
    if claim.as_of_edtf and claim.what != "date":
        since = dated(claim.as_of_edtf, pen.language, "short", pen.era, True)
        parts.append(f"{escape(gettext('as of'))} {since}")
    if claim.as_written:
        written = (("languages", claim.language), ("calendars", claim.calendar))
        parts += [escape(label(words, code, pen.language)) for words, code in written if code]
    return f'<p class="meta">{" · ".join(parts)}</p>' if parts else ""
