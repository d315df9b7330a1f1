"""The handover brief of a portfolio or of one tie, as a page and as a paper. For the office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from phinong.site.handover import scope
from phinong.site.handover.make import brief_of
from phinong.site.handover.paper import handover_pdf
from phinong.site.handover.scope import Scope


@require_safe
def body(request: HttpRequest, code: str) -> HttpResponse:
    """The portfolio of a body."""
    return page(
        request, scope.of_body(request, code), reverse("site:handover-body-pdf", args=[code])
    )


@require_safe
def body_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a paper."""
    return paper(request, scope.of_body(request, code), code)


@require_safe
def tie(request: HttpRequest, code: str) -> HttpResponse:
    """One tie."""
    return page(request, scope.of_tie(request, code), reverse("site:handover-tie-pdf", args=[code]))


@require_safe
def tie_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a paper."""
    return paper(request, scope.of_tie(request, code), code)


def page(request: HttpRequest, of: Scope, pdf: str) -> HttpResponse:
    """A brief on its page."""
    context = {"brief": brief_of(of), "scope": of, "sources": of.sources, "pdf": pdf}
    answer = render(request, "site/handover.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


def paper(request: HttpRequest, of: Scope, code: str) -> HttpResponse:
    """A brief as PDF, with links back to the pages it was made from."""
    address = request.build_absolute_uri("/").rstrip("/")
    content = handover_pdf(brief_of(of), of, address)
    answer = HttpResponse(content, content_type="application/pdf")
    day = of.today.isoformat()
    answer["Content-Disposition"] = f'attachment; filename="handover-{code}-{day}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
