"""Addresses by language: /th/, /en/, /zh/."""

from collections.abc import Sequence
from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language

PREFIXES = {"th": "th", "en": "en", "zh-hans": "zh"}


class PrefixPattern(LocalePrefixPattern):
    """Django's language prefix, with the short form `zh` for Simplified Chinese."""

    @property
    def regex(self) -> Any:
        return super().regex

    @property
    def language_prefix(self) -> str:
        return PREFIXES[get_language() or "th"] + "/"


def by_language(*urls: Any) -> Sequence[URLResolver]:
    """Like `i18n_patterns`, with our prefixes. Use once, in the root addresses."""
    return [URLResolver(PrefixPattern(), list(urls))]
