"""The room `core` as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "phinong.core"
    label = "core"
