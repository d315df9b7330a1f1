"""Yes or no, with all reasons, for changes to learning items."""

from collections.abc import Mapping

from phinong.core.refusals import Refusal
from phinong.learning.models import ReviewState as S

MOVES: dict[str, tuple[set[str], str]] = {  # verb: (from any of, to)
    "submit": ({S.DRAFT}, S.COMMUNITY),
    "agree": ({S.COMMUNITY}, S.EDITOR),
    "publish": ({S.EDITOR}, S.PUBLISHED),
    # What a public source has told already is disclosed by nobody here.
    "adopt": ({S.DRAFT}, S.PUBLISHED),
    "send-back": ({S.COMMUNITY, S.EDITOR}, S.DRAFT),
    "challenge": ({S.PUBLISHED}, S.CHALLENGED),
    "uphold": ({S.CHALLENGED}, S.PUBLISHED),
    "withdraw": ({S.DRAFT, S.COMMUNITY, S.EDITOR, S.PUBLISHED, S.CHALLENGED}, S.WITHDRAWN),
    "restore": ({S.WITHDRAWN}, S.DRAFT),
}
NEEDS_REASON = frozenset({"send-back", "challenge", "uphold", "withdraw", "restore"})


def why_not_add_item(
    *, kind: str, kind_known: bool, titles: Mapping[str, str], same: str | None
) -> list[Refusal]:
    """Reasons against a further item; `same` is the code of the city's item with this title."""
    reasons = []
    if not kind_known:
        reasons.append(Refusal("learning-kind-unknown", {"kind": kind}))
    if not any(title.strip() for title in titles.values()):
        reasons.append(Refusal("learning-title-missing"))
    if same:
        reasons.append(Refusal("learning-item-recorded-already", {"code": same}))
    return reasons


def why_not_move(verb: str, *, state: str, reason: str, from_public_source: bool) -> list[Refusal]:
    """Reasons against a step of the review, community first, then the editor.

    `from_public_source` is true when a document that everyone may read proves the item: only such
    an item may skip the two checks.
    """
    reasons = []
    if verb not in MOVES or state not in MOVES[verb][0]:
        reasons.append(Refusal("learning-item-cannot-move", {"state": state, "verb": verb}))
    if verb in NEEDS_REASON and not reason.strip():
        reasons.append(Refusal("reason-missing"))
    if verb == "adopt" and not from_public_source:
        reasons.append(Refusal("learning-source-not-public"))
    return reasons
