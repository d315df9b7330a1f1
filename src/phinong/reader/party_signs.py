"""What speaks for and against a name being a party of the main event.

Each sign is a number in 0..1 or a small count; `parties` weighs them. The signs are of place
(title, lead), of grammar (joined with another name, listed behind "between"), of role (body of
an acting person, venue, witness, adviser) and of kind.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import NamedTuple

from .bystanders import standing_by
from .mention import Mention
from .page import Page
from .party_lists import CHAIN, GOES_ON, agreed, in_one_list, runs
from .people import Person

_BETWEEN = re.compile(r"(ระหว่าง|between|among|之间)")
# A network that is founded or joined is itself a side.
_JOINS_BEFORE = re.compile(
    r"(?:join(?:s|ed|ing)?|admitted to|accession to|membership of|member of|found(?:s|ed|ing)|"
    r"launch(?:es|ed|ing)?|establish(?:es|ed|ing|ment of)?|form(?:s|ed|ing)?|set up|birth of|"
    r"(?:meeting|session|conference|assembly|congress|workshop|board|members|summit) of|"
    r"ประชุม[\u0e01-\u0e4e]{0,24}ของ|เวที[\u0e01-\u0e4e]{0,24}ของ|"
    r"สมาชิก|เข้าร่วม|เข้าเป็นสมาชิก|จัดตั้ง|ก่อตั้ง|เปิดตัว|รวมตัวเป็น|加入|成立|发起|组建|入选|成为) ?"
    r"(?:of |in |the |a |new |ของ|ใน|“|\"|《)*$"
)
_MEETS = re.compile(
    r",? ?(?:(?:the )?\w+ )?(?:session|annual meeting|general assembly|congress)\b|ประชุม|จัดประชุม|"
    r"(?:在|于)?[^，。\n]{0,8}(?:成员大会|大会|年会|理事会|会员大会)"
)
# What stands right before one of two sides, and not before a third.
_PAIR_BEFORE = re.compile(
    r"(?:ระหว่าง|between|among|之间|จับมือ|ผนึก(?:กำลัง)?|ร่วมกับ|ร่วมมือกับ|together with|jointly with|"
    r"in partnership with|携手|联合) ?(?:the |ทั้ง |คณะ |รัฐบาล)?$"
)
_WITH_BEFORE = re.compile(
    r"(กับ|ร่วมกับ|พบ|หารือ|ต้อนรับ|คารวะ|ร่วมมือ|จับมือ|เยือน|with|met|meets|visited|visit to|与|同|"
    r"会见|访问|对)"
    r" ?(?:the |ผู้แทน|คณะผู้บริหาร|คณะผู้แทน|คณะ|รัฐบาล)*$"
)
# Every branch begins with a letter of its own, which the search looks for at its full speed.
_VENUE_BEFORE = re.compile(
    r"(ณ(?<=\bณ)|ที่|ศาลากลาง|อ\.|ต\.|อำเภอ|ตำบล|โรงแรม|ห้องประชุม|ห้อง|อาคาร|พื้นที่|ในเขต|ใน| in| at| "
    r"near|universities of|colleges of|schools of|在|from|จาก|สนามบิน|ท่าอากาศยาน|สถานี|เส้นทาง|ประจำ|"
    r"ตั้งอยู่|hotel|embassy|กงสุลใหญ่) ?(?:the )?$"
)
# Who comes from there speaks for it: "คณะผู้บริหารจาก", "a delegation from", "来自…的代表".
_SENT_FROM = re.compile(
    r"(?:คณะ|ผู้แทน|ผู้บริหาร|แขก|ทีม)[^\s,]{0,24} ?จาก ?$|"
    r"\b(?:delegat\w+|representatives|guests|officials|visitors|team|mission|group|party|mayors?|"
    r"governors?|experts)\b[^,.\n]{0,24} from (?:the )?$"
)
_ADVISER = re.compile(
    r"(ตามที่|เสนอโดย|as proposed by|proposed by|advised by|สังกัด|under the|สนับสนุนจาก|ขอบคุณ|"
    r"ผ่าน|supported by|รายงานจาก|โดย) ?(?:the )?$"
)
_AFTER_NEGATIVE = re.compile(r" ?(แนะนำ|เป็นพยาน|ร่วมเป็นเกียรติ|เป็นสักขี|承办|协办|主办|สนับสนุน)")
# A paper in which one of the sides speaks of itself, by the kind of that side.
_OURS = re.compile(
    r"\bour (?:(?P<university>university|faculty|college|campus|institute|school)|"
    r"(?P<city>city|town|borough|district|municipality|council|office)|"
    r"(?P<province>province|county|prefecture|state))\b|"
    r"(?P<university_>我校|我院|本校)|(?P<city_>我市|我区|我县|我州|我办|本市)|(?P<province_>我省|我府|本省)"
)
_SIGNED = 150  # characters at the end of a paper in which its writer is named
_OF = re.compile(r"[\s,，]{0,2}(?:\(|แห่ง|of|ประเทศ|in|ใน|จ\.|อ\.)?\s?")
_DATE_NEXT = re.compile(r"[,，] ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)")
_WIRED_FROM = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:电|讯)")
_JOIN = re.compile(r"(กับ|และ|ร่วมกับ|ร่วมมือ|จับมือ|ผนึก|ควง|with\b|\band\b|与|和|同|及|、| x |\s?-\s?|/)")
_JOIN_MAX = 26
_TIE_NEAR = 90
# Bodies that decide or announce; the parties are those they speak of.
_DECIDES = re.compile(
    r"คณะรัฐมนตรี|ครม|สำนักนายก|ทำเนียบ|รัฐสภา|วุฒิสภา|สภาผู้แทน|กรมประชาสัมพันธ์|the cabinet|cabinet|"
    r"government house|"
    r"parliament|council of ministers|กรมสนธิสัญญา|สำนักงานคณะกรรมการกฤษฎีกา|สำนักงานอัยการ|"
    r"department of treaties|条约|[^，。\n]{0,6}常委会|[^，。\n]{0,8}外办|新华社|"
    r"[^，。\n]{0,8}新闻网"
)
_LOOKS_ON = re.compile(r"พยาน|เป็นเกียรติ|witness|guests? of honou?r|looked on|见证")
_PLACES = ("city", "province")
_OF_CITIES = ("sister_city", "friendly_city")
_NEAR = 110
_GAP = 9


class Extent(NamedTuple):
    """A name with what only says where it lies: "泰国曼谷", "Lamphun, Thailand"."""

    start: int
    end: int
    mention: Mention


_SIZE = {"country": 3, "province": 2, "city": 1}
# What a name is called besides, or where it lies: "(สปสช.)", "(องค์การมหาชน)"; no name stands in it.
_BRACKET = re.compile(r"\s{0,2}[(（][^()（）\n]{1,60}[)）]")
# A part before its whole: "คณะพยาบาลศาสตร์ มหาวิทยาลัย…", "the Faculty of Law, University of …".
_ITS_PART = re.compile(
    r"(?:คณะ|สำนักวิชา|วิทยาลัย|ภาควิชา|บัณฑิตวิทยาลัย)[\u0e01-\u0e4e]{3,60} {1,2}$|"
    r"(?:the )?(?:faculty|school|department|college) of [a-z ]{3,40}(?:,| of| at)(?: the)? $"
)
_PART_MOST = 72


def extents_of(page: Page, names: Sequence[Mention]) -> tuple[list[Extent], set[int]]:
    """Names widened by their qualifiers, brackets and parts, and the starts of the names that only
    qualify."""
    extents: list[Extent] = []
    qualifiers: set[int] = set()
    larger_first = page.language == "zh"
    for mention in names:
        size, before = _size(mention), 0
        last = extents[-1] if extents else None
        if last:
            last = extents[-1] = _with_bracket(page, last, mention)
            before = _size(last.mention) - _within_city(last.mention, mention)
            if mention.start < last.end:  # its short form in the bracket
                continue
        gap = page.shadow[last.end : mention.start] if last else ""
        near = last is not None and len(gap) < _GAP and "\n\n" not in gap
        if near and last and larger_first and not gap and before > size:
            qualifiers.add(last.mention.start)
            extents[-1] = Extent(last.start, mention.end, mention)
        elif (
            near
            and last
            and (
                (size > before and _OF.fullmatch(gap)) or _its_ministry(last.mention, mention, gap)
            )
        ):
            qualifiers.add(mention.start)
            extents[-1] = last._replace(end=mention.end)
        else:
            start = _with_part(page, mention, last.end if last else 0)
            extents.append(Extent(start, mention.end, mention))
    return extents, qualifiers


def _size(mention: Mention) -> int:
    """How much a place holds: "Nantou County, Taiwan" lies in the territory."""
    return _SIZE["country"] if mention.rank == "territory" else _SIZE.get(mention.kind, 0)


def _its_ministry(last: Mention, mention: Mention, gap: str) -> bool:
    """The ministry that a body belongs to: "กรมการแพทย์ กระทรวงสาธารณสุข"."""
    return (
        mention.rank == "ministry"
        and last.rank != "ministry"
        and last.kind in ("organisation", "university")
        and gap in (" ", "  ")
        and mention.name.startswith("กระทรวง")
    )


def _within_city(last: Mention, mention: Mention) -> bool:
    """A district before the city that is a province of its own: "เขตประเวศ กทม."."""
    return last.rank == "district" and mention.rank in ("special-city", "municipality")


def _with_bracket(page: Page, last: Extent, following: Mention) -> Extent:
    """The name with the bracket behind it, where nothing but its own short form stands in that."""
    found = _BRACKET.match(page.shadow, last.end)
    if found is None:
        return last
    inside = following.start < found.end()
    if inside and following.key != last.mention.key:
        return last
    return last._replace(end=found.end())


def _with_part(page: Page, mention: Mention, least: int) -> int:
    """Where the part of a university begins that stands before its name."""
    if mention.kind != "university":
        return mention.start
    found = _ITS_PART.search(page.shadow, max(least, mention.start - _PART_MOST), mention.start)
    return found.start() if found else mention.start


@dataclass(slots=True)
class Scene:
    """What the signs of all names share: page, extents, posts, runs of listed names."""

    page: Page
    extents: list[Extent]
    qualifiers: set[int]
    in_posts: dict[int, float]  # a part of somebody's post, and how much its holder acts
    runs: dict[int, int] = field(default_factory=dict)
    agreed: list[list[int]] = field(default_factory=list)  # lists of sides behind a word for one
    between: set[int] = field(default_factory=set)  # listed behind "between", as are
    venues: set[int] = field(default_factory=set)  # behind a word for a place
    aside: set[int] = field(default_factory=set)  # those who stand by
    earlier: set[int] = field(default_factory=set)
    ties: list[int] = field(
        default_factory=list
    )  # where sister and friendship cities are spoken of
    starts: list[int] = field(default_factory=list)
    network_event: bool = False
    ours: frozenset[str] = frozenset()  # kinds of sides that speak of themselves
    of_cities: bool = False  # title or lead speaks of sister or friendship cities
    most: int = 1
    first: int = 0
    places: int = 0  # named in title, head or lead, as are
    universities: int = 0


def scene_of(page: Page, names: Sequence[Mention], people: Sequence[Person]) -> Scene:
    """Computed once for a page. `runs` gives each listed name the number of its run."""
    extents, qualifiers = extents_of(page, names)
    scene = Scene(page, extents, qualifiers, _in_posts(page, names, people))
    scene.starts = [extent.mention.start for extent in extents]
    scene.ties = [cue.start for cue in page.of("tie") if cue.code in _OF_CITIES]
    local = Counter(m.key for m in names if m.kind != "country")
    scene.most = max(local.values(), default=1)
    scene.of_cities = any(at < page.lead_end for at in scene.ties)
    scene.first = names[0].start if names else 0
    ahead = {m.key: m.kind for m in names if m.start < page.lead_end}
    scene.places = sum(kind in _PLACES for kind in ahead.values())
    scene.universities = sum(kind == "university" for kind in ahead.values())
    scene.network_event = _network_event(page)
    scene.ours = _ours(page)
    scene.aside, scene.earlier = standing_by(page, extents)
    _chained(scene)
    for number, run in enumerate(runs(page, extents)):
        for extent in run:
            scene.runs[extent.mention.start] = number
    scene.agreed = [[e.mention.start for e in one] for one in agreed(page, extents)]
    return scene


def _ours(page: Page) -> frozenset[str]:
    """Kinds of sides that speak of themselves: "our city", 我市."""
    if not page.wide and "our " not in page.shadow:
        return frozenset()
    kinds = (found.lastgroup or "" for found in _OURS.finditer(page.shadow))
    return frozenset(kind.rstrip("_") for kind in kinds)


def _chained(scene: Scene) -> None:
    """What holds for the first of several names in a row holds for the rest: "ระหว่าง A กับ B และ C",
    "ในจังหวัด A B และ C"."""
    page, last = scene.page, None
    for extent in scene.extents:
        start = extent.mention.start
        gap = page.shadow[last.end : extent.start] if last else ""
        if _at_venue(page, extent.mention) or (
            last and last.mention.start in scene.venues and in_one_list(gap)
        ):
            scene.venues.add(start)
        listed = _BETWEEN.search(page.shadow, max(0, start - _NEAR), start)
        if (listed and _one_clause(page, listed.end(), start)) or (
            last
            and last.mention.start in scene.between
            and len(gap) < CHAIN
            and GOES_ON.search(gap)
        ):
            scene.between.add(start)
        last = extent


def signs_of(scene: Scene, group: Sequence[Mention]) -> dict[str, float]:
    """The signs of one named thing, from all the places it is named at."""
    page, first = scene.page, group[0]
    zones = {page.zone(mention.start) for mention in group}
    signs = {
        "title": float("title" in zones),
        "lead": float("lead" in zones),
        "count": log1p(len(group)) / log1p(12),
        "share": min(1.0, len(group) / max(scene.most, 1)),
        "early": 1.0 / (1.0 + first.start / 400),
        f"kind-{first.kind}": 1.0,
        "linked": float(first.entry is not None or bool(first.entries)),
        "foreign": float(bool(first.country) and first.country != "TH"),
        "venue": float(all(m.start in scene.venues for m in group)),
        "aside": sum(m.start in scene.aside for m in group) / len(group),
        "earlier": float(all(m.start in scene.earlier for m in group)),
        "area": float(first.rank == "area"),
        "world": float(first.rank == "international-organisation"),
        "decides": _decides(page, group),
        "network-event": float(first.kind == "network" and scene.network_event),
        "short-level": float(all(page.text.startswith("จ.", m.start) for m in group)),
        "only-dateline": float(all(_opens_dateline(page, m) for m in group)),
        "first": float(first.start == scene.first),
        "head": float("head" in zones),
        **_of_kind(scene, first, title="title" in zones),
    }
    for mention in group[:10]:
        for sign, value in _grammar(scene, mention).items():
            if value and value > signs.get(sign, 0.0):
                signs[sign] = value
    signs["speaks"] = float(first.kind in scene.ours and any(_writes(page, m) for m in group))
    signs["acts"] = max(scene.in_posts.get(m.start, 0.0) for m in group)
    signs["only-in-posts"] = float(all(m.start in scene.in_posts for m in group))
    signs["qualifies"] = sum(m.start in scene.qualifiers for m in group) / len(group)
    signs["joined"] = max(_joined(scene, m) for m in group[:10])
    signs["listed"] = max(_zone(page, m) * (m.start in scene.runs) for m in group[:10])
    signs["agreed"] = float(any(m.start in start for start in scene.agreed for m in group))
    signs["tie"] = max(_in_tie(scene, m) for m in group[:10]) if scene.ties else 0.0
    return signs


def _decides(page: Page, group: Sequence[Mention]) -> float:
    """How much it is a body that decides or announces. A place that has an office which does so is
    one only where nothing else of it is named."""
    named = [_DECIDES.match(page.shadow, m.start) is not None for m in group]
    return sum(named) / len(named) if group[0].kind in _PLACES else float(any(named))


def _of_kind(scene: Scene, first: Mention, *, title: bool) -> dict[str, float]:
    """What else the kind says: a place means less where universities are named ahead, and a body
    more where neither places nor universities are."""
    place, body = first.kind in _PLACES, first.kind == "organisation"
    return {
        "beside-universities": float(place and scene.universities > 1),
        "beside-places": float(first.kind == "university" and scene.places > 1 and not title),
        "beside-tie": float(first.kind == "university" and not title and scene.of_cities),
        "foreign-place": float(place and first.country not in ("", "TH")),
        "unlisted-place": float(place and first.by == "shape"),
        "bodies-only": float(body and not scene.places and not scene.universities),
        "body-in-title": float(body and title),
    }


def _zone(page: Page, mention: Mention) -> float:
    return 1.0 if page.zone(mention.start) in ("title", "lead") else 0.5


def _in_tie(scene: Scene, mention: Mention) -> float:
    """1 in a sentence that speaks of sister or friendship cities, near the words."""
    start = mention.start
    return float(
        any(
            -_TIE_NEAR < at - start < _TIE_NEAR
            and "\n" not in scene.page.text[min(at, start) : max(at, start)]
            for at in scene.ties
        )
    )


def _grammar(scene: Scene, mention: Mention) -> dict[str, float]:
    page = scene.page
    before = page.shadow[max(0, mention.start - 30) : mention.start]
    after = page.shadow[mention.end : mention.end + 16]
    zone = {"title": 1.0, "head": 0.6, "lead": 1.0, "body": 0.6}[page.zone(mention.start)]
    advised = _ADVISER.search(before) is not None
    return {
        "between": zone * (mention.start in scene.between),
        "pair": zone * bool(_PAIR_BEFORE.search(before)),
        "with": zone * bool(_WITH_BEFORE.search(before)),
        "plain": zone * (not advised and not _VENUE_BEFORE.search(before)),
        "subject": zone * _opens(page, mention),
        "advises": zone * bool(advised or _AFTER_NEGATIVE.match(after)),
        "joins": float(mention.kind == "network" and _joins(before, after)),
    }


def _writes(page: Page, mention: Mention) -> bool:
    """Named where a paper names its writer: above the title, in it, or at the very end."""
    above = mention.start < page.body_start and page.zone(mention.start) in ("title", "head")
    return above or mention.start > len(page.text) - _SIGNED


def _joins(before: str, after: str) -> bool:
    """A network that is founded, joined or meets."""
    return bool(_JOINS_BEFORE.search(before) or _MEETS.match(after))


def _at_venue(page: Page, mention: Mention) -> bool:
    """Only the place where it happened: "at a hotel in Bangkok", "ณ จังหวัดเชียงใหม่"."""
    start = mention.start
    if not _VENUE_BEFORE.search(page.shadow, max(0, start - 30), start):
        return False
    return not _SENT_FROM.search(page.shadow, max(0, start - 50), start)


def _one_clause(page: Page, start: int, end: int) -> bool:
    return "\n" not in page.text[start:end]


def _opens(page: Page, mention: Mention) -> bool:
    """The name opens its line or sentence."""
    return mention.start - page.sentence(mention.start).start <= 3


def _in_posts(page: Page, names: Sequence[Mention], people: Sequence[Person]) -> dict[int, float]:
    """The starts of the names that are a part of somebody's post, and how much its holder acts."""
    starts = [mention.start for mention in names]
    found: dict[int, float] = {}
    for person in people:
        if person.post is None:
            continue
        low = bisect_left(starts, person.post.start)
        inside = starts[low : bisect_right(starts, person.post.end + 2, low)]
        acts = _acts(page, person) if inside else 0.0
        for start in inside:
            found[start] = max(acts, found.get(start, 0.0))
    return found


