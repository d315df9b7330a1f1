"""Learning items as data."""

from typing import Any

from phinong.learning.models import LearningItem
from phinong.record.queries import Sources


def as_json(item: LearningItem, sources: Sources) -> dict[str, Any]:
    """An item with its sources."""
    return {
        "code": item.code,
        "path": item.get_absolute_url(),
        "kind": item.kind,
        "titles": item.titles,
        "texts": item.texts,
        "city": {"code": item.city.code, "names": item.city.names},
        "community": item.community,
        "place": item.place.code if item.place else None,
        "when": item.when_edtf,
        "when_as_written": item.when_written,
        "issue": item.issue,
        "state": item.state,
        "sources": sources.as_json("learning-item", item.pk),
    }
