"""Addresses of committees."""

from django.urls import path

from phinong.meetings.views import committees

urlpatterns = [
    path("committees/", committees.committee_list, name="committees"),
    # Before the address of one committee: none of them is called "new".
    path("committees/new/", committees.committee_new, name="committee-new"),
    path("committees/<slug:code>/", committees.committee, name="committee"),
    path("committees/<slug:code>/set-up/", committees.set_up, name="committee-set-up"),
    path("committees/<slug:code>/seats/", committees.seat_add, name="seat-add"),
    path("committees/<slug:code>/seats/<int:number>/", committees.seat_act, name="seat-act"),
    path("committees/<slug:code>/meetings/new/", committees.meeting_new, name="meeting-new"),
]
