"""Model fields for dates as far as they are known."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.dates import Interval, parse_edtf


def sort_day(edtf: str) -> date | None:
    """The first day an EDTF date or interval may mean, for sorting; None when it says none."""
    if not edtf:
        return None
    value = parse_edtf(edtf)
    if isinstance(value, Interval):
        known = value.start or value.end
        return known.first_day() if known else None
    return value.first_day()


class EDTFField(models.CharField):
    """A date as far as it is known, in EDTF: "2024", "2024-03", "2024-03-31", "2024-03/2024-05"."""

    description = _("Date in EDTF")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        try:
            sort_day(value)
        except ValueError:
            raise ValidationError(_("%(value)s is not a date."), params={"value": value}) from None
