"""Translations: gathers every sentence of the code, checks that each has its Thai and Chinese,
and compiles the catalogues.

English stands in the code; Thai and Chinese stand in src/phinong/locale/parts, one pair of PO
files per room. No system tool is needed.

    python tools/messages.py --check      exit 1 when a sentence lacks a language, or has two
                                          different translations into one
    python tools/messages.py --compile    write locale/<language>/LC_MESSAGES/django.mo
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "phinong"
PARTS = PACKAGE / "locale" / "parts"
# Our language code: the folder Django looks in.
FOLDERS = {"th": "th", "zh": "zh_Hans"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CONTEXT_FIRST = {"pgettext", "pgettext_lazy", "npgettext"}

Key = tuple[str, str]  # context, sentence


STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\({STRING}(?:, ?{STRING})?")


def sentences(path: Path) -> Iterator[Key]:
    """Every sentence marked for translation in a Python file or a template."""
    source = path.read_text(encoding="utf-8")
    yield from of_template(source, path) if path.suffix != ".py" else of_code(source)


def of_template(source: str, path: Path) -> Iterator[Key]:
    """Sentences of a template, from the calls into which the framework turns its tags."""
    for function, first, second in CALL.findall(templatize(source, origin=str(path))):
        texts = [ast.literal_eval(text) for text in (first, second) if text]
        context = texts.pop(0) if function in CONTEXT_FIRST else ""
        yield context, texts[0].replace("%%", "%")


def of_code(source: str) -> Iterator[Key]:
    """Sentences of a Python file."""
    options = {"encoding": "utf-8"}
    found = extract_python(io.BytesIO(source.encode()), list(KEYWORDS), [], options)
    for _line, function, given, _comments in found:
        texts = list(given) if isinstance(given, tuple) else [given]
        context = str(texts.pop(0)) if function in CONTEXT_FIRST else ""
        if texts and isinstance(texts[0], str) and texts[0]:
            yield context, texts[0]


def wanted() -> dict[Key, Path]:
    """Every sentence of the package, with the first file that says it."""
    found: dict[Key, Path] = {}
    for path in sorted(PACKAGE.rglob("*")):
        in_templates = "templates" in path.parts and path.suffix in {".html", ".txt"}
        if path.suffix == ".py" or in_templates:
            for key in sentences(path):
                found.setdefault(key, path)
    return found


def catalogue(language: str) -> Catalog:
    """All rooms' translations into one language."""
    merged = Catalog(locale=FOLDERS[language], fuzzy=False)
    for _part, message in said(language):
        merged.add(message.id, message.string, context=message.context)
    return merged


def said(language: str) -> Iterator[tuple[str, Message]]:
    """Every translation into one language, with the name of the room's file that says it."""
    for path in sorted(PARTS.glob(f"*.{language}.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=FOLDERS[language]):
                if message.id and message.string:
                    yield path.stem.removesuffix(f".{language}"), message


def said_twice() -> Iterator[str]:
    """One line for every sentence that two rooms translate differently: one of them would be shown
    in the other's place. Where the meaning differs the sentence needs a context."""
    for language in FOLDERS:
        first: dict[tuple[str | None, object], tuple[str, object]] = {}
        for part, message in said(language):
            part_before, before = first.setdefault(
                (message.context, message.id), (part, message.string)
            )
            if before != message.string:
                yield f"{language}: {message.id!r} differs in {part_before} and {part}"


def placeholders(text: str) -> list[str]:
    """The %(name)s of a sentence, which a translation must repeat."""
    return sorted(re.findall(r"%\(\w+\)[sd]", text))


def faults() -> Iterator[str]:
    """One line for every sentence that lacks a translation, loses a placeholder in it, or has two."""
    yield from said_twice()
    for language in FOLDERS:
        merged = catalogue(language)
        for (context, text), path in wanted().items():
            message = merged.get(text, context or None) or plural(merged, text)
            place = path.relative_to(ROOT)
            if message is None or not message.string:
                yield f"{place}: no {language} for {text!r}"
                continue
            told = message.string if isinstance(message.string, str) else message.string[0]
            if placeholders(told) != placeholders(text) and isinstance(message.id, str):
                yield f"{place}: placeholders differ in {language}: {text!r}"


def plural(merged: Catalog, text: str) -> object | None:
    """A message whose singular is `text`."""
    return next((m for m in merged if isinstance(m.id, tuple) and m.id[0] == text), None)


def compile_all() -> None:
    """Write the binary catalogues that the site reads."""
    for language, folder in FOLDERS.items():
        target = PACKAGE / "locale" / folder / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalogue(language))


def main() -> int:
    """Do what the options say; 1 when something is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    settings.configure()
    if options.compile:
        compile_all()
    found = list(faults()) if options.check else []
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
