"""Addresses of a meeting's minutes."""

from django.urls import path

from phinong.meetings.views import minutes

urlpatterns = [
    path("<slug:code>/minutes.docx", minutes.word, name="minutes-word"),
    path("<slug:code>/minutes.pdf", minutes.pdf, name="minutes-pdf"),
]
