"""The process in which foreign formats are parsed; `apart` starts it and gives it its orders."""

import json
import os
import resource
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any

from ..model import Unreadable
from .apart import _LENGTH
from .extracted import Extracted

_MOST_WRITTEN = 64 * 1024 * 1024  # Tesseract keeps what it reads in a file of its own
Answer = tuple[dict[str, Any], bytes]


def serve() -> None:
    """Answers one order after the other until there are no more."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints must not stand among the answers
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _give(answers, {}, b"")  # ready
    while head := orders.read(_LENGTH.size):
        length, more = _LENGTH.unpack(head)
        order = json.loads(orders.read(length))
        facts, content = _answer(order, orders.read(more))
        _give(answers, facts, content)


def _give(answers: IO[bytes], facts: dict[str, Any], content: bytes) -> None:
    written = json.dumps(facts).encode()
    answers.write(_LENGTH.pack(len(written), len(content)) + written + content)
    answers.flush()


def _answer(order: dict[str, Any], source: bytes) -> Answer:
    try:
        parse = _parser(order["task"])
        _limit(order["seconds"], order["memory"])
        return parse(source)
    except Unreadable as refused:
        return {"refused": refused.code}, b""
    except MemoryError:
        return {"refused": "too-large"}, b""
    except Exception:  # a parser met something its makers did not think of
        return {"refused": "unreadable"}, b""
    finally:
        _limit(None, None)


def _limit(seconds: int | None, memory: int | None) -> None:
    """Processor time counts from the start of the process, so the limit moves with each order."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds if seconds else -1
    for what, most in (
        (resource.RLIMIT_CPU, until),
        (resource.RLIMIT_AS, memory or -1),
        (resource.RLIMIT_FSIZE, _MOST_WRITTEN if seconds else -1),
    ):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _parser(task: str) -> Callable[[bytes], Answer]:
    """The parser of a task, loaded at its first use and before its time is counted."""
    if task == "html":
        from .html import html_text  # noqa: PLC0415

        return lambda source: _extracted(html_text(source.decode("utf-8", "surrogatepass")))
    if task in ("pdf", "pages"):
        from .pdf import page_count, pdf_text  # noqa: PLC0415

        counted = task == "pages"
        return lambda source: (
            ({"pages": page_count(source)}, b"") if counted else _extracted(pdf_text(source))
        )
    if task == "docx":
        from .docx import docx_text  # noqa: PLC0415

        return lambda source: _extracted(docx_text(source))
    if task == "word":
        from .word import word_blocks  # noqa: PLC0415

        return lambda source: (word_blocks(source), b"")
    if task == "image":
        from .ocr import image_text  # noqa: PLC0415

        return lambda source: _extracted(image_text(source))
    from .mail import mail_parts  # noqa: PLC0415

    return mail_parts


def _extracted(found: Extracted) -> Answer:
    return asdict(found), b""
