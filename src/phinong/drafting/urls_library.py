"""Addresses of the clause library."""

from django.urls import path

from phinong.drafting.views import library

urlpatterns = [
    path("<slug:code>/template/", library.template, name="template"),
    path("<slug:code>/library/", library.library, name="library"),
]
