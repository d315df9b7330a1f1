"""The results of a search, drawn in plain Python: twenty stand on a page.

Texts are escaped where they are marked (`discovery.snippets`); everything else is escaped here.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from phinong.core.languages import content_tag, guess_language
from phinong.core.templatetags.ui import dated
from phinong.discovery.queries import Hit
from phinong.discovery.words import KIND_WORDS


def results(hits: Iterable[Hit], base: str, language: str, era: str) -> SafeString:
    """The entries of the list, in their order.

    `base` is what stands before every path: the language of the addresses.
    """
    return mark_safe("".join(result(hit, base, language, era) for hit in hits))


def result(hit: Hit, base: str, language: str, era: str) -> str:
    """One record: what it is and of when, its title as a link, where the words were found."""
    own = content_tag(language)
    when = f"<br>{dated(hit.edtf, language, 'short', era)}" if hit.edtf else ""
    return (
        f'<li class="entry"><p class="entry__when"><span class="label">'
        f"{escape(str(KIND_WORDS[hit.kind][0]))}</span>{when}</p><div>"
        f'<h3><a href="{escape(base + hit.path)}"{lang(hit.title.language, own)}>'
        f"{hit.marked_title.html}</a></h3>{below(hit, own)}</div></li>"
    )


def below(hit: Hit, own: str) -> str:
    """The other name that matches, the words around the match, and in which part they stand."""
    lines = []
    if hit.other_name.pieces:
        spoken = lang(guess_language(str(hit.other_name)), own)
        lines.append(f'<p class="meta"{spoken}>{hit.other_name.html}</p>')
    if hit.snippet.pieces:
        lines.append(f"<p{lang(hit.snippet_language, own)}>{hit.snippet.html}</p>")
    if hit.parts > 1 and hit.snippet.matches:
        words = gettext("part %(part)s of %(parts)s") % {"part": hit.part, "parts": hit.parts}
        lines.append(f'<p class="meta">{escape(words)}</p>')
    return "".join(lines)


def lang(language: str, own: str) -> str:
    """A `lang` attribute where a text's language is not the page's `own`, or nothing."""
    return f' lang="{escape(language)}"' if language not in ("", "und", own) else ""
