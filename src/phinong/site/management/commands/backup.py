"""phinong backup FILE"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from phinong.site.backup import backup


class Command(BaseCommand):
    help = "Write the whole register, files included, to one file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="overwrite an existing file")

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        if path.exists() and not options["replace"]:
            raise CommandError(f"{path} exists. Choose another name, or add --replace.")
        counts = backup(path)
        self.stdout.write(f"{sum(counts.values())} records, {path.stat().st_size} bytes: {path}")
