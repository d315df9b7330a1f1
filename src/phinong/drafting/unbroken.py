"""What a line of a sealed text may not end inside: compounds, and the names of the parties.

A typesetter ends a Thai line between any two words of its dictionary, and so inside what a reader
takes for one word (เมืองพี่เมือง|น้อง) and inside names that no dictionary has (เฉิง|ตู).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

# A longer name has to break somewhere, or it runs out of its column.
LONGEST = 32


@cache
def compounds() -> Mapping[str, tuple[str, ...]]:
    """{language tag: compounds that stay whole}."""
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {tag: tuple(words) for tag, words in written.items()}


def runs(line: str, tag: str, names: Iterable[str] = ()) -> list[str]:
    """A line in runs, every second of which stays whole; joined they are the line again.

    Only languages with compounds are looked at: others are broken where they have blanks.
    """
    if tag not in compounds():
        return [line]
    whole = {*compounds()[tag], *(name for name in names if 1 < len(name) <= LONGEST)}
    longest_first = sorted(whole, key=lambda words: (-len(words), words))
    return re.split(f"({'|'.join(map(re.escape, longest_first))})", line)


def runs_of(words: str, tag: str, names: Iterable[str] = ()) -> list[list[list[str]]]:
    """The paragraphs of a text, each in lines, each line in runs."""
    known = tuple(names)
    return [[runs(line, tag, known) for line in part.split("\n")] for part in words.split("\n\n")]
