"""Addresses of the one page used while a meeting is in session."""

from django.urls import path

from phinong.meetings.views import live

urlpatterns = [
    path("<slug:code>/live/", live.live, name="live"),
    path("<slug:code>/live/acts/", live.acts, name="live-acts"),
    path("<slug:code>/live/follows/", live.follows, name="live-follows"),
    path("<slug:code>/live/worker.js", live.worker, name="live-worker"),
]
