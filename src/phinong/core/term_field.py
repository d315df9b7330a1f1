"""A model field that holds a code of one of our vocabularies."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from phinong.core.vocabulary import vocabulary


class TermField(models.CharField):
    """A code of the named vocabulary. New words need no migration; wrong ones do not validate."""

    description = _("Code of a vocabulary")

    def __init__(self, vocabulary: str, *args: Any, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.vocabulary, *args], kwargs

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value and value not in vocabulary(self.vocabulary):
            raise ValidationError(
                _("%(value)s is not a code of %(vocabulary)s."),
                code="unknown-term",
                params={"value": value, "vocabulary": self.vocabulary},
            )
