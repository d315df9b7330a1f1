"""The room `core` as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "phinong.core"
    label = "core"

    def ready(self) -> None:
        from phinong.core import lookups  # noqa: PLC0415

        lookups.register()
