"""The packaged tables: how they are read, and how the forms made from them are kept.

forms.tsv.gz is derived from places.tsv, bodies.tsv and words.tsv, so that starting takes a
tenth of the time; a test holds them together.
"""

import gzip
from collections.abc import Iterable, Iterator
from importlib.resources import files

from phinong.reader.gazetteer.forms import Form

FORMS = "forms.tsv.gz"


def lines(name: str) -> list[str]:
    """The lines of a packaged table, without its header."""
    table = files(__package__).joinpath(f"{name}.tsv").read_bytes().decode()
    return table.removesuffix("\n").split("\n")[1:]


def words() -> dict[str, list[str]]:
    """words.tsv: names that are "weak", need a "level" or are "plain", and phrases that "block"."""
    found: dict[str, list[str]] = {}
    for line in lines("words"):
        what, word = line.split("\t")
        found.setdefault(what, []).append(word)
    return found


def pack(forms: Iterable[Form]) -> bytes:
    """The content of forms.tsv.gz; the same forms give the same bytes.

    The folded spellings stand in its first line and their flags in the second, as these are needed
    of all forms at once; the rest of each form has a line of its own.
    """
    table = list(forms)
    lines = ["\t".join(f.folded for f in table), "\t".join(str(f.flags) for f in table)]
    lines += ["\t".join((f.language, f.written, " ".join(f.entries))) for f in table]
    return gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)


class Forms:
    """Forms by number. The rest of a line is taken apart when it is first asked for.

    `folded` are the spellings and `flags` their flags, in the order of the numbers.
    """

    def __init__(self, packed: bytes) -> None:
        folded, flags, *self._lines = gzip.decompress(packed).split(b"\n")
        self.folded = folded.decode().split("\t")
        self.flags = bytes(map(int, flags.split(b"\t")))
        self._made: dict[int, Form] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Form]:
        return map(self._form, range(len(self)))

    def at(self, number: int) -> Form:
        """The form of this number."""
        if number not in self._made:
            self._made[number] = self._form(number)
        return self._made[number]

    def _form(self, number: int) -> Form:
        language, written, entries = self._lines[number].decode().split("\t")
        folded, flags = self.folded[number], self.flags[number]
        return Form(folded, flags, language, written, tuple(entries.split()))


def load_forms() -> Forms:
    """The packaged forms."""
    return Forms(files(__package__).joinpath(FORMS).read_bytes())
