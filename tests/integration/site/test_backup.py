"""Everything in one file, and back; a damaged file is refused before anything is written."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from phinong.core.refusals import Refused
from phinong.record.models import Document, Event
from phinong.site.backup import backup, kept_models, restore
from phinong.site.demo.load import load
from phinong.ties.models import Claim, Tie

pytestmark = pytest.mark.django_db(transaction=True)


def emptied() -> None:
    """The database as it is after migrating."""
    call_command("flush", verbosity=0, interactive=False)


def contents() -> dict[str, list[dict]]:
    """Every row of every kept model."""
    return {m._meta.label: list(m._default_manager.order_by("pk").values()) for m in kept_models()}


def test_what_was_saved_comes_back_the_same(tmp_path: Path, settings):
    load()
    stored = Path(settings.FILES_ROOT) / "ab" / "abcd"
    stored.parent.mkdir(parents=True)
    stored.write_bytes("สำเนา".encode())
    before = contents()
    counts = backup(tmp_path / "all.zip")
    assert sum(counts.values()) == sum(len(rows) for rows in before.values())
    emptied()
    stored.unlink()
    assert restore(tmp_path / "all.zip") == counts
    assert contents() == before
    assert stored.read_bytes() == "สำเนา".encode()


def test_new_rows_are_numbered_after_the_restored_ones(tmp_path: Path):
    load()
    latest = Event.objects.order_by("-id").first()
    backup(tmp_path / "all.zip")
    emptied()
    restore(tmp_path / "all.zip")
    tie = Tie.objects.first()
    claim = Claim.objects.create(tie=tie, what="kind", value="sister", verified=False)
    assert claim.pk > 0
    assert Event.objects.order_by("-id").first() == latest


def altered(path: Path, name: str, content: bytes) -> Path:
    """The same file with one member replaced."""
    target = path.with_name("altered.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as out:
        for member in source.namelist():
            out.writestr(member, content if member == name else source.read(member))
    return target


def refused(path: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        restore(path)
    return [reason.code for reason in caught.value.reasons]


def test_a_changed_backup_is_refused(tmp_path: Path):
    load()
    backup(tmp_path / "all.zip")
    emptied()
    assert refused(altered(tmp_path / "all.zip", "records/ties.tie.jsonl", b"")) == [
        "backup-changed"
    ]
    assert Document.objects.count() == 0


def test_a_backup_goes_only_into_an_empty_register(tmp_path: Path):
    load()
    backup(tmp_path / "all.zip")
    assert refused(tmp_path / "all.zip") == ["database-not-empty"]


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "x.zip").write_bytes(content)
    assert refused(tmp_path / "x.zip") == ["backup-unreadable"]


def test_a_stored_name_cannot_lead_out_of_the_folder(tmp_path: Path):
    import hashlib

    load()
    backup(tmp_path / "all.zip")
    emptied()
    evil, name = b"evil", "files/../../evil"
    with zipfile.ZipFile(tmp_path / "all.zip") as source:
        manifest = json.loads(source.read("manifest.json"))
    manifest["sha256"][name] = hashlib.sha256(evil).hexdigest()
    path = altered(tmp_path / "all.zip", "manifest.json", json.dumps(manifest).encode())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, evil)
    with pytest.raises(ValueError, match="leads out"):
        restore(path)
    assert not (tmp_path / "evil").exists()
    assert Tie.objects.count() == 0


def test_the_commands(tmp_path: Path):
    load()
    out = io.StringIO()
    call_command("backup", str(tmp_path / "all.zip"), stdout=out)
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path / "all.zip"), stdout=out)
    emptied()
    call_command("restore", str(tmp_path / "all.zip"), stdout=out)
    assert Tie.objects.count() > 0
    assert out.getvalue().endswith("records restored and indexed.\n")
