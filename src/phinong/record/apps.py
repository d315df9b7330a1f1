"""The room `record` as a Django app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "phinong.record"
    label = "record"
