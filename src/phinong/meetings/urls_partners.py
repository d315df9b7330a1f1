"""Addresses of what a meeting resolved, for its partners."""

from django.urls import path

from phinong.meetings.views import partners

urlpatterns = [
    path("<slug:code>/partners/", partners.partners, name="partners"),
    path("<slug:code>/partners/<slug:partner>/", partners.summary, name="partner"),
    path("<slug:code>/partners/<slug:partner>.docx", partners.word, name="partner-word"),
    path("<slug:code>/partners/<slug:partner>.pdf", partners.pdf, name="partner-pdf"),
]
