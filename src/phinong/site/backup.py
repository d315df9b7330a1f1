"""The whole register in one file, and back: on either database, verified both ways.

The file is a ZIP: `manifest.json` (format, counts, SHA-256 of every member), `records/*.jsonl`
(one record a line, in the framework's serialisation) and `files/*` as received. What is left out
stands in `LEFT_OUT` with the reason; so are the private parts of offices' keys, which are files of
the server alone.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from phinong.core.refusals import Refusal, refuse_if

FORMAT = "phinong-backup-1"
ROOMS = (
    "places",
    "accounts",
    "record",
    "ties",
    "drafting",
    "meetings",
    "activities",
    "learning",
)
# Tables that no backup holds, and why.
LEFT_OUT = {
    "discovery.entry": "the search index: computed again from the records",
    "auth.permission": "made by the framework; roles say who may do what",
    "auth.group": "not used; roles say who may do what",
    "contenttypes.contenttype": "made by the framework for every table",
    "sessions.session": "who is signed in where ends with the installation",
    "axes.accessattempt": "wrong passwords of the last hours, with addresses of people",
    "axes.accessattemptexpiration": "until when those are kept",
    "axes.accessfailurelog": "wrong passwords, with addresses of people",
    "axes.accesslog": "who signed in from where, with addresses of people",
}
CHUNK = 1 << 20


class ToTheMicrosecond(DjangoJSONEncoder):
    """The framework's JSON, but instants keep their microseconds: what comes back is the same."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def kept_models() -> list[type[models.Model]]:
    """Every model whose rows a backup holds, in an order in which they can be put back."""
    return [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def member(model: type[models.Model]) -> str:
    """The name of a model's member in the file."""
    return f"records/{model._meta.label_lower}.jsonl"


def files() -> Iterator[Path]:
    """Every stored file, in a fixed order."""
    root = Path(settings.FILES_ROOT)
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def backup(path: Path) -> dict[str, int]:
    """Write everything to `path` and give the number of records by model.

    The file appears under its name only when it is whole: an interrupted backup leaves none.
    """
    unfinished = path.with_name(path.name + ".part")
    hashes: dict[str, str] = {}
    counts: dict[str, int] = {}
    with transaction.atomic(), zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in kept_models():
            counts[model._meta.label_lower] = write_rows(archive, model, hashes)
        for file in files():
            write_file(archive, file, hashes)
        manifest = {"format": FORMAT, "counts": counts, "sha256": hashes}
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    unfinished.replace(path)
    return counts


def write_rows(archive: zipfile.ZipFile, model: type[models.Model], hashes: dict[str, str]) -> int:
    """One line per row; the hash of the member goes into `hashes`."""
    digest, count = hashlib.sha256(), 0
    rows = model._default_manager.order_by("pk").iterator(chunk_size=2000)
    with archive.open(member(model), "w", force_zip64=True) as out:
        for row in rows:
            line = serializers.serialize(
                "jsonl", [row], ensure_ascii=False, cls=ToTheMicrosecond
            ).encode()
            digest.update(line)
            out.write(line)
            count += 1
    hashes[member(model)] = digest.hexdigest()
    return count


def write_file(archive: zipfile.ZipFile, file: Path, hashes: dict[str, str]) -> None:
    """One stored file, with its hash."""
    name = f"files/{file.relative_to(settings.FILES_ROOT).as_posix()}"
    digest = hashlib.sha256()
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        while block := source.read(CHUNK):
            digest.update(block)
            out.write(block)
    hashes[name] = digest.hexdigest()


def restore(path: Path) -> dict[str, int]:
    """Put everything back into an empty database; all of it or nothing.

    Raises Refused when the file is no backup, was changed since it was written, or the database
    already holds records.
    """
    refuse_if(why_not_restore(path))
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        with transaction.atomic():
            for model in kept_models():
                # A backup made before the register had this table knows nothing of it.
                if model._meta.label_lower in manifest["counts"]:
                    read_rows(archive.open(member(model)))
            reset_sequences()
            check_counts(manifest["counts"])
            for name in manifest["sha256"]:
                if name.startswith("files/"):
                    read_file(archive, name)
    return dict(manifest["counts"])


def why_not_restore(path: Path) -> list[Refusal]:
    """Reasons against putting this file back."""
    if not zipfile.is_zipfile(path):
        return [Refusal("backup-unreadable", {"file": path.name})]
    with zipfile.ZipFile(path) as archive:
        try:
            manifest = json.loads(archive.read("manifest.json"))
        except (KeyError, ValueError):
            return [Refusal("backup-unreadable", {"file": path.name})]
        if manifest.get("format") != FORMAT:
            return [Refusal("backup-unreadable", {"file": path.name})]
        changed = [
            name for name, sha in manifest["sha256"].items() if hash_of(archive, name) != sha
        ]
    if changed:
        return [Refusal("backup-changed", {"members": ", ".join(changed[:3])})]
    if any(model._default_manager.exists() for model in kept_models()):
        return [Refusal("database-not-empty")]
    return []


def hash_of(archive: zipfile.ZipFile, name: str) -> str:
    """SHA-256 of a member as it is now; empty when it is gone or damaged."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source:
            while block := source.read(CHUNK):
                digest.update(block)
    except (KeyError, zipfile.BadZipFile):
        return ""
    return digest.hexdigest()


def read_rows(lines: Iterable[bytes]) -> None:
    """Save the rows of one member as they were."""
    batch: list[Any] = []
    for line in lines:
        batch.extend(serializers.deserialize("jsonl", line.decode()))
        if len(batch) >= 1000:
            save_batch(batch)
            batch = []
    save_batch(batch)


def save_batch(batch: list[Any]) -> None:
    """Insert many rows of one model at once, then their many-to-many links."""
    if not batch:
        return
    model = type(batch[0].object)
    models.QuerySet(model).bulk_create([row.object for row in batch])
    for row in batch:
        for field, keys in (row.m2m_data or {}).items():
            if keys:
                getattr(row.object, field).set(keys)


def reset_sequences() -> None:
    """Let new rows be numbered after the restored ones (PostgreSQL keeps counters apart)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)


def check_counts(counts: dict[str, int]) -> None:
    """Raise ValueError, and so undo the restore, when a row is missing."""
    for model in kept_models():
        found, wanted = model._default_manager.count(), counts.get(model._meta.label_lower, 0)
        if found != wanted:
            raise ValueError(f"{model._meta.label}: {found} rows instead of {wanted}")


def read_file(archive: zipfile.ZipFile, name: str) -> None:
    """Put one stored file back; names that lead out of the folder are refused."""
    root = Path(settings.FILES_ROOT).resolve()
    target = (root / name.removeprefix("files/")).resolve()
    if not target.is_relative_to(root):
        raise ValueError(f"{name} leads out of the folder for files")
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as out:
        while block := source.read(CHUNK):
            out.write(block)
