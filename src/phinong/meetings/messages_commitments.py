"""What we say when an act on a commitment is refused, and the words of its history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        # days
        "commitment-year-buddhist": _(
            "The year %(year)s of the Common Era is far ahead. If the source counts in the Buddhist"
            " era, write พ.ศ. %(year)s, which is %(meant)s of the Common Era."
        ),
        "commitment-due-before-made": _(
            "The day by which it is to be done (%(due)s) is over before it was undertaken"
            " (%(made)s). Check both days and their calendars."
        ),
        "commitment-day-to-come": _(
            "%(day)s is still to come. Record the new state when it has come about."
        ),
        "commitment-day-stands": _(
            "The day %(day)s was agreed. If another was agreed instead, record the commitment as"
            " changed, with the reason."
        ),
        # made
        "commitment-origin-missing": _(
            "Say where it was undertaken: at a visit, in a clause, a speech or a plan. What a"
            " meeting undertakes is written down in that meeting."
        ),
        "commitment-of-activity": _(
            "What was undertaken at a visit or in a speech comes from an activity. Enter the"
            " activity, or choose a clause or a plan."
        ),
        "commitment-of-agreement": _(
            "What a clause or a plan provides comes from an agreement. Enter the agreement, or"
            " choose a visit or a speech."
        ),
        "commitment-without-ground": _(
            "Nothing shows that it was undertaken. Name the document that says it, or the activity"
            " or agreement it comes from."
        ),
        "commitment-ground-kept": _(
            "Everybody cannot see a commitment that only papers of the office tell of. Leave it to"
            " the office, or name a public document."
        ),
        # state
        "commitment-cannot-move": _(
            "The commitment cannot go from this state to that one. Open it again first."
        ),
        "commitment-kept-unshown": _(
            "Nothing shows that it was kept. Name a document, or write what shows it."
        ),
        "commitment-waits": _(
            "It waits for what is not done yet: %(others)s. Record first how that ended, or take"
            " back that it waits for it."
        ),
        "commitment-is-over": _("It is over. Open it again first."),
        # what it waits for
        "commitment-waits-for-itself": _(
            "A commitment cannot wait for itself. Choose another one."
        ),
        "commitment-circle": _(
            "They would wait for each other and none could begin: %(way)s. Take back one of these"
            " first."
        ),
    }
)

register(
    {
        "remind-commitment-due": _("To be done %(when)s."),
        "remind-commitment-due-30": _(
            "To be done %(when)s: 30 days or less remain. Ask how far it has come."
        ),
        "remind-commitment-due-7": _(
            "To be done %(when)s: a week or less remains. Finish it, or agree on another day."
        ),
        "remind-commitment-overdue": _(
            "Was to be done %(when)s and is overdue by %(days)s days. Record how it ended, or agree"
            " on another day."
        ),
    }
)

says(
    {
        "commitment.made": _("Commitment recorded"),
        "commitment.completed": _("Completed from a further source"),
        "commitment.kept": _("Commitment kept"),
        "commitment.changed": _("Commitment changed"),
        "commitment.lapsed": _("Commitment lapsed"),
        "commitment.open": _("Commitment open again"),
        "commitment.reminded": _("Reminder sent"),
        "commitment.seen-to": _("Owner or day of the commitment recorded"),
        "commitment.waits": _("Waits for another commitment"),
        "commitment.waits-no-longer": _("No longer waits for another commitment"),
    }
)
