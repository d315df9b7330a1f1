"""The workspace's panel of DOCX files."""

from typing import Any

from phinong.drafting.models import Draft
from phinong.drafting.pages.library import may_write
from phinong.drafting.panels import Panel
from phinong.drafting.wording_now import shown_standing


def word_panel(draft: Draft, user: Any, language: str) -> Panel:
    """The ways out and in."""
    tags = shown_standing(draft).whole.tags
    facts = {"draft": draft, "tags": tags, "may_write": may_write(draft, user)}
    return Panel("drafting/word_panel.html", facts)
