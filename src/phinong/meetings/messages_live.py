"""What we say when an act of a running meeting's page is refused."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register

register(
    {
        "act-unreadable": _(
            "This could not be read. What you wrote is kept on this device; copy it, load the page"
            " again and enter it once more."
        ),
        "entry-changed-meanwhile": _(
            "Somebody changed this entry meanwhile. Look at it again, then take it back."
        ),
    }
)
