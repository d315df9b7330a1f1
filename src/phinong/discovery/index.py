"""Keeps the index: entries and their tokens, as the records stand.

Every event brings its record's entries up to date inside the transaction that wrote it, so a
change and its being found come and go together. `rebuild` makes everything again from the records.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction

from phinong.core.languages import in_language
from phinong.discovery.asking import LONGEST_QUERY
from phinong.discovery.cutting import parts
from phinong.discovery.facts import SOURCES, EntryFacts, Record
from phinong.discovery.models import Entry
from phinong.discovery.ranking import LAST_PART, rank
from phinong.discovery.storage import storage
from phinong.discovery.tokens import token_row
from phinong.record.models import Event

# Characters in one entry. Short enough for PostgreSQL to know every token's position.
PART = 4_000
LONGEST_TITLE = 2_000
BATCH = 500
KEPT = (
    "rank",
    "parts",
    "path",
    "titles",
    "title",
    "body",
    "edtf",
    "day",
    "public",
    "kept_by",
    "about",
)

# One more form of a name reaches what is about its bearer without a new entry there: such records
# are found by their reference to the bearer.
NEW_FORMS = ("body.named", "person.named")
# Nothing can be about what has just been made.
NEW_BEARERS = ("body.added", "person.added", "place.added")

Progress = Callable[[str, int, int], None]


def entries_of(kind: str, number: int, facts: EntryFacts) -> list[Entry]:
    """The entries of one record, one for each part of its text."""
    names = [*(title for _, title in sorted(facts.titles.items())), *facts.names]
    lines = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    title, more = fitting(lines)
    named = {"", *title.split("\n")}
    texts = (text.strip() for text in facts.texts)
    body = "\n".join([*more, *(text for text in texts if text not in named)])
    shown = in_language(facts.titles, "th").text
    pieces = parts(body, size=PART, overlap=LONGEST_QUERY)[: LAST_PART + 1]
    return [
        Entry(
            kind=kind,
            number=number,
            part=part,
            parts=len(pieces),
            rank=rank(kind, number, part, day=facts.day, name=shown),
            path=facts.path,
            titles=facts.titles,
            title=title,
            body=text,
            edtf=facts.edtf,
            day=facts.day,
            public=facts.public,
            kept_by=facts.kept_by,
            about=[f"{what}{who}" for what, who in dict.fromkeys(facts.about)],
        )
        for part, text in enumerate(pieces)
    ]


def fitting(lines: list[str]) -> tuple[str, list[str]]:
    """As many names as fit into an entry's title, and those that must go into its text."""
    room = LONGEST_TITLE
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return "\n".join(lines[:place]), lines[place:]
    return "\n".join(lines), []


@transaction.atomic
def bring_up_to_date(kind: str, numbers: Iterable[int], *, anew: bool = False) -> int:
    """Make the entries of these records say what the records say; how many records changed.

    Entries of records that are gone go too. With `anew` tokens are written even where the entry
    stays as it is: after the way to make them has changed.
    """
    numbers = sorted(set(numbers))
    storage().hold(kind, numbers)
    known: dict[int, list[Entry]] = {number: [] for number in numbers}
    for entry in Entry.objects.filter(kind=kind, number__in=numbers).order_by("part"):
        known[entry.number].append(entry)
    wanted = {
        number: entries_of(kind, number, facts) if facts else []
        for number, facts in SOURCES[kind].of(numbers).items()
    }
    changed = [n for n in numbers if anew or not same(known[n], wanted[n])]
    put([e for n in changed for e in known[n]], [e for n in changed for e in wanted[n]])
    return len(changed)


def same(known: list[Entry], wanted: list[Entry]) -> bool:
    """Whether the entries say what they should."""
    return [stands(entry) for entry in known] == [stands(entry) for entry in wanted]


def stands(entry: Entry) -> list[Any]:
    """What an entry says."""
    return [getattr(entry, name) for name in KEPT]


def put(old: list[Entry], new: list[Entry]) -> None:
    """Put entries and their tokens in the place of others."""
    text = storage()
    if old:
        text.take_out([entry.rank for entry in old])
        Entry.objects.filter(pk__in=[entry.pk for entry in old]).delete()
    if new:
        Entry.objects.bulk_create(new, batch_size=BATCH)
        text.write(map(token_row, new))


# ── Following the history ──


def follow(event: Event) -> None:
    """Bring up to date what an event changed. Called with every event, in its transaction."""
    for kind, numbers in by_kind(touched(event)).items():
        bring_up_to_date(kind, numbers)


def touched(event: Event) -> set[Record]:
    """The records that an event is about, and those of other kinds that rest on them."""
    about = {(event.about_kind, event.about_id), *landed(event)}
    found = {record for record in about if record[0] in SOURCES}
    if event.verb in (*NEW_FORMS, *NEW_BEARERS):
        return found
    for kind, source in SOURCES.items():
        found |= {(kind, n) for record in about for n in source.rests_on(*record)}
    return found


def landed(event: Event) -> Iterator[Record]:
    """What a decision on a finding made or touched; for a decision taken back, what it had made."""
    if event.about_kind != "finding":
        return
    events = Event.objects.about("finding", event.about_id).filter(verb="finding.accepted")
    accepted = event if event.now.get("landed") else events.first()
    for kind, number, _made in accepted.now.get("landed", []) if accepted else []:
        yield kind, number


def by_kind(records: Iterable[Record]) -> dict[str, set[int]]:
    """Records' numbers by kind."""
    found: dict[str, set[int]] = {}
    for kind, number in records:
        found.setdefault(kind, set()).add(number)
    return found


# ── Making it again ──


def rebuild(*, progress: Progress | None = None) -> dict[str, int]:
    """Make every entry again from the records; {kind: records}.

    In small transactions, so that others can write meanwhile and what is there stays findable.
    """
    counted = {}
    for kind, source in SOURCES.items():
        numbers = list(source.rows().order_by("pk").values_list("pk", flat=True))
        gone = set(Entry.objects.filter(kind=kind).values_list("number", flat=True)) - set(numbers)
        for done, batch in in_batches([*numbers, *sorted(gone)]):
            bring_up_to_date(kind, batch, anew=True)
            if progress:
                progress(kind, done, len(numbers) + len(gone))
        counted[kind] = len(numbers)
    storage().tidy()
    return counted


def in_batches(numbers: list[int]) -> Iterator[tuple[int, list[int]]]:
    """(how many are done after it, batch) for a long list."""
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        yield start + len(batch), batch
