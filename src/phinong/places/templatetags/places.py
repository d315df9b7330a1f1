"""Countries, kinds of place, days in a post and where a place lies, in words and as a drawing."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from phinong.core.asked import language
from phinong.core.drawing.land import View, weft
from phinong.core.drawing.plane import Box
from phinong.core.drawing.plane import Place as Spot
from phinong.core.templatetags.ui import when
from phinong.places import words
from phinong.places.models import Place, Tenure

register = template.Library()

# The paper of the small map and how many units a kilometre takes on it.
PAPER = Box(0, 0, 360, 300)
SCALE = 0.12


@register.simple_tag
def country(code: str) -> str:
    """A country in the reader's language."""
    return words.country_name(code, language())


@register.simple_tag
def place_kind(code: str) -> str:
    """A kind of place in the reader's language."""
    return words.place_kind_name(code)


@register.simple_tag
def where(place: Place) -> str:
    """A place's coordinates, or a dash."""
    if place.latitude is None or place.longitude is None:
        return "–"
    return words.coordinates(place.latitude, place.longitude)


@register.simple_tag(takes_context=True)
def span_of(context: template.Context, since: str, until: str) -> SafeString:
    """From one date to another, either of which may be open; nothing when neither is known."""
    if not since and not until:
        return mark_safe("")
    if since and until and "/" not in since + until:
        return when(context, f"{since}/{until}", length="short")
    pattern = pgettext("period", "since %s") if since else pgettext("period", "until %s")
    before, _, after = pattern.partition("%s")
    return format_html("{}{}{}", before, when(context, since or until, length="short"), after)


@register.simple_tag(takes_context=True)
def tenure_days(context: template.Context, tenure: Tenure) -> SafeString:
    """When somebody held a post: from and until, or the day a source shows them in it."""
    if tenure.since_edtf or tenure.until_edtf:
        return span_of(context, tenure.since_edtf, tenure.until_edtf)
    if not tenure.seen_edtf:
        return when(context, "")
    before, _, after = pgettext("in a post", "named in it on %s").partition("%s")
    return format_html("{}{}{}", before, when(context, tenure.seen_edtf, length="short"), after)


@register.simple_tag
def locator(spot: Spot, name: str) -> SafeString:
    """A small woven map with the place at its centre; land without borders."""
    x, y = PAPER.right / 2, PAPER.bottom / 2
    html = (
        '<figure class="on-cloth locator"><svg class="tie-map" viewBox="0 0 360 300" role="img"'
        ' aria-label="{}"><path class="weft" d="{}"/><circle class="home" cx="{}" cy="{}" r="6"/>'
        "</svg></figure>"
    )
    return format_html(html, name, weft(View(spot, x, y, SCALE), PAPER), x, y)
