"""The orders in which the desk lists findings: as the paper goes, or by how sure the reader is."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from phinong.record.models import Finding, FindingState

READING, SUREST, DOUBTFUL = "", "sure", "doubt"
ORDERS = {
    READING: _("In reading order"),
    SUREST: _("Surest first"),
    DOUBTFUL: _("Uncertain first"),
}
_KEYS: dict[str, Callable[[Finding], tuple[float, int]]] = {
    READING: lambda finding: (0, finding.order),
    SUREST: lambda finding: (-finding.confidence, finding.order),
    DOUBTFUL: lambda finding: (finding.confidence, finding.order),
}


def known(text: str) -> str:
    """The order by this word; reading order for any other."""
    return text if text in ORDERS else READING


def query(by: str) -> str:
    """What keeps the order in an address."""
    return f"?by={by}" if by else ""


def in_order(findings: Iterable[Finding], by: str) -> list[Finding]:
    """The findings in this order; equally sure ones in that of the paper."""
    return sorted(findings, key=_KEYS[by])


def first_open(findings: list[Finding]) -> Finding | None:
    """The first that waits, or None when all are decided."""
    return next((one for one in findings if one.state == FindingState.OPEN), None)


def open_after(findings: list[Finding], order: int) -> Finding | None:
    """The next that waits behind the one of this number, from the top again at the end."""
    place = next(i for i, one in enumerate(findings) if one.order == order)
    return first_open(findings[place + 1 :] + findings[:place])
