"""What rooms above add to the page of a tie: activities, meetings, joint bodies.

    adds_panel(20, activities_of_tie)    # (request, tie) -> SafeString | None

A panel that cites gathers its records in `record.queries.page_sources(request)`, so that its
numbers run on from those of the page.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Panel = Callable[[HttpRequest, Any], SafeString | None]

_PANELS: list[tuple[int, str, Panel]] = []


def adds_panel(order: int, panel: Panel) -> None:
    """Show `panel` on every tie's page, lower orders first. Called once, when an app starts."""
    row = (order, f"{panel.__module__}.{panel.__qualname__}", panel)
    if row not in _PANELS:
        _PANELS.append(row)
        _PANELS.sort(key=lambda known: known[:2])


def panels_for(request: HttpRequest, tie: Any) -> list[SafeString]:
    """The panels that have something to show, in their order."""
    shown = (panel(request, tie) for _order, _name, panel in _PANELS)
    return [html for html in shown if html]
