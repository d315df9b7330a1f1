"""What this room adds to the page of a body that is a learning city."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from phinong.learning.listing import counts, kinds_of


def learning_of_body(request: HttpRequest, body: Any) -> SafeString | None:
    """How much there is to learn from in this city, by kind; no query but the cached counts."""
    counted = counts(request.user)
    if body.code not in counted.kinds:
        return None
    context = {"body": body, "kinds": kinds_of(counted, body.code)}
    return render_to_string("learning/_panel.html", context, request)
