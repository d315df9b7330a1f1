"""What people bring of electronic signatures: the file that another side signed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.drafting.models import DraftParty


class ReceiveForm(Form):
    """A file with signatures, and whose they are."""

    party = forms.ChoiceField(label=_("Whose signature it is"))
    file = forms.FileField(
        label=_("The signed file"),
        allow_empty_file=True,
        help_text=_("The PDF from this page, with the signatures that were put on it elsewhere."),
    )

    def __init__(self, *args: Any, parties: Sequence[DraftParty], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "received-%s")
        super().__init__(*args, **kwargs)
        self.parties = {str(party.pk): party for party in parties}
        named = [(key, one.body.name(language()).text) for key, one in self.parties.items()]
        self.fields["party"].choices = named  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What the action needs; of a file that is too large as much as tells it is."""
        given = self.cleaned_data
        return {
            "party": self.parties[given["party"]],
            "content": given["file"].read(settings.PHINONG_MAX_UPLOAD + 1),
        }
