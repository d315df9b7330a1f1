"""Tags of this room's pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from phinong.core.asked import language
from phinong.core.templatetags.ui import LANG
from phinong.core.vocabulary import label
from phinong.drafting import drawing
from phinong.drafting.canonical import Wording
from phinong.drafting.drawing_versions import changed, items, marked, options, word_of
from phinong.drafting.pages.fitness import CONFIDENCE
from phinong.drafting.pages.versions import Comparison, VersionRow
from phinong.drafting.pages.workspace import Workspace
from phinong.drafting.redline import Run, redline

register = template.Library()
DAYS_A_YEAR = 365.25
MONTHS_IN_DAYS = 2  # a wait shorter than so many months is told in days


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody entered for one language and could not be saved."""

    given: bool
    heading: str = ""
    words: str = ""


@register.filter
def mine_in(entered: Mapping[str, str] | str, tag: str) -> Mine:
    """What was entered in this language; nothing given while nobody was refused, and in a language
    that was left as it stood."""
    if not entered or isinstance(entered, str) or f"words-{tag}" not in entered:
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


@register.filter
def lasting(days: int) -> str:
    """How long something has lasted, as people say it: days up to two months, then months, then
    years and months. A month is counted as a twelfth of a year."""
    months = int(days * 12 / DAYS_A_YEAR)
    years, rest = divmod(months, 12)
    if months < MONTHS_IN_DAYS:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    said = [ngettext("%(n)s year", "%(n)s years", years) % {"n": years}] if years else []
    said += [ngettext("%(n)s month", "%(n)s months", rest) % {"n": rest}] if rest else []
    return " ".join(said)


@register.filter
def how_known(confidence: str) -> str:
    """How a step or a rule of a procedure is known, in words."""
    return str(CONFIDENCE[confidence])


@register.simple_tag
def runs(changes: list[Run]) -> SafeString:
    """A redline: what went struck out, what came underlined."""
    return mark_safe(marked(changes))


@register.simple_tag
def redlined(before: str, after: str) -> SafeString:
    """What changed from one wording to another."""
    return runs(redline(before, after))


@register.simple_tag
def change_word(change: str) -> str:
    """What happened to a clause between two texts; nothing for one that stayed."""
    return word_of(change)


@register.simple_tag
def version_options(rows: list[VersionRow], chosen: VersionRow | None) -> SafeString:
    """The versions as choices, one of them chosen."""
    return mark_safe(options(rows, chosen))


@register.simple_tag
def clause_outline(page: Workspace) -> SafeString:
    """The clauses of a workspace as a list that leads to them."""
    return mark_safe(drawing.outline(page, language()))


@register.simple_tag(takes_context=True)
def clauses(context: Context) -> SafeString:
    """The clauses of the workspace with what panels add beside each."""

    def part(name: str, **values: Any) -> str:
        with context.push(**values):
            return context.template.engine.get_template(name).render(context)  # type: ignore[union-attr]

    pen = drawing.Pen.of(
        context["page"],
        context["draft"].code,
        tag=LANG[language()],
        token=str(context["csrf_token"]),
        opened=remarked(context),
        part=part,
    )
    return mark_safe(drawing.clauses(pen, [panel.beside for panel in context["panels"]["clause"]]))


def remarked(context: Context) -> frozenset[str]:
    """The clauses whose remark is being written: the one asked for, and one that was refused."""
    mine = context.get("mine") or {}
    return frozenset({context["request"].GET.get("remark", ""), mine.get("uid", "")})


@register.simple_tag(takes_context=True)
def version_items(context: Context) -> SafeString:
    """The list of the page's versions, each with the way to take its text up again."""
    draft, token = context["draft"], str(context["csrf_token"])
    return mark_safe(items(context["page"].versions, draft, token, context["era"]))


@register.simple_tag
def changed_clauses(page: Comparison) -> SafeString:
    """The clauses that are not the same in both texts of a comparison."""
    return mark_safe(changed(page.clauses, language()))
