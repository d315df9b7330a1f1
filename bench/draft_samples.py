"""Long agreements on their way, made from a seed: python -m bench.draft_samples CLAUSES…

Runs with the environment of the register it is for. Prints a line "cookie" with the session of an
officer who works on them, then one "code" for each number of clauses.
"""

import os
import sys
from random import Random
from typing import Any

from bench.officer import signed_in

SEED = 4
VERSIONS = 40
# So many clauses change between two versions.
CHANGED = 3
TAGS = ("th", "en", "zh-Hans")
STOCK = {
    "th": (
        "ผู้เข้าร่วมจะส่งเสริมการแลกเปลี่ยนนักเรียนและครูระหว่างสองเมือง",
        "แต่ละฝ่ายรับผิดชอบค่าใช้จ่ายของตนตามระเบียบภายใน",
        "คณะทำงานร่วมประชุมอย่างน้อยปีละหนึ่งครั้งและรายงานผลต่อผู้เข้าร่วม",
        "การแก้ไขเพิ่มเติมทำเป็นหนังสือเมื่อทั้งสองฝ่ายเห็นชอบ",
    ),
    "en": (
        "The Participants will encourage exchange of pupils and teachers between the two cities.",
        "Each side bears its own costs under its own rules.",
        "A joint working group meets at least once a year and reports to the Participants.",
        "Changes are made in writing when both sides agree.",
    ),
    "zh-Hans": (
        "参与方将鼓励两市之间的师生交流。",
        "双方各自依照内部规定承担费用。",
        "联合工作组每年至少召开一次会议，并向参与方报告。",
        "任何修改须经双方同意并以书面形式作出。",
    ),
}
SENTENCES = 4


def words(random: Random, tag: str) -> str:
    """A clause's words: a number of its own between sentences of the stock."""
    chosen = random.choices(STOCK[tag], k=SENTENCES)
    return " ".join([*chosen, str(random.randrange(10_000))])


def draft_of(clauses: int) -> str:
    """The code of a draft with so many clauses in three languages and forty versions, each a few
    clauses further than the one before; made by the room's own actions when there is none."""
    from phinong.core.acting import REGISTER  # noqa: PLC0415
    from phinong.drafting.actions import Bound, Tongue, open_draft  # noqa: PLC0415
    from phinong.drafting.models import Draft  # noqa: PLC0415
    from phinong.drafting.texts import add_clause, make_version  # noqa: PLC0415
    from phinong.places.models import Body  # noqa: PLC0415
    from phinong.site.generate import KEPT_BY  # noqa: PLC0415

    title = f"Sample of {clauses} clauses"
    for draft in Draft.objects.filter(kept_by=KEPT_BY):
        if draft.titles == {"en": title}:
            return draft.code
    random = Random(SEED + clauses)
    home = Body.objects.get(code=KEPT_BY)
    away = Body.objects.exclude(pk=home.pk).filter(roles=None).order_by("pk").first()
    assert away is not None
    draft = open_draft(
        by=REGISTER,
        kept_by=KEPT_BY,
        instrument="mou",
        titles={"en": title},
        parties=[Bound(home), Bound(away)],
        languages=[Tongue(tag) for tag in TAGS],
    )
    uids = [add_clause(draft, by=REGISTER).uid for _ in range(clauses)]
    for uid in uids:
        rewrite(draft, uid, random)
    for _ in range(VERSIONS):
        for uid in random.sample(uids, CHANGED):
            rewrite(draft, uid, random)
        make_version(draft, by=REGISTER)
    return draft.code


def rewrite(draft: Any, uid: str, random: Random) -> None:
    """Other words for a clause, in every language."""
    from phinong.core.acting import REGISTER  # noqa: PLC0415
    from phinong.drafting.models import ClauseText  # noqa: PLC0415
    from phinong.drafting.texts import write_clause  # noqa: PLC0415

    rows = ClauseText.objects.filter(clause__draft=draft, clause__uid=uid)
    seen = dict(rows.values_list("tag", "revision"))
    for tag in TAGS:
        text = {"heading": f"{tag} {uid}", "words": words(random, tag), "seen": seen.get(tag, 0)}
        write_clause(draft, uid, tag, by=REGISTER, **text)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phinong.site.settings")
    django.setup()
    print("cookie", signed_in())
    for number in sys.argv[1:]:
        print("code", draft_of(int(number)))
