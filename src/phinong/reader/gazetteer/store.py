"""The packaged tables: how they are read, and how the forms made from them are kept.

forms.tsv.gz is derived from places.tsv, bodies.tsv and words.tsv, so that starting takes a
tenth of the time; a test holds them together.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files

from phinong.reader.gazetteer.forms import Form

FORMS = "forms.tsv.gz"
_HEAD = re.compile(r"^([^\t]*)\t(\d+)", re.M)


def lines(name: str) -> list[str]:
    """The lines of a packaged table, without its header."""
    return files(__package__).joinpath(f"{name}.tsv").read_text("utf-8").splitlines()[1:]


def words() -> dict[str, list[str]]:
    """words.tsv: names that are "weak", need a "level" or are "plain", and phrases that "block"."""
    found: dict[str, list[str]] = {}
    for line in lines("words"):
        what, word = line.split("\t")
        found.setdefault(what, []).append(word)
    return found


def pack(forms: Iterable[Form]) -> bytes:
    """The content of forms.tsv.gz; the same forms give the same bytes."""
    text = "\n".join(
        "\t".join((f.folded, str(f.flags), f.language, f.written, " ".join(f.entries)))
        for f in forms
    )
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


class Forms:
    """Forms by number. A line is taken apart when it is first asked for."""

    def __init__(self, packed: bytes) -> None:
        self._lines = gzip.decompress(packed).decode().split("\n")
        self._made: dict[int, Form] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Form]:
        return (_form(line) for line in self._lines)

    def at(self, number: int) -> Form:
        """The form of this number."""
        if number not in self._made:
            self._made[number] = _form(self._lines[number])
        return self._made[number]

    def heads(self) -> tuple[list[str], bytes]:
        """Folded spellings and flags, in the order of the numbers."""
        heads = _HEAD.findall("\n".join(self._lines))
        return [folded for folded, _ in heads], bytes(int(flags) for _, flags in heads)


def _form(line: str) -> Form:
    folded, flags, language, written, entries = line.split("\t")
    return Form(folded, int(flags), language, written, tuple(entries.split()))


def load_forms() -> Forms:
    """The packaged forms."""
    return Forms(files(__package__).joinpath(FORMS).read_bytes())
