"""Addresses of the room `activities`."""

from django.urls import path

from phinong.activities.views import public

app_name = "activities"

urlpatterns = [
    path("", public.activity_list, name="activities"),
    path("<slug:code>.json", public.activity_json, name="activity-json"),
    path("<slug:code>/", public.activity, name="activity"),
]
