"""Findings of each kind, with the words they rest on."""

import pytest

from phinong.reader import read

MINUTES = (
    "เชียงรายประชุมคณะกรรมการเมืองพี่เมืองน้อง\n\n20 มิถุนายน 2566\n\n"
    "เมื่อวันที่ 19 มิถุนายน 2566 ณ ห้องประชุมธรรมลังกา ศาลากลางจังหวัดเชียงราย นายสมชาย ใจมั่นคง "
    "ผู้ว่าราชการจังหวัดเชียงราย มอบหมายให้ นายวิชัย รักเมืองเหนือ รองผู้ว่าราชการจังหวัดเชียงราย "
    "เป็นประธานการประชุมคณะกรรมการความสัมพันธ์เมืองพี่เมืองน้องจังหวัดเชียงราย ครั้งที่ 2/2566 "
    "เพื่อพิจารณาร่างบันทึกความเข้าใจเพื่อสถาปนาความสัมพันธ์เมืองพี่เมืองน้องระหว่างจังหวัดเชียงรายกับนครคุนหมิง\n\n"
    "ปัจจุบันจังหวัดมีความสัมพันธ์แล้วกว่า 5 ประเทศ\n\n"
    "ที่ประชุมมีมติเห็นชอบร่างบันทึกความเข้าใจ\n\n"
    "ทั้งนี้ รองผู้ว่าราชการจังหวัดเชียงราย ได้สั่งการให้สำนักงานจังหวัดจัดทำแผนภายในวันที่ 31 กรกฎาคม 2566"
)


LEADS = {
    "th": "จังหวัดน่านลงนามบันทึกความเข้าใจเมืองพี่เมืองน้อง โดยมีความสัมพันธ์กับหลายฝ่าย",
    "en": "Two sister cities signed a memorandum of understanding on cooperation",
    "zh": "两市签署友好城市协议，双方将开展合作与交流，推动教育旅游发展，参加人员众多，",
}


def said(finding):
    return {value.name: value.value for value in finding.values}


@pytest.fixture(scope="module")
def minutes():
    return read(MINUTES)


def test_a_meeting_has_number_day_chair_and_who_was_stood_in_for(minutes):
    (meeting,) = minutes.of_kind("meeting")
    values = said(meeting)
    assert (values["number"], values["date"]) == ("2/2566", "2023-06-19")
    assert (values["chair"], values["on-behalf-of"]) == ("วิชัย รักเมืองเหนือ", "สมชาย ใจมั่นคง")
    assert values["place"] == "ห้องประชุมธรรมลังกา ศาลากลางจังหวัดเชียงราย"


def test_a_draft_agreement_has_its_two_sides(minutes):
    (agreement,) = minutes.of_kind("agreement")
    assert [party.entry for party in agreement.all("party")] == ["TH-57", "CN-5301"]
    assert agreement.first("instrument").value == "mou"


def test_the_claim_says_which_kind_for_which_sides(minutes):
    (claim,) = minutes.of_kind("tie-claim")
    assert [side.entry for side in claim.all("side")] == ["TH-57", "CN-5301"]
    assert claim.first("kind").value == "sister"


def test_a_resolution_is_kept_word_for_word(minutes):
    (resolution,) = minutes.of_kind("resolution")
    assert said(resolution)["text"] == "มีมติเห็นชอบร่างบันทึกความเข้าใจ"
    assert said(resolution)["outcome"] == "endorsed"


def test_an_order_is_a_commitment_with_its_day(minutes):
    (commitment,) = minutes.of_kind("commitment")
    assert said(commitment)["who"] == "รองผู้ว่าราชการจังหวัดเชียงราย"
    assert said(commitment)["due"] == "2023-07-31"


@pytest.mark.parametrize(
    ("language", "words", "qualifier", "number", "unit"),
    [
        ("th", "แล้วกว่า 12 ประเทศ", "at-least", 12, "ประเทศ"),
        ("th", "จำนวน 6 ประเทศ", "exactly", 6, "ประเทศ"),
        ("th", "ประมาณ 1,200 คน", "about", 1200, "คน"),
        ("en", "a group of over 30 representatives", "at-least", 30, "representatives"),
        ("en", "with about 26 organizations", "about", 26, "organizations"),
        ("zh", "共有超过200所大学参加", "at-least", 200, "大学"),
    ],
)
def test_a_count_keeps_how_exactly_it_was_stated(language, words, qualifier, number, unit):
    (figure,) = read(f"{LEADS[language]}\n\n{LEADS[language]} {words}").of_kind("figure")
    values = said(figure)
    assert (values["qualifier"], values["number"], values["unit"]) == (qualifier, number, unit)


def test_a_chinese_friendship_city_is_the_highest_kind():
    reading = read(
        "昆明市与清迈市签署友好城市协议\n\n5月9日，昆明市与清迈市签署友好城市协议，开展合作。"
    )
    assert {claim.first("kind").value for claim in reading.of_kind("tie-claim")} == {"sister"}


def test_every_item_under_a_year_is_a_learning_item():
    years = "\n\n".join(
        f"{year}\n\nWorkshop number {n} of the learning city, for lifelong learning in the town."
        for n, year in enumerate((2021, 2021, 2022, 2024))
    )
    items = read(f"Our learning city\n\nMember of the network of learning cities.\n\n{years}")
    found = [(said(item)["year"], said(item)["kind"]) for item in items.of_kind("learning-item")]
    assert found == [(year, "programme") for year in ("2021", "2021", "2022", "2024")]


def test_a_joint_centre_lists_its_objectives():
    text = (
        "The “Lanna-Yunnan Research Center” was opened at Chiang Mai University under the "
        "cooperation "
        "agreement between Chiang Mai University and Yunnan University. Its objectives are: "
        "1) to study the Mekong, 2) to train teachers, and 3) to host an annual conference."
    )
    (centre,) = read(text).of_kind("joint-centre")
    assert said(centre)["name"] == "Lanna-Yunnan Research Center"
    assert [item.value for item in centre.all("objective")] == [
        "to study the Mekong",
        "to train teachers",
        "to host an annual conference",
    ]


def test_the_same_paper_gives_the_same_keys(minutes):
    again = read(MINUTES)
    assert [found.key for found in again.findings] == [found.key for found in minutes.findings]
