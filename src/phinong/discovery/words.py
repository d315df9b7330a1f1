"""What the kinds of records are called beside a result."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# kind: (one of them, many of them)
KIND_WORDS: dict[str, tuple[Any, Any]] = {
    "body": (_("Body"), _("Bodies")),
    "place": (_("Place"), _("Places")),
    "person": (_("Person"), _("People")),
    "tie": (_("Tie"), _("Ties")),
    "agreement": (_("Agreement"), _("Agreements")),
    "meeting": (_("Meeting"), _("Meetings")),
    "resolution": (_("Resolution"), _("Resolutions")),
    "commitment": (_("Follow-up commitment"), _("Follow-up commitments")),
    "activity": (_("Activity"), _("Activities")),
    "learning-item": (_("Learning item"), _("Learning items")),
    "document": (_("Document"), _("Documents")),
}
