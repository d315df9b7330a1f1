"""The room `places` as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "phinong.places"
    label = "places"

    def ready(self) -> None:
        from phinong.places import messages  # noqa: F401, PLC0415
        from phinong.places.keeping import RECORDS, names_of_offices  # noqa: PLC0415
        from phinong.places.landing import PERSON_POST  # noqa: PLC0415
        from phinong.record.landing import keeps, lands  # noqa: PLC0415
        from phinong.record.offices import names_offices  # noqa: PLC0415

        for kind, record in RECORDS.items():
            keeps(kind, record)
        lands("person-post", PERSON_POST)
        names_offices(names_of_offices)
