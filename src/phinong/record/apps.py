"""The room `record` as a Django app."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig


def register_kinds() -> None:
    """Make documents and findings known to the memory, and let documents describe themselves."""
    from django.urls import reverse  # noqa: PLC0415

    from phinong.record import kinds  # noqa: PLC0415
    from phinong.record.describing import DESCRIBING  # noqa: PLC0415
    from phinong.record.landing import Record, keeps, lands  # noqa: PLC0415
    from phinong.record.models import Document, Finding  # noqa: PLC0415

    def documents(numbers: Iterable[int]) -> dict[int, Any]:
        return Document.objects.defer("text", "layout").in_bulk(list(numbers))

    def findings(numbers: Iterable[int]) -> dict[int, Any]:
        return Finding.objects.select_related("document").in_bulk(list(numbers))

    keeps(
        "document",
        Record(
            fetch=documents,
            label=lambda document, language: document.title,
            path=lambda document: reverse("record:document", args=[document.code]),
        ),
    )
    keeps(
        "finding",
        Record(
            fetch=findings,
            label=lambda finding, language: kinds.word_for(finding.kind),
            path=lambda finding: reverse("record:document", args=[finding.document.code]),
        ),
    )
    lands("document", DESCRIBING)


class RecordConfig(AppConfig):
    name = "phinong.record"
    label = "record"

    def ready(self) -> None:
        from phinong.record import messages  # noqa: F401, PLC0415

        register_kinds()
