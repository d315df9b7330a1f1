"""Addresses of what was undertaken: the office's list, what everybody may follow, one of them."""

from django.urls import path

from phinong.meetings.views import commitments, promises

urlpatterns = [
    path("follow-up/", commitments.follow_up, name="follow-up"),
    path("follow-up.json", commitments.follow_up_json, name="follow-up-json"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments/new/", promises.record, name="commitment-new"),
    path("commitments/<slug:code>.json", commitments.commitment_json, name="commitment-json"),
    path("commitments/<slug:code>/", commitments.commitment, name="commitment"),
    path("commitments/<slug:code>/change/", promises.change, name="commitment-change"),
    path("commitments/<slug:code>/see-to/", promises.see_to, name="commitment-see-to"),
    path("commitments/<slug:code>/waits/", promises.wait, name="commitment-wait"),
    path(
        "commitments/<slug:code>/waits/<int:number>/",
        promises.wait_no_longer,
        name="commitment-wait-no-longer",
    ),
]
