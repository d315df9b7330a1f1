"""Yes or no, with all reasons, for signatories and for recording a signing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from phinong.core.dates import parse_edtf
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import vocabulary
from phinong.drafting.rules import why_not_move


def why_not_signer(
    *, name: Mapping[str, str], capacity: str, witness: bool, party: bool, on_behalf_of: bool
) -> list[Refusal]:
    """Reasons against a line under the text. A witness signs for nobody, all others for a party."""
    reasons = []
    if not any(text.strip() for text in name.values()):
        reasons.append(Refusal("signer-name-missing"))
    if capacity not in vocabulary("capacities"):
        reasons.append(Refusal("claim-value-unknown", {"value": capacity}))
    if not witness and not party:
        reasons.append(Refusal("signer-party-missing"))
    if capacity == "on-behalf" and not witness and not on_behalf_of:
        reasons.append(Refusal("signer-on-behalf-of-missing"))
    return reasons


def why_not_sign(
    *,
    status: str,
    day: str,
    today: date,
    parties: Sequence[str],
    signed_for: Collection[str],
    version: bool,
    originals: int,
    gaps: Sequence[str] = (),
    gaps_seen: bool = False,
) -> list[Refusal]:
    """Reasons against recording a signing. `parties` and `signed_for` are names of bodies, `gaps`
    marked gaps of the text: it may be signed with them by who says that they are meant."""
    reasons = why_not_move("sign", status)
    reasons += why_not_day(day, today)
    if missing := [name for name in parties if name not in signed_for]:
        reasons.append(Refusal("party-has-not-signed", {"parties": missing}))
    if not version:
        reasons.append(Refusal("text-changed-since-version"))
    if originals < 1:
        reasons.append(Refusal("originals-missing"))
    if gaps and not gaps_seen:
        reasons.append(Refusal("text-has-gaps", {"gaps": list(gaps)}))
    return reasons


def why_not_day(day: str, today: date) -> list[Refusal]:
    """Reasons against a day of signing in EDTF: it must be a day, and not to come."""
    if not day:
        return [Refusal("signing-day-missing")]
    try:
        first = parse_edtf(day).first_day()
    except ValueError:
        return [Refusal("claim-date-unreadable", {"value": day})]
    return [Refusal("signing-day-to-come", {"day": first})] if first and first > today else []
