"""People without a title: in lists, under letters, beside words of speech; East Asian names."""

import pytest

from phinong.reader import read

ENGLISH = "Karvela and Osmundby sister cities\n\n14 May 2024\n\n"
CHINESE = "昆明市与清迈市友好城市交流\n\n2024年5月14日\n\n"


def people(text):
    return {person["name_in_text"] for person in read(text).record["people"]}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Fr. Benito Salas, S.J., and Cr Joy Tan spoke.", {"Benito Salas", "Joy Tan"}),
        ("By Odile Marchant", {"Odile Marchant"}),
        ("“It was cold,” said Maria Holm, a teacher.", {"Maria Holm"}),
        ("“It was cold,” Maria Lund, 17, said.", {"Maria Lund"}),
        ("Hanne Vik, who coordinates the link, thanked the hosts.", {"Hanne Vik"}),
        (
            "Present: J. Barlow (chair), Lena Strand, Tom Reed",
            {"J. Barlow", "Lena Strand", "Tom Reed"},
        ),
        ("Lena Strand (Karvela) and Per Holm (Osmundby) co-chaired.", {"Lena Strand", "Per Holm"}),
        ("Yours sincerely,\n\nLena Strand\nMayor of Karvela", {"Lena Strand"}),
        ("The Mayor of Karvela, Lena Strand, and others came.", {"Lena Strand"}),
        ("Questions: events desk, Lorna Pike.", {"Lorna Pike"}),
        ("Mayor Nakamura Haruki planted a tree.", {"Nakamura Haruki"}),
        ("The Hon. Lena Strand MP spoke.", {"Lena Strand"}),
        ("The Sister City Office said that it is closed.", set()),
    ],
)
def test_who_is_named_without_a_title_in_english(text, named):
    assert people(f"{ENGLISH}{text}\n\nThe two sister cities will go on.\n") == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("昆明市市长冼国豪致辞。", {"冼国豪"}),
        ("奈良市市长中村佳代子率团访问。", {"中村佳代子"}),
        ("市长松本大辅一行七人来访。", {"松本大辅"}),
        ("友协会长闻人达介绍了情况。", {"闻人达"}),
        ("巴达尔齐·额尔敦巴特尔省长会见了代表团。", {"巴达尔齐·额尔敦巴特尔"}),
        ("双方向乔纳森·韦尔斯一行介绍情况。", {"乔纳森·韦尔斯"}),
        ("农学院院长乔萨亚·拉图武基说。", {"乔萨亚·拉图武基"}),
    ],
)
def test_surnames_and_sounds_of_east_asia(text, named):
    assert people(CHINESE + text) == named


def test_the_other_spelling_in_a_bracket_belongs_to_the_name():
    found = read(CHINESE + "郡守Han Ki-woong（韩基雄）出席。").record["people"]
    assert found == [{"name_in_text": "Han Ki-woong", "aliases": ["韩基雄"]}]
