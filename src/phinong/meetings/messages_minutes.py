"""What we say when an act on minutes is refused, and the words of their history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "certifying-meeting-not-held": _(
            "Minutes are certified in a meeting, and this one was not opened yet. Put them on its"
            " agenda, or choose a meeting that was held."
        ),
        "correction-too-long": _(
            "A correction may have %(most)s characters at most. Divide it into several."
        ),
        "minutes-part-unknown": _("%(part)s is no part of minutes. Choose one of the list."),
        "minutes-send-round-first": _(
            "These minutes did not go round yet. Send them round first, then to others as well."
        ),
        "minutes-nobody-chosen": _("Choose who is to get the minutes."),
        "minutes-receiver-without-address": _(
            "Somebody who was chosen has no address here. Enter it with the seat, or hand the"
            " minutes over on paper."
        ),
        "minutes-link-days": _("A link opens for 1 to %(most)s days. Enter a number between them."),
        "minutes-public-when-certified": _(
            "Only certified minutes are made public. Certify them at a later meeting first."
        ),
        "minutes-public-already": _("This is how the minutes stand already. Nothing was changed."),
    }
)

says(
    {
        "meeting.hands-named": _("Who takes and who checks the minutes"),
        "meeting.minutes-sent-again": _("Minutes sent to others as well"),
        "meeting.minutes-link-revoked": _("Link to the minutes shut"),
        "meeting.published": _("Minutes made public"),
        "meeting.closed-up": _("Minutes taken back from the public"),
        "document.opened": _("Made public"),
        "document.closed": _("Taken back from the public"),
    }
)
