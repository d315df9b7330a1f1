"""What we say of an agreement's life: renewals, reminders, and why one cannot be renewed."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "renews-unsigned": _(
            "Only a signed agreement is renewed or amended. This one is still on its way."
        ),
        "renewal-under-way": _(
            "A draft for this is under way already: %(draft)s. Go on with that one."
        ),
    }
)

says({"draft.carried-over": _("Clauses carried over from the earlier agreement")})
