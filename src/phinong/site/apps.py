"""The site as a Django app."""

from django.apps import AppConfig
from django.conf import locale


class SiteConfig(AppConfig):
    name = "phinong.site"
    label = "site"

    def ready(self) -> None:
        from phinong.accounts.waiting import adds_desk_door  # noqa: PLC0415
        from phinong.site import messages  # noqa: F401, PLC0415
        from phinong.site.handover import doors  # noqa: PLC0415
        from phinong.site.intake import messages as of_documents  # noqa: F401, PLC0415
        from phinong.site.morning import put_on_desks  # noqa: PLC0415
        from phinong.ties.panels import adds_panel  # noqa: PLC0415

        put_on_desks()
        adds_desk_door(30, doors.on_desk)
        adds_panel(96, doors.on_tie)
        locale.LANG_INFO["th"]["name_local"] = "ไทย"
