"""Who may do what with a draft. The only place of this room that says so.

A draft belongs to its parties: whoever works in the office of one of them, or in the office that
opened it, works on it with the roles held there. Nobody else learns that it exists.
"""

from phinong.accounts.roles import May
from phinong.core.acting import Actor, NotAllowed
from phinong.drafting.models import Draft, DraftParty

__all__ = [
    "May",
    "may_for",
    "may_over",
    "offices_of",
    "party_of",
    "require_any",
    "require_for",
    "require_over",
]


def offices_of(draft: Draft) -> list[str]:
    """The codes of the bodies whose offices work on a draft, the opening one first."""
    parties = [party.body.code for party in draft.parties.all()]
    return list(dict.fromkeys([draft.kept_by, *parties]))


def require_any(by: Actor, what: str, draft: Draft) -> str:
    """The office in which `by` may do `what` with this draft. Raises NotAllowed when in none."""
    if getattr(by, "is_authenticated", True):
        for office in offices_of(draft):
            if by.may(what, office):
                return office
    raise NotAllowed(what, draft.kept_by)


def require_for(by: Actor, what: str, party: DraftParty) -> None:
    """Raise NotAllowed unless `by` may do `what` in the office of this party.

    For a party whose office does not work in this register the opening office speaks.
    """
    if not may_for(by, what, party, kept_by=party.draft.kept_by):
        raise NotAllowed(what, party.body.code)


def may_for(by: Actor, what: str, party: DraftParty, *, kept_by: str) -> bool:
    """Whether `by` may do `what` in the office of this party, as `require_for` says it.

    One query, for whoever may do it in the opening office `kept_by` alone.
    """
    if not getattr(by, "is_authenticated", True):
        return False
    if by.may(what, party.body.code):
        return True
    return by.may(what, kept_by) and not party.body.roles.exists()


def require_over(by: Actor, what: str, draft: Draft, party: DraftParty) -> str:
    """The office in which `by` may say who stands as this party. Raises NotAllowed when in none.

    That is for the party itself and for the office that opened the draft; no other side may put
    it out.
    """
    for office in (party.body.code, draft.kept_by):
        if by.may(what, office):
            return office
    raise NotAllowed(what, party.body.code)


def may_over(by: Actor, what: str, draft: Draft, party: DraftParty) -> bool:
    """Whether `require_over` would let `by` pass."""
    return by.may(what, party.body.code) or by.may(what, draft.kept_by)


def party_of(draft: Draft, office: str) -> DraftParty | None:
    """The party whose office this is; None for an office that only opened the draft."""
    return next((party for party in draft.parties.all() if party.body.code == office), None)
