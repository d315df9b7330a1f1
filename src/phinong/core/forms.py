"""What all our forms share."""

from collections.abc import Callable
from typing import Any

from django import forms

from phinong.core.messages import say
from phinong.core.refusals import Refused


class TakesRefusals:
    """A form that shows the reasons an action gave for refusing. Mix into a form class."""

    def add_refusals(self, refused: Refused, *, fields: dict[str, str] | None = None) -> None:
        """Add every reason's sentence: to the form, or to the field that `fields` names for its
        code ({"year-missing": "held"})."""
        for reason in refused.reasons:
            field = (fields or {}).get(reason.code)
            self.add_error(field, forms.ValidationError(say(reason), code=reason.code))

    def carries_out(
        self, act: Callable[[], object], *, fields: dict[str, str] | None = None
    ) -> bool:
        """Whether what was sent is whole and `act` did what it says; if not, why stands in the
        form. `act` is called at most once; anything but Refused is raised on."""
        if not self.is_valid():  # type: ignore[attr-defined]
            return False
        try:
            act()
        except Refused as refused:
            self.add_refusals(refused, fields=fields)
            return False
        return True

    def add_error(self, field: str | None, error: Any) -> None:
        """Django's own; named here for what this mix-in needs."""
        super().add_error(field, error)  # type: ignore[misc]


class Form(TakesRefusals, forms.Form):
    """A plain form that takes refusals."""


class ModelForm(TakesRefusals, forms.ModelForm):
    """A form of a model that takes refusals."""
