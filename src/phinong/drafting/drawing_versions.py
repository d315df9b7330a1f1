"""Versions and what changed between two of them, drawn in plain Python.

A comparison has thousands of marks and a list tens of versions: a template that is read anew for
each costs several times what its words do. Everything that is not ours is escaped here.
"""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phinong.core.templatetags.ui import dated, reader
from phinong.core.vocabulary import label
from phinong.drafting.comparing import Changed, ComparedClause
from phinong.drafting.models import Draft
from phinong.drafting.pages.versions import VersionRow
from phinong.drafting.redline import Run

TAGS = {"same": ("", ""), "del": ("<del>", "</del>"), "ins": ("<ins>", "</ins>")}
CHANGES = {
    "changed": _("changed"),
    "new": _("new"),
    "gone": _("taken out"),
    "moved": _("moved"),
}


def marked(changes: Iterable[Run]) -> str:
    """A redline: what went struck out, what came underlined."""
    return "".join([f"{TAGS[kind][0]}{escape(text)}{TAGS[kind][1]}" for kind, text in changes])


def word_of(change: str) -> str:
    """What happened to a clause between two texts; nothing for one that stayed."""
    return str(CHANGES.get(change, ""))


def changed(clauses: Iterable[ComparedClause], language: str) -> str:
    """The clauses that are not the same in both texts, in their order."""
    return "".join(clause(one, language) for one in clauses if one.change != "same")


def clause(one: ComparedClause, language: str) -> str:
    """A clause with its number, what happened to it, and its changes in each language."""
    return (
        f'<article class="clause" data-change="{one.change}">'
        f'<p class="clause__n">{one.number or "–"}<small>{escape(word_of(one.change))}</small></p>'
        f'<div class="clause__tongues">{"".join(text(cell, language) for cell in one.cells)}</div>'
        "</article>"
    )


def text(cell: Changed, language: str) -> str:
    """What changed in one language."""
    name = escape(label("languages", cell.tag, language))
    return (
        f'<div class="clause__text" lang="{escape(cell.tag)}" data-lang="{name}">'
        f'<h3>{marked(cell.heading)}</h3><p class="said">{marked(cell.words)}</p></div>'
    )


def options(rows: Iterable[VersionRow], chosen: VersionRow | None) -> str:
    """The versions as choices of a form."""
    named = escape(gettext("Version %(number)s"))
    return "".join(
        f'<option value="{row.number}"{" selected" if row == chosen else ""}>'
        f"{named % {'number': row.number}}</option>"
        for row in rows
    )


def items(rows: Iterable[VersionRow], draft: Draft, token: str, era: str) -> str:
    """The versions as a list; `token` is the one that Django's forms carry."""
    named = escape(gettext("Version %(number)s"))
    shared = (
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
        f'<button class="btn btn--bare btn--sm" type="submit">'
        f"{escape(gettext('Take this text up again'))}</button></form></li>"
    )
    start, end = escape(reverse("drafting:version-restore", args=[draft.code, 0])).rsplit("0", 1)
    return "".join(
        f"<li><b>{named % {'number': row.number}}</b><br> {facts(row, era)}"
        f'<form class="cluster mt2" method="post" action="{start}{row.number}{end}">{shared}'
        for row in rows
    )


def facts(row: VersionRow, era: str) -> str:
    """When a version was made, by whom, its hash, and what it is for."""
    by = f" · {escape(row.by)}" if row.by else ""
    day = dated(localdate(row.made_at), reader(), "short", era)
    note = f"<br>{escape(row.note)}" if row.note else ""
    return f'<span class="meta">{day}{by} · <span class="mono">{row.sha256[:8]}</span></span>{note}'
