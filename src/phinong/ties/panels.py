"""What rooms above add to the pages of ties and agreements: activities, meetings, joint bodies.

    adds_panel(20, activities_of_tie)    # (request, tie) -> SafeString | None
    adds_agreement_panel(10, reminders_on)    # (request, agreement) -> SafeString | None

A panel that cites gathers its records in `record.queries.page_sources(request)`, so that its
numbers run on from those of the page.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

Panel = Callable[[HttpRequest, Any], SafeString | None]

Rows = list[tuple[int, str, Panel]]

_ON_TIES: Rows = []
_ON_AGREEMENTS: Rows = []


def adds_panel(order: int, panel: Panel) -> None:
    """Show `panel` on every tie's page, lower orders first. Called once, when an app starts."""
    add(_ON_TIES, order, panel)


def adds_agreement_panel(order: int, panel: Panel) -> None:
    """Show `panel` on every agreement's page in the same way."""
    add(_ON_AGREEMENTS, order, panel)


def add(rows: Rows, order: int, panel: Panel) -> None:
    """Put a panel among the others, once."""
    row = (order, f"{panel.__module__}.{panel.__qualname__}", panel)
    if row not in rows:
        rows.append(row)
        rows.sort(key=lambda known: known[:2])


def panels_for(request: HttpRequest, tie: Any) -> list[SafeString]:
    """The panels of a tie's page that have something to show, in their order."""
    return shown(_ON_TIES, request, tie)


def panels_for_agreement(request: HttpRequest, agreement: Any) -> list[SafeString]:
    """The panels of an agreement's page that have something to show, in their order."""
    return shown(_ON_AGREEMENTS, request, agreement)


def shown(rows: Rows, request: HttpRequest, record: Any) -> list[SafeString]:
    """What the panels give for a record; a panel with nothing to show is left out."""
    found = (panel(request, record) for _order, _name, panel in rows)
    return [html for html in found if html]
