"""What people enter of an exchange: text into values, and nothing about what is allowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.places.models import Body


class BodyField(forms.CharField):
    """A body of the register, by its code or the address of its page."""

    def clean(self, value: Any) -> Body:
        code = super().clean(value).strip().rstrip("/").rpartition("/")[2]
        found = Body.objects.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(_("The register has no such body."), code="no-body")
        return found


class TrustForm(Form):
    """A partner's key, with the fingerprint as it was read out."""

    kept_by = forms.ChoiceField(label=_("For the office"))
    body = BodyField(
        label=_("Whose key it is"), help_text=_("The code or the address of a body's page.")
    )
    public = forms.CharField(label=_("Public key"), max_length=100)
    heard = forms.CharField(
        label=_("Fingerprint, as the partner reads it out"),
        max_length=80,
        help_text=_("Call a number you know, and type what you hear."),
    )
    name = forms.CharField(label=_("Who read it out"), max_length=200, required=False)

    def __init__(self, *args: Any, offices: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(body.code, body.name(language()).text) for body in offices]
        self.fields["kept_by"].choices = named  # type: ignore[attr-defined]


class BundleForm(Form):
    """A bundle as a file."""

    file = forms.FileField(label=_("Bundle (.json)"), allow_empty_file=True)


class SendForm(Form):
    """A text that is signed for the other side."""

    message = forms.CharField(
        label=_("Note to the other side"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
