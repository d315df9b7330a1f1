"""Dates as people read them, and that what we say is understood again."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.core.strategies import intervals, partial_dates, recent_days

from phinong.core.calendars import say, understand
from phinong.core.dates import Interval, PartialDate, parse_edtf

LANGUAGES = st.sampled_from(["th", "en", "zh"])
LENGTHS = st.sampled_from(["long", "short"])
ERAS = st.sampled_from(["reader", "be", "ce"])


@given(partial_dates(), LANGUAGES, LENGTHS, ERAS)
@example(PartialDate(1296), "th", "long", "reader")
@example(PartialDate(1296, qualifier="~"), "th", "long", "reader")
@example(PartialDate(1932), "th", "long", "reader")
def test_what_we_say_is_understood_again(when, language, length, era):
    said = say(when, language, length=length, era=era)
    again = understand(said, language=language)
    assert (again.value, again.why_not) == (when, "")


@given(partial_dates(recent_days), LANGUAGES, LENGTHS, ERAS)
def test_dates_of_our_time_are_understood_again(when, language, length, era):
    said = say(when, language, length=length, era=era)
    assert understand(said, language=language).value == when


@given(intervals(), LANGUAGES, LENGTHS, ERAS)
def test_an_interval_we_say_is_understood_again(when, language, length, era):
    said = say(when, language, length=length, era=era)
    again = understand(said, language=language)
    assert (again.value, again.why_not) == (when, "")


@pytest.mark.parametrize(
    ("edtf", "thai", "english", "chinese"),
    [
        ("2022-03-14", "14 มีนาคม 2565", "14 March 2022", "2022年3月14日"),
        ("2022-03", "มีนาคม 2565", "March 2022", "2022年3月"),
        ("2022", "2565", "2022", "2022年"),
        ("1932-06-24", "24 มิถุนายน 2475", "24 June 1932", "1932年6月24日"),
        ("1933-01-10", "10 มกราคม 2475", "10 January 1933", "1933年1月10日"),
        ("1932", "ค.ศ. 1932", "1932", "1932年"),
        ("1896-05-01", "1 พฤษภาคม พ.ศ. 2439", "1 May 1896", "1896年5月1日"),
        ("1296", "ค.ศ. 1296", "1296", "1296年"),
        ("1296~", "ราว พ.ศ. 1839", "about 1296", "约1296年"),
        ("2022?", "2565 (ไม่แน่ชัด)", "2022 (uncertain)", "2022年（存疑）"),
        ("2024-07-05/2024-07-08", "5–8 กรกฎาคม 2567", "5–8 July 2024", "2024年7月5日–8日"),
        (
            "2024-02-28/2024-03-03",
            "28 กุมภาพันธ์ – 3 มีนาคม 2567",
            "28 February – 3 March 2024",
            "2024年2月28日–3月3日",
        ),
        ("2024-07/2024-09", "กรกฎาคม–กันยายน 2567", "July–September 2024", "2024年7月–9月"),
        ("2020/2024", "2563–2567", "2020–2024", "2020年–2024年"),
        (
            "2023-12-28/2024-01-03",
            "28 ธันวาคม 2566 – 3 มกราคม 2567",
            "28 December 2023 – 3 January 2024",
            "2023年12月28日 – 2024年1月3日",
        ),
        ("2020/..", "ตั้งแต่ 2563", "since 2020", "2020年起"),
        ("../2024-03", "ถึง มีนาคม 2567", "until March 2024", "截至2024年3月"),
    ],
)
def test_a_date_in_three_languages(edtf, thai, english, chinese):
    when = parse_edtf(edtf)
    assert [say(when, code) for code in ("th", "en", "zh")] == [thai, english, chinese]


@pytest.mark.parametrize(
    ("language", "era", "length", "said"),
    [
        ("th", "ce", "long", "14 มีนาคม ค.ศ. 2022"),
        ("th", "be", "short", "14 มี.ค. 2565"),
        ("en", "reader", "short", "14 Mar 2022"),
        ("en", "be", "long", "14 March B.E. 2565"),
        ("zh", "be", "long", "佛历2565年3月14日"),
        ("zh-hans", "reader", "long", "2022年3月14日"),
        ("zh-Hant", "reader", "short", "2022年3月14日"),
        ("ko", "reader", "long", "14 March 2022"),
    ],
)
def test_eras_lengths_and_tags(language, era, length, said):
    assert say(date(2022, 3, 14), language, era=era, length=length) == said


@pytest.mark.parametrize("manner", [{"era": "ac"}, {"length": "medium"}])
def test_an_unknown_manner_is_refused(manner):
    with pytest.raises(ValueError, match="no way to say"):
        say(date(2022, 3, 14), "en", **manner)


def test_an_interval_of_one_day_is_that_day():
    day = PartialDate(2022, 3, 14)
    assert say(Interval(day, day), "en") == "14 March 2022"
