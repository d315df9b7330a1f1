"""The canonical form of a text, and its hash. What approvals, bundles and signatures are of.

The form, so that another program can compute the same hash (after RFC 8785, JSON canonical form):

1. A JSON object with the keys `clauses`, `form`, `instrument`, `languages`, `parties`, `prevails`.
   `form` is "phinong-text-1".
2. `languages`: [{"role", "tag"}] in the order of the tags; `parties`: body codes in the order of
   sides, then of codes.
3. `clauses`: in order, each {"kind", "texts", "topic"}; `texts` is {tag: {"heading", "words"}}, a
   language without words left out. Clauses' own identifiers and numbers are no part of the form.
4. Every string is in Unicode NFC; line ends are "\\n"; blanks at line ends and blank lines at both
   ends are dropped; other runs of blanks stay. U+0E4D U+0E32 is U+0E33 (SARA AM).
5. Keys sorted by code point, no blanks between tokens, no escapes but those JSON demands, UTF-8.

The hash is SHA-256 over those bytes, in lower-case hexadecimal.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FORM = "phinong-text-1"
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
_BLANKS_AT_LINE_END = re.compile(r"[ \t\u00a0\u3000]+(?=\n|$)")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause says in one language."""

    heading: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.heading or self.words)


@dataclass(frozen=True, slots=True)
class Part:
    """One clause with its words by language tag. `uid` finds it again and is not hashed."""

    kind: str
    topic: str = ""
    texts: Mapping[str, Wording] = field(default_factory=dict)
    uid: str = ""

    def in_tag(self, tag: str) -> Wording:
        """The words in one language; empty where there are none."""
        return self.texts.get(tag, Wording())


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole text: every clause in every language, between whom, and what each text is worth."""

    instrument: str
    parties: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    prevails: str
    parts: tuple[Part, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages of the text."""
        return tuple(tag for tag, _role in self.languages)


def tidy(text: str) -> str:
    """A string as the canonical form writes it; doing it again changes nothing."""
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    text = _SARA_AM.sub("\\1\u0e33", text)
    return _BLANKS_AT_LINE_END.sub("", text).strip("\n")


def canonical(whole: Whole) -> str:
    """The canonical form of a text."""
    said = {
        "form": FORM,
        "instrument": whole.instrument,
        "parties": list(whole.parties),
        "prevails": whole.prevails,
        "languages": [{"role": role, "tag": tag} for tag, role in sorted(whole.languages)],
        "clauses": [_clause(part) for part in whole.parts],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _clause(part: Part) -> dict[str, Any]:
    texts = {tag: _wording(text) for tag, text in part.texts.items()}
    return {
        "kind": part.kind,
        "topic": part.topic,
        "texts": {tag: text for tag, text in texts.items() if any(text.values())},
    }


def _wording(text: Wording) -> dict[str, str]:
    return {"heading": tidy(text.heading), "words": tidy(text.words)}


def sha256_of(form: str) -> str:
    """The hash of a canonical form."""
    return hashlib.sha256(form.encode("utf-8")).hexdigest()


class NotCanonical(ValueError):  # noqa: N818
    """A text that claims to be in the canonical form and is not."""


def whole_of(form: str, uids: Sequence[str] = (), *, own: bool = False) -> Whole:
    """The text that a canonical form writes; `uids` name its clauses in order. `own` is for a form
    that this register wrote and keeps: it is not written anew to be held against itself.

    Raises NotCanonical for what is not in the form, or not in exactly this form.
    """
    try:
        said = json.loads(form)
        whole = Whole(
            instrument=said["instrument"],
            parties=tuple(said["parties"]),
            languages=tuple((row["tag"], row["role"]) for row in said["languages"]),
            prevails=said["prevails"],
            parts=tuple(_parts(said["clauses"], uids)),
        )
        if not own and canonical(whole) != form:
            raise NotCanonical("not in canonical form")
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as broken:
        raise NotCanonical(str(broken)) from broken
    return whole


def _parts(clauses: Iterable[dict[str, Any]], uids: Sequence[str]) -> Iterable[Part]:
    for place, clause in enumerate(clauses):
        texts = {
            tag: Wording(text["heading"], text["words"]) for tag, text in clause["texts"].items()
        }
        uid = uids[place] if place < len(uids) else ""
        yield Part(clause["kind"], clause["topic"], texts, uid)
