"""Who acts, and whether they may."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """Somebody who acts: a user, or the system itself when a command runs."""

    def may(self, what: str, body: str) -> bool:
        """True when a role held in the body with this code grants `what`."""
        ...


class NotAllowed(Exception):  # noqa: N818
    """The actor has no role that grants the act. Views answer 404: a stranger learns nothing."""

    def __init__(self, what: str, body: str) -> None:
        super().__init__(f"{what} in {body}")
        self.what, self.body = what, body


def require(by: Actor, what: str, *, body: str) -> None:
    """Raise NotAllowed unless `by` may do `what` for the body with this code.

    Whoever has not signed in may do nothing, so views may ask before they know who comes.
    """
    if not getattr(by, "is_authenticated", True) or not by.may(what, body):
        raise NotAllowed(what, body)


class System:
    """The register itself, when an operator runs a command at its console."""

    def may(self, what: str, body: str) -> bool:
        """Always: whoever reaches the console has the whole register already."""
        return True

    def __str__(self) -> str:
        return "system"


SYSTEM = System()
# The same under the name the loaders know it by: the register keeps its own demonstration.
REGISTER = SYSTEM
