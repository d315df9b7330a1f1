"""How a reading is held against a label of tests/reading, as its README says."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

SINGLE = ("is_cooperation", "event_type", "event_date", "tie_kind_merged", "instrument", "stage")
LISTED = ("all_dates", "parties", "areas", "people")
_ONE_KIND = {"friendly_city": "sister_city"}
_MARKS = re.compile(r"[\W_]+")
_HAN_OR_THAI = re.compile("[\u0e00-\u0e7f\u4e00-\u9fff]")


@dataclass(slots=True)
class Tally:
    """What was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where nothing was asked or found."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


def scored(pairs: Iterable[tuple[Record, Record]]) -> dict[str, float]:
    """F1 of each field over pairs of label and record."""
    tallies = {field: Tally() for field in (*SINGLE, *LISTED)}
    for label, record in pairs:
        for field in SINGLE:
            _single(tallies[field], label, record, field)
        for field in ("all_dates", "areas"):
            _set(tallies[field], label, record, field)
        _named(tallies["parties"], _asked(label["parties"]), names_of_items(record["parties"]))
        people = [(names, False) for names in names_of_items(label["people"])]
        named = names_of_items(record["people"])
        _named(tallies["people"], people, named, complete=label["people_complete"])
    return {field: tally.f1 for field, tally in tallies.items()}


def _single(tally: Tally, label: Record, record: Record, field: str) -> None:
    """One value; "none" and null are one empty value. Accepted values count as the asked one."""
    key = field.removesuffix("_merged")
    asked, found = _value(label[key]), _value(record[key])
    accepted = {_value(value) for value in label.get("accept", {}).get(key, ())}
    if found and (found == asked or found in accepted):
        tally.right += bool(asked)
    elif not found and asked:
        tally.missed += None not in accepted
    elif found:
        tally.wrong += 1
        tally.missed += bool(asked)


def _value(value: Any) -> Any:
    return None if value in (None, "none", "", False) else _ONE_KIND.get(value, value)


_NEUTRAL = {"all_dates": "dates_optional", "areas": "areas_optional"}


def _set(tally: Tally, label: Record, record: Record, field: str) -> None:
    asked, found = set(label[field]), set(record[field])
    neutral = set(label.get(_NEUTRAL[field]) or ())
    tally.right += len(asked & found)
    tally.wrong += len(found - asked - neutral)
    tally.missed += len(asked - found)


def _asked(parties: Iterable[Record]) -> list[tuple[set[str], bool]]:
    parties = list(parties)
    optional = [bool(party.get("optional")) for party in parties]
    return list(zip(names_of_items(parties), optional, strict=True))


def names_of_items(items: Iterable[Record]) -> list[set[str]]:
    """Every spelling of each item, folded."""
    keys = ("name_en", "name_in_text")
    return [
        {_folded(name) for name in (*map(item.get, keys), *item.get("aliases", ())) if name}
        for item in items
    ]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    if not _HAN_OR_THAI.search(plain):
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not _is_mark(c))
        return _MARKS.sub(" ", plain).strip().removeprefix("the ")
    return "".join(c for c in plain if c.isalnum() or _is_mark(c))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def _named(
    tally: Tally,
    asked: list[tuple[set[str], bool]],
    found: list[set[str]],
    *,
    complete: bool = True,
) -> None:
    """One common spelling is a match; a hit or a miss on an optional one counts nothing."""
    hit: set[int] = set()
    for names in found:
        matches = [at for at, (spelt, _) in enumerate(asked) if names & spelt]
        if not matches:
            tally.wrong += complete
        hit.update(matches)
    needed = [at for at, (_, optional) in enumerate(asked) if not optional]
    tally.right += sum(at in hit for at in needed)
    tally.missed += sum(at not in hit for at in needed)
