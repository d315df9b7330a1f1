"""Where the panels of this room stand: on workspaces, and on pages of ties and agreements."""

from phinong.drafting.pages.exchange import exchange_panel
from phinong.drafting.pages.fitness import tests_panel
from phinong.drafting.pages.intent import begin_on_agreement, begin_on_tie, intent_panel
from phinong.drafting.pages.library import begin_panel, template_panel
from phinong.drafting.pages.life import life_of_agreement, life_of_tie
from phinong.drafting.pages.remarks import apart_from_clauses, beside_clauses
from phinong.drafting.pages.reviews import reviews_panel
from phinong.drafting.pages.routes import on_tie, track_of
from phinong.drafting.pages.sides import sides_panel
from phinong.drafting.pages.signed import signing_of
from phinong.drafting.pages.signing import signing_door
from phinong.drafting.pages.told import sources_panel
from phinong.drafting.pages.word import word_panel
from phinong.drafting.pages.wording_groups import in_margin
from phinong.drafting.panels import adds_panel
from phinong.ties import panels as tie_panels

ON_DRAFTS = (
    ("track", 10, track_of),
    ("margin", 5, intent_panel),
    ("margin", 5, reviews_panel),
    ("margin", 6, sides_panel),
    ("margin", 7, sources_panel),
    ("margin", 10, in_margin),
    ("margin", 20, template_panel),
    ("margin", 30, tests_panel),
    ("margin", 50, exchange_panel),
    ("margin", 60, word_panel),
    ("clause", 10, beside_clauses),
    ("below", 5, apart_from_clauses),
    ("below", 10, begin_panel),
    ("dock", 50, signing_door),
)
ON_TIES = ((10, life_of_tie), (90, on_tie), (95, begin_on_tie))
ON_AGREEMENTS = ((5, signing_of), (10, life_of_agreement), (30, begin_on_agreement))


def place_panels() -> None:
    """Put every panel in its place. Called once, when the app starts."""
    for where, order, panel in ON_DRAFTS:
        adds_panel(where, order, panel)
    for order, on_tie_page in ON_TIES:
        tie_panels.adds_panel(order, on_tie_page)
    for order, on_agreement_page in ON_AGREEMENTS:
        tie_panels.adds_agreement_panel(order, on_agreement_page)
