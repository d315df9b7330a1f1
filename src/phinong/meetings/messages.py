"""What we say when an act on meetings is refused, and the words of this room's history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "meeting-unidentified": _(
            "The meeting has neither a number nor a day. Enter the number as the committee writes"
            " it (1/2565), or the day it was held."
        ),
        "meeting-number-incomplete": _(
            "A meeting's number needs its year, as in 1/2565. Enter both, or leave both empty."
        ),
        "meeting-year-not-buddhist": _(
            "%(year)s is no year of the Buddhist era. Enter the year as in 1/2565."
        ),
        "meeting-recorded-already": _(
            "This committee has a meeting with this number: %(code)s. Add your source to it."
        ),
        "meeting-committee-missing": _(
            "The committee is empty. Enter the name of the committee that met."
        ),
        "meeting-number-unreadable": _("%(number)s is not a meeting's number. Write it as 1/2565."),
        "resolution-needs-meeting": _(
            "The register knows no one meeting of this document. Accept the meeting first, then"
            " what it resolved."
        ),
        "outcome-unknown": _(
            "%(outcome)s is no outcome the register knows. Choose one of the list, or none."
        ),
        "words-missing": _("The words are empty. Copy them from the source as they stand."),
        "agenda-item-recorded-already": _("This agreement is on the agenda already."),
        "date-unreadable": _(
            "%(text)s is not a date the register can store. Write it as 2024-03-31, 2024-03 or"
            " 2024."
        ),
    }
)

says(
    {
        "meeting.recorded": _("Meeting recorded"),
        "meeting.completed": _("Completed from a further source"),
        "meeting.item-added": _("Put on the agenda"),
        "meeting.resolved": _("Resolution recorded"),
        "meeting.resolution-placed": _("Put under the matter it decides"),
    }
)
