"""Written dates mean what the tables beside this file say, or are refused for the reason there."""

from datetime import date
from pathlib import Path

import pytest

from phinong.core.calendars import Understood, understand

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its remarks."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def meaning(understood: Understood) -> str:
    """What the tables write: EDTF, or the reason after an exclamation mark."""
    return f"!{understood.why_not}" if understood.why_not else understood.edtf


@pytest.mark.parametrize("row", rows("dates_th.tsv"), ids="|".join)
def test_a_thai_date(row):
    written, wanted, *paper = row
    dateline = date.fromisoformat(paper[0]) if paper else None
    assert meaning(understand(written, language="th", dateline=dateline)) == wanted


@pytest.mark.parametrize("row", rows("dates_other.tsv"), ids="|".join)
def test_a_date_of_another_language(row):
    language, written, wanted = row
    assert meaning(understand(written, language=language)) == wanted


def test_the_tables_are_large_enough_to_mean_something():
    assert len(rows("dates_th.tsv")) >= 150
    assert len({written for written, *_ in rows("dates_th.tsv")}) >= 150


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("14 มีนาคม 2565", "be"),
        ("14 มีนาคม 2022", "ce"),
        ("31 มี.ค. 67", "be-2-digit"),
        ("ปีงบประมาณ 2566", "be-fiscal"),
        ("13 กรกฎาคม ร.ศ. 112", "rattanakosin"),
        ("จ.ศ. 1200", "chulasakarat"),
        ("民國108年", "roc"),
        ("平成25年", "japanese"),
        ("5-8 กรกฎาคม 2567", "be"),
        ("วันนี้", ""),
    ],
)
def test_the_calendar_of_the_source_is_kept(written, calendar):
    understood = understand(written, language="th", dateline=date(2024, 4, 1))
    assert (understood.calendar, understood.as_written) == (calendar, written)


def test_years_said_to_be_buddhist_need_no_paper():
    assert understand("31/3/67", language="en", years_are_be=True).edtf == "2024-03-31"
    assert understand("67", language="en", years_are_be=True).edtf == "2024"


def test_a_text_in_an_odd_state_is_refused_and_never_fails():
    for written in (
        "/",
        "-",
        "(",
        "年",
        "一二三四五六七八年",
        "99/99/9999",
        "ถึง",
        "1-",
        "0",
        "พ.ศ.",
    ):
        assert understand(written, language="th").value is None
