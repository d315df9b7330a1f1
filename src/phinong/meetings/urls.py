"""Addresses of the room `meetings`."""

from django.urls import path

from phinong.meetings import urls_committees, urls_live, urls_minutes, urls_preparing
from phinong.meetings.views import office, public

app_name = "meetings"

urlpatterns = [
    path("", public.meeting_list, name="meetings"),
    path("commitments/<slug:code>.json", public.commitment_json, name="commitment-json"),
    path("commitments/<slug:code>/", public.commitment, name="commitment"),
    path("commitments/<slug:code>/change/", office.change_commitment, name="commitment-change"),
    *urls_committees.urlpatterns,
    path("<slug:code>.json", public.meeting_json, name="meeting-json"),
    path("<slug:code>/", public.meeting, name="meeting"),
    *urls_preparing.urlpatterns,
    *urls_minutes.urlpatterns,
    *urls_live.urlpatterns,
]
