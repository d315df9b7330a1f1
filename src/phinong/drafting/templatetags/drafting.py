"""Tags of this room's pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.vocabulary import label
from phinong.drafting.canonical import Wording
from phinong.drafting.redline import Run, redline

register = template.Library()

TAGS = {"same": ("", ""), "del": ("<del>", "</del>"), "ins": ("<ins>", "</ins>")}
CHANGES = {
    "changed": _("changed"),
    "new": _("new"),
    "gone": _("taken out"),
    "moved": _("moved"),
}


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody entered for one language and could not be saved."""

    given: bool
    heading: str = ""
    words: str = ""


@register.filter
def mine_in(entered: Mapping[str, str] | str, tag: str) -> Mine:
    """What was entered in this language; nothing given while nobody was refused."""
    if not entered or isinstance(entered, str):
        return Mine(given=False)
    words = entered.get(f"words-{tag}", "").replace("\r\n", "\n")
    return Mine(True, entered.get(f"heading-{tag}", ""), words)


@register.filter
def wording_in(texts: Mapping[str, Wording], tag: str) -> Wording:
    """A clause's words in one language; empty for none."""
    return texts.get(tag, Wording())


@register.filter
def tongue(tag: str) -> str:
    """A language's name for the reader."""
    return label("languages", tag, language())


@register.simple_tag
def runs(changes: list[Run]) -> SafeString:
    """A redline: what went struck out, what came underlined."""
    # A comparison has thousands of runs: each is escaped here, and put between its marks as it is.
    marked = (f"{TAGS[r.kind][0]}{escape(r.text)}{TAGS[r.kind][1]}" for r in changes)
    return mark_safe("".join(marked))


@register.simple_tag
def redlined(before: str, after: str) -> SafeString:
    """What changed from one wording to another."""
    return runs(redline(before, after))


@register.simple_tag
def change_word(change: str) -> str:
    """What happened to a clause between two texts; nothing for one that stayed."""
    return str(CHANGES.get(change, ""))
