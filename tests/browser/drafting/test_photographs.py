"""A browser shows a photograph without its camera's words exactly as it did with them."""

import base64
import struct
from typing import Any

import pytest
from tests.worlds import photographs as taken

from phinong.drafting.photographs import without_camera_data

WIDE, HIGH = 48, 32
DRAW = f"""kind => {{
  const canvas = Object.assign(document.createElement('canvas'), {{width: {WIDE}, height: {HIGH}}});
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#27457c'; pen.fillRect(0, 0, {WIDE}, {HIGH});
  pen.fillStyle = '#f0a91e'; pen.fillRect(0, 0, 16, 16);
  return canvas.toDataURL(kind, 0.9);
}}"""
LOOK = """async address => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const size = {width: image.naturalWidth, height: image.naturalHeight};
  const pen = Object.assign(document.createElement('canvas'), size).getContext('2d');
  pen.drawImage(image, 0, 0);
  return [size.width, size.height, [...pen.getImageData(0, 0, size.width, size.height).data]];
}"""


def told_in(kind: str, content: bytes) -> bytes:
    """The picture with a camera's words, and turned a quarter."""
    if kind == "image/jpeg":
        return content[:2] + taken.told_in_jpeg() + content[2:]
    if kind == "image/png":
        return taken.told_in_png(content)
    # What the browser draws has a head already; it says now that more is told.
    flags, told = (
        content[20] | 0x0C,
        taken.riff(b"EXIF", taken.exif()) + taken.riff(b"XMP ", taken.XMP),
    )
    body = content[8:20] + bytes([flags]) + content[21:] + told
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("kind", ["image/jpeg", "image/png", "image/webp"])
def test_the_picture_is_the_same_dot_for_dot(open_page: Any, kind: str) -> None:
    page = open_page()
    drawn = page.evaluate(DRAW, kind)
    assert drawn.startswith(f"data:{kind};")
    told = told_in(kind, base64.b64decode(drawn.partition(",")[2]))
    bare = without_camera_data(told)
    assert (taken.SECRET in told, taken.SECRET in bare) == (True, False)

    def look(content: bytes) -> Any:
        return page.evaluate(LOOK, f"data:{kind};base64,{base64.b64encode(content).decode()}")

    seen = look(bare)
    assert seen == look(told)
    if kind == "image/jpeg":  # every browser turns these
        assert seen[:2] == [HIGH, WIDE]
