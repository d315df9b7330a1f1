"""Roles in words, and what each may do. The only place that says so.

Whether the record allows an act is another question: that is a rule of the record's room.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class May:
    """The acts that need a role. Stable keys: they are stored nowhere but may stand in logs."""

    READ_OFFICE = "read-office"
    ADD_DOCUMENT = "add-document"
    DECIDE_FINDING = "decide-finding"
    WITHDRAW_DOCUMENT = "withdraw-document"
    EDIT_BODY = "edit-body"
    EDIT_TIE = "edit-tie"
    EDIT_ACTIVITY = "edit-activity"
    EDIT_MEETING = "edit-meeting"
    EDIT_LEARNING = "edit-learning"
    IMPORT = "import"
    APPROVE = "approve"
    GIVE_ROLES = "give-roles"


class RoleKey(models.TextChoices):
    """The five roles."""

    READER = "reader", _("Reader")
    CONTRIBUTOR = "contributor", _("Contributor")
    OFFICER = "officer", _("Officer")
    APPROVER = "approver", _("Approver")
    ADMINISTRATOR = "administrator", _("Administrator")


SENTENCES = {
    RoleKey.READER: _("Reads what the office keeps to itself."),
    RoleKey.CONTRIBUTOR: _("Also adds documents; what they say waits for an officer."),
    RoleKey.OFFICER: _("Also decides on findings and keeps ties, meetings and activities."),
    RoleKey.APPROVER: _("Also approves, and withdraws documents."),
    RoleKey.ADMINISTRATOR: _("Also imports, and gives and takes roles in the office."),
}

_reader = frozenset({May.READ_OFFICE})
_contributor = _reader | {May.ADD_DOCUMENT}
_officer = _contributor | {
    May.DECIDE_FINDING,
    May.EDIT_BODY,
    May.EDIT_TIE,
    May.EDIT_ACTIVITY,
    May.EDIT_MEETING,
    May.EDIT_LEARNING,
}
_approver = _officer | {May.APPROVE, May.WITHDRAW_DOCUMENT}
_administrator = _approver | {May.IMPORT, May.GIVE_ROLES}

GRANTS: dict[str, frozenset[str]] = {
    RoleKey.READER: _reader,
    RoleKey.CONTRIBUTOR: _contributor,
    RoleKey.OFFICER: _officer,
    RoleKey.APPROVER: _approver,
    RoleKey.ADMINISTRATOR: _administrator,
}


def grants(role: str) -> frozenset[str]:
    """What a role may do; an unknown key grants nothing."""
    return GRANTS.get(role, frozenset())
