"""Naming the languages of a text on a form: which, what each text is worth, and which prevails."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.forms import Form
from phinong.drafting.actions import Tongue
from phinong.drafting.forms_bodies import said, terms
from phinong.drafting.models import Role


class NamesTongues(Form):
    """A form with a row for each language. A translation is made from the first authentic text."""

    prevails = forms.ChoiceField(
        label=_("Which language prevails"),
        help_text=_("Empty when all authentic texts are equal."),
        choices=terms("languages"),
        required=False,
    )
    rows = 0

    def names_tongues(self, rows: int) -> None:
        """Add the controls of so many languages."""
        self.rows = rows
        for place in range(rows):
            self.fields[f"language{place}"] = forms.ChoiceField(
                label=_("Language"), choices=terms("languages"), required=False
            )
            self.fields[f"role{place}"] = forms.ChoiceField(
                label=_("Its text is"), choices=Role.choices, required=False
            )

    def clean(self) -> dict[str, Any]:
        """A translation needs its original."""
        cleaned = super().clean() or {}
        rows = self._tongues()
        if rows and not any(role == Role.AUTHENTIC for _tag, role in rows):
            self.add_error("role0", said("translation-without-original"))
        return cleaned

    def _tongues(self) -> list[tuple[str, str]]:
        given = self.cleaned_data
        rows = [(given.get(f"language{n}"), given.get(f"role{n}")) for n in range(self.rows)]
        return [(tag, role or Role.AUTHENTIC) for tag, role in rows if tag]

    def tongues(self) -> list[Tongue]:
        """The languages; a translation is made from the first authentic text."""
        rows = self._tongues()
        original = next((tag for tag, role in rows if role == Role.AUTHENTIC), "")
        return [Tongue(tag, role, "" if role == Role.AUTHENTIC else original) for tag, role in rows]

    def tongue_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Language and what its text is, row by row."""
        return [(self[f"language{n}"], self[f"role{n}"]) for n in range(self.rows)]
