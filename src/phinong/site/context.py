"""What the layout of every page needs to know, worked out only when a page asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import get_language, pgettext_lazy

from phinong.core.languages import UI, django_to_ui
from phinong.site.i18n import PREFIXES

# The language as HTML names it, and as those who speak it write it.
TAGS = {"th": "th", "en": "en", "zh": "zh-Hans"}
OWN_NAMES = {"th": "ไทย", "en": "English", "zh": "中文"}
THEMES = ("light", "dark")
ERAS = ("be", "ce")

PUBLIC = (
    ("site:home", pgettext_lazy("navigation", "Cities")),
    ("ties:ties", pgettext_lazy("navigation", "Ties")),
    ("learning:items", pgettext_lazy("navigation", "Learning city")),
    ("ties:agreements", pgettext_lazy("navigation", "Agreements")),
    ("meetings:meetings", pgettext_lazy("navigation", "Meetings")),
    ("activities:activities", pgettext_lazy("navigation", "Activities")),
    ("record:documents", pgettext_lazy("navigation", "Documents")),
    ("site:sources", pgettext_lazy("navigation", "Sources")),
)
OFFICE = (
    ("site:desk", pgettext_lazy("navigation", "Desk")),
    ("site:review", pgettext_lazy("navigation", "Review")),
    ("drafting:drafts", pgettext_lazy("navigation", "Drafts")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A link of the main navigation; `here` is "page" on that page and "true" below it."""

    address: str
    label: str | Promise
    here: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The same page in one of our languages."""

    tag: str
    label: str
    address: str
    absolute: str
    current: bool


class Layout:
    """The frame of one page for one reader. Nothing here asks the database but `office`."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def language(self) -> str:
        """th, en or zh."""
        return django_to_ui(get_language() or "")

    @property
    def tag(self) -> str:
        """The page's language for the `lang` attribute."""
        return TAGS[self.language]

    @cached_property
    def editions(self) -> list[Edition]:
        """This page in each language, with its query; the start page where it has no language."""
        query = self.request.META.get("QUERY_STRING", "")
        return [self._edition(language, f"?{query}" if query else "") for language in UI]

    def _edition(self, language: str, query: str) -> Edition:
        _start, prefix, *rest = self.request.path.split("/", 2)
        path = rest[0] if prefix in PREFIXES.values() and rest else ""
        address = f"/{language}/{path}{query}"
        return Edition(
            TAGS[language],
            OWN_NAMES[language],
            address,
            self.request.build_absolute_uri(address),
            language == self.language,
        )

    @property
    def bare(self) -> str:
        """The address that chooses the language for whoever comes."""
        return self.request.build_absolute_uri("/")

    @cached_property
    def office(self) -> bool:
        """True for those who work in some body: they also see the desk and the review."""
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated and user.body_codes())

    @cached_property
    def doors(self) -> list[Door]:
        """The main navigation."""
        return list(self._doors((*OFFICE, *PUBLIC) if self.office else PUBLIC))

    def _doors(self, table: tuple[tuple[str, Any], ...]) -> Iterator[Door]:
        for name, label in table:
            try:
                address = reverse(name)
            except NoReverseMatch:  # a room that this installation does not serve
                continue
            yield Door(address, label, self._here(name, address))

    def _here(self, name: str, address: str) -> str:
        if self.request.path == address:
            return "page"
        below = name != "site:home" and self.request.path.startswith(address)
        return "true" if below else ""

    @property
    def theme(self) -> str:
        """The theme chosen by the reader, or nothing where the system's own is to be followed."""
        chosen = self.request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""

    @cached_property
    def today(self) -> date:
        """The day it is where this register is kept."""
        return localdate()


def layout(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `layout`, and the `era` in which dates are asked for."""
    return {"layout": Layout(request), "era": chosen_era(request)}


def chosen_era(request: HttpRequest) -> str:
    """The era that the address asks for, or the reader's own."""
    era = request.GET.get("era", "")
    return era if era in ERAS else "reader"
