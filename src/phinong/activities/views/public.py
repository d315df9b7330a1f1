"""Activities, for everyone who may see them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from phinong.activities import exports
from phinong.activities.kinds import title_of
from phinong.activities.listing import LATEST, Wanted, counts, kind_facets, numbers_of, rows_of
from phinong.activities.models import Activity
from phinong.activities.page import ActivityPage, activity_page
from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.meetings.access import KEEP
from phinong.meetings.naming import written_apart
from phinong.record.queries import page_sources


@require_safe
def activity_list(request: HttpRequest) -> HttpResponse:
    """Activities, the latest first, by kind, body, tie and year."""
    visible = Activity.objects.visible_to(request.user)
    page = page_by_key(Wanted.of(request.GET).within(visible), request, order=LATEST)
    rows = rows_of(page.rows)
    sources = page_sources(request)
    sources.gather({"activity": numbers_of(rows)})
    counted = counts(request.user)
    context = {
        "page": page,
        "rows": rows,
        "counted": counted,
        "kinds": kind_facets(counted, language()),
        "sources": sources,
    }
    return render(request, "activities/activity_list.html", context)


def found_page(request: HttpRequest, code: str) -> ActivityPage:
    """The page of an activity, or 404 when there is none that this reader may know of."""
    visible = Activity.objects.visible_to(request.user)
    activity = get_object_or_404(visible.select_related("place", "tie", "agreement"), code=code)
    sources = page_sources(request)
    return activity_page(activity, user=request.user, today=localdate(), sources=sources)


@require_safe
def activity(request: HttpRequest, code: str) -> HttpResponse:
    """One activity: when and where, who took part, what was promised."""
    page = found_page(request, code)
    context = {
        "page": page,
        "activity": page.activity,
        "heading": title_of(page.activity, language()),
        "written": written_apart(page.activity.starts_edtf, page.activity.starts_written),
        "sources": page_sources(request),
        "may_record": request.user.is_authenticated and request.user.may_anywhere(KEEP),
    }
    return render(request, "activities/activity.html", context)


@require_safe
def activity_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    facts = exports.as_json(found_page(request, code), page_sources(request))
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
