"""Model fields that all rooms share.

The date of a record is kept in up to three columns: `<x>_edtf` as understood, `<x>_written` in
the source's own words, and `<x>_day`, which `sort_day` computes, for indexes and sorting.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.dates import parse_edtf, sort_day

__all__ = ["EDTFField", "sort_day", "validate_edtf"]


def validate_edtf(text: str) -> None:
    """Raise ValidationError unless the text is a date or an interval in EDTF."""
    try:
        parse_edtf(text)
    except ValueError as error:
        raise ValidationError(
            _("%(text)s is not a date the register can store. Write it as 2024-03-31."),
            code="not-edtf",
            params={"text": text},
        ) from error


class EDTFField(models.CharField):
    """A date or interval of the Common Era in EDTF; empty when none is known."""

    description = _("Date or interval, as exact as known")
    default_validators = [validate_edtf]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 40:
            del kwargs["max_length"]
        return name, path, list(args), kwargs

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """What is stored is checked even when no form was there to do it."""
        if isinstance(value, str) and value:
            validate_edtf(value)
        return super().get_db_prep_save(value, connection)
