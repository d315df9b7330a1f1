"""What people enter about an agreement's life: text into values, and nothing about what may be."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.vocabulary import labels
from phinong.drafting.actions import Tongue
from phinong.drafting.forms_routes import DateField, PaperField
from phinong.drafting.renewing import INSTRUMENTS
from phinong.places.models import Body

VERBS = [
    ("take-effect", _("It takes effect")),
    ("suspend", _("Suspend it")),
    ("resume", _("Let it go on")),
    ("end", _("End it")),
]


def relations() -> list[tuple[str, str]]:
    """How the new draft rests on the agreement, in the reader's language."""
    return [(code, text) for code, text in labels("lineage", language()) if code in INSTRUMENTS]


def tongues() -> list[tuple[str, str]]:
    """The languages of a text, in the reader's language."""
    return [(code, text) for code, text in labels("languages", language()) if code != "und"]


class RenewForm(Form):
    """A new draft from an agreement. The languages are asked where no source names any."""

    relation = forms.ChoiceField(
        label=_("What is to be written"), choices=lazy(relations, list), widget=forms.RadioSelect
    )
    office = forms.ChoiceField(label=_("For the office"))
    languages = forms.MultipleChoiceField(
        label=_("Languages of the text"), choices=lazy(tongues, list), required=False
    )
    why = forms.CharField(label=_("Reason"), required=False, max_length=1_000)

    def __init__(self, *args: Any, offices: list[Body], ask_languages: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(body.code, body.name(language()).text) for body in offices]
        self.fields["office"].choices = named  # type: ignore[attr-defined]
        if not ask_languages:
            del self.fields["languages"]

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = self.cleaned_data
        return {
            "relation": given["relation"],
            "kept_by": given["office"],
            "why": given["why"],
            "languages": [Tongue(tag) for tag in given.get("languages", ())],
        }


class TurnForm(Form):
    """An agreement that takes effect, is suspended, goes on again, or ends."""

    verb = forms.ChoiceField(label=_("What happened"), choices=VERBS, widget=forms.RadioSelect)
    day = DateField(label=_("On which day"))
    document = PaperField(
        label=_("Paper"),
        widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
        help_text=_("Choose a document, or enter the code or address of one of the register."),
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=1_000,
        required=False,
        help_text=_("Needed for a suspension, a resumption and an end."),
    )

    def __init__(self, *args: Any, user: Any, verbs: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].user = user  # type: ignore[attr-defined]
        choices = [(verb, text) for verb, text in VERBS if verb in verbs]
        self.fields["verb"].choices = choices  # type: ignore[attr-defined]
