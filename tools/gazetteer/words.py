"""words.tsv: names that are also words, and phrases that hide the names inside them.

Ours by hand, and from the Thai dictionary every word that a short name would be found in:
เผยแพร่ holds แพร่, ชะตากรรม holds ตาก.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from phinong.reader.gazetteer.entries import Entry
from phinong.reader.gazetteer.finder import build_automaton, stands_alone
from phinong.reader.gazetteer.forms import LEVEL, THAI, build_forms
from phinong.reader.gazetteer.levels import BEFORE

from .rows import hand, split

# A name longer than this is hardly found inside a word by chance.
_LONGEST = 6
_THAI = re.compile("[\u0e01-\u0e4e]+")
# Words that begin so name a place or a body themselves: they must not hide one.
_NAMES = ("มหาวิทยาลัย", "วิทยาลัย", "โรงเรียน", "ราชภัฏ", "กระทรวง", "กรม", "สำนัก", "สถาน")


def words(entries: list[Entry]) -> dict[str, list[str]]:
    """Every word by what it is: weak, level, plain, block."""
    found: dict[str, list[str]] = {}
    for what, _, listed, *_ in hand("words"):
        found.setdefault(what, []).extend(split(listed))
    found["block"] += _of_dictionary(entries, found)
    return {what: sorted(set(kept)) for what, kept in sorted(found.items())}


def write_words(found: dict[str, list[str]], path: Path) -> None:
    """words.tsv."""
    lines = [f"{what}\t{word}" for what, kept in found.items() for word in kept]
    path.write_text("\n".join(("what\tword", *lines)) + "\n", encoding="utf-8")


def _of_dictionary(entries: list[Entry], found: dict[str, list[str]]) -> list[str]:
    from pythainlp.corpus import thai_words  # noqa: PLC0415  build time only

    forms = build_forms(entries, found)
    names = {form.folded for form in forms}
    short = [f.folded for f in forms if _is_short(f.folded) and not f.flags & LEVEL]
    automaton = build_automaton((word, number) for number, word in enumerate(short))
    unlike = (*_NAMES, *BEFORE["th"])
    candidates = (w for w in thai_words() if w not in names and not w.startswith(unlike))
    return [word for word in candidates if _hides(word, automaton.iter(word), short)]


def _is_short(form: str) -> bool:
    return len(form) <= _LONGEST and _THAI.fullmatch(form) is not None


def _hides(word: str, matches: Iterable[tuple[int, int]], short: list[str]) -> bool:
    """True when a name would be found in the word."""
    for last, number in matches:
        start = last + 1 - len(short[number])
        if stands_alone(word, word, start, last + 1, THAI):
            return True
    return False
