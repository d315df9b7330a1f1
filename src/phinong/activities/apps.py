"""The room `activities` as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "phinong.activities"
    label = "activities"
