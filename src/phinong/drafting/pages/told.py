"""Where what a draft says comes from, when it was taken from a document."""

from typing import Any

from phinong.drafting.models import Draft
from phinong.drafting.panels import Panel
from phinong.drafting.wording_now import shown_standing
from phinong.record.models import Citation, Document


def sources_panel(draft: Draft, user: Any, language: str) -> Panel | None:
    """The documents that tell of a draft, as far as the reader may see them; None for none."""
    cited = Citation.objects.filter(about_kind="draft", about_id=draft.pk).values("document")
    seen = Document.objects.visible_to(user).defer("text", "layout")
    found = list(seen.filter(pk__in=cited).order_by("pk"))
    if not found:
        return None
    facts = {"documents": found, "wordless": not shown_standing(draft).clauses}
    return Panel("drafting/_sources.html", facts)
