"""Towns that no list knows, in English, and the names of bodies that stand side by side."""

import pytest

from phinong.reader import read

ABOUT = "\n\nThe two sides will go on with the exchange in culture and education.\n"


def sides(text):
    return {party["name_in_text"] for party in read(f"News\n\n{text}{ABOUT}").record["parties"]}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Karvela's sister city, Osmundby, sent its choir.", {"Karvela", "Osmundby"}),
        ("Karvela has a new sister city: Osmundby in Norway.", {"Karvela", "Osmundby"}),
        ("A delegation from Karvela visited Trondaby, its twin town.", {"Karvela", "Trondaby"}),
        ("Karvela and Osmundby became sister cities on 5 May 2024.", {"Karvela", "Osmundby"}),
        ("Karvela and Osmundby signed a sister city agreement.", {"Karvela", "Osmundby"}),
        ("The Wexmoor–Karvela sister city agreement was signed.", {"Wexmoor", "Karvela"}),
        (
            "The mayors of Karvela, Osmundby and Trondaby spoke of sister city ties.",
            {"Karvela", "Osmundby", "Trondaby"},
        ),
        (
            "Karvela and Kamiyura-cho became sister cities ten years ago.",
            {"Karvela", "Kamiyura-cho"},
        ),
    ],
)
def test_a_town_is_known_by_what_it_is_called(text, towns):
    assert sides(text) == towns


def test_an_office_that_writes_under_its_letterhead_is_a_side():
    text = (
        "PROVINCE OF AURELIA\nInformation Office\n\nGovernor writes to Nagano\n\n"
        "Governor Ana Reyes has proposed a sister province relationship to Nagano Prefecture, "
        "Japan."
    )
    assert {p["name_in_text"] for p in read(text).record["parties"]} == {
        "PROVINCE OF AURELIA",
        "Nagano",
    }


def test_surnames_are_no_towns():
    text = (
        "Ana Barlow of the office and Per Strand came. Barlow and Strand signed the twinning book."
    )
    assert sides(text).isdisjoint({"Barlow", "Strand"})


@pytest.mark.parametrize(
    "text",
    [
        "The University of Arvale and Universitas Belindo renewed their memorandum.",
        "The memorandum was signed by the University of Arvale and Universitas Belindo.",
    ],
)
def test_two_universities_joined_by_and_are_two(text):
    assert sides(text) == {"University of Arvale", "Universitas Belindo"}


def test_a_full_stop_ends_a_list_of_sides():
    text = (
        "A memorandum was signed by Payap University, the University of Arvale and Belindo "
        "University."
        " Chiang Mai was the place."
    )
    assert sides(text) == {"Payap University", "University of Arvale", "Belindo University"}


def test_a_territory_behind_a_county_only_says_where_it_lies():
    text = (
        "Karvela Regional Council will sign a friendship city agreement with Nantou County, Taiwan."
    )
    assert sides(text) == {"Karvela Regional Council", "Nantou County"}


def test_the_place_from_which_a_report_is_sent_is_no_side():
    text = (
        "烟台市与原州市获颁友好城市交流合作奖\n\n本报重庆11月14日电　在友好城市大会上，"
        "烟台市与韩国原州市获颁友好城市交流合作奖。\n"
    )
    assert {p["name_in_text"] for p in read(text).record["parties"]} == {"烟台市", "原州市"}
