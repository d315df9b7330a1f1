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

register(
    {
        "remind-ends-12": _(
            "The term ends %(when)s: twelve months or less remain. Ask both sides whether it is to"
            " be renewed."
        ),
        "remind-ends-6": _(
            "The term ends %(when)s: six months or less remain. Begin the renewal, or agree that it"
            " ends."
        ),
        "remind-ends-3": _(
            "The term ends %(when)s: three months or less remain. Finish the renewal, or agree that"
            " it ends."
        ),
        "remind-term-over": _(
            "The term ended %(when)s, and nothing that follows is on record. Renew it, or record"
            " that it ended."
        ),
        "remind-term-over-automatic": _(
            "The term ended %(when)s; by its text it renews itself. Record the paper that says so,"
            " or that it ended."
        ),
        "remind-notice": _(
            "Whoever wants to end it gives notice %(count)s days before its end. Last day for that:"
            " %(date)s."
        ),
        "remind-notice-automatic": _(
            "It renews itself unless notice is given %(count)s days before its end. Last day for"
            " that: %(date)s."
        ),
        "remind-silent": _(
            "Nothing dated is on record since %(date)s: more than 36 months. Agree on something to"
            " do, or ask whether it is to go on."
        ),
        "remind-mark": _(
            "%(count)s years since the signing: %(date)s. Some partners mark only every tenth year;"
            " plan it together now."
        ),
        "remind-signatory-left": _(
            "%(who)s, who signed, has left the office (until %(date)s). Write to whoever followed."
        ),
    }
)

says({"agreement.reminded": _("Reminder sent")})

says({"draft.carried-over": _("Clauses carried over from the earlier agreement")})
