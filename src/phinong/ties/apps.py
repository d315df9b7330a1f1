"""The room `ties` as a Django app."""

from django.apps import AppConfig


class TiesConfig(AppConfig):
    name = "phinong.ties"
    label = "ties"
