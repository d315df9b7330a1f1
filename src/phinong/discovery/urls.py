"""The address of the search."""

from django.urls import path

from phinong.discovery.views import public

app_name = "discovery"

urlpatterns = [path("", public.search, name="search")]
