"""The room `meetings` as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "phinong.meetings"
    label = "meetings"
