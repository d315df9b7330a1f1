"""Addresses of places, bodies and people."""

from django.urls import path

from phinong.places.views import public

app_name = "places"

urlpatterns = [
    path("places/", public.place_list, name="places"),
    path("places/<slug:code>.json", public.place_json, name="place-json"),
    path("places/<slug:code>/", public.place, name="place"),
    path("bodies/", public.body_list, name="bodies"),
    path("bodies/<slug:code>.json", public.body_json, name="body-json"),
    path("bodies/<slug:code>/", public.body, name="body"),
]
