"""The comparison table: remark, answer, changed text, on the page and as a file."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from docx import Document
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews

from phinong.core.acting import REGISTER
from phinong.drafting import remarking
from phinong.drafting.models import Draft
from phinong.drafting.pages.reviews import table_of
from phinong.drafting.remarking import remark_in_office
from phinong.drafting.review_rules import Spot

pytestmark = pytest.mark.django_db

OFFICE = shutil.which("soffice")


@pytest.fixture
def draft() -> Draft:
    """A draft with an accepted proposal, an answered remark with a reply, and one of the office."""
    draft = drafts.written()
    asked = reviews.by_link(draft)
    taken = reviews.remark(
        asked, "term", "th", words="ระยะเวลายาวเกินไป", quote="๕ ปี", proposal="มีระยะเวลา ๓ ปี"
    )
    remarking.accept(taken, by=REGISTER, seen=1, answer="แก้ไขตามความเห็นแล้ว")
    asks = reviews.remark(asked, "purpose", words="Which areas? 合作领域？")
    remarking.answer(asks, by=REGISTER, words="见附件。 See the annex.")
    remarking.reply(asks, by=REGISTER, words="The annex follows.")
    remark_in_office(draft, by=REGISTER, spot=Spot(), words="ตรวจทั้งฉบับแล้ว")
    return Draft.objects.with_parties().get(pk=draft.pk)


@pytest.fixture
def officer() -> Client:
    client = Client()
    client.force_login(world.user("officer"))
    return client


def test_the_rows_follow_the_clauses_and_say_what_became_of_each(draft: Draft):
    rows = table_of(draft, "en")
    assert [row.place for row in rows] == ["The whole text", "Clause 1", "Clause 2"]
    assert [row.remark.state for row in rows] == ["open", "answered", "accepted"]
    assert [row.became for row in rows] == ["", "", "มีระยะเวลา ๓ ปี"]
    before = "".join(run.text for run in rows[2].change if run.kind != "ins")
    assert before == "บันทึกความเข้าใจนี้มีระยะเวลา ๕ ปี"
    assert [reply.words for reply in rows[1].replies] == ["The annex follows."]


def test_a_review_has_its_own_table(officer: Client, draft: Draft):
    review = draft.reviews.get()
    base = f"/th/drafts/{draft.code}/reviews/table/"
    every, own = officer.get(base), officer.get(base, {"review": review.pk})
    assert "ตรวจทั้งฉบับแล้ว" in every.content.decode()
    assert "ตรวจทั้งฉบับแล้ว" not in own.content.decode()
    assert "ระยะเวลายาวเกินไป" in own.content.decode()


def test_a_review_of_another_draft_is_not_there(officer: Client, draft: Draft):
    other = reviews.by_link(drafts.written())
    for page in ("table/", "table.docx"):
        base = f"/th/drafts/{draft.code}/reviews/{page}"
        assert officer.get(base, {"review": other.review.pk}).status_code == 404


def test_the_file_says_the_same_in_four_columns(officer: Client, draft: Draft):
    answer = officer.get(f"/th/drafts/{draft.code}/reviews/table.docx")
    document = Document(io.BytesIO(answer.content))
    table = document.tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["ข้อ", "ความเห็น", "คำชี้แจง", "ข้อความที่แก้ไข"]
    assert [len(row) for row in cells] == [4, 4, 4, 4]
    place, said, answered, changed = cells[3]
    assert place.split("\n")[0] == "ข้อ 2 · ไทย"
    assert said.split("\n")[:2] == ["“๕ ปี”", "ระยะเวลายาวเกินไป"]
    assert answered.split("\n")[1] == "แก้ไขตามความเห็นแล้ว"
    runs = [run for paragraph in table.rows[3].cells[3].paragraphs for run in paragraph.runs]
    assert "".join(run.text for run in runs if not run.font.strike) == "มีระยะเวลา ๓ ปี"
    assert changed == "".join(run.text for run in runs)


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_with_thai_and_chinese_unbroken(
    officer: Client, draft: Draft, tmp_path: Path
):
    answer = officer.get(f"/th/drafts/{draft.code}/reviews/table.docx")
    (tmp_path / "table.docx").write_bytes(answer.content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    order = [OFFICE, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(tmp_path / "table.docx")], check=True, capture_output=True)
    with zipfile.ZipFile(tmp_path / "table.odt") as opened:
        seen = opened.read("content.xml").decode()
    for words in (
        "แก้ไขตามความเห็นแล้ว",
        "ระยะเวลายาวเกินไป",
        "合作领域？",
        "见附件。",
        "See the annex.",
    ):
        assert words in seen


def test_what_xml_cannot_hold_is_left_out(officer: Client, draft: Draft):
    remark_in_office(draft, by=REGISTER, spot=Spot(), words="a\x02b\x0bc")
    answer = officer.get(f"/en/drafts/{draft.code}/reviews/table.docx")
    assert "abc" in [
        line
        for row in Document(io.BytesIO(answer.content)).tables[0].rows
        for line in row.cells[1].text.split("\n")
    ]


def test_the_changes_between_versions_are_a_file(officer: Client, draft: Draft):
    answer = officer.get(f"/en/drafts/{draft.code}/versions/redline.docx", {"from": "1"})
    assert answer.status_code == 200
    html = Document(io.BytesIO(answer.content)).element.xml
    assert "w:ins " in html
    assert "w:delText" in html
