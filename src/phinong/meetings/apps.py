"""The room `meetings` as a Django app."""

from django.apps import AppConfig


def add_what_waits() -> None:
    """Offer what waits for a decision to agendas, and put what waits for somebody on desks."""
    from phinong.meetings import candidates, desk  # noqa: PLC0415

    candidates.offers_matters(10, candidates.drafts_waiting)
    candidates.offers_matters(20, candidates.commitments_overdue)
    candidates.offers_matters(30, candidates.ties_disputed)
    desk.put_on_desks()


def add_commitments() -> None:
    """Let commitments come from agreements, be reminded of, and stand on the pages of ties."""
    from phinong.drafting.coming_up import brings_reminders  # noqa: PLC0415
    from phinong.meetings.origins import AGREEMENT, comes_from  # noqa: PLC0415
    from phinong.meetings.panels import promised_in_agreement, promised_on_tie  # noqa: PLC0415
    from phinong.meetings.reminding import COMMITMENTS  # noqa: PLC0415
    from phinong.ties.panels import adds_agreement_panel, adds_panel  # noqa: PLC0415

    comes_from("agreement", AGREEMENT)
    brings_reminders(20, COMMITMENTS)
    adds_panel(41, promised_on_tie)
    adds_agreement_panel(40, promised_in_agreement)


class MeetingsConfig(AppConfig):
    name = "phinong.meetings"
    label = "meetings"

    def ready(self) -> None:
        from phinong.meetings import consequence_kinds as ways  # noqa: PLC0415
        from phinong.meetings import (  # noqa: PLC0415
            kinds,
            landing,
            messages,  # noqa: F401
            messages_commitments,  # noqa: F401
            messages_conduct,  # noqa: F401
            messages_live,  # noqa: F401
            messages_minutes,  # noqa: F401
        )
        from phinong.meetings.agenda import follow_agreements  # noqa: PLC0415
        from phinong.meetings.consequences import CERTIFY, VERDICT, follows_from  # noqa: PLC0415
        from phinong.meetings.doors import adds_door  # noqa: PLC0415
        from phinong.meetings.evidence import meetings_on_ties  # noqa: PLC0415
        from phinong.meetings.minuting import certify_adopted  # noqa: PLC0415
        from phinong.meetings.pages.office import (  # noqa: PLC0415
            agenda_door,
            book_door,
            live_door,
            partners_door,
            prepare_door,
        )
        from phinong.meetings.panels import decisions_of_body, decisions_on_tie  # noqa: PLC0415
        from phinong.meetings.setting_up import WORKING_GROUP  # noqa: PLC0415
        from phinong.places.panels import adds_panel  # noqa: PLC0415
        from phinong.record.followers import follow  # noqa: PLC0415
        from phinong.record.landing import keeps, lands  # noqa: PLC0415
        from phinong.ties import panels as tie_panels  # noqa: PLC0415
        from phinong.ties.evidence import gives_evidence  # noqa: PLC0415

        for kind, record in kinds.RECORDS.items():
            keeps(kind, record)
        lands("meeting", landing.MEETING)
        lands("resolution", landing.RESOLUTION)
        lands("commitment", landing.COMMITMENT)
        follow(follow_agreements)
        add_commitments()
        adds_panel("body", 30, decisions_of_body)
        tie_panels.adds_panel(40, decisions_on_tie)
        gives_evidence("meetings", meetings_on_ties)
        add_what_waits()
        follows_from(VERDICT, ways.give_verdict)
        follows_from(ways.REMARK, ways.send_remark, ways.why_not_remark)
        follows_from(WORKING_GROUP, ways.set_up, ways.why_not_set_up_so)
        follows_from(CERTIFY, certify_adopted)
        add_minutes()
        adds_door(10, prepare_door)
        adds_door(20, live_door)
        adds_door(30, book_door)
        adds_door(31, agenda_door)
        adds_door(50, partners_door)


def add_minutes() -> None:
    """The minutes: the paper they are set as, and the doors to them on a meeting's page."""
    from phinong.meetings.doors import adds_door  # noqa: PLC0415
    from phinong.meetings.minutes_pdf import certified_paper  # noqa: PLC0415
    from phinong.meetings.minuting import sets_paper  # noqa: PLC0415
    from phinong.meetings.pages.minutes import (  # noqa: PLC0415
        minutes_door,
        pdf_door,
        word_door,
    )

    sets_paper(certified_paper)
    adds_door(30, minutes_door)
    adds_door(40, word_door)
    adds_door(41, pdf_door)
