"""The room `accounts` as a Django app."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig


def register_kinds() -> None:
    """Make users and roles known to the memory; neither has a page for others to open."""
    from phinong.accounts.models import Role, User  # noqa: PLC0415
    from phinong.record.landing import Record, keeps  # noqa: PLC0415

    def users(numbers: Iterable[int]) -> dict[int, Any]:
        return User.objects.in_bulk(list(numbers))

    def roles(numbers: Iterable[int]) -> dict[int, Any]:
        return Role.objects.select_related("user", "body").in_bulk(list(numbers))

    keeps(
        "user",
        Record(fetch=users, label=lambda user, language: str(user), path=lambda user: ""),
    )
    keeps(
        "role",
        Record(
            fetch=roles,
            label=lambda role, language: f"{role.user} · {role.get_role_display()}",
            path=lambda role: "",
        ),
    )


class AccountsConfig(AppConfig):
    name = "phinong.accounts"
    label = "accounts"

    def ready(self) -> None:
        from phinong.accounts import messages  # noqa: F401, PLC0415

        register_kinds()
