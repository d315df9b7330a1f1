"""The form of one finding: every value as the officer may leave it, change it or drop it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from phinong.core.calendars import understand
from phinong.core.vocabulary import label, vocabulary
from phinong.places.linking import candidates, decisive
from phinong.record.models import Finding
from phinong.site.review.describe import date_text
from phinong.site.review.value_types import Type, type_of

NEW = "new"


@dataclass(frozen=True, slots=True)
class Field:
    """One value on the form: its two controls (what it says, whom it means) and its reasons."""

    index: int
    name: str
    label: str
    type: Type
    control: forms.BoundField
    body: forms.BoundField | None
    as_written: str
    why: tuple[str, ...]
    confidence: float


class FindingForm(forms.Form):
    """Built from a finding: `v3` holds the third value, `b3` the body it means.

    An emptied value is dropped. `values()` gives the stored shape with what was changed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, finding: Finding, language: str) -> None:
        super().__init__(data, initial={"version": finding.version}, auto_id=f"f{finding.order}-%s")
        self.finding, self.language = finding, language
        self.stored: list[dict[str, Any]] = finding.decided_values or finding.values
        for index, stored in enumerate(self.stored):
            self.add(index, stored)

    def add(self, index: int, stored: dict[str, Any]) -> None:
        """The controls of one value."""
        kind, words = type_of(stored["name"], self.finding.kind)
        self.fields[f"v{index}"] = control(kind, words, stored, self.language)
        self.fields[f"v{index}"].label = value_label(stored["name"], self.language)
        if kind == Type.BODY:
            self.fields[f"b{index}"] = whom(stored, self.language)

    def clean(self) -> dict[str, Any]:
        """Dates are turned into EDTF; an unclear one is refused with its reason."""
        cleaned = super().clean() or {}
        for index, stored in enumerate(self.stored):
            kind, _words = type_of(stored["name"], self.finding.kind)
            text = str(cleaned.get(f"v{index}") or "").strip()
            if kind != Type.DATE or not text:
                continue
            if text == shown(kind, stored, self.language):
                cleaned[f"v{index}"] = stored["value"]
            else:
                self.clean_date(index, text, cleaned)
        return cleaned

    def clean_date(self, index: int, text: str, cleaned: dict[str, Any]) -> None:
        """One date as a person writes it, in the calendar of their language."""
        understood = understand(text, language=self.language)
        if understood.value is None:
            self.add_error(f"v{index}", _("This date is not clear. Write day, month and year."))
        else:
            cleaned[f"v{index}"] = understood.value.edtf

    @property
    def seen_version(self) -> int:
        """The version the officer looked at."""
        return int(self.cleaned_data["version"])

    def values(self) -> list[dict[str, Any]]:
        """The values as accepted, in the finding's order; dropped ones are left out."""
        kept = []
        for index, stored in enumerate(self.stored):
            text = str(self.cleaned_data.get(f"v{index}") or "").strip()
            if not text:
                continue
            body = self.cleaned_data.get(f"b{index}", stored.get("body", ""))
            kept.append(changed(stored, text, body, type_of(stored["name"], self.finding.kind)[0]))
        return kept

    def rows(self) -> list[Field]:
        """The form's lines for the template."""
        lines = []
        for index, stored in enumerate(self.stored):
            kind, _words = type_of(stored["name"], self.finding.kind)
            line = Field(
                index=index,
                name=stored["name"],
                label=str(self.fields[f"v{index}"].label),
                type=kind,
                control=self[f"v{index}"],
                body=self[f"b{index}"] if kind == Type.BODY else None,
                as_written=stored.get("as_written", ""),
                why=tuple(stored.get("why", ())),
                confidence=stored.get("confidence", 1.0),
            )
            lines.append(line)
        return lines


def value_label(name: str, language: str) -> str:
    """What a value's name is called."""
    return label("value-names", name, language)


def shown(kind: Type, stored: dict[str, Any], language: str) -> str:
    """A stored value as the control shows it: a date as people of the language write it, where that
    can be read back as the same."""
    value = stored.get("value")
    if value is None or kind != Type.DATE:
        return "" if value is None else str(value)
    written = date_text(str(value), language)
    back = understand(written, language=language).value
    return written if back and back.edtf == value else str(value)


def control(kind: Type, words: str, stored: dict[str, Any], language: str) -> forms.Field:
    """The control for what a value says."""
    initial = shown(kind, stored, language)
    if kind == Type.TERM:
        choices = [("", "—"), *((c, label(words, c, language)) for c in vocabulary(words))]
        if initial and initial not in dict(choices):
            choices.append((initial, initial))
        return forms.ChoiceField(choices=choices, initial=initial, required=False)
    if kind == Type.NUMBER:
        return forms.IntegerField(initial=initial, required=False, min_value=0, max_value=10**9)
    long = kind == Type.LONG or len(initial) > 80
    widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
    return forms.CharField(initial=initial, required=False, max_length=4000, widget=widget)


def whom(stored: dict[str, Any], language: str) -> forms.ChoiceField:
    """The choice of the body a written name means: known ones first with reasons, or a new one.

    Nothing is chosen for the officer where the name may mean several.
    """
    name = stored.get("as_written") or str(stored.get("value") or "")
    found = candidates(name, entry=stored.get("entry") or "")
    choices = [(c.body.code, f"{c.body.name(language)} · {c.why}") for c in found]
    choices.append((NEW, _("A new body by this name")))
    sure = decisive(found)
    linked = stored.get("body") or (sure.body.code if sure else "" if found else NEW)
    if linked not in dict(choices):
        choices.insert(0, (linked, linked or _("Choose which one is meant")))
    return forms.ChoiceField(choices=choices, initial=linked, label=_("Means"), required=False)


def changed(stored: dict[str, Any], text: str, body: str, kind: Type) -> dict[str, Any]:
    """The stored value with the officer's words; the source's own words and span stay."""
    value: Any = int(text) if kind == Type.NUMBER else text
    if isinstance(stored.get("value"), int) and text == str(stored["value"]):
        value = stored["value"]
    return {**stored, "value": value, "body": body, "edited": value != stored.get("value")}
