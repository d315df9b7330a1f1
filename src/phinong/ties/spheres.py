"""Whose cooperation a tie is at heart: of cities, of universities, or of others."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

CITY, UNIVERSITY, OTHER = "city", "university", "other"
SPHERES = {CITY: _("Cities and provinces"), UNIVERSITY: _("Universities"), OTHER: _("Other bodies")}

OF_CITIES = {
    "country",
    "province",
    "autonomous-prefecture",
    "city",
    "municipality",
    "pao",
    "district",
}
OF_UNIVERSITIES = {"university", "faculty", "school"}


def sphere_of(kinds: Iterable[str]) -> str:
    """The sphere of a tie between bodies of these kinds: a university on one side makes it hers."""
    found = set(kinds)
    if found & OF_UNIVERSITIES:
        return UNIVERSITY
    return CITY if found <= OF_CITIES else OTHER
