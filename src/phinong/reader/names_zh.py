"""Chinese names known by their last characters: …市, …省, …大学, …联盟."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from .lexicon import Cue, outermost
from .mention import Mention
from .page import Page

_BACK = re.compile("[\u4e00-\u9fff·—A-Z]{1,16}$")
_STOP = (
    "和与同及跟在于到从向把被将是的了对由给为并也都还又请访来去经受应说以往赴至该本此两各全多每"
    "我他她其这那一二三四五六七八九十个位座家所省市县国等就办举"
)
# Inside the name of a body these stand freely: 中国人民对外友好协会.
_BODY_STOP = (
    "和与同及跟在于到从向把被将是的了对由给为并也都还又请访来去经受应说以往赴至该本此两各全多每"
    "我他她其这那等就办举进入纳届"
)
# "八所大学" counts, "締結姊妹市" is the tie itself: neither is a name.
_SPOKEN_OF = re.compile(
    "姊妹|姐妹|友好|友谊|友城|政府$|[一二三四五六七八九十几多各两数\\d][所个家座]|结为|缔结"
)
_OFFICE = re.compile("市?(?:人民)?(?:政府)?(?:外办|外事办公室|委员会)")
# A school of a university, 清迈大学教育学院: the university is what cooperates.
_UNIVERSITY = re.compile("[\u4e00-\u9fff]{2,12}?大学(?=[\u4e00-\u9fff])")
# Characters that write the sounds of foreign names and hardly stand free behind a place.
_SOUNDS = "尔斯蒂姆赫茨坦夫什兹喀瑟恰迪戈勒芬蒙"
_ALSO_SOUNDS = _SOUNDS + "克森士瑞巴拉德罗利亚尼诺伊卢贝马"
_GOES_ON = re.compile(f"[{_SOUNDS}]|[\u4e00-\u9fff][{_SOUNDS}]")
# 卡斯蒂利亚-拉曼恰自治区: two parts, the first of them foreign to the ear.
_TWO_PARTS = re.compile(
    f"(?:(?![{_STOP}])[\u4e00-\u9fff]){{0,6}}[{_ALSO_SOUNDS}](?:(?![{_STOP}])[\u4e00-\u9fff]){{0,4}}"
    f"[-－–—·](?:(?![{_STOP}])[\u4e00-\u9fff]){{1,6}}?(?P<head>自治区|自治州|大区|省|市|州|县|区)"
)
# What somebody does to the body named behind it: 访问|清迈大学, 吸收|清迈大学为成员.
_DONE_TO = re.compile(
    "访问|考察|参观|走访|拜访|吸收|接纳|邀请|选派|派往|赴|抵达|联合|携手|依托|率领|率|组织|出席|会见|接待|"
    "授予|签署|签约|作为|成为|包括|通过|支持|推荐|加入|其中|牵头|所在|致函|致信|承办|协办|主办|毕业|任职|来自|参加"
)
# Words of two letters whose first one stops a name.
_SPLIT = frozenset("访问 来自 到访 给予 对接 到达 经由 请来 赴任 对话 向着 应邀 受邀 被誉".split())
_SHORT = 2  # a longer known name is no mere piece of another
_PLACE_MAX = 5
_BODY_MAX = 18
_COMMON = frozenset(
    [
        "城市",
        "友好城市",
        "姊妹城市",
        "姊妹市",
        "都市",
        "两市",
        "本市",
        "我市",
        "该市",
        "全市",
        "各市",
        "两省",
        "全省",
        "我省",
        "本省",
        "各省",
        "两校",
        "本校",
        "我校",
        "全区",
        "地区",
        "社区",
        "校区",
        "园区",
        "市区",
        "景区",
        "大学",
        "学院",
        "政府",
        "省市",
        "县市",
        "首府",
        "知府",
        "辖区",
        "城区",
        "片区",
        "知道",
        "报道",
        "频道",
        "街道",
        "渠道",
        "特区",
        "灾区",
        "山区",
        "教育学院",
        "孔子学院",
        "培训学院",
        "文学院",
        "医学院",
        "商学院",
        "管理学院",
        "经济学院",
        "国际学院",
        "外国语学院",
        "艺术学院",
        "工学院",
        "理学院",
        "法学院",
        "农学院",
        "友城",
        "该省",
        "该校",
        "州市",
        "五市",
        "加州",
        "公州",
        "自治州",
        "自治区",
        "国际友城",
        "高等学院",
        "教育厅",
        "委员会",
        "协会",
        "联盟",
        "网络",
        "论坛",
        "当局",
        "大局",
        "结局",
        "格局",
        "布局",
        "客厅",
        "大厅",
        "展厅",
        "门市",
        "超市",
        "上市",
        "股市",
        "楼市",
        "夜市",
        "集市",
        "中小城市",
        "副省",
        "管道",
    ]
)


def chinese_shapes(page: Page, known: list[Mention]) -> Iterator[Mention]:
    """Mentions ending in a head; cut at the last function word or known name before it."""
    places = [m.end for m in known if m.kind in ("city", "province")]
    known_ends = [m.end for m in known]
    countries = {m.start: m.end for m in known if m.kind == "country"}
    for head in outermost(page.of("head-zh")):
        start = _start(page.shadow, head, known, known_ends)
        start = _after_known(start, head, known_ends)
        full = page.text[start : head.end]  # with its country: 泰国|清迈大学
        start = _after_country(start, head, countries)
        if _acts_for_place(page, head, places):
            continue
        whole = _UNIVERSITY.match(page.shadow, start, head.start)
        if whole and head.code == "university":
            name = page.text[start : whole.end()]
            school = (page.text[start : head.end], full)
            yield Mention(start, whole.end(), name, head.code, also=school)
            continue
        name = page.text[start : head.end]
        if len(name) - (head.end - head.start) < 1 or page.shadow[start : head.end] in _COMMON:
            continue
        if head.code in ("city", "province") and len(name) < 3:
            continue
        if _SPOKEN_OF.search(page.shadow, start, head.end):
            continue
        bare = page.text[start : head.start] if head.code in ("city", "province") else ""
        also = tuple(other for other in (bare, full) if len(other) >= _SHORT and other != name)
        yield Mention(start, head.end, name, head.code, also=also)


def whole_names(page: Page, known: list[Mention]) -> list[Mention]:
    """The known names without pieces of longer foreign ones, and those of two parts whole."""
    countries = {m.start: m.end for m in known if m.kind == "country"}
    longer = [_two_parts(page, m, countries) for m in _TWO_PARTS.finditer(page.shadow)]
    pieces = {
        m.start
        for m in known
        if (len(m.name) == _SHORT and _GOES_ON.match(page.shadow, m.end))
        or any(one.start < m.end and m.start < one.end for one in longer)
    }
    return sorted([*longer, *(m for m in known if m.start not in pieces)], key=lambda m: m.start)


def _acts_for_place(page: Page, head: Cue, place_ends: list[int]) -> bool:
    """The office of a known place: 清迈市外事办公室, 芹苴市人民委员会."""
    at = bisect_left(place_ends, head.start + 1)
    end = place_ends[at - 1] if at else -1
    return end > head.start - _PLACE_MAX and bool(_OFFICE.fullmatch(page.shadow, end, head.end))


def _two_parts(page: Page, found: re.Match[str], countries: dict[int, int]) -> Mention:
    kind = "city" if found["head"] in ("市", "县", "区") else "province"
    start = countries.get(found.start(), found.start())
    return Mention(start, found.end(), page.text[start : found.end()], kind)


def _part(character: str, head: Cue) -> bool:
    """A dash joins the rivers of a forum's name: 澜沧江-湄公河…论坛."""
    if "\u4e00" <= character <= "\u9fff":
        return True
    return character == "-" and head.code == "network"


