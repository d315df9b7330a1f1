"""Controls drawn in plain Python are letter for letter what Django's own templates make of them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.form_rendering import DRAWN, Renderer

CHOICES = [
    ("", "–"),
    (1, lazystr("ห้อง <1>")),
    ("b&b", mark_safe("<b>safe</b>")),
    ("Group 'x'", [("c", "C"), ("d", 4)]),
    (None, [("e", "E")]),
]
CONTROLS = {
    "text": forms.TextInput(),
    "text-attrs": forms.TextInput(attrs={"required": True, "lang": False, "size": 3, "a<b": '"'}),
    "number": forms.NumberInput(attrs={"min": 1}),
    "email": forms.EmailInput(),
    "url": forms.URLInput(),
    "password": forms.PasswordInput(render_value=True),
    "hidden": forms.HiddenInput(),
    "date": forms.DateInput(),
    "time": forms.TimeInput(),
    "datetime": forms.DateTimeInput(),
    "checkbox": forms.CheckboxInput(),
    "file": forms.FileInput(),
    "area": forms.Textarea(attrs={"rows": 2}),
    "select": forms.Select(choices=CHOICES),
    "several": forms.SelectMultiple(choices=CHOICES),
    "radio": forms.RadioSelect(choices=CHOICES[:2]),
}
VALUES = [None, "", 0, 1, "1", "d", "b&b", "<script>\"'", mark_safe("<i>"), lazystr("ลาว"), "a\nb"]


def both(control: forms.Widget, value: Any, name: str = "n", own: str = "i") -> list[str]:
    """A control as it is drawn, and as Django's templates have it."""
    made = [Renderer(), DjangoTemplates()]
    return [control.render(name, value, {"id": own}, renderer=one) for one in made]  # type: ignore[arg-type]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_is_what_the_templates_make_of_it(control: str, value: Any):
    drawn, read = both(CONTROLS[control], value)
    assert drawn == read


@given(st.text(), st.text(), st.text())
def test_whatever_stands_in_it(name: str, value: str, label: str):
    choice = forms.Select(choices=[(value, label), ("x", "y")])
    for control in (forms.TextInput(), forms.Textarea(), choice):
        drawn, read = both(control, value, name, label)
        assert drawn == read


@pytest.mark.parametrize("errors", [[], ["<b>"], ["one", lazystr("สอง"), mark_safe("<i>3</i>")]])
@pytest.mark.parametrize("field_id", [None, "id_<x>"])
def test_errors_are_what_the_templates_make_of_them(errors: list[Any], field_id: str | None):
    drawn, read = (
        ErrorList(errors, error_class="a&b", renderer=one, field_id=field_id).render()
        for one in (Renderer(), DjangoTemplates())
    )
    assert drawn == read


def test_every_control_drawn_here_is_compared():
    named = {widget.template_name for widget in CONTROLS.values()}  # type: ignore[attr-defined]
    assert {name for name in DRAWN if "/widgets/" in name} <= named
