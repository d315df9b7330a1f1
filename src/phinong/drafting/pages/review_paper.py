"""The comparison table on paper: its words in the reader's language, its rows as lines of cells."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from phinong.core.calendars import say
from phinong.core.dates import PartialDate
from phinong.core.vocabulary import label
from phinong.drafting.models import Draft, RemarkState, Review
from phinong.drafting.pages.reviews import TableRow, who_reviews
from phinong.drafting.review_rules import STATE_WORDS
from phinong.drafting.table_docx import Cells, Line, plain, redlined, table_docx


def heads() -> tuple[str, str, str, str]:
    """The four columns."""
    return (_("Clause"), _("Comment"), _("Answer"), _("Changed text"))


def paper_of_table(
    draft: Draft, review: Review | None, rows: Sequence[TableRow], language: str
) -> bytes:
    """The comparison table as a DOCX file."""
    under = [draft.title(language).text]
    if review:
        facts = {"who": who_reviews(review, language), "number": review.version.number}
        under.append(_("%(who)s, version %(number)s") % facts)
        under.append(review.version.sha256)
    today = PartialDate.of(timezone.localdate())
    under.append(_("As of %(day)s") % {"day": say(today, language)})
    lines = [cells_of(row, language) for row in rows]
    return table_docx(_("Comparison of remarks, answers and changed text"), under, heads(), lines)


def cells_of(row: TableRow, language: str) -> Cells:
    """One remark: where and who, what was said, what was answered, what the text says now."""
    remark = row.remark
    tongue = label("languages", remark.tag, language) if remark.tag else ""
    place = " · ".join(piece for piece in (row.place, tongue) if piece)
    version = _("Version %(number)s") % {"number": remark.version.number}
    return (
        [*plain(place, bold=True), *plain(row.who), *plain(version)],
        said_cell(row),
        answer_cell(row),
        redlined(row.change, remark.tag) or plain(_("Not changed")),
    )


def said_cell(row: TableRow) -> list[Line]:
    """The quoted words, the remark, and the words proposed."""
    remark = row.remark
    quoted = plain(f"“{remark.quote}”", remark.tag) if remark.quote else []
    proposed = redlined(row.proposed, remark.tag)
    if proposed:
        proposed = [*plain(_("Proposed:"), bold=True), *proposed]
    return [*quoted, *plain(remark.words), *proposed]


def answer_cell(row: TableRow) -> list[Line]:
    """The state, the answer, and what else was said in the thread."""
    remark = row.remark
    lines = [*plain(str(STATE_WORDS[RemarkState(remark.state)]), bold=True), *plain(remark.answer)]
    for one in row.replies:
        lines += plain(f"{one.by_name}: {one.words}")
    return lines
