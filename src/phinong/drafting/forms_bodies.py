"""Naming a body on a form: the name as people write it, and whom it means.

Where a name may mean several bodies, or none of the register, the form comes back with the choice
beside it. Nothing is chosen for the writer but what is certain; a new body is always chosen.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import in_language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import labels
from phinong.drafting.intending import Meant
from phinong.places.linking import NEW, choices
from phinong.reader.gazetteer import load

LONGEST_NAME = 300


def terms(name: str) -> Any:
    """The codes of a vocabulary with their labels, an empty one first."""
    return lazy(lambda: [("", "–"), *labels(name, language())], list)


def said(code: str, **facts: Any) -> forms.ValidationError:
    """A refusal's sentence as an error of a field."""
    return forms.ValidationError(say(Refusal(code, facts)), code=code)


@cache
def country_names(ui: str) -> tuple[tuple[str, str], ...]:
    """The countries of the gazetteer by their names in a page language."""
    known = (place for place in load().places.values() if place.kind == "country")
    rows = [(place.country, in_language(dict(place.names), ui).text) for place in known]
    return (("", "–"), *sorted(rows, key=lambda row: row[1]))


def countries() -> list[tuple[str, str]]:
    """The same for whoever reads."""
    return list(country_names(language()))


@dataclass(frozen=True, slots=True)
class BodyRow:
    """The controls of one name: the name, whom it means, and kind and country of a new body.

    `means` is None while nothing is entered, `states` empty where the body is known.
    """

    name: forms.BoundField
    means: forms.BoundField | None
    states: list[forms.BoundField]


class NamesBodies(Form):
    """A form that names bodies. `presets` holds what is certain for each name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.presets: dict[str, str] = {}
        self.offered: dict[str, list[tuple[str, str]]] = {}

    def text_of(self, name: str) -> str:
        """What is entered in a name's control."""
        return str((self.data if self.is_bound else self.initial).get(name) or "").strip()

    def names_body(
        self, name: str, label: Any, *, required: bool = False, states: bool = False
    ) -> None:
        """Add the controls of one name; `states` for kind and country of a new body."""
        errors = {"required": say(Refusal("partner-missing"))}
        self.fields[name] = forms.CharField(
            label=label, max_length=LONGEST_NAME, required=required, error_messages=errors
        )
        self._offer(name)
        self.fields[f"{name}_means"] = forms.CharField(
            label=_("Means"),
            required=False,
            initial=self.initial.get(f"{name}_means") or self.presets[name],
            widget=forms.Select(
                choices=[("", _("Choose which one is meant")), *self.offered[name]]
            ),
        )
        if states:
            self.fields[f"{name}_kind"] = forms.ChoiceField(
                label=_("Kind of body"), choices=terms("body-kinds"), required=False
            )
            self.fields[f"{name}_country"] = forms.ChoiceField(
                label=_("Country"), choices=lazy(countries, list), required=False
            )

    def _offer(self, name: str) -> None:
        """Find whom the name may mean. What the page began with is known to be meant."""
        text, self.presets[name], self.offered[name] = self.text_of(name), "", []
        if not text or len(text) > LONGEST_NAME:
            return
        found, preset = choices(text, language())
        rows = [(one.value, f"{one.label} · {one.why}") for one in found]
        begun = str(self.initial.get(f"{name}_means") or "")
        if begun and text == self.initial.get(name):
            preset = begun
            rows += [] if begun in dict(rows) else [(begun, text)]
        rows.append((NEW, str(_("new: a body by this name"))))
        self.presets[name] = "" if preset == NEW else preset
        self.offered[name] = rows

    def clean(self) -> dict[str, Any]:
        """Every name means one body, chosen or certain."""
        cleaned = super().clean() or {}
        for name in self.offered:
            text, choice = cleaned.get(name, ""), cleaned.get(f"{name}_means", "")
            if choice not in dict(self.offered[name]):
                choice = cleaned[f"{name}_means"] = self.presets[name]
            if text and not choice:
                known = len(self.offered[name]) > 1
                self._refuse(name, "body-meant-unclear" if known else "body-meant-unknown", text)
            elif text and choice == NEW and self._homeless(name, cleaned):
                self._refuse(f"{name}_country", "new-body-country-missing", text)
        return cleaned

    def _homeless(self, name: str, cleaned: dict[str, Any]) -> bool:
        return f"{name}_country" in self.fields and not cleaned.get(f"{name}_country")

    def _refuse(self, field: str, code: str, text: str) -> None:
        self.add_error(field, said(code, name=text))

    def meant(self, name: str) -> Meant | None:
        """Whom a name means; None where nothing is entered."""
        given = self.cleaned_data
        if not given.get(name):
            return None
        kind, country = given.get(f"{name}_kind", ""), given.get(f"{name}_country", "")
        return Meant(given[f"{name}_means"], given[name], kind, country)

    def row(self, name: str) -> BodyRow:
        """The controls of one name, for the page."""
        means = self[f"{name}_means"] if self.offered[name] else None
        chosen = str((self.data if self.is_bound else self.initial).get(f"{name}_means") or "")
        new = len(self.offered[name]) == 1 or chosen == NEW
        asks = means is not None and new and f"{name}_kind" in self.fields
        states = [self[f"{name}_kind"], self[f"{name}_country"]] if asks else []
        return BodyRow(self[name], means, states)
