"""Yes or no, with all reasons, for places, bodies, posts and people."""

from phinong.core.refusals import Refusal
from phinong.places.models import NameKind

LATITUDES = (-90.0, 90.0)
LONGITUDES = (-180.0, 180.0)


def why_not_place(
    *, names: dict[str, str], latitude: float | None, longitude: float | None, same: str
) -> list[Refusal]:
    """Reasons against a new place; `same` is the code of one with the same gazetteer entry."""
    reasons = why_not_named(names)
    if (latitude is None) != (longitude is None):
        reasons.append(Refusal("place-half-a-coordinate"))
    elif latitude is not None and longitude is not None:
        inside = (
            LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]
        )
        reasons += [] if inside else [Refusal("place-not-on-earth")]
    if same:
        reasons.append(Refusal("place-there-already", {"code": same}))
    return reasons


def why_not_body(*, names: dict[str, str], kind_known: bool, same: str) -> list[Refusal]:
    """Reasons against a new body; `same` is the code of one of this kind, country and name."""
    reasons = why_not_named(names)
    if not kind_known:
        reasons.append(Refusal("body-kind-unknown"))
    if same:
        reasons.append(Refusal("body-there-already", {"code": same}))
    return reasons


def why_not_named(names: dict[str, str]) -> list[Refusal]:
    """A place, body or person needs a name in some language."""
    named = any(text.strip() for text in names.values())
    return [] if named else [Refusal("name-missing")]


def why_not_under(*, code: str, above: list[str]) -> list[Refusal]:
    """A body is no part of itself; `above` are the codes of the parent and all above it."""
    return [Refusal("body-under-itself")] if code in above else []


def why_not_name(*, text: str, kind: str, has_source: bool) -> list[Refusal]:
    """Reasons against one more form of a name.

    A form "as a source writes it" needs that source; every other form may rest on the record's.
    """
    reasons = [] if text.strip() else [Refusal("name-missing")]
    if kind == NameKind.AS_WRITTEN and not has_source:
        reasons.append(Refusal("name-without-source"))
    return reasons


def why_not_hold(*, has_day: bool, has_source: bool, ordered: bool) -> list[Refusal]:
    """Reasons against a statement that somebody holds a post; a source may leave the day open."""
    reasons = []
    if not has_day and not has_source:
        reasons.append(Refusal("tenure-without-day"))
    if not ordered:
        reasons.append(Refusal("tenure-ends-before-it-starts"))
    return reasons
