"""Addresses of the room `meetings`."""

from django.urls import path

from phinong.meetings.views import public

app_name = "meetings"

urlpatterns = [
    path("", public.meeting_list, name="meetings"),
    path("<slug:code>.json", public.meeting_json, name="meeting-json"),
    path("<slug:code>/", public.meeting, name="meeting"),
]
