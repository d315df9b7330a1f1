"""The room `discovery` as a Django app."""

from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "phinong.discovery"
    label = "discovery"
