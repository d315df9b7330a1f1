"""How findings land in this room: claims about ties, agreements, figures."""

from phinong.ties.landing.agreement import AGREEMENT
from phinong.ties.landing.figure import FIGURE
from phinong.ties.landing.tie_claim import TIE_CLAIM

LANDINGS = {"tie-claim": TIE_CLAIM, "agreement": AGREEMENT, "figure": FIGURE}
