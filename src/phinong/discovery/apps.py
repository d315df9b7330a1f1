"""The room `discovery` as a Django app."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "phinong.discovery"
    label = "discovery"

    def ready(self) -> None:
        from phinong.discovery import sources, sources_of_work  # noqa: PLC0415
        from phinong.discovery.index import follow as keep_index  # noqa: PLC0415
        from phinong.record.followers import follow  # noqa: PLC0415

        sources.register()
        sources_of_work.register()
        follow(keep_index)
