"""What is delicate: where the sides say different things, what came back, approvals that no longer
hold, figures that do not fit, and what nothing proves any more."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from phinong.core.calendars import say
from phinong.core.dates import parse_edtf
from phinong.core.vocabulary import label
from phinong.drafting.models import Verdict
from phinong.drafting.rules import APPROVING
from phinong.site.handover.brief import Group, Line, group
from phinong.site.handover.papers import drafts_of, fingerprint, newest_of
from phinong.site.handover.scope import Scope
from phinong.ties.models import Claim, ClaimSubject, Tie
from phinong.ties.naming import (
    VOCABULARIES,
    agreement_name,
    by_side,
    figure_name,
    value_in_words,
)
from phinong.ties.queries import compared
from phinong.ties.rules import DISPUTE, Reading

SENT_BACK = frozenset({"returned", "rejected"})


def delicate(scope: Scope) -> Iterator[Group]:
    """Everything a newcomer should not step into unawares."""
    yield group("differ", _("Stated differently"), differences(scope))
    if scope.tie is None:
        yield group("figures", _("Published figures that do not fit"), figures(scope))
    verdicts = last_verdicts(scope)
    back = (line_of(scope, one) for one in verdicts if one.outcome in SENT_BACK)
    yield group("returned", _("Texts that came back"), back)
    about = _("given for a version before the newest")
    yield group("lapsed", _("Approvals that no longer hold"), lapsed(scope, verdicts), about=about)
    about = _("their source was withdrawn, or none that can be read is known")
    yield group("unproved", _("Statements that nothing proves"), unproved(scope), about=about)


def differences(scope: Scope) -> Iterator[Line]:
    """Every subject on which the sides of a tie, or its sources, say different things."""
    for tie in scope.ties:
        for what, reading in scope.summaries[tie.pk].readings.items():
            if reading.verdict == DISPUTE:
                yield difference(scope, tie, what, reading)


def difference(scope: Scope, tie: Tie, what: str, reading: Reading) -> Line:
    """One subject: what each side says."""
    sides = by_side(tie)
    parts = [
        f"{', '.join(body.name(scope.language).text for body in sides.get(side, []))}:"
        f" {' / '.join(worded(scope, what, value) for value in values)}"
        for side, values in reading.by_side
    ]
    if reading.others:
        said = " / ".join(worded(scope, what, value) for value in reading.others)
        others = _("others")
        parts.append(f"{others}: {said}")
    subject = label("claim-subjects", what, scope.language)
    name = subject if scope.tie else f"{scope.names[tie.pk]} · {subject}"
    claim = next((c for c in scope.claims[tie.pk] if c.what == what), None)
    cites = ("claim", claim.pk, None) if claim else ("tie", tie.pk, None)
    return Line(name, tie.get_absolute_url(), note=" — ".join(parts), look="process", cites=cites)


def worded(scope: Scope, what: str, value: str) -> str:
    """A value as people say it: a code, a body, or a date in the reader's calendar."""
    if words := VOCABULARIES.get(what):
        return label(words, value, scope.language)
    if what == ClaimSubject.LEVEL:
        return scope.levels.get(value, value)
    try:
        return say(parse_edtf(value), scope.language)
    except ValueError:
        return value


def figures(scope: Scope) -> Iterator[Line]:
    """Figures somebody published that the register's own count does not bear out."""
    for row in compared([scope.office], day=scope.today):
        if row.fits is False and row.count:
            count = _("the register counts %(n)s") % {"n": row.count.number}
            path = row.count.rows_url
            cites = ("figure", row.figure.pk, None)
            name = figure_name(row.figure, scope.language)
            yield Line(name, path, row.figure.as_of_edtf, str(count), "process", cites)


def last_verdicts(scope: Scope) -> list[Verdict]:
    """The last verdict of each body on each open draft, the latest first; two queries."""
    open_drafts = drafts_of(scope).order_by().values("pk")
    rows = Verdict.objects.filter(draft__in=open_drafts).select_related("draft", "version", "body")
    found: dict[tuple[int, int | None], Verdict] = {}
    for row in rows.defer("version__canonical").order_by("at", "pk"):
        found[row.draft_id, row.body_id] = row
    return sorted(found.values(), key=lambda row: (row.at, row.pk), reverse=True)


def line_of(scope: Scope, row: Verdict) -> Line:
    """A verdict: on which version, by whom, with which words."""
    who = row.body.name(scope.language).text if row.body else row.by_name
    numbered = str(_("version %(n)s")) % {"n": row.version.number}
    words = (
        label("outcomes", row.outcome, scope.language),
        who,
        f"{numbered} {fingerprint(row.sha256)}",
        row.words,
    )
    return Line(
        row.draft.title(scope.language),
        row.draft.get_absolute_url(),
        localdate(row.at).isoformat(),
        " · ".join(filter(None, words)),
        "overdue",
    )


def lapsed(scope: Scope, verdicts: list[Verdict]) -> Iterator[Line]:
    """Approvals of a text that a newer version has replaced."""
    approving = [row for row in verdicts if row.outcome in APPROVING]
    newest = newest_of([row.draft_id for row in approving])
    for row in approving:
        version = newest.get(row.draft_id)
        if version and version.sha256 != row.sha256:
            yield line_of(scope, row)


def unproved(scope: Scope) -> Iterator[Line]:
    """Claims and agreements without a source that stands."""
    for tie in scope.ties:
        for claim in scope.claims[tie.pk]:
            if not claim.retracted and not (claim.proved and claim.verified):
                yield statement(scope, tie, claim)
    for one in scope.agreements:
        if not one.proved:
            name = agreement_name(one, scope.language)
            cites = ("agreement", one.pk, None)
            yield Line(name, one.get_absolute_url(), one.signed_edtf, look="quiet", cites=cites)


def statement(scope: Scope, tie: Tie, claim: Claim) -> Line:
    """A claim that no longer counts, or never did."""
    subject = label("claim-subjects", claim.what, scope.language)
    known = claim.what in (ClaimSubject.DATE, ClaimSubject.END, ClaimSubject.LEVEL)
    language = scope.language
    said = worded(scope, claim.what, claim.value) if known else value_in_words(claim, language)
    who = claim.by.name(scope.language).text if claim.by else claim.by_note
    note = " · ".join(filter(None, ("" if scope.tie else scope.names[tie.pk], who)))
    path = f"{tie.get_absolute_url()}#claim-{claim.pk}"
    return Line(
        f"{subject}: {said}", path, note=note, look="quiet", cites=("claim", claim.pk, None)
    )
