"""Whose a commitment is, as a reader may learn it.

A person's name is for the office. Everybody else reads the body and the post in which the person
saw to it: what was promised binds the post, and passes on with it. Words of a source that name
somebody are not repeated in public either.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from phinong.core.languages import guess_language
from phinong.meetings.holders import began, last_day, name_of
from phinong.meetings.models import Commitment
from phinong.places.models import Body, Person, Tenure
from phinong.reader.page import Page
from phinong.reader.people import people_in


@dataclass(frozen=True, slots=True)
class Whose:
    """The body that owes it, the post and, for the office, the person; and the words of a source
    that names no known body. What is empty is not known, or not for this reader."""

    body: Body | None = None
    post: str = ""
    name: str = ""
    note: str = ""


def whose_of(
    commitments: Iterable[Commitment], language: str, offices: Collection[str]
) -> dict[int, Whose]:
    """{commitment: whose it is}; two queries at most. `offices` are those of the reader."""
    rows = list(commitments)
    held = tenures_of([row.person_id for row in rows if row.person_id])
    return {row.pk: one(row, held.get(row.person_id or 0, []), language, offices) for row in rows}


def tenures_of(people: Collection[int]) -> dict[int, list[Tenure]]:
    """{person: statements about their posts}."""
    found: dict[int, list[Tenure]] = {}
    rows = Tenure.objects.filter(person__in=people).select_related("post__body")
    for tenure in rows.prefetch_related("person__forms") if people else []:
        found.setdefault(tenure.person_id, []).append(tenure)
    return found


def one(row: Commitment, tenures: list[Tenure], language: str, offices: Collection[str]) -> Whose:
    """Whose one commitment is."""
    mine = is_mine(row, offices)
    tenure = post_in(tenures, row.owner, row.due_day or timezone.localdate())
    post = tenure.post.title(language).text if tenure else ""
    person: Person | None = tenures[0].person if tenures else row.person
    return Whose(
        body=row.owner or (tenure.post.body if tenure else None),
        post=post,
        name=name_of(person, language) if mine else "",
        note=note_for(row, offices),
    )


def post_in(tenures: list[Tenure], body: Body | None, day: date) -> Tenure | None:
    """The post somebody holds on a day: in the body that owes it where they hold one there."""
    reaching = [t for t in tenures if began(t) <= day <= (last_day(t.until_edtf) or day)]
    here = [t for t in reaching if body is not None and t.post.body_id == body.pk]
    return max(here or reaching, key=lambda t: (began(t), t.pk), default=None)


def is_mine(row: Commitment, offices: Collection[str]) -> bool:
    """Whether one of these offices keeps it or owes it."""
    return row.kept_by in offices or bool(row.owner and row.owner.code in offices)


def note_for(row: Commitment, offices: Collection[str]) -> str:
    """The words for its owner, for a reader of these offices: all for who keeps or owes it."""
    return row.owner_note if is_mine(row, offices) or is_open(row) else ""


def is_open(row: Commitment) -> bool:
    """Whether the words for its owner are a source's own, and name nobody."""
    return row.uid is None and not names_somebody(row.owner_note)


def names_somebody(text: str) -> bool:
    """Whether a person is named in a few words, as the reader of documents finds names."""
    language = guess_language(text).partition("-")[0]
    return bool(text) and bool(people_in(Page(text, language), []))
