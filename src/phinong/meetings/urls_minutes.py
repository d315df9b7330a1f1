"""Addresses of a meeting's minutes."""

from django.urls import path

from phinong.meetings.views import minutes, minutes_link, minutes_public

urlpatterns = [
    path("minutes/by-link/<slug:secret>/", minutes_link.page, name="minutes-link"),
    path("minutes/by-link/<slug:secret>/ask/", minutes_link.ask, name="minutes-link-ask"),
    path("<slug:code>/minutes/", minutes.minutes, name="minutes"),
    path("<slug:code>/minutes/draft/", minutes.draft, name="minutes-draft"),
    path("<slug:code>/minutes/hands/", minutes.hands, name="minutes-hands"),
    path("<slug:code>/minutes/circulate/", minutes.circulate, name="minutes-circulate"),
    path("<slug:code>/minutes/links/<int:number>/", minutes.revoke, name="minutes-revoke"),
    path("<slug:code>/minutes/corrections/", minutes.ask, name="minutes-ask"),
    path("<slug:code>/minutes/corrections/<int:number>/", minutes.settle, name="minutes-settle"),
    path("<slug:code>/minutes/certify/", minutes.certify, name="minutes-certify"),
    path("<slug:code>/minutes/publish/", minutes.publish, name="minutes-publish"),
    path("<slug:code>/minutes.json", minutes_public.minutes_json, name="minutes-json"),
    path("<slug:code>/minutes.docx", minutes.word, name="minutes-word"),
    path("<slug:code>/minutes.pdf", minutes.pdf, name="minutes-pdf"),
]
