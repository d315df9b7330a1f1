"""What this room adds to the pages of bodies and ties."""

from operator import attrgetter
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from phinong.activities.listing import rows_of
from phinong.activities.models import Activity, JointBody, Membership, Participation
from phinong.record.queries import page_sources

# So many rows stand on another record's page; the list has the rest.
MOST = 5
MOST_MEMBERS = 60
# What the panel says of an activity.
SHOWN = ("code", "kind", "titles", "starts_edtf")
SHOWN_OF_JOINT = ("stage", "body__code", "body__kind", "body__names")


def joint_sheet(request: HttpRequest, body: Any) -> SafeString | None:
    """A joint centre's or network's sheet: how far it has come, objectives, members."""
    joint = (
        JointBody.objects.filter(body=body)
        .select_related("agreement", "tie")
        .prefetch_related("agreement__parties__body")
        .first()
    )
    objectives = list(body.objectives.order_by("order"))
    memberships = list(body.memberships.select_related("member").order_by("id")[:MOST_MEMBERS])
    if joint is None and not objectives and not memberships:
        return None
    sources = page_sources(request)
    sources.gather(
        {
            "body": [body.pk],
            "objective": [objective.pk for objective in objectives],
            "membership": [membership.pk for membership in memberships],
        }
    )
    context = {
        "body": body,
        "joint": joint,
        "objectives": objectives,
        "memberships": memberships,
        "sources": sources,
    }
    return render_to_string("activities/_joint_sheet.html", context, request)


def activities_of_body(request: HttpRequest, body: Any) -> SafeString | None:
    """The latest activities in which a body took part."""
    took_part = Participation.objects.filter(body=body)
    visible = Activity.objects.visible_to(request.user)
    return latest(request, visible.filter(pk__in=took_part.values("activity")), body=body.code)


def activities_of_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """The latest activities of a tie."""
    return latest(request, Activity.objects.visible_to(request.user).filter(tie=tie), tie=tie.code)


def latest(request: HttpRequest, activities: Any, **asked: str) -> SafeString | None:
    """The panel of the latest activities, or None without any; three queries."""
    shown = activities.only(*SHOWN).order_by("-starts_day", "-id")
    found = list(shown[: MOST + 1])
    if not found:
        return None
    sources = page_sources(request)
    sources.gather({"activity": [activity.pk for activity in found[:MOST]]})
    context = {
        "rows": rows_of(found[:MOST]),
        "more": next(iter(asked.items())) if len(found) > MOST else None,
        "sources": sources,
    }
    return render_to_string("activities/_latest.html", context, request)


def memberships_of_body(request: HttpRequest, body: Any) -> SafeString | None:
    """The networks, joint centres and committees to which a body belongs."""
    found = Membership.objects.filter(member=body).select_related("organisation__joint")
    rows = list(found.order_by("id")[:MOST_MEMBERS])
    if not rows:
        return None
    sources = page_sources(request)
    sources.gather({"membership": [row.pk for row in rows]})
    context = {"memberships": rows, "sources": sources}
    return render_to_string("activities/_member_of.html", context, request)


def joint_bodies_of_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """The joint centres and networks that a tie has brought forth, with their objectives."""
    found = JointBody.objects.filter(tie=tie).select_related("body").only(*SHOWN_OF_JOINT)
    joints = sorted(found.prefetch_related("body__objectives"), key=attrgetter("pk"))
    if not joints:
        return None
    sources = page_sources(request)
    objectives = [o.pk for joint in joints for o in joint.body.objectives.all()]
    sources.gather({"body": [joint.body_id for joint in joints], "objective": objectives})
    context = {"joints": joints, "sources": sources}
    return render_to_string("activities/_joint_bodies.html", context, request)
