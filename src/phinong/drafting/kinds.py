"""What the memory must know of this room's records: fetch, name, address."""

from collections.abc import Iterable
from typing import Any

from phinong.drafting.models import Draft
from phinong.record.landing import Record


def drafts(numbers: Iterable[int]) -> dict[int, Any]:
    """Drafts by number."""
    return Draft.objects.in_bulk(list(numbers))


def draft_label(draft: Draft, language: str) -> str:
    """A draft's title for a reader."""
    return draft.title(language).text or draft.code


RECORDS = {"draft": Record(drafts, draft_label, Draft.get_absolute_url)}
