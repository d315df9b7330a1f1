"""What the tables of dates share: a text, the day of its paper, and the words that are dates."""

from phinong.reader.dates import dates_in
from phinong.reader.page import Page


def read_beside(text, language, paper=""):
    """{words: EDTF} of a text, under a line with the day of its paper (ISO) when there is one."""
    head = f"{paper}\n" if paper else ""
    page = Page(head + text, language)
    found = [item for item in dates_in(page) if item.start >= len(head)]
    return {item.span.of(page.text): item.edtf for item in found}
