"""The stages for papers that are about cooperation or a city's learning, in their order."""

from collections.abc import Callable, Iterable

from ..model import Finding
from .agreements import agreements
from .centres import joint_centres, networks
from .commitments import commitments, resolutions
from .figures import figures
from .main_event import activities
from .meetings import meetings
from .ties import tie_claims
from .timelines import learning_items
from .values import Facts

ABOUT_TIES: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    agreements,
    tie_claims,
    meetings,
    resolutions,
    commitments,
    activities,
    joint_centres,
    networks,
    learning_items,
    figures,
)
