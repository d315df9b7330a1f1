"""The address of the wording check."""

from django.urls import path

from phinong.drafting.views import wording

urlpatterns = [path("<slug:code>/wording/", wording.wording, name="wording")]
