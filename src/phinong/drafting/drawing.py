"""The clauses of a draft's workspace, drawn in plain Python: sixty of them stand on a page.

A template that is read anew for each clause and language costs several times what their words do.
Only the clause that is being written, and threads of remarks, are templates: `part` renders them.
Everything that is not ours is escaped here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from phinong.core.vocabulary import label
from phinong.drafting.pages.workspace import Cell, ClauseRow, Workspace

_PARAGRAPHS = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Pen:
    """What the clauses of one page share.

    `tag` is the language of the page, `token` what Django's forms carry; `part(template, **values)`
    renders a template of the page with further values. `opened` are clauses to be remarked on now.
    """

    page: Workspace
    code: str
    tag: str
    token: str
    opened: frozenset[str]
    part: Callable[..., str]
    words: dict[str, str]

    @classmethod
    def of(cls, page: Workspace, code: str, **shared: Any) -> "Pen":
        """The pen of a page, with the words that every clause repeats."""
        words = {
            "clause": escape(gettext("clause")),
            "edit": escape(gettext("Edit")),
            "remarks": escape(gettext("Comments")),
            "remark": escape(gettext("Make a remark")),
        }
        return cls(page, code, words=words, **shared)


def outline(page: Workspace, language: str) -> str:
    """The clauses as a list that leads to them."""
    return "".join(entry(row, page.editing, language) for row in page.rows)


def entry(row: ClauseRow, editing: str, language: str) -> str:
    """A clause in the list: its number, what it provides, and whether it is open."""
    here = ' aria-current="true"' if row.uid == editing else ""
    named = label("clause-topics", row.topic, language) if row.topic else row.kind_label
    return (
        f'<li><a href="#c-{escape(row.uid)}"{here}><span class="num">{row.number or "–"}</span>'
        f"{escape(named)}{dot(row)}</a></li>"
    )


def dot(row: ClauseRow) -> str:
    """Whether something is left to do in a clause, as a mark and for who sees none."""
    if not row.is_open:
        return '<span class="dot" data-state="agreed"></span>'
    said = escape(gettext("something is left to do"))
    return f'<span class="dot" data-state="open"></span><span class="vh"> · {said}</span>'


def clauses(pen: Pen, beside: Iterable[Callable[[ClauseRow, Pen], str]]) -> str:
    """Every clause in its order, each with what `beside` draws."""
    aside = tuple(beside)
    return "".join(clause(row, pen, aside) for row in pen.page.rows)


def clause(row: ClauseRow, pen: Pen, beside: Iterable[Callable[[ClauseRow, Pen], str]]) -> str:
    """A clause in all its languages; the form to write it where it is opened for that."""
    opened = row.uid == pen.page.editing
    number = f"{row.number}<small>{pen.words['clause']}</small>" if row.number else "–"
    if opened and pen.page.may_edit:
        body = pen.part("drafting/_clause_form.html", row=row)
    else:
        body = tongues(row, pen) + acts(row, pen)
    return (
        f'<article class="clause{" is-open" if opened else ""}" id="c-{escape(row.uid)}"'
        f' aria-label="{escape(row.called)}"><p class="clause__n">{number}{dot(row)}</p>'
        f"{body}{''.join(draw(row, pen) for draw in beside)}</article>"
    )


def tongues(row: ClauseRow, pen: Pen) -> str:
    """The words of a clause in every language, side by side."""
    return f'<div class="clause__tongues">{"".join(text(c, row, pen) for c in row.cells)}</div>'


def text(cell: Cell, row: ClauseRow, pen: Pen) -> str:
    """The words in one language, or that there are none; whether they are older than the original
    they translate."""
    bare = "" if cell.wording else " untranslated"
    told, quotes = cell.wording, pen.page.quotes.get((row.uid, cell.tag), ())
    words = said(told.heading, told.words, quotes) if told else missing(cell, pen)
    older = checking(cell, row, pen) if cell.older else ""
    return (
        f'<div class="clause__text{bare}" lang="{escape(cell.tag)}"'
        f' data-lang="{escape(cell.name)}">{words}{older}</div>'
    )


def said(heading: str, words: str, quotes: Iterable[str] = ()) -> str:
    """A heading and paragraphs, their lines kept; words hold no line ends but "\\n".

    Words that open remarks quote are marked, where they stand once: which of two was meant is not
    guessed.
    """
    head = f"<h3>{escape(heading)}</h3>" if heading else ""
    meant = [quote for quote in quotes if words.count(quote) == 1]
    blocks = (quoted(block, meant).replace("\n", "<br>") for block in _PARAGRAPHS.split(words))
    return head + "".join(f"<p>{block}</p>" for block in blocks)


def quoted(block: str, quotes: Iterable[str]) -> str:
    """A paragraph with its quoted words marked, in one piece where quotations overlap."""
    starts = ((block.find(quote), len(quote)) for quote in quotes)
    out, last = "", 0
    for start, length in sorted(pair for pair in starts if pair[0] >= 0):
        first, end = max(start, last), start + length
        if first < end:
            out += f"{escape(block[last:first])}<mark>{escape(block[first:end])}</mark>"
            last = end
    return out + escape(block[last:])


def missing(cell: Cell, pen: Pen) -> str:
    """That a clause has no words in a language."""
    words = gettext("No words in %(language)s yet") % {"language": cell.name}
    return f'<p lang="{pen.tag}">{escape(words)}</p>'


def checking(cell: Cell, row: ClauseRow, pen: Pen) -> str:
    """That a translation is older than its original, and the way to say that it still holds."""
    older = escape(gettext("The translation is older than its original."))
    note = f'<p class="note small" lang="{pen.tag}">{older}</p>'
    if not pen.page.may_edit:
        return note
    address = escape(reverse("drafting:checked", args=[pen.code, row.uid, cell.tag]))
    return (
        f'{note}<form method="post" action="{address}">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(pen.token)}">'
        f'<button class="btn btn--bare btn--sm" type="submit" lang="{pen.tag}">'
        f"{escape(gettext('It still says the same'))}</button></form>"
    )


def acts(row: ClauseRow, pen: Pen) -> str:
    """The way to write a clause, for who may."""
    if not pen.page.may_edit:
        return ""
    uid = escape(row.uid)
    return (
        f'<p class="clause__acts"><a class="btn btn--sm" href="?edit={uid}#c-{uid}" data-key="e">'
        f"{pen.words['edit']}</a></p>"
    )


def remarks(row: ClauseRow, pen: Pen, threads: Iterable[Any], *, may: bool) -> str:
    """The threads of remarks beside a clause, and the way to add one for who may."""
    inside = "".join(pen.part("drafting/_thread.html", thread=one, may=may) for one in threads)
    return (
        f'<aside class="thread" aria-label="{pen.words["remarks"]} · {escape(row.called)}">'
        f"{inside}{remark_door(row, pen) if may else ''}</aside>"
    )


def remark_door(row: ClauseRow, pen: Pen) -> str:
    """The way to remark on a clause, or the form where it is opened."""
    if row.uid in pen.opened:
        return pen.part("drafting/_remark_form.html", row=row)
    uid, called = escape(row.uid), escape(row.called)
    return (
        f'<p class="small"><a href="?remark={uid}#c-{uid}">{pen.words["remark"]}'
        f'<span class="vh"> · {called}</span></a></p>'
    )
