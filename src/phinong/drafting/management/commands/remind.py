"""phinong remind"""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from phinong.drafting.reminding import recipients, remind, unsent


class Command(BaseCommand):
    help = (
        "Send each officer by mail what comes up for the agreements and commitments of their"
        " offices. What was sent is not sent again: run it once a day. With --dry-run, list it and"
        " send nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="send nothing")
        parser.add_argument("--day", default="", help="as of this day (2027-03-31), not today")

    def handle(self, **options: Any) -> None:
        today = day_of(options["day"])
        failed = 0
        for user in recipients():
            try:
                due = unsent(user, today) if options["dry_run"] else remind(user, today=today)
            except OSError as broken:
                failed += 1
                self.stderr.write(f"{user.username}\tnot sent: {broken}")
                continue
            for row in due:
                self.stdout.write(f"{user.username}\t{row.code}\t{row.key}")
        if failed:
            raise CommandError(f"{failed} letters could not be sent", returncode=1)


def day_of(text: str) -> date:
    """The day as given, today when none is. Raises CommandError for what is no day."""
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        raise CommandError(f"{text!r} is not a day; write it as 2027-03-31") from None
