"""Messages (EML) and pages saved whole (MHTML), by the standard library's parser of RFC 5322.

Runs in the worker: the parser goes one call deeper with each nested part.
"""

import email
import email.policy
import json
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

from ..decode import decode
from ..model import Unreadable

MAX_PARTS = 1000
MAX_WRAPPED = 200  # each wrapping is one call deeper for the parser, and each line passes them all
_WRAPPED = re.compile(rb"\bboundary\s{0,4}=|\bmessage/rfc822\b", re.I)
_NAMED = re.compile(r"[\s\"]*([^\"<>]*?)[\s\"]*(?:<([^<>]*)>?)?\s*$")  # a name and an address
_WEB = re.compile(r"https?://\S{1,1990}\Z")


def mail_parts(source: bytes) -> tuple[dict[str, Any], bytes]:
    """The message's facts, its words first, and its attachments one after the other.

    Facts: media_type, body ("text/plain" or "text/html"), title, publisher, published, address,
    and parts as [[name, size], …]; the first part is the words, as UTF-8. Raises Unreadable.
    """
    if sum(1 for _ in _WRAPPED.finditer(source)) > MAX_WRAPPED:
        raise Unreadable("zip-bomb")
    message = email.message_from_bytes(source, policy=email.policy.default)
    if not isinstance(message, EmailMessage):  # the policy makes no other
        raise Unreadable("unreadable")
    words = _page_of(message) if _is_page(message) else _words_of(message)
    attached = [] if _is_page(message) else list(_attachments(message))
    text = _text(words) if words else ""
    parts = [("", text.encode("utf-8", "replace")), *attached]
    facts = {
        **_facts(message),
        "media_type": "multipart/related" if _is_page(message) else "message/rfc822",
        "body": words.get_content_type() if words else "text/plain",
        "address": _address(message, words) if _is_page(message) else "",
        "parts": [[name, len(content)] for name, content in parts],
    }
    return json.loads(json.dumps(facts)), b"".join(content for _, content in parts)


def _facts(message: EmailMessage) -> dict[str, str]:
    saved = _is_page(message)
    sender = _NAMED.match(_header(message, "From"))
    return {
        "title": _header(message, "Subject"),
        "publisher": "" if saved or not sender else sender[1] or sender[2],
        "published": "" if saved else _day(_header(message, "Date")),
    }


def _header(message: EmailMessage, name: str) -> str:
    """A header in words; one that cannot be taken apart counts as not given."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    try:
        return " ".join(_words(str(raw)).split())[:1000]
    except (HeaderParseError, UnicodeError, LookupError, ValueError, Unreadable):
        return ""


def _words(raw: str) -> str:
    """Words of a header, whether they are coded as the standard asks or stand there bare."""
    if raw.isascii():
        return str(make_header(decode_header(raw)))
    return decode(raw.encode("utf-8", "surrogateescape"))[0]


def _day(written: str) -> str:
    """The day in the sender's own zone, as the letter's date is read."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _is_page(message: EmailMessage) -> bool:
    """Browsers save a page as a message of related parts, without sender or receiver."""
    saved = "Snapshot-Content-Location" in message or "saved by" in _header(message, "From").lower()
    related = message.get_content_type() == "multipart/related" and "To" not in message
    return saved or (related and any("Content-Location" in p for p in message.iter_parts()))


def _page_of(message: EmailMessage) -> EmailMessage | None:
    """The page itself: the first part that is HTML."""
    return next((p for p in _leaves(message) if p.get_content_type() == "text/html"), None)


def _address(message: EmailMessage, words: EmailMessage | None) -> str:
    """Where the page was saved from, by the header or by the part."""
    inside = _header(words, "Content-Location") if words else ""
    said = _header(message, "Snapshot-Content-Location") or inside
    return said if _WEB.match(said) else ""


def _words_of(message: EmailMessage) -> EmailMessage | None:
    """The plain text of a message, or its HTML where there is no plain text."""
    own = [p for p in _leaves(message) if not p.is_attachment() and not p.get_filename()]
    for kind in ("text/plain", "text/html"):
        found = next((p for p in own if p.get_content_type() == kind), None)
        if found is not None:
            return found
    return None


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others; a message sent on counts as one. The order is the file's."""
    waiting: list[Any] = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > MAX_PARTS:
            raise Unreadable("zip-bomb")
        if part.is_multipart() and part.get_content_maintype() != "message":
            waiting += reversed(list(part.iter_parts()))
        elif isinstance(part, EmailMessage):
            yield part


def _text(part: EmailMessage) -> str:
    """The words of a part in the coding it states, or in the likeliest one."""
    content = _content(part)
    try:
        return content.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(content)[0] if content.strip() else ""


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Files sent with a message, and messages sent on. Pictures of a signature are none."""
    for number, part in enumerate(_leaves(message), start=1):
        sent_on = part.get_content_type() == "message/rfc822"
        name = _file_name(part)
        if sent_on or part.is_attachment() or (name and "Content-ID" not in part):
            yield name or f"attachment-{number}{'.eml' if sent_on else ''}", _content(part)


def _file_name(part: EmailMessage) -> str:
    try:
        return " ".join((part.get_filename() or "").replace("\\", "/").split("/")[-1].split())[:255]
    except Exception:  # as with headers
        return ""
