"""A draft between Chiang Mai Province and Orkhon, built with the room's own actions only.

That there is such a draft, and that the Foreign Ministry had it amended, is what the committee's
meeting of 14 March 2022 says. The words of the clauses are the tests' own.
"""

import struct
import zlib
from datetime import date
from typing import Any

from tests.world import OFFICE, body, office, user
from tests.worlds.ties import orkhon

from phinong.accounts.models import User
from phinong.core.acting import REGISTER
from phinong.drafting.actions import Bound, Tongue, open_draft
from phinong.drafting.models import Clause, ClauseKind, Draft, DraftParty
from phinong.drafting.signing import Copy, Paper, add_signer, sign
from phinong.drafting.texts import add_clause, make_version, write_clause
from phinong.drafting.verdicts import decide
from phinong.ties.models import Agreement

WORDS = {
    "preamble": {
        "th": ("อารัมภบท", "จังหวัดเชียงใหม่และจังหวัดออร์ฮอน ปรารถนาจะส่งเสริมมิตรภาพ"),
        "en": (
            "Preamble",
            "Chiang Mai Province and Orkhon Province, desiring to promote friendship,",
        ),
    },
    "purpose": {
        "th": ("วัตถุประสงค์", "ผู้เข้าร่วมจะพัฒนาความสัมพันธ์เมืองพี่เมืองน้อง"),
        "en": ("Purpose", "The Participants will develop a sister-city relationship."),
    },
    "term": {
        "th": ("การมีผล", "บันทึกความเข้าใจนี้มีระยะเวลา ๕ ปี"),
        "en": ("Effect", "This Memorandum of Understanding has a term of 5 years."),
    },
}


def opened() -> Draft:
    """The draft without a word of text, in Thai and English."""
    parties = [Bound(office()), Bound(orkhon())]
    return open_draft(
        by=REGISTER,
        kept_by=OFFICE,
        instrument="mou",
        kind="sister",
        titles={"th": "บันทึกความเข้าใจ เชียงใหม่–ออร์ฮอน", "en": "MoU Chiang Mai – Orkhon"},
        parties=parties,
        languages=[Tongue("th"), Tongue("en")],
    )


def written() -> Draft:
    """The draft with a preamble and two articles in both languages."""
    draft = opened()
    for topic in WORDS:
        kind = ClauseKind.PREAMBLE if topic == "preamble" else ClauseKind.ARTICLE
        write(draft, add_clause(draft, by=REGISTER, kind=kind, topic=topic))
    return Draft.objects.with_parties().get(pk=draft.pk)


def write(draft: Draft, clause: Clause) -> None:
    """The clause's words in both languages."""
    for tag, (heading, words) in WORDS[clause.topic].items():
        write_clause(draft, clause.uid, tag, by=REGISTER, heading=heading, words=words, seen=0)


def clause(draft: Draft, topic: str) -> Clause:
    """The draft's clause on a topic."""
    return draft.clauses.get(topic=topic)


def party(draft: Draft, side: int) -> DraftParty:
    """The draft's party on a side."""
    return draft.parties.get(side=side)


def approver(side: int = 0) -> User:
    """An approver in the office of a side."""
    where = office() if side == 0 else orkhon()
    return user("approver", of=where)


def stranger() -> User:
    """An officer of a body that the draft does not bind."""
    return user("officer", of=body("lampang", "province", "TH"))


def agreed(**words: str) -> Draft:
    """The draft with a version that both sides approved word for word; `words` are the English
    words of a topic that says something else."""
    draft = written()
    for topic, said in words.items():
        write_clause(
            draft, clause(draft, topic).uid, "en", by=REGISTER, heading="", words=said, seen=1
        )
    version = make_version(draft, by=REGISTER)
    for side in (0, 1):
        decide(
            draft,
            version,
            by=REGISTER,
            party=party(draft, side),
            outcome="approved",
            seen=version.sha256,
        )
    return Draft.objects.with_parties().get(pk=draft.pk)


SIGNED_ON = "2024-03-31"


def signed(**facts: Any) -> Agreement:
    """The agreement that both sides signed on 31 March 2024; `facts` are columns of its draft."""
    draft = agreed()
    Draft.objects.filter(pk=draft.pk).update(**facts)
    draft = Draft.objects.with_parties().get(pk=draft.pk)
    for side, name in enumerate(("ทดสอบ หนึ่ง", "Test Two")):
        post = {"th": "ผู้ว่าราชการจังหวัด"}
        add_signer(draft, by=REGISTER, name={"th": name}, post=post, party=party(draft, side))
    return sign(
        draft,
        by=REGISTER,
        day=SIGNED_ON,
        today=date(2024, 4, 2),
        paper=Paper(b"%PDF-1.7 the paper", "The Participants will develop a relationship."),
        originals=[Copy(("th", "en"))] * 2,
        public=True,
    )


def photograph(shade: int = 0) -> bytes:
    """A picture of one pixel as a PNG file, whole enough for a browser."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dots = zlib.compress(bytes([0, shade]))
    parts = [chunk(b"IHDR", size), chunk(b"IDAT", dots), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def in_three_languages() -> Draft:
    """A draft with one article in Thai, English and Chinese."""
    draft = open_draft(
        by=REGISTER,
        kept_by=OFFICE,
        instrument="mou",
        titles={"th": "บันทึกความเข้าใจสามภาษา"},
        parties=[Bound(office()), Bound(orkhon())],
        languages=[Tongue("th"), Tongue("en"), Tongue("zh-Hans")],
    )
    article = add_clause(draft, by=REGISTER, kind=ClauseKind.ARTICLE, topic="purpose")
    said = {**WORDS["purpose"], "zh-Hans": ("宗旨", "参与方将发展友好城市关系。")}
    for tag, (heading, words) in said.items():
        write_clause(draft, article.uid, tag, by=REGISTER, heading=heading, words=words, seen=0)
    return Draft.objects.with_parties().get(pk=draft.pk)
