"""What a meeting resolved, for one partner: in two languages, and nothing of others or invented."""

import io
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document as WordFile
from tests.world import user
from tests.worlds.conducted import before_the_committee, held, instant, opened, planned
from tests.worlds.ties import chengdu, chengdu_tie, orkhon

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.models import Meeting
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import close_meeting

pytestmark = pytest.mark.django_db

WORDS = {"th": "เห็นชอบให้แก้ไขตามที่กระทรวงแนะนำ", "en": "Agreed to amend as advised."}


def decided(made: Meeting, texts: dict[str, str], *, public: bool = True, **about) -> None:
    """A matter about somebody, what was resolved on it and what is to be done."""
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}, **about)
    facts = {"item": item, "public": public, "by": REGISTER}
    resolve(made, uid=uuid4(), texts=texts, outcome="endorsed", **facts)
    promise(made, uid=uuid4(), texts={"th": "ส่งร่างให้คู่สัญญา"}, **facts)


@pytest.fixture
def meeting() -> Meeting:
    """Resolved on Orkhon's text, on Chengdu's tie in Thai alone, on nobody, and in confidence."""
    made = opened(planned(venue={"th": "ห้องประชุม 4"}))
    decided(made, WORDS, draft=before_the_committee())
    tie = chengdu_tie()
    decided(made, {"th": "เห็นชอบแผนกับเฉิงตู"}, tie=tie)
    decided(made, {"th": "เรื่องปิด", "en": "In confidence."}, tie=tie, public=False)
    decided(made, {"th": "เรื่องภายใน", "en": "Of the office alone."})
    return close_meeting(made, by=REGISTER, at=instant(16))


def url(made: Meeting, name: str = "partners", *more: str) -> str:
    with translation.override("th"):
        return reverse(f"meetings:{name}", args=[made.code, *more])


@pytest.fixture
def officer(client):
    client.force_login(user())


def cells(client, made: Meeting, partner: str, **query: str) -> list[tuple[str, str, bool, bool]]:
    """(Thai, the partner's language, whether each is there) of every row of the page."""
    summary = client.get(url(made, "partner", partner), query).context["summary"]
    rows = [row.cells for part in summary.both for row in part]
    return [(a.text, b.text, a.there, b.there) for a, b in rows]


def test_each_partner_is_offered_what_is_its_own(client, officer, meeting):
    found = client.get(url(meeting)).context["partners"]
    assert [(one.code, tag) for one, tag in found] == [("chengdu", "zh-Hans"), ("orkhon", "en")]


def test_a_partner_reads_its_own_resolutions_in_both_languages(client, officer, meeting):
    assert cells(client, meeting, "orkhon") == [
        (
            "คณะกรรมการเมืองพี่เมืองน้อง 1/2565",
            "Committee for ties 1/2565",
            True,
            True,
        ),
        ("14 มีนาคม 2565", "14 March 2022", True, True),
        ("ห้องประชุม 4", "no text in English", True, False),
        ("เรื่อง", "no text in English", True, False),
        ("เห็นชอบ", "Agreed", True, True),
        (WORDS["th"], WORDS["en"], True, True),
        ("ส่งร่างให้คู่สัญญา", "no text in English", True, False),
    ]


def test_where_no_text_exists_that_is_said_and_nothing_is_made_up(client, officer, meeting):
    resolved = [row for row in cells(client, meeting, "chengdu") if "เฉิงตู" in row[0]]
    assert resolved == [("เห็นชอบแผนกับเฉิงตู", "无中文文本", True, False)]
    english = [row for row in cells(client, meeting, "chengdu", **{"in": "en"}) if "เฉิงตู" in row[0]]
    assert english == [("เห็นชอบแผนกับเฉิงตู", "no text in English", True, False)]


def words_of_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


@pytest.mark.parametrize("closed", ["เรื่องปิด", "เรื่องภายใน", "เฉิงตู", "confidence"])
def test_the_files_tell_nothing_of_others_and_nothing_closed(client, officer, meeting, closed):
    file = client.get(url(meeting, "partner-word", "orkhon"))
    table = WordFile(io.BytesIO(file.content)).tables[0]
    words = "".join(cell.text for row in table.rows for cell in row.cells)
    printed = words_of_pdf(client.get(url(meeting, "partner-pdf", "orkhon")).content)
    assert WORDS["en"] in words
    assert "".join(WORDS["en"].split()) in printed
    assert (closed in words, closed in printed) == (False, False)


@pytest.mark.parametrize("partner", ["cmu", "chiang-mai-province", "no-such-body"])
def test_a_body_about_which_nothing_was_resolved_gets_nothing(client, officer, meeting, partner):
    for name in ("partner", "partner-word", "partner-pdf"):
        assert client.get(url(meeting, name, partner)).status_code == 404


def test_nothing_leaves_before_the_meeting_was_held(client, officer):
    made = opened()
    decided(made, WORDS, draft=before_the_committee())
    assert client.get(url(made)).status_code == 404
    assert client.get(url(made, "partner", "orkhon")).status_code == 404


def test_words_are_never_markup(client, officer):
    made = opened()
    odd = '#panic("x") *b* $x$ <b> \x01 @ref'
    decided(made, {"th": odd, "en": odd}, draft=before_the_committee())
    close_meeting(made, by=REGISTER, at=instant(16))
    printed = words_of_pdf(client.get(url(made, "partner-pdf", "orkhon")).content)
    assert '#panic("x")*b*$x$<b>' in printed
    assert client.get(url(made, "partner-word", "orkhon")).status_code == 200


def test_for_everybody_else_there_is_no_summary(client, meeting):
    for stranger in (
        None,
        user("officer", of=orkhon()),
        user("reader"),
        user("officer", of=chengdu()),
    ):
        if stranger:
            client.force_login(stranger)
        wanted = 404 if stranger else 302
        assert client.get(url(meeting)).status_code == wanted
        for name in ("partner", "partner-word", "partner-pdf"):
            assert client.get(url(meeting, name, "orkhon")).status_code == wanted


def test_a_meeting_without_partners_has_no_door(client, officer):
    made = held()
    assert client.get(url(made)).status_code == 404
    assert url(made) not in client.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_summary_takes_the_same_number_of_queries(
    client, officer, count, django_assert_num_queries
):
    made, tie = opened(), chengdu_tie()
    for n in range(count):
        decided(made, {"th": f"มติ {n}"}, tie=tie)
    close_meeting(made, by=REGISTER, at=instant(16))
    client.get(url(made, "partner", "chengdu"))
    with django_assert_num_queries(8):
        client.get(url(made, "partner", "chengdu"))
