"""Where a reader finds the minutes of a meeting, for the templates of this room."""

from django import template
from django.template import Context
from django.urls import reverse

from phinong.meetings.models import Meeting
from phinong.meetings.pages.minutes import reads_minutes

register = template.Library()


@register.simple_tag(takes_context=True)
def minutes_address(context: Context, meeting: Meeting) -> str:
    """The address of a meeting's minutes for this reader; empty where there is nothing to read."""
    request = context.get("request")
    if request is None or not reads_minutes(meeting, request.user):
        return ""
    return reverse("meetings:minutes", args=[meeting.code])
