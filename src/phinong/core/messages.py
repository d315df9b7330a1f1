"""What we say when something is refused: one sentence for every code, in the reader's language.

A sentence says what is wrong and what to do next. Rooms register theirs when their app starts;
`tests/unit/core/test_messages.py` compares the codes of the code base with the sentences.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phinong.core import calendars
from phinong.core.dates import Interval, PartialDate
from phinong.core.languages import django_to_ui
from phinong.core.refusals import Refusal

Sentence = str | Promise
MESSAGES: dict[str, Sentence] = {}
# Codes for which two rooms have different sentences; a test holds this empty.
CLASHES: set[str] = set()


def register(sentences: Mapping[str, Sentence]) -> None:
    """Add a room's sentences. A code that another room has taken keeps that room's sentence."""
    for code, sentence in sentences.items():
        if MESSAGES.setdefault(code, sentence) != sentence:
            CLASHES.add(code)


def say(refusal: Refusal) -> str:
    """The sentence of a refusal in the active language; dates in it are in the reader's calendar.

    A code without a sentence is said plainly, with the code, so that nobody is left without an
    answer; the tests see to it that none is.
    """
    language = django_to_ui(get_language() or "")
    sentence = MESSAGES.get(refusal.code, _("This cannot be done (%(code)s)."))
    facts = {name: spoken(fact, language) for name, fact in refusal.facts.items()}
    return str(sentence) % {"code": refusal.code, **facts}


def spoken(fact: Any, language: str) -> str:
    """A fact of a refusal as people say it: dates in their calendar, lists with commas."""
    if isinstance(fact, date | PartialDate | Interval):
        return calendars.say(fact, language)
    if isinstance(fact, Iterable) and not isinstance(fact, str):
        comma = "、" if language == "zh" else ", "
        return comma.join(spoken(one, language) for one in fact)
    return str(fact)


register(
    {
        "date-empty": _("The date is empty. Write it as the source does."),
        "date-not-understood": _(
            "This date was not understood. Write it as 14 March 2022, 14 มีนาคม 2565 or 2022-03-14."
        ),
        "date-not-a-day": _("Here one day is needed. Write day, month and year."),
        "date-not-real": _("There is no such day. Check the day and the month."),
        "date-lunar": _(
            "This is a date of a lunar calendar, which the register does not turn. Write the day of"
            " the common calendar, and keep the source's words beside it."
        ),
        "date-outside-era": _(
            "The era was over by then, or had not begun. Check the year, or write it in the Common"
            " Era."
        ),
        "date-backwards": _("The end comes before the start. Check both dates."),
        "dates-disagree": _(
            "The date is given in two calendars that do not agree. Write the one that is right."
        ),
        "day-or-month-unclear": _(
            "Which number is the day and which the month cannot be told. Write the month as a word."
        ),
        "month-not-in-year": _(
            "B.E. 2483 had no January, February or March. Check the year, or write it in the Common"
            " Era."
        ),
        "school-year": _(
            "A school year has no fixed days. Write the date, or the year in which it began."
        ),
        "year-era-unclear": _(
            "The year could be Buddhist Era or Common Era. Write พ.ศ. or ค.ศ. before it."
        ),
        "year-missing": _("The year is missing. Add it."),
        "year-needs-month": _(
            "Before 1941 the year began in April, so this year alone lies in two years of today."
            " Add the month, or write the year in the Common Era."
        ),
        "year-turns-in-april": _(
            "The year turned in the first days of April. Write the year in the Common Era."
        ),
        "year-two-digits": _("The year has only two digits. Write all four."),
    }
)
