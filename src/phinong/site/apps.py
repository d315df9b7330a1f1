"""The room `site` as a Django app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "phinong.site"
    label = "site"
