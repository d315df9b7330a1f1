"""The lists of which a desk shows the first rows, whole and page by page."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phinong.accounts.queries import of_the_register
from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.core.paging import LATEST, Page, page_by_key
from phinong.record.models import Event
from phinong.site import desk_drawing
from phinong.site.changes import Noted, named_changes
from phinong.site.context import chosen_era
from phinong.site.desk_reading import Disputed, Uncopied, sources_of
from phinong.ties.models import Party, Tie


@login_required
@require_safe
def disputes(request: SignedIn) -> HttpResponse:
    """Every tie of the reader's offices whose sides say different things, the latest first."""
    bodies = Party.objects.select_related("body").only("tie", "body__names")
    parties = Prefetch("parties", bodies.order_by("side", "id"))
    ties = Tie.objects.filter(kept_by__in=offices_of(request), disputed=True)
    ties = ties.only("code", "evidence_day").prefetch_related(parties)
    page = page_by_key(ties, request, order=LATEST)
    told = [Disputed(tie.code, [one.body.names for one in tie.parties.all()]) for tie in page.rows]
    nothing = _("Sources agree about every tie that your offices keep.")
    rows = map(desk_drawing.disputed, told)
    return shown(request, _("Where sources disagree"), rows, page, nothing=nothing)


@login_required
@require_safe
def sources(request: SignedIn) -> HttpResponse:
    """Every source of the reader's offices that is known only by its address, the oldest first."""
    links = sources_of(offices_of(request)).only("code", "title", "language", "publisher")
    page = page_by_key(links, request, order=(("id", "asc"),))
    told = [Uncopied(one.code, one.title, one.language, one.publisher) for one in page.rows]
    nothing = _("A copy is kept of every source of your offices.")
    rows = map(desk_drawing.uncopied, told)
    return shown(request, _("Sources without a saved copy"), rows, page, nothing=nothing)


@login_required
@require_safe
def changes(request: SignedIn) -> HttpResponse:
    """Everything that changed in the register of the reader's offices, the latest first."""
    events = of_the_register(Event.objects.filter(body__in=offices_of(request)))
    page = page_by_key(events.select_related("by"), request, order=(("id", "desc"),))
    told = named_changes(request.user, [noted(event) for event in page.rows], language())
    pen = desk_drawing.Pen.of(language(), chosen_era(request))
    rows = (desk_drawing.change(one, pen) for one in told)
    return shown(request, _("Latest changes"), rows, page, nothing=_("Nothing changed yet."))


def offices_of(request: SignedIn) -> Sequence[str]:
    """The offices of somebody who may read there; 404 for who has none, as the desk itself."""
    if not request.user.may_anywhere(May.READ_OFFICE):
        raise Http404
    return request.user.body_codes()


def noted(event: Event) -> Noted:
    """An event as a desk reads it."""
    by = event.by
    names = (by.display_name, by.username) if by else (None, None)
    return Noted(event.verb, event.about_kind, event.about_id, event.at, *names)


def shown(
    request: SignedIn, title: str, rows: Iterable[str], page: Page, *, nothing: str
) -> HttpResponse:
    """A list's page. The rows are as a desk draws them, which escapes what is not ours."""
    drawn = mark_safe("".join(rows))
    facts = {"title": title, "rows": drawn, "nothing": nothing, "page": page}
    return render(request, "site/desk_list.html", facts)
