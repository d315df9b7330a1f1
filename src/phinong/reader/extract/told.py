"""Pictures and messages, told by how they begin, without what it takes to read them."""

import re

_MEDIA = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_TIFF = (b"II*\x00", b"MM\x00*")
_HEAD = re.compile(
    rb"\A(?:From [^\n]{0,200}\n)?(?:[A-Za-z-]{2,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*)+"
)
_SURE = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.I | re.M)
_LIKELY = re.compile(rb"^(?:From|Subject|Date):", re.I | re.M)
_SUFFIXES = (".eml", ".mht", ".mhtml")


def image_type(source: bytes) -> str:
    """The media type of a picture that can hold a page, or empty."""
    if source.startswith(_TIFF):
        return "image/tiff"
    return next((media for mark, media in _MEDIA if source.startswith(mark)), "")


def is_message(source: bytes, name: str = "") -> bool:
    """Whether the bytes begin with the header of a message; a name may tip the scales."""
    head = _HEAD.match(source[:20_000].replace(b"\r\n", b"\n").lstrip(b"\n"))
    if not head:
        return False
    named = name.lower().endswith(_SUFFIXES)
    return bool(_SURE.search(head.group()) or (named and _LIKELY.search(head.group())))
