"""The language in which a page was asked for."""

from django.utils.translation import get_language

from phinong.core.languages import django_to_ui


def language() -> str:
    """The reader's language: th, en or zh."""
    return django_to_ui(get_language() or "")
