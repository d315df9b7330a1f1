"""Who cooperates: the parties of the main event, told apart from hosts, witnesses and guests."""

import re
from collections import defaultdict
from dataclasses import dataclass

from .mention import Mention
from .page import Page
from .weigh import zone_weight

_BETWEEN = re.compile(r"(ระหว่าง|between|之间)")
_JOIN_BEFORE = re.compile(
    r"(กับ|และ|ร่วมกับ|ร่วมมือ|จับมือ|with|and|与|和|同|及|、|x|-) ?(?:the |city of |รัฐบาล)?$"
)
_JOIN_AFTER = re.compile(r" ?(กับ|และ|ร่วมกับ|จับมือ|ลงนาม|and|with|与|和|同|及|、|x |- ?)")
_PLACE_BEFORE = re.compile(
    r"( ณ|ที่|ใน|ศาลากลาง|อ\.|ต\.|โรงแรม|ห้องประชุม|พื้นที่| in|held in| at| near|在|from) ?(?:the )?$"
)
_ADVISER = re.compile(r"(ตามที่|แนะนำ|เสนอโดย|as proposed by|advised by|สังกัด|under the)\W{0,3}$")
_KIND = {
    "city": 1.0,
    "province": 1.0,
    "university": 1.1,
    "network": 0.8,
    "organisation": 0.6,
    "country": 0.45,
}
_SHARE = 0.33
_LEAST = 2.5
_MOST = 12


@dataclass(slots=True)
class Side:
    """One party with every place it is named and the evidence for it."""

    mentions: list[Mention]
    score: float = 0.0

    @property
    def first(self) -> Mention:
        """The first mention in the text, a full name before a short one."""
        return self.mentions[0]


def parties_in(page: Page, names: list[Mention], event: str) -> list[Side]:
    """The parties, strongest first."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in names:
        groups[mention.key].append(mention)
    sides = [Side(mentions, _score(page, mentions)) for mentions in groups.values()]
    sides.sort(key=lambda side: (-side.score, side.first.start))
    if not sides:
        return []
    least = max(_LEAST, sides[0].score * _SHARE)
    return [side for side in sides if side.score >= least][:_MOST]


def _score(page: Page, mentions: list[Mention]) -> float:
    total = 0.0
    for n, mention in enumerate(mentions[:8]):
        total += zone_weight(page, mention.start) * (1.0 + _evidence(page, mention)) * 0.7**n
    return total * _KIND.get(mentions[0].kind, 0.5)


def _evidence(page: Page, mention: Mention) -> float:
    before = page.shadow[max(0, mention.start - 24) : mention.start]
    after = page.shadow[mention.end : mention.end + 10]
    score = 0.0
    if _JOIN_BEFORE.search(before):
        score += 0.8
    if _JOIN_AFTER.match(after):
        score += 0.8
    if _BETWEEN.search(page.shadow, max(0, mention.start - 120), mention.start):
        score += 0.8
    if _PLACE_BEFORE.search(before):
        score -= 1.0
    if _ADVISER.search(before):
        score -= 1.5
    return score
