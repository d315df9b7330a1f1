"""Search results as data."""

from typing import Any

from phinong.discovery.queries import Count, Hit, Results
from phinong.discovery.words import KIND_WORDS


def as_json(results: Results, *, base: str, next_url: str = "") -> dict[str, Any]:
    """A page of results. `base` is the address before every record's path.

    A count with `more` true is a lower bound: there are more than were counted.
    """
    return {
        "query": results.text,
        "total": results.total.number,
        "more": results.total.more,
        "counts": [count_as_json(count) for count in results.counts],
        "did_you_mean": list(results.suggestions),
        "results": [hit_as_json(hit, base) for hit in results.hits],
        "next": next_url or None,
    }


def count_as_json(count: Count) -> dict[str, Any]:
    """How many records of one kind match."""
    label = str(KIND_WORDS[count.kind][1])
    return {"kind": count.kind, "label": label, "count": count.number, "more": count.more}


def hit_as_json(hit: Hit, base: str) -> dict[str, Any]:
    """One record; `snippet` is text with the matching words as [start, end] in `marks`."""
    return {
        "kind": hit.kind,
        "number": hit.number,
        "title": hit.title.text,
        "language": hit.title.language,
        "other_name": str(hit.other_name) or None,
        "url": base + hit.path,
        "date": hit.edtf or None,
        "snippet": str(hit.snippet),
        "marks": hit.snippet.spans,
        "snippet_language": hit.snippet_language,
        "part": hit.part if hit.parts > 1 else None,
    }
