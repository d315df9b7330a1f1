"""The notification of intent: what an office says before a text is drafted.

Thailand's Ministry of the Interior asks of a match that both sides are of equal rank, dignity and
benefit, that history, culture and economy were weighed, and that plan, budget, people and
evaluation stand ready. Seen in the opening of the page in `SOURCE`; the guideline itself, with its
own form, was not read, so these are questions and no copy of a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from phinong.core.refusals import Refusal
from phinong.drafting.models import DraftStatus

SOURCE = "http://www.northernsistercity.org/knowledge-u/show/381"
LONGEST_ANSWER = 4_000
# While the text is with reviewers or settled, what was intended stays as they saw it.
OPEN = (DraftStatus.INTENDED, DraftStatus.DRAFTING)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the notification; `readiness` for what has to stand ready."""

    key: str
    label: Any
    help: Any
    readiness: bool = False


QUESTIONS: Mapping[str, Question] = {
    question.key: question
    for question in (
        Question(
            "contact",
            _("Who carries this"),
            _("The unit and the post that keep the file, and how they are reached."),
        ),
        Question(
            "partner",
            _("Why this partner"),
            _("What history, culture and economy have in common, and what was done together."),
        ),
        Question(
            "rank",
            _("Equal rank, dignity and benefit"),
            _("Which rank each side has in its own country, and what each side gains."),
        ),
        Question(
            "plan",
            _("Plan"),
            _("What is to be done in the first years."),
            readiness=True,
        ),
        Question(
            "budget",
            _("Budget"),
            _("From which budget, of which year."),
            readiness=True,
        ),
        Question(
            "people",
            _("Staff"),
            _("Who works on it, in how much of their time, in which languages."),
            readiness=True,
        ),
        Question(
            "evaluation",
            _("Evaluation"),
            _("How and when it is told whether it was worth it."),
            readiness=True,
        ),
    )
}


def why_not_answer(answers: Mapping[str, str]) -> list[Refusal]:
    """Reasons against these answers, {question: words}."""
    reasons = [
        Refusal("intent-question-unknown", {"question": key})
        for key in answers
        if key not in QUESTIONS
    ]
    if any(len(words) > LONGEST_ANSWER for words in answers.values()):
        reasons.append(Refusal("intent-answer-too-long", {"most": LONGEST_ANSWER}))
    return reasons


def why_not_change(*, status: str, seen: str, standing: str) -> list[Refusal]:
    """Reasons against changing the notification: `seen` is the stamp the writer had before them."""
    if status not in OPEN:
        return [Refusal("intent-settled", {"status": DraftStatus(status).label})]
    return [] if seen == standing else [Refusal("intent-changed-meanwhile")]
