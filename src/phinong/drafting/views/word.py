"""DOCX files: the text going out, and a file coming in as a proposal that somebody confirms."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.drafting.canonical import Wording
from phinong.drafting.docx_in import Proposal, Proposed, proposal_of
from phinong.drafting.docx_out import Paper, docx_of
from phinong.drafting.models import Draft
from phinong.drafting.views.workspace import editable_draft, visible_draft
from phinong.drafting.word_taking import (
    Change,
    applied,
    changes_of,
    take_in_words,
    why_not_take,
)
from phinong.drafting.wording_now import standing_of
from phinong.reader.extract.word import Shape, word_shape
from phinong.reader.model import Unreadable

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SALT = "phinong.drafting.word"
KEPT_SECONDS = 24 * 3600
MOST_FILES = 8


@login_required
@require_safe
def out(request: HttpRequest, code: str) -> HttpResponse:
    """The text as a DOCX file: all languages, or the one asked for."""
    draft = visible_draft(request, code)
    standing = standing_of(draft)
    version = draft.versions.filter(sha256=standing.sha256).order_by("-number").first()
    names = [party.body.names for party in draft.parties.all()]
    digits = request.GET.get("digits") == "thai"
    number = version.number if version else None
    paper = Paper(draft.titles, names, number, standing.sha256, thai_digits=digits)
    wanted = request.GET.get("language", "")
    tags = [wanted] if wanted in standing.whole.tags else []
    answer = HttpResponse(docx_of(standing.whole, paper, tags=tags), content_type=DOCX)
    name = "-".join(filter(None, (draft.code, *tags)))
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: HttpRequest, code: str) -> HttpResponse:
    """Choose files; what they would change is shown. Nothing is written."""
    draft = editable_draft(request, code)
    if request.method != "POST":
        return page(request, draft)
    files = request.FILES.getlist("files")
    tags = list(draft.languages.values_list("tag", flat=True))
    if reasons := why_not_read(files):
        return page(request, draft, reasons=reasons)
    shapes, unread = shapes_of(files)
    if unread:
        return page(request, draft, said=unread)
    proposal = proposal_of(shapes, tags)
    if not any(clause.texts for clause in proposal.clauses):
        return page(request, draft, reasons=[Refusal("word-nothing-found")])
    names = ", ".join(file.name or "" for file in files)
    return page(request, draft, proposal=proposal, names=names)


def why_not_read(files: Sequence[Any]) -> list[Refusal]:
    """Reasons against so many files, or none."""
    if not files:
        return [Refusal("word-file-missing")]
    few = len(files) <= MOST_FILES
    return [] if few else [Refusal("word-files-too-many", {"most": MOST_FILES})]


def shapes_of(files: Sequence[Any]) -> tuple[list[Shape], list[str]]:
    """What can be read, and why not what cannot: with the file's name where there are several."""
    shapes, unread = [], []
    for file in files:
        try:
            shapes.append(word_shape(file.read()))
        except Unreadable as refused:
            said = say(Refusal(f"word-{refused.code}"))
            unread.append(f"{file.name}: {said}" if len(files) > 1 else said)
    return shapes, unread


@login_required
@require_POST
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Write what was shown."""
    draft, by = editable_draft(request, code), request.user
    try:
        kept = signing.loads(request.POST.get("proposal", ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return page(request, draft, reasons=[Refusal("word-proposal-stale")])
    if kept["draft"] != draft.code:
        return page(request, draft, reasons=[Refusal("word-proposal-stale")])
    proposal = Proposal(tuple(clause_in(clause) for clause in kept["clauses"]))
    try:
        done = take_in_words(draft, proposal, by=by, seen=kept["seen"], file=kept["names"])  # type: ignore[arg-type]
    except Refused as refused:
        return page(request, draft, reasons=refused.reasons, status=409)
    said = ngettext("%(n)s clause was taken in.", "%(n)s clauses were taken in.", len(done))
    messages.success(request, said % {"n": len(done)})
    return redirect(draft)


def clause_in(kept: dict[str, Any]) -> Proposed:
    """A clause of a proposal that was kept in the page."""
    texts = {tag: Wording(**text) for tag, text in kept.pop("texts").items()}
    return Proposed(**kept, texts=texts)


def page(
    request: HttpRequest,
    draft: Draft,
    *,
    proposal: Proposal | None = None,
    names: str = "",
    reasons: Sequence[Refusal] = (),
    said: Sequence[str] = (),
    status: int = 422,
) -> HttpResponse:
    """The page of a file: to choose one, or what it would change. `said` are reasons in words."""
    standing = standing_of(draft)
    context: dict[str, Any] = {"draft": draft, "title": draft.title(language()), "names": names}
    if proposal:
        changes = changes_of(standing.whole.parts, proposal)
        found = {change.uid for change in changes}
        kept = {
            "draft": draft.code,
            "seen": standing.sha256,
            "names": names,
            "clauses": [asdict(clause) for clause in proposal.clauses],
        }
        context |= {
            "proposal": proposal,
            "changes": changes,
            "counts": counted(changes),
            "missing": [p for p in standing.whole.parts if p.uid not in found],
            "kept": signing.dumps(kept, salt=SALT, compress=True),
        }
        # Told before somebody reads through what could not be taken in.
        parts, seen = applied(standing.whole.parts, changes), standing.sha256
        reasons = why_not_take(status=draft.status, seen=seen, current=seen, parts=parts)
    context["reasons"] = [*map(say, reasons), *said]
    status = status if context["reasons"] else 200
    return render(request, "drafting/word.html", context, status=status)


def counted(changes: Sequence[Change]) -> dict[str, int]:
    """How many clauses a file would add, change and leave as they are."""
    new = sum(change.new for change in changes)
    changed = sum(bool(change.texts) and not change.new for change in changes)
    return {"new": new, "changed": changed, "same": len(changes) - new - changed}
