"""Forms of this room: text into values, no lifecycle."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.forms import Form
from phinong.meetings.models import CommitmentState
from phinong.meetings.rules import MOVES

LONGEST_REASON = 1000


class CommitmentForm(Form):
    """Where a commitment stands now, and why."""

    state = forms.ChoiceField(
        label=_("It is now"),
        choices=CommitmentState.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "What shows that it was kept, what was agreed instead, or why it was not done."
        ),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reachable = {to for origins, to in MOVES.values() if state in origins}
        choices = [(code, name) for code, name in CommitmentState.choices if code in reachable]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
