"""phinong index"""

from typing import Any

from django.core.management.base import BaseCommand

from phinong.discovery.index import rebuild


class Command(BaseCommand):
    help = "Make the search index again from the records. Others can go on working meanwhile."

    def handle(self, **options: Any) -> None:
        counted = rebuild(progress=self.report if options["verbosity"] else None)
        said = ", ".join(f"{number} {kind}" for kind, number in counted.items())
        self.stdout.write(f"Indexed: {said}")

    def report(self, kind: str, done: int, of: int) -> None:
        """One line for each batch, on standard error."""
        self.stderr.write(f"{kind}: {done} of {of}")
