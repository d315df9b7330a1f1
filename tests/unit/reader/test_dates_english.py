"""English dates, form by form: what each means, and exactly which words it is."""

import pytest
from tests.unit.reader.date_tables import read_beside

FORMS = [
    ("signed on 31 March 2024 in Hamburg", {"31 March 2024": "2024-03-31"}),
    ("The accord of March 31, 2024 stands", {"March 31, 2024": "2024-03-31"}),
    ("March 31st, 2024", {"March 31st, 2024": "2024-03-31"}),
    ("March 31 2024", {"March 31 2024": "2024-03-31"}),
    ("31st March 2024", {"31st March 2024": "2024-03-31"}),
    ("the 31st of March, 2024", {"31st of March, 2024": "2024-03-31"}),
    ("the 31st day of March 2024", {"31st day of March 2024": "2024-03-31"}),
    ("31 MARCH 2024", {"31 MARCH 2024": "2024-03-31"}),
    ("31 Mar. 2024", {"31 Mar. 2024": "2024-03-31"}),
    ("Mar. 31, 2024", {"Mar. 31, 2024": "2024-03-31"}),
    ("Sept. 5, 2024", {"Sept. 5, 2024": "2024-09-05"}),
    ("5 Sept 2024", {"5 Sept 2024": "2024-09-05"}),
    ("16. Nov. 2016", {"16. Nov. 2016": "2016-11-16"}),
    ("Nov. 16 , 2016", {"Nov. 16 , 2016": "2016-11-16"}),
    ("31-Mar-2024", {"31-Mar-2024": "2024-03-31"}),
    ("31/Mar/2024", {"31/Mar/2024": "2024-03-31"}),
    ("Mar-31-2024", {"Mar-31-2024": "2024-03-31"}),
    ("2024-Mar-31", {"2024-Mar-31": "2024-03-31"}),
    ("2024/Mar/31", {"2024/Mar/31": "2024-03-31"}),
    ("March31, 2024", {"March31, 2024": "2024-03-31"}),
    ("28 June in 2024", {"28 June in 2024": "2024-06-28"}),
    ("July 4th of 1995", {"July 4th of 1995": "1995-07-04"}),
    ("July the 5th, 2024", {"July the 5th, 2024": "2024-07-05"}),
    ("Monday, 4 March 2024", {"4 March 2024": "2024-03-04"}),
    ("Monday March 4, 2024 at 10:30", {"March 4, 2024": "2024-03-04"}),
    ("10:30, March 4, 2024", {"March 4, 2024": "2024-03-04"}),
    ("Mon Mar 4 10:30:00 2024", {"Mar 4 10:30:00 2024": "2024-03-04"}),
    ("Posted:4 March 2024", {"4 March 2024": "2024-03-04"}),
    ("fourth of July, 1995", {"fourth of July, 1995": "1995-07-04"}),
    (
        "Done on the twenty-first day of September in the year two thousand and twenty-three",
        {"twenty-first day of September in the year two thousand and twenty-three": "2023-09-21"},
    ),
    (
        "this thirty-first day of March, two thousand and twenty-four",
        {"thirty-first day of March, two thousand and twenty-four": "2024-03-31"},
    ),
    (
        "May twenty-first, nineteen ninety-nine",
        {"May twenty-first, nineteen ninety-nine": "1999-05-21"},
    ),
    (
        "14 August nineteen hundred and ninety-three",
        {"14 August nineteen hundred and ninety-three": "1993-08-14"},
    ),
    ("31 March B.E. 2567", {"31 March B.E. 2567": "2024-03-31"}),
    ("31 March 2567", {"31 March 2567": "2024-03-31"}),
    ("31 March 2567 B.E.", {"31 March 2567 B.E.": "2024-03-31"}),
    ("12 February B.E. 2478", {"12 February B.E. 2478": "1936-02-12"}),
    ("2024-03-31", {"2024-03-31": "2024-03-31"}),
    ("2024-03-31T10:30:00Z", {"2024-03-31": "2024-03-31"}),
    ("updated 2024/03/31", {"2024/03/31": "2024-03-31"}),
    ("updated 31/03/2024", {"31/03/2024": "2024-03-31"}),
    ("updated 03/31/2024", {"03/31/2024": "2024-03-31"}),
    ("updated 31.3.2024", {"31.3.2024": "2024-03-31"}),
    ("updated 10/07/2567", {"10/07/2567": "2024-07-10"}),
    ("updated 3/3/2024", {"3/3/2024": "2024-03-03"}),
    ("12 April 1296", {"12 April 1296": "1296-04-12"}),
    ("February 29, 2024", {"February 29, 2024": "2024-02-29"}),
    ("early March 2024", {"March 2024": "2024-03"}),
    ("granted in September 2020 by UNESCO", {"September 2020": "2020-09"}),
    ("Sept. 2020", {"Sept. 2020": "2020-09"}),
    ("June of 1992", {"June of 1992": "1992-06"}),
    ("November, 2016", {"November, 2016": "2016-11"}),
    ("2016 November", {"2016 November": "2016-11"}),
    ("Dec/2018", {"Dec/2018": "2018-12"}),
    ("October two thousand and five", {"October two thousand and five": "2005-10"}),
]

