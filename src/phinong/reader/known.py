"""Names the gazetteer knows."""

from .mention import Mention
from .page import Page


def known_names(page: Page) -> list[Mention]:
    """Gazetteer entries named in the page."""
    return []
