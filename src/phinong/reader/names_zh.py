"""Chinese names known by their last characters: …市, …省, …大学, …联盟."""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost
from .mention import Mention
from .page import Page

_BACK = re.compile("[\u4e00-\u9fff·—A-Z]{1,16}$")
_STOP = "和与同及跟在于到从向把被将是的了对由给为并也都还又请访来去经受应说以往赴至该本此两各全多每我他她其这那一二三四五六七八九十个位座家所省市县国等"
_PLACE_MAX = 5
_BODY_MAX = 14
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


def chinese_shapes(page: Page) -> Iterator[Mention]:
    """Mentions ending in a head; cut at the last function word before it."""
    for head in outermost(page.of("head-zh")):
        start = _start(page.shadow, head)
        name = page.text[start : head.end]
        if len(name) - (head.end - head.start) < 1 or page.shadow[start : head.end] in _COMMON:
            continue
        if head.code in ("city", "province") and len(name) < 3:
            continue
        yield Mention(start, head.end, name, head.code)


def _start(text: str, head: Cue) -> int:
    limit = _PLACE_MAX if head.code in ("city", "province") else _BODY_MAX
    start = head.start
    while start and head.start - start < limit and "\u4e00" <= text[start - 1] <= "\u9fff":
        if text[start - 1] in _STOP:
            break
        start -= 1
    return start
