"""Yes or no, with all reasons, for accounts and roles."""

from phinong.accounts.roles import RoleKey
from phinong.core.languages import UI
from phinong.core.refusals import Refusal


def why_not_user(*, username: str, taken: bool) -> list[Refusal]:
    """Reasons against a new account."""
    reasons = [] if username.strip() else [Refusal("user-without-name")]
    return [*reasons, Refusal("user-there-already", {"name": username})] if taken else reasons


def why_not_give(*, role: str, active: bool, held: bool, name: str) -> list[Refusal]:
    """Reasons against giving a role in a body to somebody called `name`."""
    reasons = []
    if role not in RoleKey.values:
        reasons.append(Refusal("role-unknown"))
    if not active:
        reasons.append(Refusal("user-closed", {"name": name}))
    if held:
        reasons.append(Refusal("role-held-already", {"name": name}))
    return reasons


def why_not_take(*, role: str, administrators: int) -> list[Refusal]:
    """Reasons against taking a role; an office always keeps one administrator."""
    last = role == RoleKey.ADMINISTRATOR and administrators <= 1
    return [Refusal("role-last-administrator")] if last else []


def why_not_language(*, language: str) -> list[Refusal]:
    """Reasons against a language of the pages; "" follows the browser."""
    return [] if language in {"", *UI} else [Refusal("language-unknown")]
