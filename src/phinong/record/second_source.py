"""A further source for a record that is kept already.

It fills what is empty, adds its language to texts, and proves what it says alike. What it says
otherwise changes nothing and is not lost: it is cited under "<field>:differs", so that a page can
show both.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from phinong.core.acting import Actor, require
from phinong.core.languages import content_tag, guess_language
from phinong.record.actions import cite, note
from phinong.record.landing import Worth
from phinong.record.models import Citation, Document, Event, Finding

DIFFERS = ":differs"
FINDING = "finding"


def may_add_to(record: Any, what: str, *, by: Actor, document: Document) -> None:
    """Who keeps a record may add to it; to a public one so may who keeps the document.

    Another office's source is another voice, not a change of what is kept. Raises NotAllowed.
    """
    if not (record.public and by.may(what, document.kept_by)):
        require(by, what, body=record.kept_by)


def said(worth: Worth | None, document: Document) -> dict[str, str]:
    """{language: words} of a value as the source writes it; empty without a value."""
    if worth is None or worth.value in (None, ""):
        return {}
    words = str(worth.value)
    language = guess_language(words)
    return {content_tag(document.language or "en") if language == "und" else language: words}


def complete(
    kind: str,
    instance: models.Model,
    facts: Mapping[str, Any],
    *,
    by: Any,
    document: Document,
    finding: Finding | None,
) -> list[str]:
    """Write the facts into columns that are empty, and languages that are missing.

    Gives the columns that changed. The event names the finding, so that its undoing can empty
    them again.
    """
    was: dict[str, Any] = {}
    for column, value in facts.items():
        stored = getattr(instance, column)
        joined = {**value, **stored} if isinstance(value, dict) else empty_or(stored, value)
        if joined != stored:
            was[column] = stored
            setattr(instance, column, joined)
    if was:
        instance.save(update_fields=list(was))
        now = {column: getattr(instance, column) for column in was}
        note(
            f"{kind}.completed",
            kind,
            instance.pk,
            by=by,
            body=document.kept_by,
            was=plain(was),
            now={**plain(now), FINDING: finding.pk if finding else None},
            source=document.code,
        )
    return list(was)


def empty_or(stored: Any, value: Any) -> Any:
    """What is kept, or the value when nothing is; a zero is something."""
    return value if stored in (None, "", [], {}) else stored


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as JSON keeps them."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(facts), default=str))
    return kept


def empty_again(kind: str, instance: models.Model, finding: Finding) -> None:
    """Take back what the finding had filled in, where nothing changed it since."""
    filled = Event.objects.about(kind, instance.pk).filter(verb=f"{kind}.completed")
    for event in filled:
        if event.now.get(FINDING) != finding.pk:
            continue
        now = plain({column: getattr(instance, column) for column in event.was})
        back = {c: value for c, value in event.was.items() if now[c] == event.now[c]}
        for column, value in back.items():
            setattr(instance, column, value)
        instance.save(update_fields=list(back))


def agrees(stored: Any, value: Any) -> bool:
    """True when what is kept says what the source says; a text must agree in its own language."""
    if isinstance(value, dict):
        return all(stored.get(language) == words for language, words in value.items())
    return bool(stored == value)


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a finding's value went: the column that keeps it, and what the source says there."""

    column: str
    value: Any


def prove(
    kind: str,
    instance: models.Model,
    worths: Iterable[Worth],
    shown: Mapping[str, Shown],
    *,
    document: Document,
    by: Any,
    finding: Any,
) -> None:
    """Cite every value of a finding for the field of its name, differing ones as such.

    `shown` says for a value's name which column keeps it; names that are not in it are cited as
    they stand.
    """
    for worth in worths:
        place = shown.get(worth.name)
        alike = place is None or agrees(getattr(instance, place.column), place.value)
        field = worth.name if alike else worth.name + DIFFERS
        span = None if worth.start is None or worth.end is None else (worth.start, worth.end)
        cite(kind, instance.pk, field, document=document, by=by, span=span, finding=finding)


def differing(citations: Iterable[Citation]) -> list[Citation]:
    """Those citations that say otherwise than the record, with the words to show."""
    return [c for c in citations if c.field.endswith(DIFFERS) and c.passage_id]
