"""The room `drafting` as a Django app."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "phinong.drafting"
    label = "drafting"

    def ready(self) -> None:
        from phinong.drafting import kinds, messages, messages_signing  # noqa: F401, PLC0415
        from phinong.drafting.pages.signing import signing_door  # noqa: PLC0415
        from phinong.drafting.panels import adds_panel  # noqa: PLC0415
        from phinong.record.landing import keeps  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        adds_panel("dock", 50, signing_door)
