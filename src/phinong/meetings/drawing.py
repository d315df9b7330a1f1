"""The longest list of the page on which a meeting is prepared, drawn in plain Python: a hundred
matters may wait for a committee.

Everything that is not ours is escaped here (`escape`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from phinong.core.addresses import address
from phinong.core.templatetags.ui import dated
from phinong.meetings.candidates import Candidate

# Why a matter is offered, by the code of the reason.
WHY: dict[str, Any] = {
    "to-decide": gettext_lazy("waits for the committee"),
    "to-amend": gettext_lazy("came back to be amended"),
    "overdue": gettext_lazy("overdue"),
    "disputed": gettext_lazy("sources disagree"),
}


def offered(matters: Iterable[Candidate], language: str, era: str) -> SafeString:
    """The matters that may be put on the agenda, each with the button that does it."""
    put = escape(_("Put on the agenda"))
    why = {code: escape(str(words)) for code, words in WHY.items()}
    matters = list(matters)
    rows = "".join(matter(one, put, why, language, era) for one in matters)
    nothing = f'<li class="quiet">{escape(_("Nothing else waits."))}</li>'
    return mark_safe(rows + left_out(matters) if rows else nothing)


def left_out(matters: Sequence[Candidate]) -> str:
    """How many matters more wait for a reason than are offered, and where they are; nothing where
    all are offered."""
    offered = Counter(one.why for one in matters)
    in_all = {why: max(one.in_all for one in matters if one.why == why) for why in offered}
    return "".join(
        more_for(why, in_all[why] - shown) for why, shown in offered.items() if in_all[why] > shown
    )


def more_for(why: str, more: int) -> str:
    """One line: so many more wait for a reason; what is overdue has a list of its own."""
    if why != "overdue":
        said = ngettext(
            "%(n)s more matter is not shown here", "%(n)s more matters are not shown here", more
        )
        reason = escape(str(WHY.get(why) or why))
        return f'<li class="small mt2">{escape(said % {"n": more})} · {reason}</li>'
    said = ngettext(
        "%(n)s more overdue commitment is not shown here.",
        "%(n)s more overdue commitments are not shown here.",
        more,
    )
    url = escape(address("meetings:commitments") + "?due=overdue")
    told, words = escape(said % {"n": more}), escape(_("Overdue commitments"))
    return f'<li class="small mt2">{told} <a href="{url}">{words}</a></li>'


def matter(one: Candidate, put: str, why: dict[str, str], language: str, era: str) -> str:
    """A matter: what, why, since when, and its button."""
    title, told = escape(one.title), why.get(one.why) or escape(one.why)
    if one.since:
        told += f" · {dated(one.since, language, 'short', era, True)}"
    return (
        f'<li class="queue-item"><div><p>{title}</p> <p class="meta">{told}</p> '
        f'<p class="mt2"><button class="btn btn--sm" form="offers" name="offer"'
        f' value="{escape(one.kind)}:{one.number}" type="submit">{put}'
        f'<span class="vh"> · {title}</span></button></p></div></li>'
    )
