"""The words for what happened: one for every verb of the history.

Each room says its own when its app starts, so that this room shows histories of records it does
not know.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Any] = {
    "document.added": _("Added to the register"),
    "document.read": _("Read; findings put forward"),
    "document.completed": _("Details accepted from the document itself"),
    "document.accepted-together": _("Findings accepted together"),
    "document.undone-together": _("Findings accepted together taken back"),
    "document.withdrawn": _("Withdrawn"),
    "document.restored": _("Withdrawal taken back"),
    "finding.accepted": _("Accepted"),
    "finding.rejected": _("Rejected"),
    "finding.undone": _("Decision taken back"),
}


def says(verbs: dict[str, Any]) -> None:
    """Add words for verbs. Called once, when an app starts."""
    VERBS.update(verbs)


def word_for(verb: str) -> str:
    """What happened, in the reader's language; the bare verb while nobody gave it a word."""
    return str(VERBS.get(verb, verb))
