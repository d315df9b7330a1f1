"""The form by which documents come in: files, a pasted text, or an address with a saved copy."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.accounts.models import User
from phinong.accounts.roles import May
from phinong.core.calendars import understand
from phinong.places.models import Body


class SeveralFiles(forms.ClearableFileInput):
    """A file control that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; each is judged by itself later, so one bad file spoils no others."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [one for one in given if one]


class IntakeForm(forms.Form):
    """At least one of files, text or address."""

    uploads = FilesField(label=_("Files"), required=False)
    text = forms.CharField(
        label=_("Pasted text"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=2000,
        help_text=_("The page the text or file was saved from. It is not fetched."),
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput,
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=400)
    publisher = forms.CharField(label=_("Publisher"), required=False, max_length=300)
    published = forms.CharField(
        label=pgettext_lazy("day", "Published"), required=False, max_length=60
    )
    public = forms.BooleanField(label=_("Everyone may read it"), required=False, initial=True)

    def __init__(self, *args: Any, user: User, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        codes = [code for code in user.body_codes() if user.may(May.ADD_DOCUMENT, code)]
        names = {b.code: str(b.name(language)) for b in Body.objects.filter(code__in=codes)}
        # The offices that the user may add documents for.
        self.fields["kept_by"] = forms.ChoiceField(
            label=_("Kept by"),
            choices=[(code, names.get(code, code)) for code in codes],
        )

    def clean_published(self) -> str:
        """The day of publication as EDTF; an unclear one is refused, not guessed."""
        text = self.cleaned_data["published"].strip()
        if not text:
            return ""
        understood = understand(text, language=self.language)
        if understood.value is None:
            raise forms.ValidationError(_("This date is not clear. Write day, month and year."))
        return understood.value.edtf

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(name) for name in ("uploads", "text", "address")):
            raise forms.ValidationError(_("Add a file, paste a text, or give an address."))
        return cleaned


def too_large(size: int) -> bool:
    """Whether a file is over the size this installation takes."""
    return size > settings.PHINONG_MAX_UPLOAD