RANGES = [
    ("July 5-8, 2024", {"July 5": "2024-07-05", "8, 2024": "2024-07-08"}),
    ("July 5 to 8, 2024", {"July 5": "2024-07-05", "8, 2024": "2024-07-08"}),
    ("July 5th through 8th, 2024", {"July 5th": "2024-07-05", "8th, 2024": "2024-07-08"}),
    ("July 5 and 8, 2024", {"July 5": "2024-07-05", "8, 2024": "2024-07-08"}),
    ("5 to 8 July 2024", {"5": "2024-07-05", "8 July 2024": "2024-07-08"}),
    ("5–8 July 2024", {"5": "2024-07-05", "8 July 2024": "2024-07-08"}),
    ("5th to the 8th of July 2024", {"5th": "2024-07-05", "8th of July 2024": "2024-07-08"}),
    ("5, 6 and 8 July 2024", {"5": "2024-07-05", "6": "2024-07-06", "8 July 2024": "2024-07-08"}),
    (
        "September 9,12,13 2022",
        {"September 9": "2022-09-09", "12": "2022-09-12", "13 2022": "2022-09-13"},
    ),
    (
        "Monday 4 to Wednesday 6 March 2024",
        {"4": "2024-03-04", "6 March 2024": "2024-03-06"},
    ),
    ("Mar 30–Apr 2, 2024", {"Mar 30": "2024-03-30", "Apr 2, 2024": "2024-04-02"}),
    ("March 30 to April 2, 2024", {"March 30": "2024-03-30", "April 2, 2024": "2024-04-02"}),
    ("30 March - 2 April 2024", {"30 March": "2024-03-30", "2 April 2024": "2024-04-02"}),
    (
        "30 December to 2 January 2025",
        {"30 December": "2024-12-30", "2 January 2025": "2025-01-02"},
    ),
    (
        "from 30 December 2024 until 2 January 2025",
        {"30 December 2024": "2024-12-30", "2 January 2025": "2025-01-02"},
    ),
    (
        "between March 30 and April 2, 2024",
        {"March 30": "2024-03-30", "April 2, 2024": "2024-04-02"},
    ),
    ("April 27 to the 3rd, 2024", {"April 27": "2024-04-27", "3rd, 2024": "2024-05-03"}),
    ("from 4 to January 22, 2024", {"4": "2024-01-04", "January 22, 2024": "2024-01-22"}),
    ("June-August 1992", {"June": "1992-06", "August 1992": "1992-08"}),
    ("from November to February 2017", {"November": "2016-11", "February 2017": "2017-02"}),
    ("from April to June in 2017", {"April": "2017-04", "June in 2017": "2017-06"}),
]


@pytest.mark.parametrize(("text", "dates"), [*FORMS, *RANGES])
def test_a_form_means_its_day_and_spans_its_words(text, dates):
    assert read_beside(text, "en") == dates


