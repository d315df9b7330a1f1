"""Why something cannot be done, as data. The sentences stand in `core.messages`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against an act: a stable code, and the facts its sentence names."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818
    """An act was refused; `reasons` holds every reason, not only the first."""

    def __init__(self, reasons: Iterable[Refusal]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(", ".join(reason.code for reason in self.reasons))


def refuse_if(reasons: Iterable[Refusal]) -> None:
    """Raise Refused with all reasons; nothing happens when there are none."""
    found = tuple(reasons)
    if found:
        raise Refused(found)
