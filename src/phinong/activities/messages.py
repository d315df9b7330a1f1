"""What we say when an act on activities is refused, and the words of this room's history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "activity-kind-unknown": _(
            "%(kind)s is no kind of activity the register knows. Choose one of the list."
        ),
        "activity-title-missing": _("The activity has no title. Enter what the source calls it."),
        "activity-ends-before-start": _("The activity ends before it starts. Check both dates."),
        "activity-recorded-already": _(
            "This activity is in the register: %(code)s. Add your source to it."
        ),
        "part-unknown": _("%(part)s is no part the register knows. Choose one of the list."),
        "joint-body-of-other-kind": _(
            "This body is kept as another kind (%(kind)s, not %(expected)s). Choose another body,"
            " or a new one."
        ),
        "joint-body-name-missing": _("The name is empty. Enter what the source calls it."),
        "joint-body-stage-unknown": _(
            "%(stage)s is no stage the register knows. Choose one of the list."
        ),
        "membership-role-unknown": _(
            "%(role)s is no role the register knows. Choose one of the list."
        ),
        "member-is-the-network": _("A network cannot be its own member. Choose another body."),
        "objective-recorded-already": _("This objective stands there already."),
    }
)

says(
    {
        "activity.recorded": _("Activity recorded"),
        "activity.completed": _("Completed from a further source"),
        "activity.joined": _("A body's part recorded"),
        "activity.attended": _("A person's attendance recorded"),
        "activity.tied": _("Joined to the tie of its parties"),
        "activity.promised": _("A commitment made there recorded"),
        "joint-body.recorded": _("Joint body recorded"),
        "joint-body.founded": _("Joined to the agreement it rests on"),
        "joint-body.completed": _("Completed from a further source"),
        "objective.added": _("Objective recorded"),
        "membership.added": _("Membership recorded"),
    }
)
