"""Addresses of the notification of intent."""

from django.urls import path

from phinong.drafting.views import intent

urlpatterns = [
    path("new/", intent.begin, name="begin"),
    path("<slug:code>/intent/", intent.intent, name="intent"),
    path("<slug:code>/intent/change/", intent.change, name="intent-change"),
    path("<slug:code>/intent/begin/", intent.start, name="intent-start"),
]
