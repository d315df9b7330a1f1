"""phinong sum_up"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from phinong.ties.models import Tie
from phinong.ties.summarising import columns, summarise, summary_of

CHUNK = 500


class Command(BaseCommand):
    help = (
        "Write the summaries of ties anew, as of today: a tie turns quiet by the passing of time."
        " With --dry-run, list those that would change and exit with 1 when there are any."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, **options: Any) -> None:
        changed = 0
        for tie in Tie.objects.with_parties().order_by("pk").iterator(chunk_size=CHUNK):
            if options["dry_run"]:
                told = columns(summary_of(tie))
                differs = [name for name, value in told.items() if getattr(tie, name) != value]
            else:
                differs = ["written"] if summarise(tie) else []
            if differs:
                changed += 1
                self.stdout.write(f"{tie.code}\t{', '.join(differs)}")
        if changed and options["dry_run"]:
            raise CommandError(f"{changed} summaries are not of today", returncode=1)
