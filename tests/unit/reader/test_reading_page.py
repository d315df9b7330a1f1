"""The page about the reader lists every value a finding can hold."""

import re
from pathlib import Path

from phinong.reader.proposer.shapes import VALUES

PAGE = Path(__file__).parents[3] / "docs" / "reading.md"


def listed() -> dict[str, set[str]]:
    """{kind of finding: values} in the page's table."""
    rows = re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|", PAGE.read_text("utf-8"), re.M)
    return {kind: set(re.findall(r"`([\w-]+)`", values)) for kind, values in rows if kind in VALUES}


def test_the_page_lists_every_kind_of_finding_with_its_values():
    assert listed() == {kind: set(values.split()) for kind, values in VALUES.items()}
