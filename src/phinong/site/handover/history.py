"""What happened: the ties with how they stand, and everything dated, the latest first."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.vocabulary import label
from phinong.site.handover.brief import MOST, Group, Line, group
from phinong.site.handover.scope import Scope
from phinong.ties.evidence import Dated
from phinong.ties.models import Tie, TieState
from phinong.ties.pages.life import Known, latest_first, signing_title, titled


def history(scope: Scope) -> Iterator[Group]:
    """How the ties stand, and what happened in them."""
    door = f"{reverse('ties:ties')}?body={scope.office.code}" if scope.tie is None else ""
    yield group("ties", _("Ties"), (state_of(scope, tie) for tie in scope.ties), door=door)
    yield happened(scope)


def state_of(scope: Scope, tie: Tie) -> Line:
    """One tie: what it is, how it stands today, since when."""
    found = scope.summaries[tie.pk]
    kind = label("tie-kinds", found.kind, scope.language) if found.kind else ""
    words = [str(TieState(found.state).label), kind]
    return Line(
        scope.names[tie.pk],
        tie.get_absolute_url(),
        found.since,
        " · ".join(filter(None, words)),
        str(found.state),
        ("tie", tie.pk, None),
    )


def happened(scope: Scope) -> Group:
    """Everything dated of these ties, the latest first, each with the page it stands on."""
    pieces = [(piece, tie) for tie in scope.ties for piece in scope.summaries[tie.pk].shown]
    pieces.sort(key=lambda pair: latest_first(pair[0]))
    lines = [line for piece, tie in pieces[:MOST] if (line := happening(scope, piece, tie))]
    heading, about = (
        pgettext_lazy("history", "What happened"),
        _("dated in a source, the latest first"),
    )
    return Group("happened", heading, lines, len(pieces), about)


def happening(scope: Scope, piece: Dated, tie: Tie) -> Line | None:
    """One dated thing with its words; None where nothing of it is known."""
    title, url = titled(piece, known(scope, tie))
    if not title.text:
        return None
    if url.startswith("#"):
        url = f"{tie.get_absolute_url()}{url}"
    note = "" if scope.tie else scope.names[tie.pk]
    cites: Any = (piece.about_kind, piece.about_id, None)
    return Line(title, url, piece.edtf, note, "knot" if piece.signed else "", cites)


def known(scope: Scope, tie: Tie) -> Known:
    """The records behind a tie's evidence."""
    _pieces, records = scope.evidence
    return Known(
        {claim.pk: claim for claim in scope.claims[tie.pk]},
        {agreement.pk: agreement for agreement in scope.agreements},
        records,
        signing_title(scope.summaries[tie.pk], scope.language),
        scope.language,
    )
