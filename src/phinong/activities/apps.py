"""The room `activities` as a Django app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "phinong.activities"
    label = "activities"

    def ready(self) -> None:
        from phinong.activities import kinds, landing, messages, panels  # noqa: F401, PLC0415
        from phinong.activities.evidence import activities_of_ties  # noqa: PLC0415
        from phinong.activities.promised import WHENCE  # noqa: PLC0415
        from phinong.activities.settling import commitment_landed, follow_ties  # noqa: PLC0415
        from phinong.meetings.attaching import gives_home  # noqa: PLC0415
        from phinong.meetings.origins import comes_from  # noqa: PLC0415
        from phinong.places.panels import adds_panel  # noqa: PLC0415
        from phinong.record.followers import follow  # noqa: PLC0415
        from phinong.record.landing import keeps, lands  # noqa: PLC0415
        from phinong.ties import panels as tie_panels  # noqa: PLC0415
        from phinong.ties.evidence import gives_evidence  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        # Talks that no committee held are an activity: this room decides which a meeting is.
        lands("meeting", landing.MEETING)
        lands("activity", landing.ACTIVITY)
        lands("joint-centre", landing.JOINT_CENTRE)
        lands("network", landing.NETWORK)
        gives_home(commitment_landed)
        comes_from("activity", WHENCE)
        follow(follow_ties)
        adds_panel("body", 10, panels.joint_sheet)
        adds_panel("body", 20, panels.activities_of_body)
        adds_panel("body", 40, panels.memberships_of_body)
        tie_panels.adds_panel(20, panels.activities_of_tie)
        tie_panels.adds_panel(30, panels.joint_bodies_of_tie)
        gives_evidence("activities", activities_of_ties)
