"""Who acts, and the question every action asks first."""

from typing import Protocol


class Actor(Protocol):
    """Somebody who may or may not do something for a body: a user, or the register itself."""

    def may(self, what: str, body: str) -> bool:
        """True when this actor may do `what` for the body with this code."""


class NotAllowed(Exception):
    """The actor may not do this; pages answer as if the thing were not there."""


class Register:
    """The register itself: loads the demonstration and restores backups, so it may do everything."""

    pk = None

    def may(self, what: str, body: str) -> bool:  # noqa: ARG002
        """Always."""
        return True


REGISTER = Register()


def require(by: Actor, what: str, *, body: str) -> None:
    """Raise NotAllowed unless `by` may do `what` for the body with this code."""
    if not by.may(what, body):
        raise NotAllowed(f"{what} for {body}")
