"""What the reader's words for a meeting mean, before anything is kept."""

import re

from phinong.core.dates import PartialDate, parse_edtf
from phinong.core.languages import content_tag, guess_language
from phinong.record.landing import Worth
from phinong.record.models import Document, Finding, FindingState

NUMBER = re.compile(r"(\d{1,3})\s*/\s*(\d{4})")
# Common Era years in use; a meeting's number carries the Buddhist year.
CE_YEARS = range(1900, 2200)
BUDDHIST_OFFSET = 543


def number_of(worth: Worth | None) -> tuple[int, int] | None:
    """(running number, Buddhist year) of "1/2565"; a year of the Common Era is turned.

    None when there is no value, or none in this form.
    """
    found = NUMBER.fullmatch(str(worth.value).strip()) if worth and worth.value else None
    if not found:
        return None
    number, year = int(found.group(1)), int(found.group(2))
    return number, year + BUDDHIST_OFFSET if year in CE_YEARS else year


def is_edtf(text: str) -> bool:
    """True for a date the register can store."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def one_date(text: str) -> str:
    """A single date of an EDTF text: itself, or the start of an interval; "" for none."""
    if not text or not is_edtf(text):
        return ""
    understood = parse_edtf(text)
    if isinstance(understood, PartialDate):
        return understood.edtf
    return understood.start.edtf if understood.start else ""


def posts_in(document: Document) -> dict[str, dict[str, str]]:
    """{name as written: {language: post}} of the people whose posts the document gives.

    Findings that an officer rejected say nothing. One query.
    """
    said: dict[str, dict[str, str]] = {}
    findings = document.findings.filter(kind="person-post").exclude(state=FindingState.REJECTED)
    for finding in findings.order_by("order"):
        name, post = words(finding, "name"), words(finding, "post")
        if name and post:
            language = guess_language(post)
            tag = content_tag(document.language or "en") if language == "und" else language
            said.setdefault(name, {tag: post})
    return said


def words(finding: Finding, name: str) -> str:
    """A finding's first value of this name, as written."""
    values = finding.decided_values or finding.values
    return next((str(v.get("as_written") or v["value"]) for v in values if v["name"] == name), "")
