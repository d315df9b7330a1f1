"""Last touches on all rows together: coordinates from below, forms that files cannot hold."""

from collections import defaultdict

from .rows import Row, Rows

_RESERVED = frozenset("|;=\t\n")


def finish(rows: Rows) -> None:
    """Locate what has no coordinates yet, and drop forms that hold a separator of our files."""
    _locate_from_below(rows)
    for row in rows.values():
        for language, forms in row.forms.items():
            row.forms[language] = [form for form in forms if not _RESERVED & set(form)]


def _locate_from_below(rows: Rows) -> None:
    """A division lies where the largest place in it lies; two levels deep."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        parts[row.parent].append(row)
    for _ in range(2):
        for row in rows.values():
            located = [part for part in parts[row.id] if part.lat is not None]
            if row.lat is None and located:
                largest = max(located, key=lambda part: (part.population, part.id))
                row.lat, row.lon = largest.lat, largest.lon
    _locate_capital_districts(rows)


def _locate_capital_districts(rows: Rows) -> None:
    """อำเภอเมืองX lies where the province's capital lies."""
    for row in rows.values():
        if row.lat is None and row.name("th").startswith("อำเภอเมือง"):
            row.lat, row.lon = rows[row.parent].lat, rows[row.parent].lon
