"""phinong restore FILE"""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.site.backup import restore


class Command(BaseCommand):
    help = "Put a backup back into an empty database. All of it or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"{path} is not a file.")
        call_command("migrate", verbosity=0)
        try:
            counts = restore(path)
        except Refused as refused:
            raise CommandError("\n".join(str(say(reason)) for reason in refused.reasons)) from None
        call_command("index", verbosity=0)
        self.stdout.write(f"{sum(counts.values())} records restored and indexed.")
