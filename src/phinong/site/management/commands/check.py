"""phinong check"""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands.check import Command as FrameworkCheck
from django.db import connection

from phinong.record.models import Citation, Document
from phinong.ties.models import Claim, Tie
from phinong.ties.summarising import columns, summary_of


class Command(FrameworkCheck):
    help = "The framework's checks; then summaries that differ from claims, claims without proof."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        super().handle(*app_labels, **options)
        if app_labels or not has_tables():
            return
        found = [*stale_summaries(), *claims_without_source(), *citations_out_of_step()]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} records need attention.", returncode=1)


def has_tables() -> bool:
    """Whether the database has been set up."""
    return Tie._meta.db_table in connection.introspection.table_names()


def stale_summaries() -> list[str]:
    """Ties whose stored summary is not what their claims say today."""
    found = []
    for tie in Tie.objects.with_parties().iterator(chunk_size=500):
        wrong = {c: v for c, v in columns(summary_of(tie)).items() if getattr(tie, c) != v}
        if wrong:
            found.append(f"tie {tie.code}: {', '.join(wrong)} differ from the claims")
    return found


def claims_without_source() -> list[str]:
    """Verified claims that no document proves."""
    cited = Citation.objects.filter(about_kind="claim").values("about_id")
    bare = Claim.objects.filter(verified=True, retracted=False).exclude(pk__in=cited)
    return [
        f"claim {claim.pk} of {claim.tie.code}: no source" for claim in bare.select_related("tie")
    ]


def citations_out_of_step() -> list[str]:
    """Citations that say something else of their document's standing than the document."""
    standing = Document.objects.values_list("pk", "standing")
    return [
        f"document {number}: a citation is out of step"
        for number, state in standing
        if Citation.objects.filter(document=number).exclude(standing=state).exists()
    ]
