"""Promises with who, by whom, by when and on what they depend; resolutions with their outcome."""

import pytest

from phinong.reader import read

LEADS = {
    "th": "จังหวัดน่านประชุมความร่วมมือเมืองพี่เมืองน้อง\n\n20 มิถุนายน 2566\n\n"
    "เมื่อวันที่ 19 มิถุนายน 2566 คณะกรรมการประชุมพิจารณาร่างบันทึกความเข้าใจระหว่างจังหวัดน่านกับนครคุนหมิง\n\n",
    "en": "Two sister cities meet\n\n20 June 2023\n\nOn 19 June 2023 the sister cities Nan and "
    "Kunming discussed a memorandum of understanding and how to work together in education.\n\n",
    "zh": "昆明市与清迈市会谈\n\n2023年6月20日\n\n"
    "6月19日，昆明市与清迈市举行会谈，讨论友好城市协议草案。\n\n",
}


def told(language, words, kind="commitment"):
    """What the findings of this kind say, one {name: value} each."""
    found = read(LEADS[language] + words).of_kind(kind)
    return [{value.name: value.value for value in one.values} for one in found]


PROMISES = [
    (
        "th",
        "ทั้งสองฝ่ายเห็นพ้องจะแลกเปลี่ยนครูภายในปี 2567",
        {"who": "ทั้งสองฝ่าย", "what": "เห็นพ้องจะแลกเปลี่ยนครูภายในปี 2567", "due": "2024"},
    ),
    (
        "th",
        "ที่ประชุมได้มอบหมายให้สำนักงานจังหวัดน่านจัดทำแผนปฏิบัติการภายใน 30 วัน",
        {
            "who": "ที่ประชุม",
            "what": "มอบหมายให้สำนักงานจังหวัดน่านจัดทำแผนปฏิบัติการภายใน 30 วัน",
            "owner": "สำนักงานจังหวัดน่าน",
            "term": "30 วัน",
        },
    ),
    (
        "th",
        "หลังจากได้รับความเห็นชอบจากกระทรวงการต่างประเทศ จะลงนามบันทึกความเข้าใจในวันที่ 1 ตุลาคม 2566",
        {
            "what": "จะลงนามบันทึกความเข้าใจในวันที่ 1 ตุลาคม 2566",
            "due": "2023-10-01",
            "depends-on": "หลังจากได้รับความเห็นชอบจากกระทรวงการต่างประเทศ",
        },
    ),
    (
        "en",
        "Both sides agreed to exchange teachers by the end of 2024, subject to approval by the "
        "council.",
        {
            "who": "Both sides",
            "what": "agreed to exchange teachers by the end of 2024, subject to approval by the "
            "council",
            "due": "2024",
            "depends-on": "subject to approval by the council",
        },
    ),
    (
        "en",
        "The two cities will sign a memorandum within six months.",
        {
            "who": "The two cities",
            "what": "will sign a memorandum within six months",
            "term": "six months",
        },
    ),
    (
        "zh",
        "双方商定于2024年互派教师。",
        {"who": "双方", "what": "商定于2024年互派教师", "due": "2024"},
    ),
    (
        "zh",
        "经市议会批准后，两市将签署协议书，为期五年。",
        {"who": "两市", "what": "将签署协议书，为期五年", "depends-on": "经市议会批准后"},
    ),
]


@pytest.mark.parametrize(("language", "words", "expected"), PROMISES)
def test_a_promise_has_who_what_when_and_its_condition(language, words, expected):
    (promise,) = told(language, words)
    assert {k: v for k, v in promise.items() if k in expected or k != "who"} == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("th", "ผู้ว่าราชการจังหวัดน่าน มอบหมายให้รองผู้ว่าราชการจังหวัดน่าน เป็นประธานการประชุม"),
        ("en", "A university committed to teaching well, it has many guests from abroad."),
        ("zh", "会上介绍了行动计划的主要内容与各项安排。"),
    ],
)
def test_errands_praise_and_plans_are_no_promises(language, words):
    assert told(language, words) == []


def test_two_promises_of_one_sentence_keep_their_own_days():
    found = told("zh", "双方将在教育等领域开展交流合作，并计划于2024年签署行动计划。")
    assert [(one["what"], one.get("due")) for one in found] == [
        ("将在教育等领域开展交流合作，并计划于2024年签署行动计划", None),
        ("计划于2024年签署行动计划", "2024"),
    ]


OUTCOMES = [
    ("th", "ที่ประชุมมีมติเห็นชอบร่างบันทึกความเข้าใจ", "endorsed"),
    ("th", "ที่ประชุมมีมติอนุมัติแผนงาน", "approved"),
    ("th", "ที่ประชุมมีมติเห็นชอบในหลักการของร่าง", "approved-in-principle"),
    ("th", "ที่ประชุมมีมติให้แก้ไขร่างตามข้อสังเกต", "endorsed-with-changes"),
    ("th", "ที่ประชุมมีมติให้แก้ไขร่างแล้วเสนอใหม่ในคราวหน้า", "returned"),
    ("th", "ที่ประชุมมีมติให้เลื่อนการพิจารณาออกไป", "deferred"),
    ("th", "มติที่ประชุม\nรับทราบรายงานผลการเยือน", "acknowledged"),
    ("th", "ที่ประชุมมีมติไม่เห็นชอบร่างแผนงาน", "rejected"),
    ("th", "ที่ประชุมมีมติมอบหมายฝ่ายเลขานุการ", "assigned"),
    ("en", "The council voted to approve the draft.", "endorsed"),
    ("en", "The committee noted the report of the visit.", "acknowledged"),
    ("en", "The committee deferred the matter to its next meeting.", "deferred"),
    ("en", "The committee returned the draft to the office.", "returned"),
    ("zh", "会议原则同意该草案，并提出意见。", "approved-in-principle"),
    ("zh", "会议决定暂缓审议该草案。", "deferred"),
    ("zh", "市议会表决通过该草案。", "endorsed"),
]


@pytest.mark.parametrize(("language", "words", "outcome"), OUTCOMES)
def test_a_resolution_keeps_its_words_and_its_outcome(language, words, outcome):
    (one,) = told(language, words, "resolution")
    kept = one["text"].replace("\n", " ")
    assert (kept in words.replace("\n", " "), one["outcome"]) == (True, outcome)
