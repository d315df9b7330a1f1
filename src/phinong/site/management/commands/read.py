"""phinong read FILES… [--json]"""

import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from phinong.reader.command import read_files


class Command(BaseCommand):
    help = "Read documents and print what they say, one JSON object a document. Stores nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--json", action="store_true", help="full JSON (the default)")
        parser.add_argument("--jobs", type=int, default=0, help="processes; 0 means all cores")

    def handle(self, **options: Any) -> None:
        files = options["files"]
        jobs = options["jobs"] or os.cpu_count() or 1

        def progress(count: int, name: str) -> None:
            if sys.stderr.isatty():
                print(f"\r{count}/{len(files)} {name:.60}", end="", file=sys.stderr, flush=True)

        unread = read_files(files, jobs=jobs, out=sys.stdout, progress=progress)
        if unread:
            sys.exit(1)
