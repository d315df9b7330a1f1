"""Web archives made for the tests, record by record, whole or broken."""

import gzip
from collections.abc import Iterable


def record(
    body: bytes,
    *,
    address: str = "https://www.chiangmai.example/news/1.html",
    kind: str = "response",
    media_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
    length: int | None = None,
    day: str = "2024-05-03",
) -> bytes:
    """One record as ISO 28500 lays it out; `length` states another than the true length."""
    block = body
    content_type = media_type
    if kind == "response":
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n"
        block, content_type = head.encode() + body, "application/http; msgtype=response"
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {address}",
        f"WARC-Date: {day}T10:00:00Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(number: int, words: str = "") -> bytes:
    """A saved page that tells of a signing on a day of its own."""
    text = words or (
        f"เมื่อวันที่ {number + 1} มีนาคม 2567 นครเชียงใหม่ลงนามบันทึกความเข้าใจกับนครเฉิงตู ฉบับที่ {number} "
    )
    body = f"<html><head><title>ข่าว {number}</title></head><body><p>{text * 12}</p></body></html>"
    return body.encode()


def packed(records: Iterable[bytes]) -> bytes:
    """Each record compressed by itself, as crawlers write them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
