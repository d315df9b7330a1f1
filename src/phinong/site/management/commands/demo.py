"""phinong demo [--size small|N] [--meetings N]"""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from phinong.places.models import Body
from phinong.site.demo.load import load
from phinong.site.demo.people import sign_ins

SMALL = 100


def ties_wanted(text: str) -> int:
    """A number of ties from the command line; `small` is a hundred."""
    if text == "small":
        return SMALL
    if not text.isdecimal():
        raise ArgumentTypeError(f"{text!r} is neither a number nor small")
    return int(text)


class Command(BaseCommand):
    help = "Fill an empty register with the demonstration, or with N generated ties beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--size",
            type=ties_wanted,
            default=0,
            help="generated ties, for measuring: a number, or small (100)",
        )
        parser.add_argument(
            "--meetings",
            type=int,
            default=0,
            help="meetings of a generated year beside them, each with twenty commitments",
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same ties")

    def handle(self, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if not Body.objects.exists():
            self.load()
        elif not (options["size"] or options["meetings"]):
            raise CommandError(
                "The register is not empty. The demonstration goes into an empty one."
            )
        if options["size"]:
            from phinong.site.generate import generate  # noqa: PLC0415

            made = generate(options["size"], seed=options["seed"], progress=self.stderr)
            self.stdout.write(f"Generated: {made}")
        if options["meetings"]:
            from phinong.site.generate.province import generate_year  # noqa: PLC0415

            year = generate_year(options["meetings"], seed=options["seed"])
            self.stdout.write(f"Generated: {year}")

    def load(self) -> None:
        """The demonstration and its sign-ins, printed this once."""
        made = load()
        self.stdout.write(", ".join(f"{number} {what}" for what, number in made.items()))
        self.stdout.write("\nSign-ins (shown only now):")
        for name, password, role in sign_ins():
            self.stdout.write(f"  {name:14} {password:14} {role}")
        self.stdout.write("")
