"""phinong read FILES…"""

import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from phinong.reader.command import add_arguments, run


class Command(BaseCommand):
    help = "Read documents and print what they say, one JSON object a document. Stores nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, **options: Any) -> None:
        if code := run(argparse.Namespace(**options)):
            sys.exit(code)
