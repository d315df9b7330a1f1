"""Writes docs/glossary.md from the vocabularies: one word per thing, in three languages.

python tools/glossary.py            write it
python tools/glossary.py --check    exit 1 when it is not up to date
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from phinong.core.vocabulary import Term, vocabulary

TARGET = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"

TITLES = {
    "tie-kinds": "Kinds of tie",
    "stages": "Stages",
    "instruments": "Instruments",
    "agreement-status": "Where an agreement stands",
    "lineage": "How agreements rest on each other",
    "clause-topics": "What a clause provides",
    "renewal-modes": "How an agreement goes on",
    "capacities": "Capacity of a signatory",
    "outcomes": "Outcomes of a resolution",
    "activity-kinds": "Kinds of activity",
    "parts": "Parts in an activity",
    "event-types": "Events a source reports",
    "areas": "Areas of cooperation",
    "sdgs": "Sustainable Development Goals",
    "body-kinds": "Kinds of body",
    "ranks": "Ranks",
    "place-kinds": "Kinds of place",
    "posts": "Posts",
    "membership-roles": "Places in a network",
    "learning-kinds": "Kinds of learning item",
    "claim-subjects": "What a claim is about",
    "figure-subjects": "What a figure counts",
    "qualifiers": "How exact a figure is",
    "calendars": "Calendars",
    "languages": "Languages",
    "finding-kinds": "Kinds of finding",
    "value-names": "Values of a finding",
}

OPENING = """\
# Glossary

One word per thing, in the three languages of the pages. Written by `tools/glossary.py` from the
vocabularies in `src/phinong/core/vocabularies`; change the words there.

We translate by code, never by word: 友好城市 reads “friendship city” and is China's highest kind of
tie, while a Korean or American friendship city is the step before it. An asterisk marks what is
general knowledge and was not yet read in a source ([sources](sources.md)).

## Words of the house

| code | ไทย | English | 中文 |
|---|---|---|---|
"""


def glossary() -> str:
    """The whole page."""
    house = "".join(row(code, term) for code, term in vocabulary("words").items())
    return OPENING + house + "".join(section(name) for name in TITLES)


def section(name: str) -> str:
    """One vocabulary as a table, with what its words mean in each country below it."""
    terms = vocabulary(name)
    rows = "".join(row(code, term) for code, term in terms.items())
    notes = "".join(notes_of(terms.values()))
    head = (
        f"\n## {TITLES[name]}\n\n`{name}`\n\n| code | ไทย | English | 中文 |\n|---|---|---|---|\n"
    )
    return head + rows + (f"\n{notes}" if notes else "")


def row(code: str, term: Term) -> str:
    """One term as a line of its table."""
    doubt = "" if term.confidence == "seen" else "\\*"
    said = " | ".join(term.labels[language] for language in ("th", "en", "zh-Hans"))
    return f"| `{code}`{doubt} | {said} |\n"


def notes_of(terms: Iterable[Term]) -> Iterator[str]:
    """What each term means in each country, one line per note."""
    for term in terms:
        for country, note in term.notes.items():
            doubt = "" if note.confidence == "seen" else "\\*"
            yield f"- **{term.labels['en']}, {country}**{doubt}: {note.text}\n"


def main() -> int:
    """Write the page, or compare it; 1 when it differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    written = glossary()
    if parser.parse_args().check:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == written
        print("" if same else "docs/glossary.md is not up to date: run tools/glossary.py", end="")
        return 0 if same else 1
    TARGET.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
