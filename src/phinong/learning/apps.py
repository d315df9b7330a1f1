"""The room `learning` as a Django app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "phinong.learning"
    label = "learning"

    def ready(self) -> None:
        from phinong.learning import kinds, landing, messages  # noqa: F401, PLC0415
        from phinong.learning.panels import learning_of_body  # noqa: PLC0415
        from phinong.places.panels import adds_panel  # noqa: PLC0415
        from phinong.record.landing import keeps, lands  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        lands("learning-item", landing.LEARNING_ITEM)
        adds_panel("body", 50, learning_of_body)
