"""What an agreement's page shows of its signing: the sealed text, scans and photographs."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from phinong.drafting.models import Ceremony, KeepsakeKind
from phinong.ties.models import Agreement


def signing_of(request: HttpRequest, agreement: Agreement) -> SafeString | None:
    """The signing of an agreement that was drafted here; None for one that a document tells of."""
    found = Ceremony.objects.filter(draft__agreement=agreement).select_related("draft", "version")
    ceremony = found.prefetch_related("keepsakes").first()
    if ceremony is None:
        return None
    kept = list(ceremony.keepsakes.all())
    context = {
        "draft": ceremony.draft,
        "version": ceremony.version,
        "sealed": any(one.kind == KeepsakeKind.SEALED for one in kept),
    }
    return render_to_string("drafting/_signed.html", context, request)
