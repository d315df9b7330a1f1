"""How the kinds of tie stand to each other, and what a country's own word for one means.

Source of ladder and words: the matrix "same paper, five readings" in the project's field notes
(CPAFFC's and Qingdao's rules, GAOK's, CLAIR's and SCI's definitions; see docs/adr/0003). Kinds
are compared by code, never by word.
"""

from collections.abc import Iterable

LETTER_OF_INTENT = "letter-of-intent"
# By the weight of the approval that each needs, the lightest first.
LADDER = (LETTER_OF_INTENT, "friendly-exchange", "friendship", "sister")
# Papers of another sort: nobody who speaks of one speaks of a rung of the ladder too.
BESIDE = ("partnership", "sectoral", "institutional", "network")

# What a word of the trade means where it is spoken. 友好城市 reads "friendship city" and is the
# highest kind in China; the same two words mean a step before the sister city in Korea and the
# United States. Japan's 友好都市 is not in the table: it is a sister city when CLAIR's three tests
# are met and a friendship city otherwise, so the word alone does not tell.
WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "TH": (
        ("หนังสือแสดงเจตจำนง", LETTER_OF_INTENT),
        ("เมืองมิตรภาพ", "friendship"),
        ("เมืองพี่เมืองน้อง", "sister"),
        ("บ้านพี่เมืองน้อง", "sister"),
    ),
    "CN": (
        ("意向书", LETTER_OF_INTENT),
        ("友好交流城市", "friendly-exchange"),
        ("友好合作关系", "friendly-exchange"),
        ("友好城市", "sister"),
        ("友好省府", "sister"),
        ("友城", "sister"),
        ("基层友好", "sectoral"),
    ),
    "KR": (
        ("의향서", LETTER_OF_INTENT),
        ("우호교류", "friendly-exchange"),
        ("우호도시", "friendship"),
        ("자매결연", "sister"),
        ("자매도시", "sister"),
    ),
    "JP": (
        ("意向書", LETTER_OF_INTENT),
        ("友好交流都市", "friendly-exchange"),
        ("姉妹都市", "sister"),
    ),
    "US": (
        ("letter of intent", LETTER_OF_INTENT),
        ("friendship city", "friendship"),
        ("friendship cities", "friendship"),
        ("sister city", "sister"),
        ("sister cities", "sister"),
    ),
}


def stands_by(stated: str, weaker: str) -> bool:
    """Whether a side that states one kind stands by a weaker reading of it too.

    On the ladder every rung rests on those below it. A letter of intent comes before every paper
    two sides sign, and so below the kinds beside the ladder; membership of a network has none.
    """
    if stated == weaker:
        return True
    if stated in LADDER and weaker in LADDER:
        return LADDER.index(weaker) < LADDER.index(stated)
    return weaker == LETTER_OF_INTENT and stated in ("partnership", "sectoral", "institutional")


def weakest(kinds: Iterable[str]) -> str:
    """The one of these kinds that everybody who states any of them stands by; "" when none is."""
    stated = set(kinds)
    shared = [kind for kind in stated if all(stands_by(other, kind) for other in stated)]
    return shared[0] if len(shared) == 1 else ""


def kind_of_words(words: str, country: str) -> str:
    """The kind a country's own words name; "" when they name none we know, or two.

    `words` is a claim as its source writes it, `country` the ISO code of the side that says it.
    """
    folded = " ".join(words.casefold().split())
    found = {kind for phrase, kind in WORDS.get(country, ()) if phrase in folded}
    return found.pop() if len(found) == 1 else ""
