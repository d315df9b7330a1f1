"""Everything in one file, and back; a damaged file is refused before anything is written."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from tests.world import document, office
from tests.worlds import conducted, meetings, reviewing
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER
from phinong.core.refusals import Refused
from phinong.drafting.keys import make_key
from phinong.drafting.models import OfficeKey, Version
from phinong.drafting.texts import make_version
from phinong.meetings.models import Commitment, MinutesVersion
from phinong.record.models import Document, Event
from phinong.site.backup import LEFT_OUT, backup, kept_models, member, restore
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


def test_every_table_is_in_a_backup_or_left_out_for_a_reason():
    kept = {model._meta.label_lower for model in kept_models()}
    every = {model._meta.label_lower for model in apps.get_models()}
    assert kept | set(LEFT_OUT) == every
    assert kept & set(LEFT_OUT) == set()
    assert [label for label, why in LEFT_OUT.items() if not why.strip()] == []


def at_work() -> None:
    """An office at work: a text agreed on, one in review, a meeting with minutes sent round, two
    promises of which one waits for the other, and a key."""
    make_key(office(), by=REGISTER)
    drafts.agreed()
    draft = drafts.written()
    make_version(draft, by=REGISTER)
    reviewing.remark(reviewing.by_link(draft), "purpose")
    conducted.circulated()
    paper = document("The province will set up a group and report on it.")
    first, second = (meetings.commitment(paper) for _ in range(2))
    first.depends_on.add(second)


def links() -> set[tuple[int, int]]:
    """Which promise waits for which."""
    return set(
        Commitment.depends_on.through.objects.values_list("from_commitment", "to_commitment")
    )


def test_the_work_of_an_office_comes_back_too(tmp_path: Path):
    at_work()
    before, tied = contents(), links()
    backup(tmp_path / "all.zip")
    emptied()
    restore(tmp_path / "all.zip")
    assert contents() == before
    assert links() == tied != set()
    for model in (Version, OfficeKey, MinutesVersion):
        assert model._default_manager.exists(), model


def test_a_backup_from_before_a_table_was_there_still_goes_in(tmp_path: Path):
    load()
    backup(tmp_path / "all.zip")
    emptied()
    gone = {member(model) for model in apps.get_app_config("drafting").get_models()}
    with zipfile.ZipFile(tmp_path / "all.zip") as now:
        manifest = json.loads(now.read("manifest.json"))
        for key in ("counts", "sha256"):
            manifest[key] = {
                name: value
                for name, value in manifest[key].items()
                if name not in gone and not name.startswith("drafting.")
            }
        with zipfile.ZipFile(tmp_path / "old.zip", "w") as old:
            for name in manifest["sha256"]:
                old.writestr(name, now.read(name))
            old.writestr("manifest.json", json.dumps(manifest))
    assert restore(tmp_path / "old.zip") == manifest["counts"]


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
