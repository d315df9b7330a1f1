"""What stands in the full-text tables: an entry's words as tokens, in four zones.

- `meta`: what the entry is (kind, private, kept by whom) and whom it is about;
- `name`: its own names, each as one token without spaces, so that "Chiangmai" is "Chiang Mai":
  all forms of a body's, place's or person's name, the titles of other records;
- `title`, `body`: cluster pairs and words, from `core.folding`. Those of a title carry a mark, so
  that words which stand in few titles and many texts are looked for in the few places only.

Characters of the private use area mark what is not text. Folding never lets one through from a
query, so no one can ask for a mark by typing it.
"""

from dataclasses import dataclass
from functools import lru_cache

from phinong.core.folding import RUN_END, clusters, index_tokens
from phinong.discovery.models import Entry
from phinong.discovery.ranking import NAMED

NAME_MARK = "\ue002"
TITLE_MARK = "\ue003"
META_MARK = "\ue004"
HYPHEN = "\ue005"
LONGEST_TOKEN = 64
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class TokenRow:
    """The tokens of one entry by zone, under its rank."""

    rank: int
    meta: list[str]
    name: list[str]
    title: list[str]
    body: list[str]


def token_row(entry: Entry) -> TokenRow:
    """The tokens of an entry."""
    lines = entry.title.split("\n") if entry.kind in NAMED else entry.titles.values()
    names = [key for line in lines if (key := name_token(line))]
    meta = [meta_token("kind", entry.kind), *(meta_token("about", ref) for ref in entry.about)]
    meta += [meta_token("long")] if entry.parts > 1 else []
    if not entry.public:
        meta += [meta_token("private"), meta_token("kept", entry.kept_by)]
    title = [in_title(token) for token in text_tokens(entry.title)]
    return TokenRow(entry.rank, meta, names, title, text_tokens(entry.body))


def in_title(token: str) -> str:
    """A token as it stands in a title; the end of a run is the same everywhere."""
    return token if token == RUN_END else TITLE_MARK + token


def text_tokens(text: str) -> list[str]:
    """The tokens of a text, line by line: no phrase reaches from one line into the next."""
    return [token for line in text.split("\n") for token in line_tokens(line)]


@lru_cache(maxsize=2048)
def line_tokens(line: str) -> tuple[str, ...]:
    """The tokens of one line. Kept, since names and labels stand in many entries."""
    return tuple(cut(token) for token in index_tokens(line))


def cut(token: str) -> str:
    """A token short enough for every database; longer words are found by their beginning."""
    return token[:LONGEST_TOKEN]


@lru_cache(maxsize=2048)
def name_token(name: str) -> str:
    """A name as one token, whatever its spaces and punctuation; empty without a letter."""
    joined = "".join(clusters(name))
    return f"{NAME_MARK}{joined[:LONGEST_NAME]}" if joined else ""


def meta_token(what: str, value: str = "") -> str:
    """A token for what an entry is, such as ("kind", "tie")."""
    return META_MARK + (what + value).replace("-", HYPHEN)
