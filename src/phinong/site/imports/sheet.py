"""A CSV or XLSX file as rows of texts, each with its line as the spreadsheet shows it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from phinong.core.refusals import Refusal, refuse_if
from phinong.reader.decode import decode
from phinong.reader.model import Unreadable
from phinong.site.imports.columns import BY_HEADING, REQUIRED

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024
ZIP_MAGIC = b"PK\x03\x04"
# An XLSX of 20 MB that unpacks to more than this is a bomb, not a list of ties.
MOST_UNPACKED = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `cells` is {column: text}, blanks left out."""

    line: int
    cells: dict[str, str]


def rows_of(content: bytes) -> list[Row]:
    """Every filled row under the heading.

    Raises Refused when the file is empty, too large, unreadable, has no heading we know, lacks a
    required column, or has too many rows.
    """
    refuse_if(why_not_read(content))
    lines = xlsx(content) if content.startswith(ZIP_MAGIC) else comma_separated(content)
    heading = next(lines, [])
    columns = [BY_HEADING.get(str(cell).strip().casefold(), "") for cell in heading]
    missing = [name for name in REQUIRED if name not in columns]
    refuse_if(
        [Refusal("import-columns-missing", {"columns": ", ".join(missing)})] if missing else []
    )
    rows = list(filled(lines, columns))
    refuse_if([] if rows else [Refusal("import-no-rows")])
    refuse_if([Refusal("import-too-many", {"most": MOST_ROWS})] if len(rows) > MOST_ROWS else [])
    return rows


def why_not_read(content: bytes) -> list[Refusal]:
    """Reasons against opening this file at all."""
    if not content.strip():
        return [Refusal("import-empty")]
    if len(content) > MOST_BYTES:
        return [Refusal("import-too-large", {"megabytes": MOST_BYTES // (1024 * 1024)})]
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # The old container holds both .xls files and password-protected .xlsx files.
        return [Refusal("import-locked-or-old")]
    return []


def filled(lines: Iterator[list[Any]], columns: list[str]) -> Iterator[Row]:
    """Rows with at least one filled column we know; line 1 is the heading."""
    for line, cells in enumerate(lines, start=2):
        texts = {
            column: text_of(cell)
            for column, cell in zip(columns, cells, strict=False)
            if column and text_of(cell)
        }
        if texts:
            yield Row(line, texts)


def text_of(cell: Any) -> str:
    """A cell as a person reads it; spreadsheet dates become ISO days, whole numbers lose ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def comma_separated(content: bytes) -> Iterator[list[str]]:
    """Lines of a CSV in any usual encoding, separated by commas, semicolons or tabs."""
    try:
        text, _encoding = decode(content)[:2]
    except Unreadable:
        refuse_if([Refusal("import-unreadable")])
        raise
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def xlsx(content: bytes) -> Iterator[list[Any]]:
    """Lines of the first sheet of an XLSX file."""
    import zipfile  # noqa: PLC0415

    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        refuse_if([Refusal("import-bomb")] if unpacked > MOST_UNPACKED else [])
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return iter(sheet.to_python(skip_empty_area=False))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        refuse_if([Refusal("import-unreadable")])
        raise
