"""From the bytes of a reply to what the model said: JSON of a known shape, or nothing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from .endpoint import NoAnswer
from .question import MOST_FINDINGS, MOST_VALUES

LONGEST_ANSWER = 200_000  # characters of what the model wrote
MOST_STARTS = 20  # braces at which an object is looked for
SURE = 0.5


@dataclass(frozen=True, slots=True)
class SaidValue:
    """One value as the model gave it; nothing of it is checked yet."""

    name: str
    quote: str
    value: str
    sure: float = SURE


@dataclass(frozen=True, slots=True)
class Said:
    """One finding as the model gave it."""

    kind: str
    values: tuple[SaidValue, ...]


def said_in(body: bytes) -> list[Said]:
    """What a reply says. Raises NoAnswer when it holds no object with findings.

    Entries of another shape are passed over, as is what goes beyond the limits.
    """
    found = first_object(_content(_loads(body))).get("findings")
    if not isinstance(found, list):
        raise NoAnswer("unclear")
    return [Said(_text(one, "kind"), tuple(_values(one))) for one in found[:MOST_FINDINGS]]


def _loads(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise NoAnswer("unclear") from None


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity are no JSON


def _content(reply: Any) -> str:
    """The text of the first choice."""
    try:
        content = reply["choices"][0]["message"]["content"]
    except (LookupError, TypeError):
        raise NoAnswer("unclear") from None
    if not isinstance(content, str) or len(content) > LONGEST_ANSWER:
        raise NoAnswer("unclear")
    return content


def first_object(content: str) -> dict[str, Any]:
    """The first JSON object with findings in what the model wrote, whatever stands around it.

    Raises NoAnswer when there is none: half an object is none.
    """
    decoder = json.JSONDecoder(parse_constant=_no_number)
    at = content.find("{")
    for _ in range(MOST_STARTS):
        if at < 0:
            break
        try:
            found, end = decoder.raw_decode(content, at)
        except (ValueError, RecursionError):
            found, end = None, at + 1
        if isinstance(found, dict) and "findings" in found:
            return found
        at = content.find("{", end)
    raise NoAnswer("unclear")


def _values(one: Any) -> Iterator[SaidValue]:
    values = one.get("values") if isinstance(one, dict) else None
    for value in values[:MOST_VALUES] if isinstance(values, list) else []:
        if isinstance(value, dict):
            name, quote, worth = (_text(value, part) for part in ("name", "quote", "value"))
            yield SaidValue(name, quote, worth.strip(), _sure(value.get("sure")))


def _text(one: Any, name: str) -> str:
    """A text, or a whole number as one; empty for anything else."""
    value = one.get(name) if isinstance(one, dict) else None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**12 else ""
    return value if isinstance(value, str) else ""


def _sure(value: Any) -> float:
    """How sure the model says it is; SURE when that is no number from 0 to 1."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 <= value <= 1 else SURE