BESIDE_A_PAPER = [
    ("It opened on March 31 in Hamburg", "2024-04-02", {"March 31": "2024-03-31"}),
    ("It opened on 31 March in Hamburg", "2024-04-02", {"31 March": "2024-03-31"}),
    ("It opened on 29 December", "2024-01-05", {"29 December": "2023-12-29"}),
    ("It opens on January 5", "2023-12-20", {"January 5": "2024-01-05"}),
    ("on May twenty-first", "2024-06-02", {"May twenty-first": "2024-05-21"}),
    ("on the twenty-second of June", "2024-06-02", {"twenty-second of June": "2024-06-22"}),
    ("in March last year", "2024-06-02", {"March": "2023-03"}),
    ("on 5 March of last year", "2024-06-02", {"5 March": "2023-03-05"}),
    ("in June next year", "2024-06-02", {"June": "2025-06"}),
    ("this September", "2024-06-02", {"September": "2024-09"}),
    ("In 2016 the treaty of 5 March was signed", "2024-06-02", {"5 March": "2016-03-05"}),
    (
        "March 5, 2016 and 7 April of the same year",
        "2024-06-02",
        {"March 5, 2016": "2016-03-05", "7 April": "2016-04-07"},
    ),
    ("31 Mar. '24", "2024-06-02", {"31 Mar. '24": "2024-03-31"}),
    ("31-Mar-24", "2024-06-02", {"31-Mar-24": "2024-03-31"}),
    ("the 20th of next month", "2024-12-02", {"20th of next month": "2025-01-20"}),
    (
        "from the 4th to the 22nd of this month",
        "2024-12-30",
        {"4th": "2024-12-04", "22nd of this month": "2024-12-22"},
    ),
    ("They met on the 18th.", "2024-12-20", {"18th": "2024-12-18"}),
    ("They met on the 30th, in Kunming", "2024-03-05", {"30th": "2024-01-30"}),
    ("They met Friday the 22nd.", "2017-09-27", {"22nd": "2017-09-22"}),
    ("They meet on Friday the 13th.", "2017-09-27", {"13th": "2017-10-13"}),
    ("Feb 28th to March 1st", "2019-09-18", {"Feb 28th": "2019-02-28", "March 1st": "2019-03-01"}),
    (
        "1st Jan until Wed, 22 of Jan",
        "2016-11-07",
        {"1st Jan": "2017-01-01", "22 of Jan": "2017-01-22"},
    ),
    ("It cost $12 December 27", "2024-12-30", {"December 27": "2024-12-27"}),
    ("on July 5 and 30 people came", "2024-07-06", {"July 5": "2024-07-05"}),
    ("February 29", "2023-12-20", {"February 29": "2024-02-29"}),
]


@pytest.mark.parametrize(("text", "paper", "dates"), BESIDE_A_PAPER)
def test_what_is_missing_comes_from_the_paper(text, paper, dates):
    assert read_beside(text, "en", paper) == dates


TWO_ORDERS = [
    ("Updated 03/04/2024", "", {}),
    ("Updated 03/04/2024", "2024-12-20", {}),
    ("Updated 03-04-2024 16:24", "", {}),
    ("Updated 3.4.2024", "", {}),
    ("Updated 07-08-2024 16:24", "2024-08-05", {"07-08-2024": "2024-08-07"}),
    ("Updated 08/07/2024", "2024-08-05", {"08/07/2024": "2024-08-07"}),
    ("Updated on Thursday (4/7/2024)", "", {"4/7/2024": "2024-07-04"}),
    ("on Sunday, 4/7/2024", "", {"4/7/2024": "2024-04-07"}),
    ("Updated 1/2/24", "2024-01-03", {}),
    ("3/4/2024, 17/11/2023", "", {"3/4/2024": "2024-04-03", "17/11/2023": "2023-11-17"}),
    ("3/4/2024, 11/17/2023", "", {"3/4/2024": "2024-03-04", "11/17/2023": "2023-11-17"}),
    (
        "3/4/2024, 17/11/2023, 11/17/2023",
        "",
        {"17/11/2023": "2023-11-17", "11/17/2023": "2023-11-17"},
    ),
]


@pytest.mark.parametrize(("text", "paper", "dates"), TWO_ORDERS)
def test_figures_of_two_orders_are_a_day_only_where_the_paper_tells_which(text, paper, dates):
    assert read_beside(text, "en", paper) == dates


NO_DATES = [
    "on this day",
    "yesterday",
    "on Monday",
    "last Friday",
    "last month",
    "earlier this month",
    "the 9th month of next year",
    "during the Spring Festival",
    "before Christmas",
    "May Day",
    "Q1 2024",
    "the first quarter of 2024",
    "fiscal year 2024",
    "in 2020 the city joined",
    "2020-2024",
    "We may meet again in July",
    "since August",
    "No one may enter",
    "These 12 may apply",
    "They march two by two",
    "two weeks ago",
    "31 February 2024",
    "February 30, 2024",
    "February 29, 2023",
    "0 March 2024",
    "45 March 2024",
    "12 February B.E. 2483",
    "31 Mar. '74",
    "21/04/16",
    "13/13/2024",
    "between 9.30 and 4.30 pm",
    "at 10:30",
    "+66 53-112-514",
    "Tel. 053.112.514",
    "section 5.10.2",
    "ISO 9001:2015",
    "ISO 8601-1:2019",
    "No. 3/2024",
    "11/2016",
    "4/22",
    "THB 1,250.50",
    "20161016",
    "archive-2018-09-23-page",
    "sales_report-2002-10-09.xlsx",
    "www.example.com/2024/03/31/news",
    "version 2024.3",
    "192.168.1.10",
    "on the 5th floor",
    "the 20th anniversary",
    "Marketing 2024",
    "Maybe 2024",
    "March 15% growth",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_names_no_day_is_no_date(text):
    assert read_beside(text, "en", "2024-12-20") == {}
