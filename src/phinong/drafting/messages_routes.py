"""What we say when a step of a route is refused, and the routes' part of the history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "step-cannot-take": _("Only a step to come can begin; this one is “%(state)s”."),
        "step-cannot-finish": _("This step is “%(state)s”. Reopen it to enter it again."),
        "step-cannot-skip": _("This step is “%(state)s”. Reopen it before leaving it out."),
        "step-cannot-reopen": _("This step is still to come. There is nothing to reopen."),
        "step-day-in-future": _("%(day)s has not come yet. Enter the day on which it happened."),
        "step-outcome-missing": _("Choose how the step ended."),
        "step-outcome-unknown": _("This step cannot end with “%(outcome)s”. Choose from the list."),
        "step-out-of-turn": _(
            "Steps before this one are open: %(steps)s. Say why this one was done first."
        ),
        "step-name-missing": _("The step has no name. Write one in at least one language."),
        "step-name-too-long": _("A step's name may have %(most)s characters at most."),
        "steps-too-many": _("A route may have %(most)s steps at most."),
        "route-there-already": _("This side has its steps already. Add or leave out single ones."),
        "route-of-withdrawn-draft": _("The draft was withdrawn. Take it up again first."),
        "procedure-unknown": _("There is no procedure “%(procedure)s”. Choose from the list."),
    }
)

says(
    {
        "draft.route-started": _("Steps of one side begun"),
        "draft.step-take": _("Step begun"),
        "draft.step-finish": _("Step done"),
        "draft.step-skip": _("Step left out"),
        "draft.step-reopen": _("Step reopened"),
        "draft.step-papers": _("Papers laid to a step"),
        "draft.step-added": _("Step added"),
    }
)
