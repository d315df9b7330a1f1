"""phinong import FILE"""

import csv
import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from phinong.accounts.models import User
from phinong.core.acting import REGISTER, Actor, NotAllowed
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.site.imports.plan import Planned, plan, summary
from phinong.site.imports.save import save
from phinong.site.imports.sheet import rows_of


class Command(BaseCommand):
    help = "Ties from a CSV or XLSX file. Shows what would happen; writes only with --save."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--save", action="store_true", help="write the good rows")
        parser.add_argument("--office", default="chiang-mai-province", help="code of the office")
        parser.add_argument("--by", default="", help="user name of who imports")
        parser.add_argument("--rejected", type=Path, help="write the bad rows to this CSV")
        parser.add_argument("--language", choices=["th", "en", "zh-hans"], default="th")

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            self.run_import(options)

    def run_import(self, options: dict[str, Any]) -> None:
        """Read, plan, show; save when asked. Ends with 1 when a row was left out."""
        try:
            content = options["file"].read_bytes()
            language = {"zh-hans": "zh"}.get(options["language"], options["language"])
            plans = plan(rows_of(content), language=language, today=timezone.localdate())
            self.show(plans)
            if options["rejected"]:
                write_rejected(plans, options["rejected"])
            if options["save"]:
                done = save(
                    plans,
                    by=actor(options["by"]),
                    kept_by=options["office"],
                    file_sha256=hashlib.sha256(content).hexdigest(),
                )
                self.stdout.write(", ".join(f"{n} {what}" for what, n in done.items()))
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        except Refused as refused:
            raise CommandError("\n".join(str(say(r)) for r in refused.reasons)) from None
        except NotAllowed:
            raise CommandError(f"{options['by']} may not import for {options['office']}.") from None
        if not all(planned.good for planned in plans):
            raise CommandError("Some rows were left out; see above.", returncode=1)

    def show(self, plans: list[Planned]) -> None:
        """The counts, and every fault with its line as the spreadsheet shows it."""
        counted = summary(plans)
        self.stdout.write("{good} good, {bad} bad, {new_bodies} new bodies".format(**counted))
        for planned in plans:
            for column, reason in planned.reasons:
                self.stdout.write(f"{planned.row.line}\t{column}\t{say(reason)}")


def actor(name: str) -> Actor:
    """Who imports: the named user, or the register itself for whoever runs the machine."""
    if not name:
        return REGISTER
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"There is no user {name}.")
    return found


def write_rejected(plans: list[Planned], path: Path) -> None:
    """The rows left out, in the shape they came in, with a column that says why."""
    bad = [planned for planned in plans if not planned.good]
    columns = list(dict.fromkeys(column for planned in bad for column in planned.row.cells))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, [*columns, "why"])
        out.writeheader()
        for planned in bad:
            why = " ".join(str(say(reason)) for _column, reason in planned.reasons)
            out.writerow({**planned.row.cells, "why": why})
