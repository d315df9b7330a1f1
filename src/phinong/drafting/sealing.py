"""The sealed text: one PDF with every language, the signatures, the hash and where to check it.

It is PDF/A-3 with the canonical text attached, so that the words can be held against the hash
whatever a program makes of the page.

Set by Typst with faces that come as packages, so that every machine sets the same pages and
nothing is fetched. All words are handed over as data: nothing in them is read as markup.
"""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import segno
import typst

from phinong.drafting.canonical import Part, Whole, canonical
from phinong.drafting.models.text import ClauseKind
from phinong.drafting.numbering import article
from phinong.drafting.unbroken import runs, runs_of
from phinong.drafting.wording_now import numbers

TEMPLATE = Path(__file__).parent / "sealed.typ"
FACES = ("pylopdf_fonts_th", "manimgx_fonts_cjk")
# As much of a title as stands at the foot of each page, on one line with hash and number.
FOOT = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """A line under the text: the name, post, body and capacity as they stand on the paper; body
    and capacity once in each language of the text, a line each."""

    name: str
    post: str = ""
    body: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """All that stands on the paper. `words` are the house's own words on it, by key:
    signatures, witnesses, seal. `done` says where and when it was signed. `names` are names by
    language tag that no line ends inside."""

    title: str
    parties: Sequence[str]
    whole: Whole
    sha256: str
    address: str
    signatures: Sequence[Signed]
    witnesses: Sequence[Signed]
    words: dict[str, str]
    done: str = ""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)


def sealed_pdf(sealed: Sealed, *, at: datetime | None = None) -> bytes:
    """The paper as PDF. The same text at the same instant gives the same bytes."""
    faces = [Path(str(files(name))) for name in FACES]
    return typst.compile(
        TEMPLATE,
        sys_inputs={"data": json.dumps(on_paper(sealed), ensure_ascii=False)},
        font_paths=faces,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="a-3b",
        timestamp=int((at or datetime(2000, 1, 1, tzinfo=UTC)).timestamp()),
    )


def on_paper(sealed: Sealed) -> dict[str, object]:
    """What the template sets."""
    return {
        "title": sealed.title,
        "parties": list(sealed.parties),
        "languages": [language_of(sealed, tag) for tag in sealed.whole.tags],
        "sha256": sealed.sha256,
        "canonical": canonical(sealed.whole),
        "address": sealed.address,
        "footer": f"{shortened(sealed.title)} · {sealed.sha256[:12]}",
        "signatures": [asdict(one) for one in sealed.signatures],
        "witnesses": [asdict(one) for one in sealed.witnesses],
        "words": sealed.words,
        "done": sealed.done,
        "qr": qr(sealed.address),
    }


def language_of(sealed: Sealed, tag: str) -> dict[str, object]:
    """One language's text in full: its title, and every clause that has words in it."""
    numbered = numbers(sealed.whole.parts)
    title = next((p for p in sealed.whole.parts if p.kind == ClauseKind.TITLE), None)
    words = title.in_tag(tag) if title else None
    names = sealed.names.get(tag, ())
    clauses = [
        clause_of(part, tag, numbered.get(part.uid), names)
        for part in sealed.whole.parts
        if part.kind != ClauseKind.TITLE and part.in_tag(tag)
    ]
    return {
        "tag": tag,
        "title": titled((words.words or words.heading) if words else sealed.title, tag, names),
        "clauses": clauses,
    }


def titled(title: str, tag: str, names: Sequence[str]) -> list[list[str]]:
    """A title in lines, each in runs of which every second stays whole."""
    return [runs(line, tag, names) for line in title.split("\n")]


def clause_of(part: Part, tag: str, number: int | None, names: Sequence[str]) -> dict[str, object]:
    """A clause in one language."""
    text = part.in_tag(tag)
    label = article(number, tag) if number else ""
    return {
        "label": label,
        "heading": runs(text.heading, tag, names),
        "words": runs_of(text.words, tag, names),
    }


def shortened(title: str) -> str:
    """A title for the foot of a page: whole, or up to a blank with a sign that it goes on."""
    line = " ".join(title.split())
    if len(line) <= FOOT:
        return line
    return f"{line[:FOOT].rpartition(' ')[0] or line[:FOOT]} …"


def qr(address: str) -> str:
    """The address as a QR code, an SVG drawing."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=0, scale=4, xmldecl=False)
    return out.getvalue().decode()
