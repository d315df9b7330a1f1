"""What we say when a change to accounts or roles is refused, and what happened to them."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "user-without-name": _("The user name is empty. Enter one."),
        "user-there-already": _("The user name %(name)s is taken. Choose another one."),
        "user-closed": _(
            "The account of %(name)s is closed, so it can hold no role. Choose another person."
        ),
        "user-not-there": _(
            "Nobody here has the user name %(name)s. Check the spelling; it is the name with which"
            " the person signs in."
        ),
        "role-unknown": _("This is not one of the roles. Choose one from the list."),
        "role-held-already": _("%(name)s holds this role here already. Nothing has changed."),
        "role-last-administrator": _(
            "This is the last administrator of the office. Give the role to somebody else first."
        ),
        "language-unknown": _("The pages are not in this language. Choose one from the list."),
    }
)

says(
    {
        "user.added": _("Account opened"),
        "user.language": _("Language chosen"),
        "user.password": _("Password changed"),
        "role.given": _("Role given"),
        "role.taken": _("Role taken"),
    }
)
