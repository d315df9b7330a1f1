"""Addresses of ties and agreements."""

from django.urls import path

from phinong.ties.views import public

app_name = "ties"

urlpatterns = [
    path("ties/", public.tie_list, name="ties"),
    path("ties/<slug:code>.json", public.tie_json, name="tie-json"),
    path("ties/<slug:code>/", public.tie, name="tie"),
    path("agreements/", public.agreement_list, name="agreements"),
    path("agreements/<slug:code>.json", public.agreement_json, name="agreement-json"),
    path("agreements/<slug:code>/", public.agreement, name="agreement"),
]
