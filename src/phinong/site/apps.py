"""The site as a Django app."""

from django.apps import AppConfig
from django.conf import locale


class SiteConfig(AppConfig):
    name = "phinong.site"
    label = "site"

    def ready(self) -> None:
        from phinong.site import messages  # noqa: F401, PLC0415
        from phinong.site.intake import messages as of_documents  # noqa: F401, PLC0415
        from phinong.site.morning import put_on_desks  # noqa: PLC0415

        put_on_desks()
        locale.LANG_INFO["th"]["name_local"] = "ไทย"
