"""What the pages of an exchange say in words."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

BY = {
    "theirs": _("changed by them"),
    "ours": _("changed by us"),
    "both": _("changed by both"),
    "differs": _("differs"),
}


@register.simple_tag
def by_whom(side: str) -> str:
    """Which side changed a clause; nothing for one that says the same."""
    return str(BY.get(side, ""))
