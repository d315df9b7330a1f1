"""The room `drafting` as a Django app."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "phinong.drafting"
    label = "drafting"

    def ready(self) -> None:
        from phinong.drafting import (  # noqa: F401, PLC0415
            kinds,
            messages,
            messages_exchange,
            messages_fitness,
            messages_intent,
            messages_library,
            messages_life,
            messages_review,
            messages_routes,
            messages_signing,
            messages_word,
        )
        from phinong.drafting.desk import put_on_desks  # noqa: PLC0415
        from phinong.drafting.pages.exchange import exchange_panel  # noqa: PLC0415
        from phinong.drafting.pages.fitness import tests_panel  # noqa: PLC0415
        from phinong.drafting.pages.intent import (  # noqa: PLC0415
            begin_on_agreement,
            begin_on_tie,
            intent_panel,
        )
        from phinong.drafting.pages.library import begin_panel, template_panel  # noqa: PLC0415
        from phinong.drafting.pages.life import life_of_agreement, life_of_tie  # noqa: PLC0415
        from phinong.drafting.pages.remarks import apart_from_clauses, beside_clauses  # noqa: PLC0415
        from phinong.drafting.pages.reviews import reviews_panel  # noqa: PLC0415
        from phinong.drafting.pages.routes import on_tie, track_of  # noqa: PLC0415
        from phinong.drafting.pages.signed import signing_of  # noqa: PLC0415
        from phinong.drafting.pages.signing import signing_door  # noqa: PLC0415
        from phinong.drafting.pages.told import sources_panel  # noqa: PLC0415
        from phinong.drafting.pages.word import word_panel  # noqa: PLC0415
        from phinong.drafting.pages.wording import in_margin  # noqa: PLC0415
        from phinong.drafting.panels import adds_panel  # noqa: PLC0415
        from phinong.record.landing import keeps  # noqa: PLC0415
        from phinong.ties import panels as tie_panels  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        adds_panel("track", 10, track_of)
        tie_panels.adds_panel(10, life_of_tie)
        tie_panels.adds_agreement_panel(5, signing_of)
        tie_panels.adds_agreement_panel(10, life_of_agreement)
        tie_panels.adds_panel(90, on_tie)
        adds_panel("margin", 10, in_margin)
        adds_panel("margin", 50, exchange_panel)
        adds_panel("dock", 50, signing_door)
        adds_panel("below", 10, begin_panel)
        adds_panel("margin", 20, template_panel)
        adds_panel("margin", 60, word_panel)
        adds_panel("margin", 5, intent_panel)
        adds_panel("margin", 7, sources_panel)
        adds_panel("margin", 30, tests_panel)
        tie_panels.adds_panel(95, begin_on_tie)
        tie_panels.adds_agreement_panel(30, begin_on_agreement)
        adds_panel("clause", 10, beside_clauses)
        adds_panel("below", 5, apart_from_clauses)
        adds_panel("margin", 5, reviews_panel)
        put_on_desks()
