"""Spreadsheets of ties: faults are named by line, nothing is written unseen, twice is once."""

import io
import signal
import subprocess
import sys
import textwrap
from datetime import date

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from tests import world
from tests.worlds.register import surroundings_of_its_own

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.record.models import Document, Event
from phinong.site.imports.plan import plan, summary
from phinong.site.imports.save import save
from phinong.site.imports.sheet import rows_of
from phinong.ties.models import Claim, Tie

HEAD = "party,partner,partner_kind,partner_country,kind,date,stage,source_title,source_address\n"
GOOD = (
    "chiang-mai-province,Chengdu,city,CN,เมืองพี่เมืองน้อง,30 มี.ค. 2558,S12,News,https://example.org/1\n"
)
TODAY = date(2026, 1, 15)

pytestmark = pytest.mark.django_db


def planned(text: str, language: str = "th"):
    return plan(rows_of(text.encode()), language=language, today=TODAY)


def codes(text: str) -> list[tuple[str, str]]:
    return [(column, reason.code) for p in planned(text) for column, reason in p.reasons]


def test_a_good_row_becomes_a_tie_with_claims_and_its_source():
    world.office()
    done = save(planned(HEAD + GOOD), by=REGISTER, kept_by=world.OFFICE, file_sha256="a" * 64)
    assert done == {"ties": 1, "claims": 3, "bodies": 1}
    claims = Claim.objects.order_by("what").values_list("what", "value", "as_written", "calendar")
    assert list(claims) == [
        ("date", "2015-03-30", "30 มี.ค. 2558", "be"),
        ("kind", "sister", "", ""),
        ("stage", "S12", "S12", ""),
    ]
    assert Document.objects.get().address == "https://example.org/1"
    event = Event.objects.get(verb="ties.imported")
    assert event.now["sha256"] == "a" * 64


