"""What parts of this room, and rooms above, add to the workspace of a draft.

    adds_panel("track", 10, track_of)    # (draft, user, language) -> Panel | None

Places: `track` across the page under the title, `margin` beside the clauses, `clause` beside each
of them, `dock` at the foot where the next act stands, `below` after the clauses. What stands beside
clauses is drawn once for each, so it is no template but a function: `Panel(beside=draw)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from phinong.drafting.models import Draft

PLACES = ("track", "margin", "clause", "dock", "below")


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and what it shows; the template also sees `draft` and `request`.

    In the place `clause` it is `beside` instead: (row, pen) -> HTML, as `drawing` has them.
    """

    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    beside: Callable[[Any, Any], str] | None = None


Makes = Callable[[Draft, Any, str], Panel | None]

_PANELS: list[tuple[str, int, str, Makes]] = []


def adds_panel(where: str, order: int, makes: Makes) -> None:
    """Show what `makes` gives in a place of every workspace, lower orders first.

    Called once, when an app starts. Raises ValueError for a place there is not.
    """
    if where not in PLACES:
        raise ValueError(where)
    row = (where, order, f"{makes.__module__}.{makes.__qualname__}", makes)
    if row not in _PANELS:
        _PANELS.append(row)
        _PANELS.sort(key=lambda known: known[:3])


def panels_for(draft: Draft, user: Any, language: str) -> dict[str, list[Panel]]:
    """{place: panels that have something to show, in their order}."""
    shown: dict[str, list[Panel]] = {place: [] for place in PLACES}
    for where, _order, _name, makes in _PANELS:
        if panel := makes(draft, user, language):
            shown[where].append(panel)
    return shown
