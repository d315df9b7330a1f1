"""Countries and kinds of place in words, and coordinates as people read them."""

from django.utils.translation import get_language, gettext

from phinong.core.languages import content_tag, django_to_ui, in_language
from phinong.core.vocabulary import label, vocabulary
from phinong.reader.gazetteer import load


def country_name(code: str, language: str) -> str:
    """What a reader of `language` calls a country; the code while the gazetteer has no name."""
    places = load().places
    if code not in places:
        return code
    return str(in_language(places[code].names, content_tag(language)))


def place_kind_name(code: str) -> str:
    """A kind of place in the reader's language; the code for one of our own making."""
    language = django_to_ui(get_language() or "")
    return label("place-kinds", code, language) if code in vocabulary("place-kinds") else code


def coordinates(latitude: float, longitude: float) -> str:
    """Latitude and longitude to a hundredth of a degree, some one kilometre."""
    north = gettext("%(degrees)s° N") if latitude >= 0 else gettext("%(degrees)s° S")
    east = gettext("%(degrees)s° E") if longitude >= 0 else gettext("%(degrees)s° W")
    up, along = (f"{abs(value):.2f}" for value in (latitude, longitude))
    return f"{north % {'degrees': up}} · {east % {'degrees': along}}"
