"""Names of matters and their papers, for the templates of this room."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from phinong.core.asked import language
from phinong.meetings import drawing
from phinong.meetings.candidates import Candidate
from phinong.meetings.models import Commitment, Paper
from phinong.meetings.page import Matter
from phinong.meetings.whose import note_for

register = template.Library()


@register.simple_tag
def matter_title(matter: Matter) -> str:
    """What a matter without words of its own is called: its paper with the parties, or its tie."""
    return matter.title(language())


@register.simple_tag(takes_context=True)
def offered_matters(context: Context, matters: Iterable[Candidate]) -> SafeString:
    """The matters that wait for a committee, each with the button that puts it on the agenda."""
    return drawing.offered(matters, language(), context.get("era") or "reader")


@register.filter
def of_matter(papers: Mapping[int, list[Paper]], matter: Matter) -> list[Paper]:
    """The papers laid before the meeting on a matter."""
    return papers.get(matter.item.pk, []) if papers and matter.item else []


@register.filter
def owner_said(commitment: Commitment, user: Any) -> str:
    """The words for a commitment's owner that this reader may see."""
    return note_for(commitment, user.body_codes() if user.is_authenticated else ())
