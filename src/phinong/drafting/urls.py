"""Addresses of drafts."""

from django.urls import path

from phinong.drafting.views import workspace

app_name = "drafting"

urlpatterns = [
    path("", workspace.draft_list, name="drafts"),
    path("<slug:code>/", workspace.draft, name="draft"),
]
