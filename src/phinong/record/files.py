"""The folder of files: every file under its own hash."""

import hashlib
from pathlib import Path

from django.conf import settings


def keep_file(content: bytes) -> str:
    """Write the bytes under their own hash and give the path below the folder for files.

    The name says nothing of the uploader's file name, so no name can lead anywhere.
    """
    digest = hashlib.sha256(content).hexdigest()
    path = Path(settings.FILES_ROOT) / digest[:2] / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    return f"{digest[:2]}/{digest}"


def file_at(kept: str) -> Path | None:
    """Where a kept file lies, or None when it is not there or the path leads out of the folder."""
    root = Path(settings.FILES_ROOT).resolve()
    path = (root / kept).resolve()
    return path if kept and path.is_relative_to(root) and path.is_file() else None
