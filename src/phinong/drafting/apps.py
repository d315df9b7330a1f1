"""The room `drafting` as a Django app."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "phinong.drafting"
    label = "drafting"

    def ready(self) -> None:
        from phinong.drafting import (  # noqa: F401, PLC0415
            kinds,
            messages,
            messages_electronic,
            messages_exchange,
            messages_fitness,
            messages_intent,
            messages_keeping,
            messages_library,
            messages_life,
            messages_review,
            messages_routes,
            messages_sides,
            messages_signing,
            messages_word,
        )
        from phinong.drafting.desk import put_on_desks  # noqa: PLC0415
        from phinong.drafting.pages.placed import place_panels  # noqa: PLC0415
        from phinong.record.landing import keeps  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        place_panels()
        put_on_desks()
