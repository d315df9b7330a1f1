"""Every refusal has its sentence, and every sentence is said somewhere."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from phinong.core.dates import PartialDate
from phinong.core.forms import Form
from phinong.core.messages import CLASHES, MESSAGES, register, say
from phinong.core.refusals import Refusal, Refused

PACKAGE = Path(__file__).resolve().parents[3] / "src" / "phinong"
CODE = re.compile(r"(?:Refusal|UnclearYear)\(\s*\"([a-z0-9-]+)\"")
CODES_OF_A_CHOICE = re.compile(
    r"(?:Refusal|UnclearYear)\(\s*(\"[^()]*? if [^()]*? else \"[^\"]+\")"
)


def codes_said() -> set[str]:
    """Every code that the package gives as a reason."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(CODE.findall(source))
        for choice in CODES_OF_A_CHOICE.findall(source):
            found |= set(re.findall(r"\"([a-z0-9-]+)\"(?= if |$)", choice))
    return found


def test_every_code_has_a_sentence():
    assert codes_said() - set(MESSAGES) == set()


def test_every_sentence_of_this_room_is_said():
    room = PACKAGE / "core"
    own = re.findall(r'^ +"([a-z0-9-]+)": _\($', (room / "messages.py").read_text("utf-8"), re.M)
    sources = [path.read_text("utf-8") for path in room.glob("*.py") if path.name != "messages.py"]
    assert len(own) > 5
    assert [code for code in own if not any(f'"{code}"' in text for text in sources)] == []


def test_no_code_has_two_sentences():
    assert set() == CLASHES


def test_no_sentence_shouts():
    assert [code for code, sentence in MESSAGES.items() if "!" in str(sentence)] == []


@pytest.mark.parametrize("language", ["th", "zh-hans"])
def test_the_sentences_of_this_room_are_translated(language):
    for code in ("date-empty", "year-needs-month", "year-era-unclear", "day-or-month-unclear"):
        with translation.override("en"):
            english = say(Refusal(code))
        with translation.override(language):
            assert say(Refusal(code)) != english


def test_facts_are_said_in_the_readers_calendar():
    register({"test-days": "%(day)s, %(month)s: %(names)s, %(count)s"})
    facts = {
        "day": date(2022, 3, 14),
        "month": PartialDate(2022, 3),
        "names": ["ก", "ข"],
        "count": 2,
    }
    try:
        with translation.override("th"):
            assert say(Refusal("test-days", facts)) == "14 มีนาคม 2565, มีนาคม 2565: ก, ข, 2"
        with translation.override("zh-hans"):
            assert say(Refusal("test-days", facts)) == "2022年3月14日, 2022年3月: ก、ข, 2"
    finally:
        del MESSAGES["test-days"]


def test_a_code_without_a_sentence_is_still_said():
    with translation.override("en"):
        assert say(Refusal("nobody-knows")) == "This cannot be done (nobody-knows)."


def test_a_form_shows_every_reason_where_it_belongs():
    class Held(Form):
        from django.forms import CharField

        held = CharField(required=False)

    form = Held({"held": "x"})
    assert form.is_valid()
    refused = Refused([Refusal("year-missing"), Refusal("date-backwards")])
    with translation.override("en"):
        form.add_refusals(refused, fields={"year-missing": "held"})
        assert form.errors == {
            "held": ["The year is missing. Add it."],
            "__all__": ["The end comes before the start. Check both dates."],
        }
    assert form.has_error("held", "year-missing")
