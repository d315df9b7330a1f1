"""What people enter of a signing: text into values, and nothing about what is allowed."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import content_tag
from phinong.core.vocabulary import labels
from phinong.drafting.forms_routes import DateField
from phinong.drafting.models import Draft, DraftParty

WITNESS = "witness"
MOST_ORIGINALS = 12


def capacities() -> list[tuple[str, str]]:
    """In which capacity somebody signs, in the reader's language."""
    return labels("capacities", language())


class SignerForm(Form):
    """A line under the text."""

    name = forms.CharField(label=_("Name"), max_length=200)
    post = forms.CharField(label=_("Post"), max_length=200, required=False)
    signs_for = forms.ChoiceField(label=_("Signs for"))
    capacity = forms.ChoiceField(label=_("Capacity"), choices=lazy(capacities, list))
    on_behalf_of = forms.CharField(
        label=_("On whose behalf"),
        max_length=200,
        required=False,
        help_text=_("When somebody signs for the holder of another post, say which."),
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties: dict[str, DraftParty] = {str(p.pk): p for p in draft.parties.all()}
        named = [(key, p.body.name(language()).text) for key, p in self.parties.items()]
        field: Any = self.fields["signs_for"]
        field.choices = [*named, (WITNESS, _("nobody: a witness"))]

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given, tag = self.cleaned_data, content_tag(language())
        return {
            "name": {tag: given["name"]},
            "post": {tag: given["post"]} if given["post"] else {},
            "party": self.parties.get(given["signs_for"]),
            "witness": given["signs_for"] == WITNESS,
            "capacity": given["capacity"],
            "on_behalf_of": {tag: given["on_behalf_of"]} if given["on_behalf_of"] else {},
        }


class SigningForm(Form):
    """The signing itself."""

    day = DateField(label=_("Day of signing"))
    venue = forms.CharField(label=_("Place"), max_length=200, required=False)
    originals = forms.IntegerField(
        label=_("Number of originals"), min_value=1, max_value=MOST_ORIGINALS, initial=2
    )
    kept_at = forms.CharField(
        label=_("Where each original is kept"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One line for each original."),
    )
    gaps_seen = forms.BooleanField(
        label=_("The gaps in the text are to be filled in by hand"), required=False
    )
    public = forms.BooleanField(label=_("Everyone may read the signed text"), required=False)

    def __init__(self, *args: Any, gaps: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not gaps:
            del self.fields["gaps_seen"]
