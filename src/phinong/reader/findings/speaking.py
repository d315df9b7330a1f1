"""Whose word it is: the side to which a sentence ascribes what it says."""

import re

from ..mention import Mention
from .values import Facts

_LED = re.compile(r"(?:according to|for|in the words of)(?: the)? ?$|ตามที่ ?$|ฝ่าย ?$|ทาง ?$|据$")
_SAYS = re.compile(
    r"(?:'s)?(?: (?:side|press|government|city|municipality|province|council|officials?|media))*,? "
    r"(?:has )?(?:said|says|described|describes|calls?|called|reported|reports|sees|regards|terms|"
    r"speaks of|spoke of|announced|states?|stated)\b|"
    r" ?(?:ระบุ|กล่าว|รายงาน|เรียก|ถือว่า|แถลง|เผย)|"
    r"(?:方面|一方|方|媒体|政府)?(?:称|表示|报道|认为|将其|视)"
)
_OPENS = re.compile(r"according to|ตามที่|据")
_BACK = 160


def speaker(facts: Facts, position: int) -> Mention | None:
    """The body that the sentence names as saying what stands at a position; None for nobody."""
    sentence = facts.sentence(position)
    text = facts.page.shadow
    named = facts.names_between(max(sentence.start, position - _BACK), position)
    for mention in reversed(named):
        if mention.kind in ("country", "network"):
            continue
        led = _LED.search(text, max(sentence.start, mention.start - 24), mention.start)
        if _SAYS.match(text, mention.end, position) or (led and _OPENS.search(led.group())):
            return mention
    return None
