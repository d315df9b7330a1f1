"""What a query asks for, as a small tree, and how each database is asked.

The tree knows words and zones only. It is printed once for SQLite's FTS5 and once for
PostgreSQL's tsquery; both give the same rows. What a person types never reaches either parser:
tokens are letters, digits and marks, and stand in quotes.
"""

from dataclasses import dataclass

from phinong.core.folding import PREFIX, RUN_END
from phinong.discovery.tokens import in_title

ZONES = {"any": "", "meta": "C", "name": "A", "title": "B", "body": "D"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens one after the other in one zone, or in title or text for "any".

    A last token that ends in PREFIX may go on.
    """

    tokens: tuple[str, ...]
    zone: str = "any"


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    of: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these."""

    of: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class But:
    """What is in `kept` and not in `left_out`."""

    kept: "Wanted"
    left_out: "Wanted"


Wanted = Phrase | Every | Some | But


def for_sqlite(wanted: Wanted) -> str:
    """The tree as an FTS5 query."""
    match wanted:
        case Phrase(tokens, "any"):
            return f"({fts5_phrase(tokens)} OR {fts5_phrase(in_titles(tokens))})"
        case Phrase(tokens, "title"):
            return f"title : {fts5_phrase(in_titles(tokens))}"
        case Phrase(tokens, zone):
            return f"{zone} : {fts5_phrase(tokens)}"
        case Every(of):
            return "(" + " AND ".join(map(for_sqlite, of)) + ")"
        case Some(of):
            return "(" + " OR ".join(map(for_sqlite, of)) + ")"
        case But(kept, left_out):
            return f"({for_sqlite(kept)} NOT {for_sqlite(left_out)})"


def for_postgresql(wanted: Wanted) -> str:
    """The tree as a tsquery literal."""
    match wanted:
        case Phrase(tokens, "any"):
            return f"({tsquery_phrase(tokens, '')} | {tsquery_phrase(in_titles(tokens), '')})"
        case Phrase(tokens, "title"):
            return "(" + tsquery_phrase(in_titles(tokens), ZONES["title"]) + ")"
        case Phrase(tokens, zone):
            return "(" + tsquery_phrase(tokens, ZONES[zone]) + ")"
        case Every(of):
            return "(" + " & ".join(map(for_postgresql, of)) + ")"
        case Some(of):
            return "(" + " | ".join(map(for_postgresql, of)) + ")"
        case But(kept, left_out):
            return f"({for_postgresql(kept)} & !{for_postgresql(left_out)})"


def in_titles(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The same tokens as they stand in titles."""
    return tuple(map(in_title, tokens))


def fts5_phrase(tokens: tuple[str, ...]) -> str:
    """Tokens one after the other, in quotes."""
    words = " ".join(token.removesuffix(PREFIX) for token in tokens)
    begins = " *" if tokens[-1].endswith(PREFIX) else ""
    return f'"{words}"{begins}'


def tsquery_phrase(tokens: tuple[str, ...], weight: str) -> str:
    """Lexemes with their distances; the end of a run is no lexeme but keeps its place."""
    said, gap = "", 1
    for token in tokens:
        if token == RUN_END:
            gap += 1
            continue
        begins = "*" if token.endswith(PREFIX) else ""
        suffix = f":{begins}{weight}" if begins or weight else ""
        joint = f" <{gap}> " if said else ""
        said, gap = f"{said}{joint}'{token.removesuffix(PREFIX)}'{suffix}", 1
    return said
