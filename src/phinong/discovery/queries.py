"""Search: from a person's words to a page of what the register has of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from phinong.core.languages import InLanguage, content_tag, guess_language, in_language
from phinong.discovery import placing
from phinong.discovery.asking import Asked, of_kind
from phinong.discovery.models import Entry
from phinong.discovery.placing import Plan, page, position, spread, token
from phinong.discovery.ranking import KINDS, by_kind
from phinong.discovery.snippets import Marked, mark, snippet
from phinong.discovery.storage import TOP, storage
from phinong.discovery.suggestions import did_you_mean
from phinong.discovery.tokens import name_token
from phinong.record.once import once

SIZE = 25
# Below so many results a near spelling is offered.
FEW = 3
# The order of facets: who and where, what binds, who decided, what was done.
FACETS = (
    "body",
    "place",
    "person",
    "tie",
    "agreement",
    "meeting",
    "resolution",
    "commitment",
    "activity",
    "learning-item",
    "document",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found.

    `title` is what the reader's language shows; `other_name` the name that matched where the
    title shows none of the query; `snippet` words around the match, in `snippet_language`, from
    part `part` of `parts` of a long text.
    """

    kind: str
    number: int
    path: str
    title: InLanguage
    marked_title: Marked
    other_name: Marked
    snippet: Marked
    snippet_language: str
    edtf: str
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many records of a kind match; at least so many when there may be `more`."""

    kind: str
    number: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found. `after` is the token of the next page, empty on the last.

    `text` is the query as used; `was_cut` says that it was too long and lost its end. `asked` is
    False when the query holds no letter or digit. `counts` by kind and `total` disregard the
    chosen kinds and the page.
    """

    text: str
    asked: bool
    was_cut: bool = False
    hits: tuple[Hit, ...] = ()
    after: str = ""
    counts: tuple[Count, ...] = ()
    total: Count = Count("", 0)
    suggestions: tuple[str, ...] = ()


def search(
    text: str,
    *,
    user: Any,
    language: str,
    kinds: Iterable[str] | None = None,
    after: str | None = None,
    size: int = SIZE,
) -> Results:
    """What `user` may see of `text`, in the order of `discovery.ranking`, `size` at a time.

    `kinds` leaves only records of these kinds; unknown kinds are left out. `after` is the token
    of an earlier page; one that is none of ours gives the first page. Never raises for a query.
    """
    asked = Asked.of(text)
    if not asked.units:
        return Results(asked.text, asked=False, was_cut=asked.was_cut)
    chosen = [kind for kind in kinds or () if kind in KINDS]
    plan = Plan.of(asked, user)
    found = page(plan.of_kinds(chosen), position(after), size + 1)
    counts = counted(asked, plan, user)
    total = whole(counts)
    few = not found or (total.number < FEW and not chosen)
    return Results(
        asked.text,
        asked=True,
        was_cut=asked.was_cut,
        hits=tuple(hits([rank for _, rank in found[:size]], asked, language)),
        after=token(found[size - 1]) if len(found) > size else "",
        counts=counts,
        total=total,
        suggestions=tuple(did_you_mean(asked, user)) if few else (),
    )


# ── Counts ──


def counted(asked: Asked, plan: Plan, user: Any) -> tuple[Count, ...]:
    """How many records of each kind match; kept until the register changes."""
    offices = ",".join(sorted(user.body_codes())) if user.is_authenticated else "-"
    words = "|".join(unit.text for unit in asked.units)
    return once(lambda: count(plan), "found", offices, words)


def count(plan: Plan) -> tuple[Count, ...]:
    """Records of each kind among what was read.

    Where there are more than are read, every number is a lower bound, and kinds that were not
    met among those read are there with nought: nobody knows.
    """
    ranks = plan.matches
    more = len(ranks) > placing.COUNTED
    found = by_kind([*ranks[: placing.COUNTED], *(() if more else spread(plan))])
    kinds = once(held_kinds, "kinds") if more else found
    return tuple(Count(kind, found.get(kind, 0), more) for kind in FACETS if kind in kinds)


def held_kinds() -> set[str]:
    """The kinds of which the index holds any record."""
    text = storage()
    return {kind for kind in FACETS if text.find(of_kind(kind), below=TOP, limit=1)}


def whole(counts: tuple[Count, ...]) -> Count:
    """All kinds together."""
    return Count("", sum(c.number for c in counts), more=any(c.more for c in counts))


# ── What is shown ──


def hits(ranks: list[int], asked: Asked, language: str) -> Iterator[Hit]:
    """The records with these ranks, in their order."""
    entries = {entry.rank: entry for entry in Entry.objects.filter(rank__in=ranks)}
    return (hit(entries[rank], asked, language) for rank in ranks if rank in entries)


def hit(entry: Entry, asked: Asked, language: str) -> Hit:
    """One record as the reader sees it."""
    title = in_language(entry.titles, language)
    marked = mark(title.text, asked)
    words = snippet(entry.body, asked, content_tag(language))
    return Hit(
        kind=entry.kind,
        number=entry.number,
        path=entry.path,
        title=title,
        marked_title=marked,
        other_name=Marked() if marked.matches else other_name(entry, asked),
        snippet=words,
        snippet_language=guess_language(str(words)),
        edtf=entry.edtf,
        part=entry.part + 1,
        parts=entry.parts,
    )


def other_name(entry: Entry, asked: Asked) -> Marked:
    """The first further name that matches, as a unit or as the whole query; empty without one."""
    whole_name = name_token(asked.text)
    for line in entry.title.split("\n"):
        marked = mark(line, asked)
        if marked.matches:
            return marked
        if name_token(line) == whole_name:
            return Marked(((line, True),))
    return Marked()
