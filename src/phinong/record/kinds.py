"""The words for kinds of record, in the plural, for groups of what rests on a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Any] = {
    "document": _("Details of this document"),
    "place": _("Places"),
    "body": _("Bodies"),
    "body-name": _("Names of bodies"),
    "person": _("People"),
    "person-name": _("Names of people"),
    "post": _("Posts"),
    "tenure": _("People in posts"),
    "tie": _("Ties"),
    "claim": _("Claims about ties"),
    "figure": _("Figures"),
    "agreement": _("Agreements"),
    "meeting": _("Meetings"),
    "agenda-item": _("Agenda items"),
    "resolution": _("Resolutions"),
    "commitment": _("Follow-up commitments"),
    "activity": _("Activities"),
    "participation": _("Parts in activities"),
    "attendance": _("People at activities"),
    "joint-body": _("Joint bodies"),
    "objective": _("Objectives"),
    "membership": _("Memberships"),
    "learning-item": _("Learning items"),
}

# Kinds that only carry others: how a body or person is written, who took part in what. A page
# that lists what rests on a document shows them folded away.
CARRYING = frozenset(
    {
        "body",
        "body-name",
        "person",
        "person-name",
        "post",
        "participation",
        "attendance",
        "agenda-item",
    }
)


def word_for(kind: str) -> str:
    """The word for a kind of record; the bare kind when there is none."""
    return str(KINDS.get(kind, kind))