def _after_known(start: int, head: Cue, known_ends: list[int]) -> int:
    """Behind a country or place named before it: 老挝|琅南塔省; not for bodies: 昆明|理工大学."""
    if head.code not in ("city", "province"):
        return start
    at = bisect_left(known_ends, head.start)
    last = known_ends[at - 1] if at else 0
    return last if start < last < head.start else start


def _after_country(start: int, head: Cue, countries: dict[int, int]) -> int:
    """Behind the country of a body: 泰国|清迈大学; a body of its own needs a name."""
    end = countries.get(start, start)
    return end if head.start - end >= _SHORT and head.code == "university" else start


def _start(text: str, head: Cue, known: list[Mention], known_ends: list[int]) -> int:
    """Where the name begins: behind a verb, or a function word that is no part of a known name."""
    place = head.code in ("city", "province")
    limit, stops = (_PLACE_MAX, _STOP) if place else (_BODY_MAX, _BODY_STOP)
    start = head.start
    while start and head.start - start < limit and _part(text[start - 1], head):
        if text[start - 1] in stops and text[start - 1 : start + 1] != "对外":
            inside = _known_around(start - 1, known, known_ends)
            if inside is None or place:
                break
            start = inside.start
        else:
            start -= 1
    start += text[start - 1 : start + 1] in _SPLIT
    done = [found.end() for found in _DONE_TO.finditer(text, start, head.start)]
    return done[-1] if done and not place else start


def _known_around(position: int, known: list[Mention], known_ends: list[int]) -> Mention | None:
    """The known name of more than one letter that a character belongs to."""
    at = bisect_left(known_ends, position + 1)
    around = known[at] if at < len(known) else None
    return around if around and around.start <= position else None
