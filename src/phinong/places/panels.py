"""What rooms above add to the pages of places and bodies.

A body's page shows its ties, meetings and activities, yet this room knows none of those rooms:
they add a panel when their app starts, a function that gives finished HTML or None.

    adds_panel("body", 10, ties_of_body)    # (request, body) -> SafeString | None

A panel that cites gathers its records in `record.queries.page_sources(request)`, so that its
numbers run on from those of the page.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Panel = Callable[[HttpRequest, Any], SafeString | None]

_PANELS: dict[str, list[tuple[int, str, Panel]]] = {"body": [], "place": []}


def adds_panel(page: str, order: int, panel: Panel) -> None:
    """Show `panel` on the pages "body" or "place", lower orders first. Called once, at start.

    Raises KeyError for another page.
    """
    row = (order, f"{panel.__module__}.{panel.__qualname__}", panel)
    if row not in _PANELS[page]:
        _PANELS[page].append(row)
        _PANELS[page].sort(key=lambda known: known[:2])


def panels_for(page: str, request: HttpRequest, subject: Any) -> list[SafeString]:
    """The panels of one page that have something to show, in their order."""
    shown = (panel(request, subject) for _, _, panel in _PANELS[page])
    return [html for html in shown if html]
