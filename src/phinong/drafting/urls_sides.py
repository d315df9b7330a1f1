"""Addresses of a draft's parties, languages and lineage."""

from django.urls import path

from phinong.drafting.views import lineage, sides

urlpatterns = [
    path("<slug:code>/sides/", sides.parties, name="sides"),
    path("<slug:code>/sides/add/", sides.add, name="side-add"),
    path("<slug:code>/sides/<int:party>/change/", sides.change, name="side-change"),
    path("<slug:code>/sides/<int:party>/take-out/", sides.take_out, name="side-take-out"),
    path("<slug:code>/languages/", sides.languages, name="languages"),
    path("<slug:code>/lineage/", lineage.state, name="lineage"),
]
