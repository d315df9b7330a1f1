"""Names of matters and figures, for the templates of this room."""

from collections.abc import Mapping

from django import template

from phinong.core.asked import language
from phinong.meetings.models import Paper
from phinong.meetings.page import Matter
from phinong.ties.models import FigureClaim
from phinong.ties.naming import figure_name

register = template.Library()


@register.simple_tag
def matter_title(matter: Matter) -> str:
    """What a matter without words of its own is called: its paper with the parties, or its tie."""
    return matter.title(language())


@register.simple_tag
def figure_title(figure: FigureClaim) -> str:
    """What a figure counts, and its number as the source qualifies it."""
    return figure_name(figure, language())


@register.filter
def of_matter(papers: Mapping[int, list[Paper]], matter: Matter) -> list[Paper]:
    """The papers laid before the meeting on a matter."""
    return papers.get(matter.item.pk, []) if papers and matter.item else []