def _acts(page: Page, person: Person) -> float:
    """1 for a person of the lead, less for one further down, 0 for one who only looks on."""
    if _witness(page, person):
        return 0.0
    return 1.0 if page.zone(person.start) in ("title", "lead") else 0.5


def _witness(page: Page, person: Person) -> bool:
    near = page.shadow[person.end : person.end + 160].split("\n")[0]
    return _LOOKS_ON.search(near) is not None


def _joined(scene: Scene, mention: Mention) -> float:
    """1 when it stands joined with another name in title or lead: A กับ B, A and B, A-B."""
    at = bisect_left(scene.starts, mention.start)
    if at >= len(scene.extents) or scene.extents[at].mention is not mention:
        return 0.0
    here, text = scene.extents[at], scene.page.shadow
    for other, low, high in (
        (at - 1, -1, here.start),
        (at + 1, here.end, -1),
    ):
        if not 0 <= other < len(scene.extents):
            continue
        start = scene.extents[other].end if low < 0 else low
        end = scene.extents[other].start if high < 0 else high
        if (
            end - start < _JOIN_MAX
            and _JOIN.search(text, start, end)
            and "\n" not in text[start:end]
        ):
            return _zone(scene.page, mention)
    return 0.0


def _network_event(page: Page) -> bool:
    """The paper is about joining or meeting in a network."""
    return any(
        cue.code == "membership" and cue.weight > 2 and page.zone(cue.start) in ("title", "lead")
        for cue in page.of("event")
    ) or any(cue.code == "network" and page.zone(cue.start) == "title" for cue in page.of("tie"))


def _opens_dateline(page: Page, mention: Mention) -> bool:
    """ "CHIANG MAI, Jan. 18", 新华社昆明9月9日电: the place where the news was written."""
    if page.wide and _WIRED_FROM.match(page.shadow, mention.end):
        return True
    line = page.line_of(mention.start)
    return mention.start - line.start <= 2 and bool(_DATE_NEXT.match(page.shadow, mention.end))
