"""Reports of visits, openings and signings in the manner of the field, and records made by \
hand."""

from typing import Any

from tests.world import body

from phinong.activities.actions import record_activity
from phinong.activities.models import Activity
from phinong.core.acting import REGISTER
from phinong.places.actions import add_person
from phinong.places.models import Body, Person
from phinong.record.models import Document

OPENING = """Highland Coffee Research Centre opens in Nan

10 June 2022

On June 8, 2022, Professor Anan Wongsa, President of Nan Valley University, and Professor Zhou \
Min, President of Dali Mountain University, attended the opening ceremony of the "Nan-Dali \
Highland Coffee Research Centre" at Nan Valley University. The centre has the following \
objectives: 1) to study coffee grown in shade, 2) to develop a joint master's degree in plant \
science, and 3) to train farmers of both cities. The two universities signed an agreement on \
the establishment of the centre on the same day.
"""

VISIT = """Learning city delegation visits Kaohsiung

18 October 2024

A delegation of over 20 representatives from Lampang Rajabhat University and Lampang \
Municipality visited the Kaohsiung Community College on October 16, 2024. Mr. Lin Chih-Hao, \
Director of the Kaohsiung Community College, presented courses for older adults in the learning \
city. The meeting was chaired by Ms. Chen Mei-Ling.

Both sides agreed to establish a working group, with plans to sign a Memorandum of \
Understanding to form the "Lampang-Kaohsiung Network of Learning Cities".
"""

SIGNING = """มหาวิทยาลัยพะเยาลงนามความร่วมมือกับมหาวิทยาลัยยูนนาน

21 สิงหาคม 2566

เมื่อวันที่ 20 สิงหาคม 2566 มหาวิทยาลัยพะเยา และ มหาวิทยาลัยยูนนาน \
ร่วมลงนามบันทึกความเข้าใจระหว่างมหาวิทยาลัยพะเยากับมหาวิทยาลัยยูนนาน ณ ห้องประชุมภูกามยาว \
มหาวิทยาลัยพะเยา โดยมี รองศาสตราจารย์ ดร.สุภกร พงศบางโพธิ์ อธิการบดีมหาวิทยาลัยพะเยา \
ร่วมลงนามในด้านการศึกษาและการวิจัย
"""

TALKS = """清莱府代表团访问普洱市

2023年6月2日

2023年6月1日，清莱府代表团访问普洱市，与普洱市人民政府举行座谈。双方就农业和旅游合作交换意见。
"""


def activity(document: Document, **facts: Any) -> Activity:
    """A visit of 16 October 2024 unless said otherwise."""
    given = {
        "kind": "visit",
        "titles": {"th": "คณะผู้แทนเยือนวิทยาลัยชุมชน", "en": "A delegation visits the college"},
        "starts": "2024-10-16",
        **facts,
    }
    return record_activity(by=REGISTER, document=document, **given)


def person(name: str) -> Person:
    """Somebody by name."""
    return add_person(by=REGISTER, kept_by="chiang-mai-province", names={"en": name})


def centre(code: str = "coffee-centre") -> Body:
    """A body of kind centre."""
    return body(code, "centre", en="Highland Coffee Research Centre")


def network(code: str = "network-of-learning-cities") -> Body:
    """A body of kind network."""
    return body(code, "network", en=code.replace("-", " ").title())
