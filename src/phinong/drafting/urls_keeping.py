"""Addresses of what is kept of a signing."""

from django.urls import path

from phinong.drafting.views import keeping

urlpatterns = [
    path("<slug:code>/signing/kept/", keeping.keep, name="keep"),
    path("<slug:code>/signing/kept/<int:number>/show/", keeping.let_see, name="keepsake-show"),
    path("<slug:code>/signing/kept/<int:number>/off/", keeping.take_off, name="keepsake-off"),
    path("<slug:code>/signing/originals/<int:number>/", keeping.hold, name="hold"),
    path("<slug:code>/kept/<int:number>/", keeping.kept, name="kept"),
]
