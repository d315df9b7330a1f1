"""Ties as public records tell of them, built with the room's own actions only.

What is said, by whom and where stands in the field notes with its addresses: Chengdu (both sides
agree), Guangzhou (the two sides differ), Orkhon (a draft), Uozu (only others speak), and the
renewal of Chiang Mai University with Kunming Medical University.
"""

from typing import Any

from tests.world import OFFICE, body, document, office

from phinong.core.acting import REGISTER
from phinong.places.actions import add_person
from phinong.places.models import Body
from phinong.record.decisions import propose
from phinong.record.models import Document, Finding
from phinong.ties.actions import Bound, Signer, add_claim, open_tie, record_agreement
from phinong.ties.models import Agreement, Claim, Tie

Said = tuple[str, str]


def chengdu() -> Body:
    """Chengdu, as a body of the register."""
    return body("chengdu", "city", "CN", th="นครเฉิงตู", en="Chengdu", zh="成都市")


def guangzhou() -> Body:
    """Guangzhou, as a body of the register."""
    return body("guangzhou", "city", "CN", th="นครกว่างโจว", en="Guangzhou", zh="广州市")


def orkhon() -> Body:
    """Orkhon Province of Mongolia."""
    return body("orkhon", "province", "MN", th="จังหวัดออร์ฮอน", en="Orkhon Province", zh="鄂尔浑省")


def uozu() -> Body:
    """Uozu in Toyama."""
    return body("uozu", "city", "JP", th="เมืองอุโอซุ", en="Uozu", zh="鱼津市")


def municipality() -> Body:
    """Chiang Mai City Municipality, which is not the province."""
    return body(
        "chiang-mai-municipality",
        "municipality",
        "TH",
        th="เทศบาลนครเชียงใหม่",
        en="Chiang Mai City Municipality",
        zh="清迈市",
    )


def cmu() -> Body:
    """Chiang Mai University."""
    return body(
        "cmu", "university", "TH", th="มหาวิทยาลัยเชียงใหม่", en="Chiang Mai University", zh="清迈大学"
    )


def kunming_medical() -> Body:
    """Kunming Medical University."""
    return body("kmu", "university", "CN", en="Kunming Medical University", zh="昆明医科大学")


def tie_of(one: Body, other: Body, **facts: Any) -> Tie:
    """A tie between two bodies, the first on side 0."""
    office()
    return open_tie(by=REGISTER, kept_by=OFFICE, parties=[(one, 0), (other, 1)], **facts)


def claim(
    tie: Tie, what: str, value: str, speaker: Body | str, source: Document, **facts: Any
) -> Claim:
    """One claim; `speaker` is a body, or the name of somebody else."""
    said_by = {"speaker": speaker} if isinstance(speaker, Body) else {"by_note": speaker}
    return add_claim(tie, by=REGISTER, what=what, value=value, document=source, **said_by, **facts)


def chengdu_tie() -> Tie:
    """Chiang Mai Province and Chengdu: a sister city since 30 March 2015, both sides say."""
    ours, theirs = office(), chengdu()
    tie = tie_of(ours, theirs)
    cdfao = document(
        "Tang Liangzhi signed the agreement establishing sister cities with Chiang Mai.",
        title="Tang Liangzhi signed Establishing Sister City Agreement with Chiang Mai",
        publisher="Foreign Affairs Office, Chengdu",
        language="en",
        published_edtf="2015-08-03",
    )
    ccarc = document(
        "The Sister City agreement between Chengdu and Chiang Mai was signed on March 30, 2015.",
        title="The Chiang Mai-Chengdu Sister Cities Research Center Opened",
        publisher="CCARC, Chiang Mai University",
        language="en",
        published_edtf="2018-12-24",
    )
    for speaker, source in ((theirs, cdfao), (ours, ccarc)):
        claim(tie, "kind", "sister", speaker, source, as_of="2015-03-30")
        claim(tie, "date", "2015-03-30", speaker, source, as_written="March 30, 2015")
        claim(tie, "stage", "signed", speaker, source, as_of="2015-03-30")
    return Tie.objects.get(pk=tie.pk)


def guangzhou_tie() -> Tie:
    """Chiang Mai Province says sister city, Guangzhou says letter of intent."""
    ours, theirs = office(), guangzhou()
    tie = tie_of(ours, theirs)
    prd = document(
        "ผู้ว่าราชการจังหวัดเชียงใหม่ลงนามสถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับนครกว่างโจว 31 มี.ค. 67",
        title="เชียงใหม่ลงนามบันทึกความเข้าใจกับนครกว่างโจว",
        publisher="สวท.เชียงใหม่",
        language="th",
    )
    egz = document(
        "Guangzhou and Chiang Mai signed a letter of intent on March 31.",
        title="Guangzhou, Chiang Mai sign letter of intent",
        publisher="Guangzhou Municipal Government",
        language="en",
        published_edtf="2024-04-01",
    )
    claim(tie, "kind", "sister", ours, prd, as_written="เมืองพี่เมืองน้อง", language="th")
    claim(
        tie, "date", "2024-03-31", ours, prd,
        as_written="31 มี.ค. 67", language="th", calendar="be-2-digit",
    )  # fmt: skip
    claim(
        tie, "kind", "letter-of-intent", theirs, egz, as_written="letter of intent", language="en"
    )
    claim(tie, "date", "2024-03-31", theirs, egz, as_written="March 31", language="en")
    return Tie.objects.get(pk=tie.pk)


