"""Photographs without what the camera wrote into them: place, device, time, names.

Only what stands beside the picture is left out; the picture itself is not encoded anew, so not one
dot of it changes. Which way up it is, is kept. Formats: JPEG (ITU-T T.81, Exif 2.32), PNG (W3C,
third edition), WebP (RFC 9649).
"""

import re
import struct
import zlib
from collections.abc import Iterator

from phinong.drafting.keeping_rules import JPEG, PNG, WEBP, media_of

# Segments of a JPEG that say nothing but how to show it: JFIF, colours, Adobe's transform.
JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
EXIF = b"Exif\0\0"
SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APPLICATION = range(0xE0, 0xF0)
COMMENT = 0xFE
# In the picture's own bytes, a marker is what is neither a stuffed zero nor a restart.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
PNG_LEFT_OUT = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
PNG_HEAD = 8
HAS_EXIF, HAS_XMP = 0x08, 0x04
ORIENTATION = 0x0112
WAYS_UP = range(2, 9)  # 1 is upright, which needs no words


class NotWhole(ValueError):  # noqa: N818
    """A picture that ends before it says it does, or is not built as its format says."""


def without_camera_data(content: bytes) -> bytes:
    """A JPEG, PNG or WebP file with its picture alone. Raises NotWhole."""
    ways = {JPEG: bare_jpeg, PNG: bare_png, WEBP: bare_webp}
    try:
        return ways[media_of(content)](content)
    except (KeyError, IndexError, struct.error) as wrong:
        raise NotWhole from wrong


# ── JPEG ──


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG up to its end; what hangs behind it, such as a second picture, is left out."""
    kept, way_up = [], 0
    for marker, segment in segments(content):
        if marker == 0xE1 and segment[4:10] == EXIF:
            way_up = way_up or way_up_in(segment[10:])
        if is_picture(marker, segment):
            kept.append(segment)
    told = exif_segment(way_up) if way_up else b""
    # JFIF wants to come first; Exif readers look no further than the first segments.
    first = 1 if kept and kept[0][1] == 0xE0 else 0
    return b"".join([b"\xff\xd8", *kept[:first], told, *kept[first:], b"\xff\xd9"])


def is_picture(marker: int, segment: bytes) -> bool:
    """Whether a segment is of the picture, or tells how to show it."""
    if marker in APPLICATION:
        return marker in JPEG_KEPT and segment[4:].startswith(JPEG_KEPT[marker])
    return marker != COMMENT


def segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, segment with its marker) between the beginning and the end of a JPEG; a scan goes
    with the bytes of its picture."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise NotWhole
        marker = content[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        if marker == EOI:
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == SOS:
            after = _MARKER.search(content, end)
            if after is None:
                raise NotWhole
            end = after.start()
        if end > len(content):
            raise NotWhole
        yield marker, content[at:end]
        at = end


def exif_segment(way_up: int) -> bytes:
    """An Exif segment that says nothing but which way up the picture is."""
    said = EXIF + tiff_of(way_up)
    return b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said


# ── PNG and WebP ──


def bare_png(content: bytes) -> bytes:
    """A PNG up to its end."""
    kept, at, name, told = [content[:PNG_HEAD]], PNG_HEAD, b"", b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", content, at)
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise NotWhole
        if name == b"eXIf" and (way_up := way_up_in(content[at + 8 : end - 4])):
            told = png_chunk(b"eXIf", tiff_of(way_up))
        if name not in PNG_LEFT_OUT:
            kept.append(content[at:end])
        at = end
    return b"".join([*kept[:2], told, *kept[2:]])


def png_chunk(name: bytes, said: bytes) -> bytes:
    """A chunk of a PNG with its check."""
    check = struct.pack(">I", zlib.crc32(name + said))
    return struct.pack(">I", len(said)) + name + said + check


def bare_webp(content: bytes) -> bytes:
    """A WebP as long as it says it is; its head says no longer that more is told."""
    (length,) = struct.unpack_from("<I", content, 4)
    kept, at, end, way_up = [], 12, 8 + length, 0
    if end > len(content):
        raise NotWhole
    while at + 8 <= end:
        name, (size,) = content[at : at + 4], struct.unpack_from("<I", content, at + 4)
        said = content[at + 8 : at + 8 + size]
        if len(said) < size:
            raise NotWhole
        if name == b"EXIF":
            way_up = way_up_in(said.removeprefix(EXIF))
        elif name != b"XMP ":
            kept.append((name, said))
        at += 8 + size + size % 2
    if way_up:
        kept.append((b"EXIF", tiff_of(way_up)))
    body = b"".join(webp_chunk(name, said, told=bool(way_up)) for name, said in kept)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_chunk(name: bytes, said: bytes, *, told: bool) -> bytes:
    """A chunk of a WebP; the head says whether the way up is `told`."""
    if name == b"VP8X":
        flags = said[0] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if told else 0)
        said = bytes([flags]) + said[1:]
    return name + struct.pack("<I", len(said)) + said + b"\0" * (len(said) % 2)


# ── Which way up ──


def way_up_in(tiff: bytes) -> int:
    """The orientation that Exif tells, 2 to 8; 0 when it is upright, not told or not readable."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _kind, _n, value = struct.unpack_from(
                f"{order}HHIH", tiff, start + 2 + 12 * number
            )
            if tag == ORIENTATION:
                return value if value in WAYS_UP else 0
    except struct.error:
        return 0
    return 0


def tiff_of(way_up: int) -> bytes:
    """Exif that tells the orientation and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, way_up, 0, 0)
