"""The room `ties` as a Django app."""

from django.apps import AppConfig


class TiesConfig(AppConfig):
    name = "phinong.ties"
    label = "ties"

    def ready(self) -> None:
        from phinong.places.panels import adds_panel  # noqa: PLC0415
        from phinong.record.followers import follow  # noqa: PLC0415
        from phinong.record.landing import keeps, lands  # noqa: PLC0415
        from phinong.ties import messages  # noqa: F401, PLC0415
        from phinong.ties.body_panels import PANELS  # noqa: PLC0415
        from phinong.ties.following import sum_up_after_undoing  # noqa: PLC0415
        from phinong.ties.kept import RECORDS  # noqa: PLC0415
        from phinong.ties.landing import LANDINGS  # noqa: PLC0415

        for kind, record in RECORDS.items():
            keeps(kind, record)
        for kind, landing in LANDINGS.items():
            lands(kind, landing)
        follow(sum_up_after_undoing)
        for order, panel in PANELS:
            adds_panel("body", order, panel)
