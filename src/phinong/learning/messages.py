"""What we say when an act on learning items is refused, and the words of this room's history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "learning-kind-unknown": _(
            "%(kind)s is no kind of learning item the register knows. Choose one of the list."
        ),
        "learning-title-missing": _("The title is empty. Enter what the source calls it."),
        "learning-item-recorded-already": _(
            "The city has this item already: %(code)s. Add your source to it."
        ),
        "learning-item-cannot-move": _(
            "The item cannot take this step from where it stands. Look at its state first."
        ),
        "learning-source-not-public": _(
            "No source that everyone may read tells of this item. Send it to the community's check."
        ),
        "learning-city-missing": _(
            "The register cannot tell whose learning this is. Enter the city."
        ),
    }
)

says(
    {
        "learning.added": _("Learning item recorded"),
        "learning-item.completed": _("Completed from a further source"),
        "learning.submit": _("Sent to the community's check"),
        "learning.agree": _("Agreed by the community"),
        "learning.publish": _("Published"),
        "learning.adopt": _("Published from a public source"),
        "learning.send-back": _("Sent back"),
        "learning.challenge": _("Challenged"),
        "learning.uphold": _("Upheld after a challenge"),
        "learning.withdraw": _("Withdrawn"),
        "learning.restore": _("Withdrawal taken back"),
    }
)
