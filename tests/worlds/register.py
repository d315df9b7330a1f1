"""A whole register: the demonstration, and the suite's own documents read and decided."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from tests import world

from phinong.accounts.models import User
from phinong.core.refusals import Refused
from phinong.places.models import Body
from phinong.record.decisions import accept, reject
from phinong.record.models import Document, Finding
from phinong.site.demo.load import load
from phinong.site.intake.take_in import Arrival, take_in

OWN = Path(__file__).parent.parent / "documents"


def surroundings_of_its_own(data: Path) -> dict[str, str]:
    """What a command is told so that it works on a register of its own in this folder: on SQLite,
    with every table and no row. Making the tables takes fifteen seconds, copying them none. They
    are taken as bytes: SQLite's own backup waits without end for a transaction that has written,
    and a test's transaction lasts as long as the test."""
    told = {**os.environ, "PHINONG_DATA": str(data), "DATABASE_URL": ""}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        (data / "phinong.sqlite3").write_bytes(connection.connection.serialize())
    else:
        migrate = [sys.executable, "-m", "django", "migrate", "-v0"]
        subprocess.run(migrate, env=told, check=True)
    return told


def filled() -> User:
    """Load the demonstration, read every own document, and decide on all but the last finding
    of each; gives the officer who did it."""
    load()
    officer = world.user("officer", Body.objects.get(code=world.OFFICE), name="officer")
    for path in sorted(OWN.glob("*.txt")):
        document = take_in(
            Arrival(path.read_bytes(), name=path.name), by=officer, kept_by=world.OFFICE
        )
        decide(document, officer)
    return officer


def decide(document: Document, officer: User) -> None:
    """Accept what lands; what the register refuses is rejected; the last finding stays open."""
    for finding in document.findings.order_by("order")[: max(1, document.findings.count() - 1)]:
        try:
            accept(finding, by=officer, seen_version=0, values=chosen(finding))
        except Refused:
            reject(finding, by=officer, seen_version=0, why="not clear enough")


def chosen(finding: Finding) -> list[dict[str, object]]:
    """The values with every undecided body taken as a new one, as an officer may choose."""
    return [{**value, "body": value.get("body") or "new"} for value in finding.values]


class Kept:
    """The whole register as it stood when first filled. Reading it takes longer than most tests
    that look at it, so an empty SQLite database gets a copy of the rows; another is filled."""

    def __init__(self, files: Path) -> None:
        self.files, self.rows = files, sqlite3.connect(":memory:")

    def lay(self) -> None:
        """Puts it into the database and files of this test."""
        connection.ensure_connection()
        if connection.vendor != "sqlite":
            filled()
        elif self.files.exists():
            self.rows.backup(connection.connection)
            copytree(self.files, settings.FILES_ROOT)
            ContentType.objects.clear_cache()
        else:
            filled()
            connection.connection.backup(self.rows)
            copytree(settings.FILES_ROOT, self.files)
