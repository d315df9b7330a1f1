"""The room `learning` as a Django app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "phinong.learning"
    label = "learning"
