"""What an agreement's page shows of its signing: sealed text, signatures, scans, photographs."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from phinong.drafting.electronic import signatures_of
from phinong.drafting.models import Ceremony, DraftParty, KeepsakeKind
from phinong.ties.models import Agreement


def signing_of(request: HttpRequest, agreement: Agreement) -> SafeString | None:
    """The signing of an agreement that was drafted here; None for one that a document tells of.

    The parties' offices see all that is kept of it, everybody else what was opened to them.
    """
    found = Ceremony.objects.filter(draft__agreement=agreement).select_related("draft", "version")
    ceremony = found.prefetch_related("keepsakes__original").first()
    if ceremony is None:
        return None
    ours = works_there(request.user, ceremony)
    kept = list(ceremony.keepsakes.all())
    shown = [one for one in kept if one.public or ours]
    context = {
        "draft": ceremony.draft,
        "version": ceremony.version,
        "ours": ours,
        "sealed": any(one.kind == KeepsakeKind.SEALED for one in kept),
        "electronic": signatures_of(ceremony.draft),
        "scans": [one for one in shown if one.kind == KeepsakeKind.SCAN],
        "photos": [one for one in shown if one.kind == KeepsakeKind.PHOTO],
    }
    return render_to_string("drafting/_signed.html", context, request)


def works_there(user: Any, ceremony: Ceremony) -> bool:
    """Whether this person works in an office of the draft; no query for a stranger."""
    if not user.is_authenticated:
        return False
    parties = DraftParty.objects.filter(draft=ceremony.draft_id).values_list(
        "body__code", flat=True
    )
    return bool({ceremony.draft.kept_by, *parties} & set(user.body_codes()))
