"""What lies on a desk, drawn in plain Python: some seventy rows, each of many small parts.

A template that is read anew for each row costs several times what its words do. Everything that
is not ours is escaped here (`escape`); the parts are the components of `core.templatetags.ui`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phinong.accounts.pressing import NEAR_DAYS, Group
from phinong.accounts.waiting import Days, Door, Waiting
from phinong.core.addresses import address
from phinong.core.counting import First
from phinong.core.templatetags.ui import dated, motif, panel, text_in
from phinong.site.changes import Change, Latest
from phinong.site.desk_reading import Disputed, Uncopied
from phinong.site.morning import Coming, Desk, Heading, Row
from phinong.site.strip import Day, Mark, Strip
from phinong.ties.naming import DASH

# The documents of which no copy is kept, as their list is asked for them.


@dataclass(frozen=True, slots=True)
class Pen:
    """What the rows of one desk share: language and era of its dates, and words they all say."""

    language: str
    era: str
    since: str
    due: str

    @classmethod
    def of(cls, language: str, era: str = "reader") -> "Pen":
        """The pen of a page."""
        return cls(language, era, escape(_("since")), escape(pgettext("desk", "due")))

    def day(self, value: str | date) -> str:
        """A date as dense rows have it."""
        return dated(value, self.language, "short", self.era, True)

    def whole_day(self, value: str | date) -> str:
        """A date with the other era on hover."""
        return dated(value, self.language, "long", self.era)


# ── The head ──


def head(desk: Desk, pen: Pen) -> SafeString:
    """The day, how much waits, and the doors."""
    weekday = escape(date_format(desk.today, "l"))
    return mark_safe(
        f'<p class="label">{weekday} {pen.whole_day(desk.today)}</p>'
        f"<h1>{how_much(desk)}</h1>{doors(desk.doors)}"
    )


def how_much(desk: Desk) -> str:
    """How much waits, and how much of it holds up others."""
    if not desk.total:
        return escape(_("Nothing waits for you today"))
    said = ngettext(
        "%(n)s thing waits for you today", "%(n)s things wait for you today", desk.total
    )
    waits = escape(said % {"n": desk.total})
    if not desk.holding:
        return f"{waits} "
    held = ngettext("%(n)s holds up others", "%(n)s hold up others", desk.holding)
    return f'{waits} <span class="nowrap">{escape(held % {"n": desk.holding})}</span>'


def doors(found: Sequence[Door]) -> str:
    """Links in a row; nothing without any."""
    links = "".join(link(door.url, door.label) for door in found)
    return f'<p class="cluster">{links}</p>' if links else ""


def link(url: Any, words: Any) -> str:
    """A link with its words."""
    return f'<a href="{escape(str(url))}">{escape(str(words))}</a>'


# ── The rest ──


def rest(desk: Desk, pen: Pen) -> SafeString:
    """The days in a row, what waits, and what stands beside it."""
    waiting = "".join(heading(one, pen) for one in desk.headings) or empty(desk.next_day, pen)
    beside = [
        coming(desk, pen),
        elsewhere(desk, pen),
        disputes(desk.disputed),
        unchecked(desk.unchecked),
        changes(desk.changes, pen),
    ]
    return mark_safe(
        f'{strip(desk.strip, pen)}<div class="desk-grid desk-grid--wide mt6">'
        f'<div class="stack stack--6 cq">{waiting}</div>'
        f'<aside class="stack stack--6" aria-label="{escape(_("Also"))}">{"".join(beside)}'
        f"</aside></div>"
    )


def empty(next_day: date | None, pen: Pen) -> str:
    """What a desk says on which nothing lies."""
    done = escape(_("Everything that was asked of your office is done."))
    if next_day:
        then = f"{escape(_('The next day on record:'))} {pen.whole_day(next_day)}"
    else:
        then = escape(_("No day comes up within 90 days."))
    return f'<div class="empty"><p>{done} {then}</p></div>'


# ── The strip of days ──


def strip(found: Strip, pen: Pen) -> str:
    """A month of days with the marks on them."""
    days = "".join(map(day, found.days))
    marks = "".join(mark(one, pen) for one in found.marks)
    html = (
        '<div class="strip-scroll" tabindex="0" role="region"'
        f' aria-label="{escape(_("The next 32 days"))}">'
        f'<ol class="strip">{days}{marks}</ol></div>'
    )
    return html + left_out(found.left_out)


def day(one: Day) -> str:
    """A day of the strip."""
    look = " day--today" if one.place == 1 else " day--off" if one.off else ""
    return (
        f'<li class="day{look}" style="--d:{one.place}"><time datetime="{one.day.isoformat()}">'
        f"{escape(one.weekday)}<b>{one.day.day}</b>{escape(one.month)}</time></li>"
    )


def mark(one: Mark, pen: Pen) -> str:
    """What comes up on a day; a link where it is one thing."""
    url = str(one.url)
    words = link(url, one.words) if url else escape(one.words)
    return (
        f'<li class="mark" data-kind="{one.kind}"{" data-before" if one.before else ""}'
        f' style="--d:{one.start};--len:{one.width};--row:{one.row}">'
        f'<span class="vh">{pen.day(one.day)}: </span>{words}</li>'
    )


def left_out(count: int) -> str:
    """How many marks had no room; nothing when all had."""
    if not count:
        return ""
    said = ngettext(
        "%(n)s more day has no room here; it stands in the list below.",
        "%(n)s more days have no room here; they stand in the list below.",
        count,
    )
    return f'<p class="meta">{escape(said % {"n": count})}</p>'


# ── What waits ──


def heading(one: Heading, pen: Pen) -> str:
    """What waits under a heading, and where the others lie."""
    rows = "".join(queued(row, pen) for row in one.rows)
    return (
        f'<section class="queue" aria-labelledby="group-{one.group}">'
        f'<h2 id="group-{one.group}">{escape(called(one.group))} '
        f'<span class="num">{one.total}</span></h2>{rows}{not_shown(one.others)}</section>'
    )


def called(group: Group) -> str:
    """What a heading is called."""
    if group == Group.HOLDS_UP:
        return _("Others wait on these")
    return _("Due now or within a week") if group == Group.ITS_DAY else _("Waiting for you alone")


def queued(row: Row, pen: Pen) -> str:
    """Something that waits: what and why, what it holds up, its day, and the link that does it."""
    one, url, what = row.waiting, escape(str(row.waiting.act.url)), text_in(row.waiting.what, False)
    return (
        f'<article class="queue-item"{" data-first" if row.first else ""}{emblem(one)}'
        f'<div><h3><a href="{url}">{what}</a></h3><p>{why(one, pen)}</p></div>'
        f'<p class="end">{held_up(one)}{pressing(row)}'
        f'<a class="btn{" btn--main" if row.first else ""} btn--sm" href="{url}">'
        f'{escape(str(one.act.label))}<span class="vh">: {what}</span></a></p></article>'
    )


def emblem(one: Waiting) -> str:
    """The weave of the body it is about, or the word in its place; ends the tag of the row."""
    if one.motif:
        return f' data-state="process">{motif(one.motif)}'
    return f'><span class="tag">{escape(one.tag)}</span>'


def why(one: Waiting, pen: Pen) -> str:
    """Why it waits, since when, and until when."""
    said = escape(one.why)
    if one.since:
        said += f" · {pen.since} {pen.day(one.since)}"
    if one.due_edtf:
        said += f" · {pen.due} {pen.day(one.due_edtf)}"
    return said


def held_up(one: Waiting) -> str:
    """Who or what cannot go on."""
    return f"<span>{escape(one.held_up)}</span>" if one.held_up else ""


def pressing(row: Row) -> str:
    """How late it is, or how near its day."""
    days = row.weight.days
    if days is None or days > NEAR_DAYS:
        return ""
    if days < 0:
        return status("overdue", ngettext("%(n)s day late", "%(n)s days late", -days), -days)
    if days == 0:
        return status("process", _("due today"), 0)
    return status("process", ngettext("in %(n)s day", "in %(n)s days", days), days)


def status(state: str, said: str, days: int) -> str:
    """A state on its tint, with a number in its words."""
    words = escape(said % {"n": days})
    return f'<span class="status status--tint" data-state="{state}">{words}</span>'


def not_shown(others: Sequence[tuple[Door, int]]) -> str:
    """Where what is not shown lies, and how much of it."""
    if not others:
        return ""
    links = " · ".join(link(door.url, f"{door.label} {n}") for door, n in others)
    return f'<p class="small mt2">{escape(_("Not shown here:"))} {links}</p>'


# ── Beside ──


def coming(desk: Desk, pen: Pen) -> str:
    """What is due in the next ninety days, by kind."""
    kinds = "".join(days(kind, rows, total, pen) for kind, rows, total in desk.ahead)
    nothing = f'<p class="quiet small">{escape(_("No day comes up."))}</p>'
    return (
        '<section class="panel" aria-labelledby="ahead"><h2 id="ahead">'
        f"<span>{escape(_('Due in the next 90 days'))}</span> "
        f'<span class="num">{desk.ahead_total}</span></h2>'
        f"{kinds}{'' if desk.ahead_total else nothing}</section>"
    )


def days(kind: Days, rows: Sequence[Coming], total: int, pen: Pen) -> str:
    """The first days of a kind, and how many there are in all."""
    shown = "".join(coming_day(row, kind.kind, pen) for row in rows)
    if total <= len(rows) or not kind.door:
        return shown
    said = _("%(list)s: %(n)s in all") % {"list": kind.door.label, "n": total}
    return f'{shown}<p class="small">{link(kind.door.url, said)}</p>'


def coming_day(row: Coming, kind: str, pen: Pen) -> str:
    """A day that comes up, with what is to be done before."""
    one, what = row.day, text_in(row.day.what, False)
    run = '<span class="left" aria-hidden="true"></span>' if kind == "agreement" else ""
    return (
        f'<div class="expiry" style="--days:{row.left}"><span><b>'
        f'<a href="{escape(str(one.url))}">{what}</a></b></span>'
        f'<span class="num">{left(row.left)}</span>{run}'
        f'<span class="meta">{pen.day(one.edtf)} · {escape(str(one.note))}</span>'
        f"{before(one.act, what)}</div>"
    )


def left(days_left: int) -> str:
    """How many days are left."""
    if not days_left:
        return escape(pgettext("desk", "today"))
    return escape(ngettext("%(n)s day", "%(n)s days", days_left) % {"n": days_left})


def before(act: Door | None, what: str) -> str:
    """The link to what is to be done before a day."""
    if act is None:
        return ""
    label = f'{escape(str(act.label))}<span class="vh">: {what}</span>'
    return f'<a href="{escape(str(act.url))}">{label}</a>'


def elsewhere(desk: Desk, pen: Pen) -> str:
    """What others have to do, and the lists of all of it."""
    if not desk.elsewhere:
        return ""
    rows = "".join(waited_for(one, pen) for one in desk.elsewhere)
    lists = "".join(
        f'<p class="small">{link(door.url, _("All: %(list)s") % {"list": door.label})}</p>'
        for door in desk.elsewhere_doors
    )
    return (
        '<section class="panel" aria-labelledby="elsewhere"><h2 id="elsewhere">'
        f"<span>{escape(_('Waiting for others'))}</span> "
        f'<span class="num">{desk.elsewhere_total}</span></h2><ul>{rows}</ul>{lists}</section>'
    )


def waited_for(one: Waiting, pen: Pen) -> str:
    """Something that others have to do: what, who, and since when."""
    told = escape(one.why)
    if one.due_edtf:
        told += f" · {escape(_('was due'))} {pen.day(one.due_edtf)}"
    elif one.since:
        told += f" · {pen.since} {pen.day(one.since)}"
    what = f'<a href="{escape(str(one.act.url))}">{text_in(one.what, False)}</a>'
    return f'<li class="small mt2">{what}<br><span class="meta">{told}</span></li>'


def listed(
    title: str, name: str, rows: Sequence[str], *, count: int | None = None, whole: str = ""
) -> str:
    """A short list under a title, with the count of all there are, and the way to the whole list
    where it is cut."""
    more = link(whole, _("All: %(list)s") % {"list": title}) if whole else ""
    content = f"<ul>{''.join(rows)}</ul>" + (f'<p class="small mt2">{more}</p>' if more else "")
    return panel(mark_safe(content), title=title, id=name, count=count)


def whole(found: First[Any], url: str) -> str:
    """The address of the whole list, where not all of it is shown."""
    return url if found.total > len(found.rows) else ""


def disputes(found: First[Disputed]) -> str:
    """Ties whose sides say different things."""
    if not found.rows:
        return ""
    rows = list(map(disputed, found.rows))
    url = whole(found, address("site:desk-disputes"))
    return listed(_("Where sources disagree"), "disputes", rows, count=found.total, whole=url)


def disputed(tie: Disputed) -> str:
    """A tie by the names of its parties."""
    names = DASH.join(text_in(party, False) for party in tie.parties)
    url = escape(address("ties:tie", tie.code))
    return f'<li class="small mt2"><a href="{url}">{names}</a></li>'


def unchecked(found: First[Uncopied]) -> str:
    """Sources known only by their address."""
    if not found.rows:
        return ""
    rows = list(map(uncopied, found.rows))
    url = whole(found, address("site:desk-sources"))
    return listed(
        _("Sources without a saved copy"), "unchecked", rows, count=found.total, whole=url
    )


def uncopied(document: Uncopied) -> str:
    """A source, and who published it."""
    by = f' <span class="meta">{escape(document.publisher)}</span>' if document.publisher else ""
    return (
        f'<li class="small mt2"><a href="{escape(address("record:document", document.code))}"'
        f' lang="{escape(document.language)}">{escape(document.title)}</a>{by}</li>'
    )


def changes(found: Latest, pen: Pen) -> str:
    """What changed last."""
    nothing = f'<li class="quiet small">{escape(_("Nothing changed yet."))}</li>'
    rows = [change(one, pen) for one in found.rows] or [nothing]
    url = address("site:desk-changes") if found.more else ""
    return listed(_("Latest changes"), "changes", rows, whole=url)


def change(one: Change, pen: Pen) -> str:
    """A change: the record it is about, what was done, when, and who did it."""
    by = f" · {escape(one.by)}" if one.by else ""
    told = f"{pen.day(one.day)}{by}"
    if not one.what:
        return f'<li class="small mt2">{escape(one.word)} <span class="meta">{told}</span></li>'
    what = link(one.url, one.what) if one.url else escape(one.what)
    meta = f'<span class="meta">{escape(one.word)} · {told}</span>'
    return f'<li class="small mt2">{what}<br>{meta}</li>'
