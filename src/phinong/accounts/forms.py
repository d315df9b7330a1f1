"""The forms of accounts: they turn text into values and know no rule."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from phinong.accounts.models import User
from phinong.accounts.roles import RoleKey
from phinong.core.languages import UI

OWN_NAMES = {"th": "ไทย", "en": "English", "zh": "中文"}


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _(
            "User name and password do not belong together. Check both; capitals count."
        ),
        "inactive": _("This account is closed. Ask the administrator of your office."),
    }


class LanguageForm(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(
        label=_("Language of the pages"),
        required=False,
        choices=[("", _("As the browser asks")), *((code, OWN_NAMES[code]) for code in UI)],
    )


class GiveForm(forms.Form):
    """Who gets which role in which body."""

    body = forms.SlugField(widget=forms.HiddenInput)
    username = forms.CharField(label=_("User name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"), choices=lambda: RoleKey.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def person(self) -> User | None:
        """The account of this user name, or None."""
        return User.objects.filter(username__iexact=self.cleaned_data["username"]).first()
