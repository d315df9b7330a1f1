"""Languages of the interface and of content, and which text a reader gets."""

from dataclasses import dataclass

UI = ("th", "en", "zh")

# Which content languages serve a reader, best first.
FALLBACK: dict[str, tuple[str, ...]] = {
    "th": ("th", "en", "zh-Hans", "zh-Hant"),
    "en": ("en", "th", "zh-Hans", "zh-Hant"),
    "zh": ("zh-Hans", "zh-Hant", "zh", "en", "th"),
}
ASKED = {"th": ("th",), "en": ("en",), "zh": ("zh-Hans", "zh-Hant", "zh")}


@dataclass(frozen=True)
class InLanguage:
    """A text with the language it is in, and whether that is the language asked for."""

    text: str
    language: str
    asked_for: bool

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def in_language(texts: dict[str, str], wanted: str) -> InLanguage:
    """The text in `wanted` (th, en, zh or a BCP 47 tag), else the nearest; `.asked_for` tells which."""
    asked = ASKED.get(wanted, (wanted,))
    order = (*asked, *FALLBACK.get(wanted, ()), *FALLBACK["en"], *texts)
    for language in order:
        if text := texts.get(language):
            return InLanguage(text, language, asked_for=language in asked)
    return InLanguage("", wanted, asked_for=True)


def django_to_ui(code: str) -> str:
    """Our interface code for one of the framework's: "zh-hans" is "zh"; unknown ones are Thai."""
    short = code.split("-")[0].lower()
    return short if short in UI else "th"
