"""Pictures into which a camera wrote where, when and by whom they were taken."""

import struct
import zlib

SECRET = b"18.7883 N 98.9853 E, camera of a named person"
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET
# The parts of a JPEG that are its picture: tables, frame, and a scan with its bytes.
PICTURE = b"".join(
    [
        b"\xff\xdb" + struct.pack(">H", 67) + b"\0" + bytes(64),
        b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 1, 1, 1) + b"\1\x11\0",
        b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0?\0" + b"dots\xff\0more\xff\xd0dots",
        b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0?\0" + b"a second pass",
    ]
)
JFIF = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\2\0\0\1\0\1\0\0"
COLOURS = b"\xff\xe2" + struct.pack(">H", 20) + b"ICC_PROFILE\0\1\1dots"
END = b"\xff\xd9"


def exif(way_up: int = 6, order: str = ">") -> bytes:
    """Exif as a camera writes it: the maker, the way up, and then the place."""
    head = {"<": b"II", ">": b"MM"}[order] + struct.pack(f"{order}HI", 42, 8)
    maker = struct.pack(f"{order}HHII", 0x010F, 2, len(SECRET), 38)
    turned = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, way_up, 0)
    return head + struct.pack(f"{order}H", 2) + maker + turned + bytes(4) + SECRET


def segment(marker: int, said: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(said) + 2) + said


def told_in_jpeg(way_up: int = 6, order: str = ">") -> bytes:
    """What a camera and an editor write into a JPEG."""
    return b"".join(
        [
            segment(0xE1, b"Exif\0\0" + exif(way_up, order)),
            segment(0xE1, XMP),
            segment(0xE2, b"MPF\0" + SECRET),
            segment(0xED, b"Photoshop 3.0\0" + SECRET),
            segment(0xFE, SECRET),
        ]
    )


def jpeg(way_up: int = 6, order: str = ">") -> bytes:
    """A JPEG as a telephone makes it, with a second picture behind its end."""
    second = b"\xff\xd8" + told_in_jpeg() + PICTURE + END
    told = told_in_jpeg(way_up, order)
    return b"\xff\xd8" + JFIF + told + COLOURS + PICTURE + END + second


def chunk(name: bytes, said: bytes) -> bytes:
    """A chunk of a PNG."""
    check = struct.pack(">I", zlib.crc32(name + said))
    return struct.pack(">I", len(said)) + name + said + check


def told_in_png(content: bytes, way_up: int = 6) -> bytes:
    """A PNG with all that may be told in one, and something behind its end."""
    told = chunk(b"tEXt", b"Author\0" + SECRET) + chunk(b"eXIf", exif(way_up))
    told += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET) + chunk(b"tIME", bytes(7))
    head = 8 + 25
    return content[:head] + told + content[head:] + SECRET


def riff(name: bytes, said: bytes) -> bytes:
    """A chunk of a WebP."""
    return name + struct.pack("<I", len(said)) + said + b"\0" * (len(said) % 2)


def webp(way_up: int = 6, *, flags: int = 0x2C, told: bool = True) -> bytes:
    """A WebP with a head, colours, a picture, and all that may be told in one."""
    parts = [
        riff(b"VP8X", bytes([flags]) + bytes(9)),
        riff(b"ICCP", b"dots!"),
        riff(b"VP8 ", b"dot"),
    ]
    if told:
        parts += [riff(b"EXIF", exif(way_up)), riff(b"XMP ", XMP)]
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body + (SECRET if told else b"")
