"""Forms of this room: text into values, no lifecycle."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.forms import Form
from phinong.learning.rules import MOVES

LONGEST_REASON = 1000
STEPS = {
    "submit": _("Send to the community's check"),
    "agree": _("The community agrees"),
    "publish": _("Publish"),
    "adopt": _("Publish: a public source tells of it"),
    "send-back": _("Send back to the collector"),
    "challenge": _("Note that it is challenged"),
    "uphold": _("Keep it after the challenge"),
    "withdraw": _("Withdraw"),
    "restore": _("Take the withdrawal back"),
}


class StepForm(Form):
    """The next step of an item's review, and why."""

    verb = forms.ChoiceField(label=_("Step"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed for sending back, challenging, keeping, withdrawing and restoring."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_steps = [(v, STEPS[v]) for v, (origins, _to) in MOVES.items() if state in origins]
        self.fields["verb"].choices = open_steps  # type: ignore[attr-defined]
