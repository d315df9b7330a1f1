"""The list of an office's drafts."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.drafting.access import May
from phinong.drafting.pages.drafts import Wanted, drafts_page


@login_required
@require_safe
def draft_list(request: HttpRequest) -> HttpResponse:
    """What waits for the reader's offices first, by whose turn it is, status and partner."""
    user: Any = request.user
    page = drafts_page(user, Wanted.of(request.GET), language(), localdate())
    context = {"page": page, "may_open": user.may_anywhere(May.EDIT_TIE)}
    return render(request, "drafting/draft_list.html", context)
