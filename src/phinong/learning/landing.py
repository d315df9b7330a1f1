"""How findings of learning items become records."""

from typing import Any

from phinong.core.acting import Actor
from phinong.core.fields import sort_day
from phinong.core.folding import fold
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.learning.actions import add_item, move_item, same_item
from phinong.learning.city import city_of, known_city
from phinong.learning.enumerations import Entry, counted_lists
from phinong.learning.models import LearningItem, ReviewState
from phinong.places.models import Body
from phinong.record.actions import cite
from phinong.record.landing import Landed, Landing, Similar, Touched, Values
from phinong.record.models import Document, Finding
from phinong.record.second_source import Shown, complete, prove, said

# What an entry of a counted list becomes: its kind, and whether it is an issue of the city.
LISTED = {"issue": ("ecosystem", True), "community": ("place", False)}


def kind_of(values: Values) -> str:
    """The kind of item, as a code of the inventory where it is one."""
    return values.text("item-kind") or values.text("kind")


def when_of(values: Values) -> str:
    """The item's time as EDTF: its date, else its year on a timeline."""
    return values.text("date") or values.text("year")


def why_not_item(values: Values) -> list[Refusal]:
    """An item needs a kind of the inventory, a title and, where it has one, a readable time."""
    kind = kind_of(values)
    reasons = []
    if kind not in vocabulary("learning-kinds"):
        reasons.append(Refusal("learning-kind-unknown", {"kind": kind}))
    if not values.text("title").strip():
        reasons.append(Refusal("learning-title-missing"))
    if not readable(when_of(values)):
        reasons.append(Refusal("date-unreadable", {"text": when_of(values)}))
    return reasons


def readable(edtf: str) -> bool:
    """True for an empty text and for a date the register can store."""
    try:
        sort_day(edtf)
    except ValueError:
        return False
    return True


def land_item(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep the item with its city, and what its text counts out as items of their own.

    From a document that everyone may read an item is published at once; any other waits as a
    draft for the community and the editor.
    """
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    city, touched = city_of(values, **ground)
    facts = item_facts(values, document)
    item, made = kept(city, kind_of(values), facts, **ground)
    prove("learning-item", item, values, item_shown(facts), **ground)
    publish(item, document, by=by)
    counted = [
        told
        for entry in listed(values, document)
        for told in entry_item(city, entry, facts, **ground)
    ]
    return Landed((Touched("learning-item", item.pk, made), *counted, *touched))


def item_facts(values: Values, document: Document) -> dict[str, Any]:
    """{column: value} of what the source says of the item."""
    when = values.first("date", "year")
    facts = {
        "titles": said(values.first("title"), document),
        "texts": said(values.first("text"), document),
        "when_edtf": when_of(values),
        "when_written": when.as_written[:120] if when else "",
        "when_day": sort_day(when_of(values)),
        "community": values.text("community")[:200],
        "issue": str(values.text("issue")).lower() in ("true", "yes", "1"),
    }
    return {column: value for column, value in facts.items() if value}


def item_shown(facts: dict[str, Any]) -> dict[str, Shown]:
    """Which column keeps what the reader calls so."""
    columns: dict[str, Any] = {
        "title": "titles",
        "text": "texts",
        "date": "when_edtf",
        "year": "when_edtf",
        "community": "community",
    }
    return {
        name: Shown(column, facts[column]) for name, column in columns.items() if column in facts
    }


def kept(city: Body, kind: str, facts: dict[str, Any], **ground: Any) -> tuple[LearningItem, bool]:
    """The city's item with these facts, made when it is not there, completed when it is."""
    titles, when = facts["titles"], facts.get("when_edtf", "")
    item = same_item(city, kind, titles, when)
    if item is not None:
        complete("learning-item", item, facts, **ground)
        return item, False
    rest = {c: v for c, v in facts.items() if c not in ("titles", "when_edtf", "when_day")}
    return add_item(city=city, kind=kind, titles=titles, when=when, **rest, **ground), True


def publish(item: LearningItem, document: Document, *, by: Actor) -> None:
    """An item that a public paper tells is public already."""
    if item.state == ReviewState.DRAFT and document.public:
        move_item(item, by=by, verb="adopt")


def listed(values: Values, document: Document) -> list[Entry]:
    """The entries of counted lists in the item's text, at their places in the document."""
    worth = values.first("text")
    if worth is None or worth.start is None or worth.end is None:
        return []
    text = document.text[worth.start : worth.end]
    return [
        Entry(e.thing, e.text, worth.start + e.start, worth.start + e.end)
        for e in counted_lists(text)
    ]


def entry_item(city: Body, entry: Entry, facts: dict[str, Any], **ground: Any) -> list[Touched]:
    """An entry of a counted list as an item of its own, of the time of the item that lists it."""
    kind, issue = LISTED[entry.thing]
    document = ground["document"]
    language = next(iter(facts["titles"]))
    own: dict[str, Any] = {
        c: facts[c] for c in ("when_edtf", "when_written", "when_day") if c in facts
    }
    own |= {"titles": {language: entry.text}, **({"issue": True} if issue else {})}
    item, made = kept(city, kind, own, **ground)
    cite("learning-item", item.pk, "title", span=(entry.start, entry.end), **ground)
    publish(item, document, by=ground["by"])
    return [Touched("learning-item", item.pk, made)]


def similar_items(values: Values) -> list[Similar]:
    """Items of the city whose title folds to this one, of whatever kind and year."""
    city = known_city(values)
    title = fold(values.text("title"))
    if city is None or not title:
        return []
    return [
        Similar("learning-item", i.pk, str(i.title("th")), i.get_absolute_url(), "same-title")
        for i in city.learning_items.order_by("id")
        if title in {fold(text) for text in i.titles.values()}
    ]


LEARNING_ITEM = Landing(land_item, why_not_item, similar_items)
