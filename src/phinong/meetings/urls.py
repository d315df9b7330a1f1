"""Addresses of the room `meetings`."""

from django.urls import path

from phinong.meetings import (
    urls_book,
    urls_commitments,
    urls_committees,
    urls_live,
    urls_minutes,
    urls_partners,
    urls_preparing,
)
from phinong.meetings.views import public

app_name = "meetings"

urlpatterns = [
    path("", public.meeting_list, name="meetings"),
    *urls_commitments.urlpatterns,
    *urls_committees.urlpatterns,
    path("<slug:code>.json", public.meeting_json, name="meeting-json"),
    path("<slug:code>/", public.meeting, name="meeting"),
    *urls_preparing.urlpatterns,
    *urls_book.urlpatterns,
    *urls_minutes.urlpatterns,
    *urls_live.urlpatterns,
    *urls_partners.urlpatterns,
]
