"""phinong propose CODE… [--seconds N]"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from phinong.core.acting import SYSTEM
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.reader.proposer import Budget
from phinong.record.models import Document
from phinong.site.intake.second_reader import Outcome, endpoint, read_again


class Command(BaseCommand):
    help = (
        "Let the language model of PHINONG_LLM_URL propose findings from documents that are kept."
        " Exit 1 when it gave no answer about some."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("codes", nargs="+", metavar="CODE", help="codes of documents")
        parser.add_argument("--seconds", type=float, help="time for each, instead of the setting")
        parser.add_argument("--language", choices=["th", "en", "zh-hans"], default="en")

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            self.run_propose(options["codes"], options["seconds"])

    def run_propose(self, codes: list[str], seconds: float | None) -> None:
        """One line for each document; a document that cannot be asked about stops no other."""
        if (model := endpoint()) is None:
            raise CommandError(say(Refusal("model-off")))
        if seconds is not None and not seconds > 0:
            raise CommandError("--seconds must be above 0.")
        left_out = sum(not self.propose(code, seconds or model.seconds) for code in codes)
        if left_out:
            raise CommandError(f"{left_out} of {len(codes)} without an answer.", returncode=1)

    def propose(self, code: str, seconds: float) -> bool:
        """Ask about one document and tell what came of it; whether the model answered."""
        document = Document.objects.filter(code=code).first()
        if document is None:
            self.stderr.write(f"{code}\tThere is no such document.")
            return False
        try:
            outcome = read_again(document, by=SYSTEM, budget=Budget(seconds))
        except Refused as refused:
            for reason in refused.reasons:
                self.stderr.write(f"{code}\t{say(reason)}")
            return False
        self.stdout.write(f"{code}\t{line(outcome)}")
        return not outcome.silent


def line(outcome: Outcome) -> str:
    """What came of asking, in one line."""
    said = f"{outcome.proposed} proposed, {outcome.agreeing} read alike"
    dropped = ", ".join(f"{count} {why}" for why, count in outcome.dropped.items())
    said += f", left out: {dropped}" if dropped else ""
    return said + (f", silent: {outcome.silent}" if outcome.silent else "")
