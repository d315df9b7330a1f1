"""Reasons why something cannot be done: codes with facts, never prose."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """One reason. `code` finds its sentence in `core.messages`; `facts` fill the sentence."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


class Refused(Exception):
    """An act was refused, for all the reasons in `.reasons`."""

    def __init__(self, reasons: list[Refusal]) -> None:
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


def refuse_if(reasons: list[Refusal]) -> None:
    """Raise Refused when there is any reason; an empty list means yes."""
    if reasons:
        raise Refused(reasons)