def test_the_same_file_again_makes_nothing_twice():
    world.office()
    for _ in range(2):
        save(planned(HEAD + GOOD), by=REGISTER, kept_by=world.OFFICE, file_sha256="a" * 64)
    assert (Tie.objects.count(), Claim.objects.count(), Document.objects.count()) == (1, 3, 1)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            ",Chengdu,city,CN,sister,2015-03-30,,N,https://e.org/1",
            [("party", "import-cell-missing")],
        ),
        ("Atlantis,Chengdu,city,CN,sister,,,N,https://e.org/1", [("party", "import-body-unknown")]),
        (
            "chiang-mai-province,Chengdu,,,sister,,,N,https://e.org/1",
            [("partner", "import-body-unknown")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,cousin,,,N,https://e.org/1",
            [("kind", "import-term-unknown")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,soon,,N,https://e.org/1",
            [("date", "date-not-understood")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,31 กุมภาพันธ์ 2558,,N,https://e.org/1",
            [("date", "date-not-real")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,30 มี.ค. ค.ศ. 2558,,N,https://e.org/1",
            [("date", "import-date-wrong-calendar")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,30 มี.ค. พ.ศ. 2015,,N,https://e.org/1",
            [("date", "date-lunar")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,31/03/3110,,N,https://e.org/1",
            [("date", "year-era-unclear")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,มีนาคม 2558 - พฤษภาคม 2558,,N,https://e.org/1",
            [("date", "import-date-interval")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,,S99,N,https://e.org/1",
            [("stage", "import-term-unknown")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,,,N,",
            [("source_address", "import-cell-missing")],
        ),
        (
            "chiang-mai-province,Chengdu,city,CN,sister,,,N,javascript:alert(1)",
            [("source_address", "import-address-wrong")],
        ),
    ],
)
def test_every_fault_is_named_by_its_cell(row, expected):
    world.office()
    assert codes(HEAD + row + "\n") == expected


def test_good_rows_are_kept_beside_bad_ones_and_lines_are_the_sheets_own():
    world.office()
    plans = planned(HEAD + GOOD + "\n" + "Atlantis,X,,,sister,,,N,https://e.org/2\n")
    assert summary(plans) == {"good": 1, "bad": 1, "new_bodies": 1}
    assert [p.row.line for p in plans] == [2, 4]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import-empty"),
        (b"   \n", "import-empty"),
        (b"party,partner\nx,y\n", "import-columns-missing"),
        (HEAD.encode(), "import-no-rows"),
        (b"PK\x03\x04 not really a zip", "import-unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "import-locked-or-old"),
        (b"\x00\x01\x02\x03" * 200, "import-unreadable"),
        (b"party\n" * (4 * 1024 * 1024), "import-too-large"),
    ],
)
def test_a_bad_file_is_refused_with_one_reason(content, code):
    with pytest.raises(Refused) as refused:
        rows_of(content)
    assert [reason.code for reason in refused.value.reasons] == [code]


def test_a_sheet_with_thai_headings_and_real_dates_is_read():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ฝ่ายเรา", "คู่สัมพันธ์", "รูปแบบ", "วันที่", "ที่อยู่แหล่งข้อมูล"])
    sheet.append(["chiang-mai-province", "Chengdu", "sister", date(2015, 3, 30), "https://e.org/1"])
    out = io.BytesIO()
    book.save(out)
    rows = rows_of(out.getvalue())
    assert rows[0].cells == {
        "party": "chiang-mai-province",
        "partner": "Chengdu",
        "kind": "sister",
        "date": "2015-03-30",
        "source_address": "https://e.org/1",
    }


def test_the_command_writes_only_when_told_and_lists_the_rejected(tmp_path):
    world.office()
    file = tmp_path / "ties.csv"
    file.write_text(HEAD + GOOD + "Atlantis,X,,,sister,,,N,https://e.org/2\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command(
            "import", str(file), "--rejected", str(tmp_path / "bad.csv"), stdout=io.StringIO()
        )
    assert Tie.objects.count() == 0
    with pytest.raises(CommandError):
        call_command("import", str(file), "--save", stdout=io.StringIO())
    assert Tie.objects.count() == 1
    assert "Atlantis" in (tmp_path / "bad.csv").read_text(encoding="utf-8-sig")


def test_only_administrators_of_the_office_import():
    world.office()
    with pytest.raises(NotAllowed):
        save(
            planned(HEAD + GOOD),
            by=world.user("officer"),
            kept_by=world.OFFICE,
            file_sha256="b" * 64,
        )
    assert Tie.objects.count() == 0


KILLED = """
import os, signal
import django
django.setup()
from datetime import date
from phinong.core.acting import REGISTER
from phinong.site.imports import save as saving
from phinong.site.imports.plan import plan
from phinong.site.imports.sheet import rows_of
plain = saving.Keeper.row
def dying(self, planned):
    plain(self, planned)
    os.kill(os.getpid(), signal.SIGKILL)
saving.Keeper.row = dying
content = open({file!r}, "rb").read()
plans = plan(rows_of(content), language="th", today=date(2026, 1, 15))
saving.save(plans, by=REGISTER, kept_by={office!r}, file_sha256="c" * 64)
"""


def test_killed_in_the_middle_nothing_is_half_written(tmp_path):
    """A process of its own, with a database of its own, killed after the first row was written."""
    file = tmp_path / "ties.csv"
    file.write_text(HEAD + GOOD, encoding="utf-8")
    surroundings = surroundings_of_its_own(tmp_path)
    run = [sys.executable, "-m", "django"]
    script = "from tests import world; world.office()"
    subprocess.run([*run, "shell", "-v0", "-c", script], env=surroundings, check=True)
    dying = textwrap.dedent(KILLED).format(file=str(file), office=world.OFFICE)
    ended = subprocess.run([sys.executable, "-c", dying], env=surroundings, check=False)
    assert ended.returncode == -signal.SIGKILL
    count = (
        "from phinong.ties.models import *; from phinong.record.models import *;"
        "print(Tie.objects.count(), Claim.objects.count(), Document.objects.count())"
    )
    shown = subprocess.run(
        [*run, "shell", "-v0", "-c", count],
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
    )
    assert shown.stdout.split() == ["0", "0", "0"]
