"""phinong search TEXT [--json]"""

import json
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from phinong.core.languages import UI, django_to_ui
from phinong.discovery.exports import as_json
from phinong.discovery.queries import SIZE, Hit, Results, search
from phinong.discovery.words import KIND_WORDS


class Command(BaseCommand):
    help = "Search what everyone may see. Exit 1 when nothing is found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+")
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--kind", action="append", choices=sorted(KIND_WORDS), default=[])
        parser.add_argument("--language", choices=UI, default="en")
        parser.add_argument("--limit", type=int, default=SIZE)
        parser.add_argument("--after", default="", help="the token of an earlier page")

    def handle(self, **options: Any) -> None:
        if options["limit"] < 1:
            raise CommandError("--limit must be 1 or more.")
        code = {"zh": "zh-hans"}.get(options["language"], options["language"])
        with translation.override(code):
            results = search(
                " ".join(options["text"]),
                user=AnonymousUser(),
                language=django_to_ui(code),
                kinds=options["kind"],
                after=options["after"],
                size=options["limit"],
            )
            self.tell(results, as_data=options["json"], base=f"/{options['language']}/")
        if not results.hits:
            raise SystemExit(1)

    def tell(self, results: Results, *, as_data: bool, base: str) -> None:
        """Print the results as JSON, or as lines a person reads."""
        if as_data:
            data = {**as_json(results, base=base), "next": results.after or None}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
            return
        for hit in results.hits:
            self.stdout.write(line(hit, base))
        more = "+" if results.total.more else ""
        self.stderr.write(f"{results.total.number}{more} found")
        for name in results.suggestions:
            self.stderr.write(f"did you mean: {name}")


def line(hit: Hit, base: str) -> str:
    """One record on two lines: what it is and where, then its words."""
    words = "".join(f"«{text}»" if match else text for text, match in hit.snippet.pieces)
    head = f"{KIND_WORDS[hit.kind][0]}\t{hit.title}\t{base}{hit.path}"
    return f"{head}\n    {words}" if words else head
