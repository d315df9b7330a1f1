"""The wording check: what a text should be looked at for before it goes to anybody.

    remarks(whole, facts)    # plain functions over a text; no database, no clock

The rules are data (`words.toml`, `parts.toml`). A remark never stops anybody: it says what, where,
why, and how that is known.
"""

from phinong.drafting.wording.checking import Facts, PartyNames, remarks
from phinong.drafting.wording.remark import Remark

__all__ = ["Facts", "PartyNames", "Remark", "remarks"]