def orkhon_tie() -> Tie:
    """Chiang Mai Province and Orkhon: a draft that the committee sent back for changes."""
    ours, theirs = office(), orkhon()
    tie = tie_of(ours, theirs)
    minutes = document(
        "ที่ประชุมเห็นชอบให้ปรับแก้ร่างบันทึกความเข้าใจเพื่อการสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง",
        title="เชียงใหม่ จัดประชุม Sister City",
        publisher="เชียงใหม่ 365 วัน",
        language="th",
        published_edtf="2022-03-14",
    )
    claim(tie, "kind", "sister", ours, minutes, as_of="2022-03-14")
    claim(tie, "stage", "S08", ours, minutes, as_of="2022-03-14")
    record_agreement(
        by=REGISTER,
        document=minutes,
        instrument="mou",
        status="in-review",
        parties=[Bound(ours), Bound(theirs, side=1)],
        tie=tie,
    )
    return Tie.objects.get(pk=tie.pk)


def uozu_tie() -> Tie:
    """The municipality and Uozu: nobody but others speaks, and they differ."""
    tie = tie_of(municipality(), uozu())
    mofa = document("友好親善都市 1989.8.8", title="チェンマイ市と魚津市", language="ja")
    list_ = document(
        "Uozu, Japan (8 August 1989)", title="Sister cities of Chiang Mai", language="en"
    )
    claim(tie, "kind", "friendship", "外務省", mofa, as_written="友好親善都市", language="ja")
    claim(tie, "kind", "sister", "Wikipedia", list_)
    claim(tie, "date", "1989-08-08", "外務省", mofa)
    return Tie.objects.get(pk=tie.pk)


def unverified_tie() -> Tie:
    """The municipality and Qingdao: named in lists, without a source that could be read."""
    qingdao = body("qingdao", "city", "CN", th="เมืองชิงเต่า", en="Qingdao", zh="青岛市")
    tie = tie_of(municipality(), qingdao)
    add_claim(tie, by=REGISTER, what="kind", value="sister", verified=False)
    return Tie.objects.get(pk=tie.pk)


def kunming_renewal() -> Agreement:
    """Chiang Mai University renews with Kunming Medical University on 23 August 2023."""
    ours, theirs = cmu(), kunming_medical()
    faculty = body(
        "cmu-medicine", "faculty", "TH", th="คณะแพทยศาสตร์", en="Faculty of Medicine, CMU"
    )
    tie = tie_of(ours, theirs)
    news = document(
        "มช. ต่ออายุบันทึกความร่วมมือกับ Kunming Medical University 23 สิงหาคม 2566 SDG 3 SDG 4",
        title="มช. ร่วมมือ Kunming Medical University สานต่อโครงการ SSAMESA",
        publisher="ศูนย์สื่อสารองค์กร มช.",
        language="th",
        published_edtf="2023-08-25",
    )
    claim(tie, "kind", "institutional", ours, news, as_of="2023-08-23")
    person = add_person(by=REGISTER, kept_by=OFFICE, names={"th": "พงษ์รักษ์ ศรีบัณฑิตมงคล"})
    return record_agreement(
        by=REGISTER,
        document=news,
        instrument="memorandum-of-cooperation",
        status="renewed",
        signed="2023-08-23",
        parties=[Bound(ours, base_unit=faculty), Bound(theirs, side=1)],
        tie=tie,
        signatories=[Signer(person, body=ours, post={"th": "อธิการบดีมหาวิทยาลัยเชียงใหม่"})],
        titles={"th": "บันทึกความร่วมมือระหว่างมหาวิทยาลัยเชียงใหม่กับ Kunming Medical University"},
        signed_written="23 สิงหาคม 2566",
        areas=["health", "education"],
        sdgs=[3, 4],
    )


# ── Findings, as the reader puts them before an officer ──


def value(
    source: Document, name: str, meaning: Any, words: str = "", body: str = ""
) -> dict[str, Any]:
    """One value of a finding; with its place when `words` stand in the document."""
    stored: dict[str, Any] = {"name": name, "value": meaning, "as_written": words}
    if words:
        start = source.text.index(words)
        stored |= {"start": start, "end": start + len(words)}
    return stored | ({"body": body} if body else {})


def put(source: Document, kind: str, *values: dict[str, Any]) -> Finding:
    """A finding of the document that waits for a decision."""
    count = source.findings.count()
    return propose(source, [(kind, list(values), {"key": f"{kind}.{count}"})], by=REGISTER)[0]
