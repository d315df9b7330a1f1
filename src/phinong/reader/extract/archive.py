"""ZIP archives, opened only after what is inside has been counted. Names in them lead nowhere."""

import io
import re
import zipfile
from collections.abc import Iterator

from ..decode import decode
from ..model import Unreadable
from .parts import Budget, Part

MAX_INSIDE = 200 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed; office files stay below 60
MAX_ENTRIES = 5000
WORD_BODY = "word/document.xml"
_ENTRY = b"PK\x01\x02"
# What office programs put first into files that are archives by chance of their format.
_OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
_FURNITURE = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.I)
_DRIVE = re.compile(r"^[A-Za-z]:")


def opened(source: bytes) -> zipfile.ZipFile:
    """The archive, once its table of contents was found to be of a size that office work has.

    Raises Unreadable: "zip-bomb" for one that swells or holds too much, "unreadable" when broken.
    """
    if source.count(_ENTRY) > 4 * MAX_ENTRIES:  # archives inside have their own, unread here
        raise Unreadable("zip-bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(source))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise Unreadable("unreadable") from broken
    entries = archive.infolist()
    inside = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MAX_ENTRIES or inside > MAX_INSIDE:
        raise Unreadable("zip-bomb")
    if inside > 10_000_000 and inside / packed > MAX_RATIO:
        raise Unreadable("zip-bomb")
    return archive


def is_word(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a DOCX file."""
    return WORD_BODY in archive.NameToInfo


def is_collection(archive: zipfile.ZipFile) -> bool:
    """Whether the archive holds documents, and is not the file of some other program."""
    return not is_word(archive) and not _OFFICE & set(archive.NameToInfo)


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one member, never more than its entry states.

    Raises Unreadable: "password-protected" when locked, "unreadable" when broken.
    """
    if entry.flag_bits & 0x1:
        raise Unreadable("password-protected")
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError) as broken:
        raise Unreadable("unreadable") from broken
    except Exception as broken:  # zlib.error, lzma.LZMAError: each packing has its own
        raise Unreadable("unreadable") from broken


def members(source: bytes, budget: Budget) -> Iterator[Part]:
    """Every document of the archive, the locked and the broken ones with their reason."""
    with opened(source) as archive:
        for entry in archive.infolist():
            name = _plain_name(entry)
            if not name or entry.is_dir() or _FURNITURE.search(name):  # is_dir() wants a name
                continue
            budget.spend(entry.file_size)
            try:
                yield Part(name, read_entry(archive, entry))
            except Unreadable as refused:
                yield Part(name, refused=refused.code)


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """The member's path without anything that climbs, points elsewhere or cannot be shown."""
    written = _DRIVE.sub("", _written_name(entry).replace("\\", "/"))
    steps = [step.strip() for step in written.split("/")]
    kept = (step for step in steps if step not in ("", ".", ".."))
    return "/".join("".join(c for c in step if c.isprintable()) for step in kept)[:255]


def _written_name(entry: zipfile.ZipInfo) -> str:
    """Older programs write names in the coding of their country and do not say so."""
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    try:
        return decode(entry.filename.encode("cp437"))[0]
    except (UnicodeError, Unreadable):
        return entry.filename
