"""Documents, for everyone who may read them."""

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.record import exports
from phinong.record.files import file_at
from phinong.record.listing import Wanted, counts, facets, rows_of
from phinong.record.models import Document
from phinong.record.page import document_page

PLAIN = "text/plain; charset=utf-8"
PDF = "application/pdf"
BYTES = "application/octet-stream"
GIVEN_AS = {"text/plain": PLAIN, PDF: PDF}


def visible_document(request: HttpRequest, code: str) -> Document:
    """The document, or 404 when there is none that this reader may know of."""
    return get_object_or_404(Document.objects.visible_to(request.user), code=code)


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Documents, the newest first, by language, kind, standing and what waits."""
    wanted = Wanted.of(request.GET)
    visible = Document.objects.visible_to(request.user).defer("text", "layout")
    page = page_by_key(wanted.within(visible), request, order=(("id", "desc"),))
    counted = counts(request.user)
    context = {
        "page": page,
        "rows": rows_of(page.rows),
        "total": counted.total,
        "facets": facets(counted, language()),
    }
    return render(request, "record/document_list.html", context)


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """One document: its words with what was taken from them, and what rests on it."""
    found = visible_document(request, code)
    page = document_page(
        found,
        user=request.user,
        language=language(),
        part=whole_number(request.GET.get("part", "")),
        passage=whole_number(request.GET.get("passage", "")),
    )
    return render(request, "record/document.html", {"page": page, "document": found})


def whole_number(text: str) -> int:
    """A number of an address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@require_safe
def document_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    found = visible_document(request, code)
    facts = exports.as_json(found, user=request.user, language=language())
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False})


@require_safe
def document_file(request: HttpRequest, code: str) -> FileResponse:
    """The file as it was received, to be saved: never shown, run or guessed at by the browser.

    PDF alone is shown, in the browser's own viewer, so that a link can lead to its page.
    """
    found = visible_document(request, code)
    path = kept_file(found)
    kind = GIVEN_AS.get(found.media_type, BYTES)
    answer = FileResponse(
        path.open("rb"),
        as_attachment=kind != PDF,
        filename=found.file_name or path.name,
        content_type=kind,
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def kept_file(document: Document) -> Path:
    """The document's file in the folder of files. Raises Http404 when it is not there."""
    path = file_at(document.file)
    if path is None:
        raise Http404
    return path
