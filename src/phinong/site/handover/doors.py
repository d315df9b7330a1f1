"""The doors to the brief: on desks, and on the page of a tie, for who works there."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from phinong.accounts.roles import May
from phinong.accounts.waiting import Door
from phinong.site.handover.scope import works_in


def on_desk(user: Any) -> Door | None:
    """To the brief of the first office in which the user works; None without one."""
    codes = [code for code in user.body_codes() if user.may(May.READ_OFFICE, code)]
    if not codes:
        return None
    return Door(reverse("site:handover-body", args=[codes[0]]), _("Handover brief"))


def on_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """To the brief of a tie, for who works in its office or in that of one of its sides."""
    user: Any = request.user
    if not user.is_authenticated:
        return None
    offices = [tie.kept_by, *(party.body.code for party in tie.parties.all())]
    if not any(works_in(user, office) for office in offices):
        return None
    return render_to_string("site/_handover_door.html", {"tie": tie}, request)
