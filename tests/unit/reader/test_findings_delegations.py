"""Delegations: their size with how exactly it is told, and who led them."""

import pytest

from phinong.reader import read

LEADS = {
    "en": "Lampang visits Kunming\n\n5 May 2024\n\nOn 4 May 2024 the sister cities Lampang and "
    "Kunming met to discuss cooperation in education. ",
    "th": "จังหวัดลำปางเยือนนครคุนหมิง เมืองพี่เมืองน้อง\n\n5 พฤษภาคม 2567\n\n"
    "เมื่อวันที่ 4 พฤษภาคม 2567 จังหวัดลำปางเยือนนครคุนหมิง หารือความร่วมมือเมืองพี่เมืองน้อง ",
    "zh": "南邦府代表团访问昆明市\n\n2024年5月5日\n\n5月4日，南邦府访问友好城市昆明市，商谈合作。",
}
DELEGATIONS = [
    ("en", "A delegation of over 30 people led by Mr. Dan Dee came.", 30, "at-least", "Dan Dee"),
    ("en", "A twelve-member delegation came to the city.", 12, None, None),
    ("th", "โดยคณะผู้แทน 25 คน นำโดย นายชัย ใจดีมาก ปลัดจังหวัด เข้าพบ", 25, None, "ชัย ใจดีมาก"),
    ("th", "คณะเดินทางกว่าสามสิบคน เข้าพบนายกเทศมนตรี", 30, "at-least", None),
    ("zh", "副市长李建国率代表团一行20多人到访。", 20, "at-least", "李建国"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "size", "how", "head"), DELEGATIONS)
def test_a_delegation_has_its_size_and_its_head(language, words, size, how, head):
    (activity,) = read(LEADS[language] + words).of_kind("activity")
    said = {value.name: value.value for value in activity.values}
    assert [said.get(name) for name in ("people-count", "qualifier", "head")] == [size, how, head]


def test_nobody_counted_and_nobody_leading_says_nothing():
    (activity,) = read(LEADS["en"] + "They looked at 12 schools.").of_kind("activity")
    names = {value.name for value in activity.values}
    assert names & {"people-count", "qualifier", "head"} == set()
