"""Addresses of the room `learning`."""

from django.urls import path

from phinong.learning.views import office, public

app_name = "learning"

urlpatterns = [
    path("", public.item_list, name="items"),
    path("<slug:code>.json", public.item_json, name="item-json"),
    path("<slug:code>/", public.item, name="item"),
    path("<slug:code>/move/", office.move_item, name="item-move"),
]
