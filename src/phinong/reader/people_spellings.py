"""One person in several spellings: glued words, and a romanisation that changes within a page."""

import re
from collections.abc import Iterator

from .page import Page

# "JiachengLi": two names of which a page lost the blank. McKay and DeVries are whole names.
_GLUED = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])([A-Z][a-z]+)([A-Z][a-z]+)")
# A post or title before one single name: "Mayor Phaphas mentioned".
_CALLED = re.compile(
    r"\b(Mayor|Governor|President|Rector|Dean|Director|Minister|Ambassador|Professor) "
    r"([A-Z][a-z'’-]{3,20})\b(?! [A-Z])"
)
_LEAST = 4
_FURTHEST = 1


def parted(name: str) -> str:
    """The two words of a name printed as one; "" for any other name."""
    found = _GLUED.fullmatch(name)
    return f"{found.group(1)} {found.group(2)}" if found else ""


def spelt_nearly(
    page: Page, name: str, after: int, post: str, others: list[str]
) -> tuple[str, ...]:
    """Single names behind the same post in the paragraph that sound nearly like one of `name`.

    A name that somebody else in the paper bears is theirs: nothing is taken on likeness alone.
    """
    words = name.split()
    taken = {word for other in others for word in other.split()}
    end = page.line_of(after).end
    called = _CALLED.finditer(page.text, after, end)
    near = (
        found.group(2) for found in called if found.group(1) in post and found.group(2) not in taken
    )
    return tuple(dict.fromkeys(spelt for spelt in near if any(_alike(words, spelt))))


def _alike(words: list[str], spelt: str) -> Iterator[bool]:
    """Whether each word of a name sounds nearly so and begins alike."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  needed by few papers

    from .gazetteer.names import sound  # noqa: PLC0415

    heard = sound(spelt)
    for word in words:
        other = sound(word)
        long = min(len(heard), len(other)) >= _LEAST
        yield long and heard[0] == other[0] and OSA.distance(heard, other) <= _FURTHEST
