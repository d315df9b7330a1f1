"""The names of the offices that keep things.

Records name their office by the code of a body. Bodies live in a room above this one, so that
room says, when its app starts, how codes become names.
"""

from collections.abc import Callable, Iterable

Naming = Callable[[Iterable[str], str], dict[str, str]]

_NAMINGS: list[Naming] = []


def names_offices(naming: Naming) -> None:
    """Name offices by `naming(codes, language) -> {code: name}`. Called once, at an app's start."""
    if naming not in _NAMINGS:
        _NAMINGS.append(naming)


def office_names(codes: Iterable[str], language: str) -> dict[str, str]:
    """{code: name} for a reader of `language`; a code that nobody can name stands for itself."""
    wanted = sorted(set(codes) - {""})
    found = {code: code for code in wanted}
    for naming in _NAMINGS if wanted else ():
        found |= naming(wanted, language)
    return found
