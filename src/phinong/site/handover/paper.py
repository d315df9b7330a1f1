"""The brief as PDF, in the reader's language; in Thai with Thai digits and the Buddhist era.

Set by Typst with faces that come as packages. All words are handed over as data.
"""

import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from django.urls import reverse
from django.utils.translation import gettext as _

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.core.languages import InLanguage, content_tag, guess_language
from phinong.drafting.sealing import FACES
from phinong.meetings.minutes_sheet import said
from phinong.record.queries import NumberedSource
from phinong.site.handover.brief import Brief, Group, Line
from phinong.site.handover.scope import Scope

TEMPLATE = Path(__file__).parent / "handover.typ"
THAI = "th"


def handover_pdf(brief: Brief, scope: Scope, address: str) -> bytes:
    """The paper. The same brief on the same day gives the same bytes."""
    day = datetime.combine(scope.today, datetime.min.time(), UTC)
    return typst.compile(
        TEMPLATE,
        sys_inputs={"data": json.dumps(on_paper(brief, scope, address), ensure_ascii=False)},
        font_paths=[Path(str(files(name))) for name in FACES],
        ignore_system_fonts=True,
        format="pdf",
        timestamp=int(day.timestamp()),
    )


def on_paper(brief: Brief, scope: Scope, address: str) -> dict[str, Any]:
    """What the template sets; numbers of sources run in reading order."""
    language = scope.language
    parts = [
        {
            "heading": str(part.heading),
            "groups": [group_of(group, scope, address) for group in part.filled],
            "empty": ", ".join(str(group.heading) for group in part.empty),
        }
        for part in brief.parts
    ]
    return {
        "tag": content_tag(language).partition("-")[0],
        "title": _("Handover brief"),
        "subject": brief.title,
        "office": brief.office,
        "day": dated(scope.today.isoformat(), language),
        "kept": _("For the office alone. It holds names and addresses."),
        "none": _("None on record"),
        "sources_heading": _("Sources"),
        "digits": language == THAI,
        "parts": parts,
        "sources": [source_of(one, address) for one in scope.sources.listed],
    }


def group_of(group: Group, scope: Scope, address: str) -> dict[str, Any]:
    """A group with its lines."""
    more = _("and %(n)s more on the page") % {"n": group.more} if group.more > 0 else ""
    return {
        "heading": str(group.heading),
        "count": group.count,
        "about": str(group.about),
        "lines": [line_of(line, scope, address) for line in group.lines],
        "more": numbered(more, scope.language),
    }


def line_of(line: Line, scope: Scope, address: str) -> dict[str, Any]:
    """A line with its words in their language, its day, its page and the numbers of its
    sources."""
    text, tag = worded(line.text, scope.language)
    marks = scope.sources.marks(*line.cites) if line.cites else []
    return {
        "text": numbered(text, scope.language),
        "tag": tag,
        "when": dated(line.when, scope.language) if line.when else "",
        "note": numbered(line.note, scope.language),
        "look": line.look,
        "url": f"{address}{line.path}" if line.path else "",
        "marks": [mark.number for mark in marks],
    }


def worded(text: InLanguage | str, language: str) -> tuple[str, str]:
    """Words with the language they are in."""
    if isinstance(text, InLanguage):
        return text.text, text.language.partition("-")[0]
    guessed = guess_language(text)
    tag = content_tag(language) if guessed == "und" else guessed
    return text, tag.partition("-")[0]


def dated(edtf: str, language: str) -> str:
    """A date as the paper writes it."""
    return numbered(say(parse_edtf(edtf), language, length="short"), language)


def numbered(text: str, language: str) -> str:
    """In Thai digits on a Thai paper, but for codes and addresses with Latin letters."""
    return said(text) if language == THAI else text


def source_of(source: NumberedSource, address: str) -> dict[str, Any]:
    """A line of the list of sources; of one that may not be read only that there is one."""
    document = source.document
    if not source.readable:
        return {"title": _("A paper the office keeps to itself"), "aside": "", "url": ""}
    aside = [document.publisher] if document.publisher else []
    aside += [_("withdrawn")] if source.withdrawn else []
    return {
        "title": document.title,
        "aside": " · ".join(aside),
        "url": f"{address}{reverse('record:document', args=[document.code])}",
    }
