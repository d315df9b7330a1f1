"""What the pages of the clause library show, and its panels on the workspace."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from phinong.core.languages import InLanguage, content_tag, in_language
from phinong.core.vocabulary import label, vocabulary
from phinong.drafting.access import May, offices_of
from phinong.drafting.canonical import Part
from phinong.drafting.filling import Gap, gaps_of, part_of, parts_of, register_values
from phinong.drafting.library import Template, Variant, field_labels, templates, variants
from phinong.drafting.models import Draft
from phinong.drafting.panels import Panel
from phinong.drafting.rules import why_not
from phinong.drafting.taking import suits, template_for, values_for
from phinong.drafting.wording_now import numbers, shown_standing

PREFIX = "field"


@dataclass(frozen=True, slots=True)
class Offered:
    """A template or wording to choose from; `fits` when it is for the draft's own instrument and
    kind of parties."""

    code: str
    name: str
    fits: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A clause as it would stand, in the reader's language or the nearest the draft has."""

    number: int | None
    topic: str
    heading: InLanguage
    words: InLanguage


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that the register has no value for, as a control of the page: `label` says what it
    is for the reader, `language` the language of the text that it goes into."""

    name: str
    tag: str
    label: str
    language: str
    value: str


def may_write(draft: Draft, user: Any) -> bool:
    """Whether this person may change the words now."""
    works_there = any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))
    return works_there and not why_not("edit", draft.status)


def offered(draft: Draft, language: str) -> list[Offered]:
    """The templates, those that are for such a draft first."""
    rows = [
        Offered(one.code, one.label(language), suits(one, draft)) for one in templates().values()
    ]
    return sorted(rows, key=lambda row: not row.fits)


def preview_of(
    draft: Draft, template: Template, language: str, entered: Mapping[str, Mapping[str, str]]
) -> list[Preview]:
    """What a template would lay out, for a reader."""
    parts = parts_of(template, draft, values_for(draft, entered))
    named = [Part(p.kind, p.topic, p.texts, str(place)) for place, p in enumerate(parts)]
    numbered = numbers(named)
    return [preview(part, numbered.get(part.uid), language) for part in named]


def preview(part: Part, number: int | None, language: str) -> Preview:
    """One clause for a reader."""
    headings = {tag: text.heading for tag, text in part.texts.items()}
    words = {tag: text.words for tag, text in part.texts.items()}
    wanted = content_tag(language)
    return Preview(number, part.topic, in_language(headings, wanted), in_language(words, wanted))


def asked(
    draft: Draft, template: Template, entered: Mapping[str, Mapping[str, str]], language: str
) -> list[Asked]:
    """A control for every field that the register cannot fill; those of one field together."""
    gaps = gaps_of(template, draft, register_values(draft))
    names = list(dict.fromkeys(gap.name for gap in gaps))
    return [
        Asked(
            name=f"{PREFIX}-{gap.name}-{gap.tag}",
            tag=gap.tag,
            label=in_language(field_labels()[gap.name], language).text,
            language=label("languages", gap.tag, language),
            value=given(entered, gap),
        )
        for gap in sorted(gaps, key=lambda gap: names.index(gap.name))
    ]


def given(entered: Mapping[str, Mapping[str, str]], gap: Gap) -> str:
    """What was entered for a gap."""
    return entered.get(gap.tag, {}).get(gap.name, "")


def entered_in(sent: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """{language tag: {field: value}} from what the page's controls sent."""
    found: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        prefix, _dash, rest = name.partition("-")
        field, _dash, tag = rest.partition("-")
        if prefix == PREFIX and field in field_labels() and value.strip():
            found.setdefault(tag, {})[field] = value.strip()
    return found


def shelves(draft: Draft, language: str) -> list[tuple[str, list[tuple[Variant, str, Preview]]]]:
    """The wordings by topic: (topic's label, [(wording, its name, as it would stand)])."""
    template = template_for(draft)
    values = values_for(draft, None)
    for tag in values:
        values[tag]["instrument"] = template.itself.get(tag, "") if template else ""
    tags = list(draft.languages.values_list("tag", flat=True))
    shelved: dict[str, list[tuple[Variant, str, Preview]]] = {}
    for one in variants().values():
        shown = preview(part_of(one, tags, values), None, language)
        shelved.setdefault(one.topic, []).append((one, one.label(language), shown))
    return [(label("clause-topics", topic, language), rows) for topic, rows in ordered(shelved)]


def ordered(shelved: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Topics in the order in which a text has them."""
    order: Sequence[str] = list(vocabulary("clause-topics"))
    return sorted(shelved.items(), key=lambda pair: order.index(pair[0]))


def begin_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """The way to a template, while the draft is empty; to the library's clauses after that."""
    if not may_write(draft, user):
        return None
    empty = not shown_standing(draft).clauses
    return Panel("drafting/library_panel.html", {"draft": draft, "empty": empty})


def template_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """Which template the text began with, and that it is a draft for legal review."""
    template = templates().get(draft.template)
    if template is None:
        return None
    facts = {"name": template.label(language), "template": template}
    return Panel("drafting/library_note.html", facts)
