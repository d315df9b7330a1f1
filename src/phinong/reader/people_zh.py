"""Chinese names, which stand right behind their post (市长柯文哲) or right before it."""

import re
from collections.abc import Iterator

from .lexicon import outermost
from .model import Span
from .page import Page

Row = tuple[str, int, int, Span | None, Span | None, tuple[str, ...]]

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
    "靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟"
    "洪杭楼阎裘茅丘郜鞠闻莘阚晁辜蔺揭普鄢靖尉厉"
    "应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝朴芮储汲糜井牧隗宓郗祖束幸韶蓟宿邰鄂籍屠胥苍贡逄扶宰郦雍郤璩濮寿扈燕冀郏浦慕习宦慎戈庾暨衡弘匡阙蔚隆荆竺盖桓植况亢"
    "冼谌逯税容薄印索茹宣支奚湛狄禹贝谈危嵇滑荀於惠羿钮昝贲酆昌凤廉皮仉佴占肇谯帅揣晋楚练尧邸亓郇粟訾苌宛鹿矫缑仝丘洛漆檀颉"
)  # fmt: skip
_TWO_LETTERS = frozenset(
    (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 闻人 司徒 "
        "夏侯 端木 轩辕 南宫 独孤 澹台"
    ).split()
)
# The commonest surnames of Japan, of two characters; a given name of one to three follows.
_JAPANS = frozenset(
    (
        "佐藤 铃木 高桥 田中 伊藤 渡边 渡辺 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 "
        "斋藤 清水 山崎 中岛 池田 桥本 阿部 石川 石井 小川 前田 冈田 藤田 后藤 长谷川 村上 "
        "近藤 坂本 远藤 青木 藤井 西村 福田 太田 三浦 藤原 冈本 松田 中川 中野 原田 小野 田村 "
        "竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宫崎 宫本 内田 高木 安藤 岛田 "
        "谷口 大野 高田 丸山 今井 河野 藤本 村田 武田 上野 杉山 增田 小岛 平野 大塚 千叶 久保 "
        "松井 小山 菊地 野口 菅原 木下 市川 岩崎 野村 佐野 渡部 大西 熊谷 松尾 新井 滨田 福岛 "
        "樱井 小泽 大久保 秋山 北村 吉川 平田 川口 川崎 望月 永井 河村 久保田 本田 土屋 关口 "
        "荒木 黑田 成田 浅野 片山 服部 中田 星野 川上 小松 西田 森本 须藤 早川 岩田 堀内 内山 "
        "三宅 大岛 大川 饭田 吉村 中西 岩本 川村"
    ).split()
)
_GIVEN_MOST = 3
# Characters by whose sound foreign names are written (after the tables of the Xinhua agency, with
# those of Thai, Lao and Mongolian names), but where they begin a common word that follows names.
_SOUND = (
    "(?:[阿埃艾爱额安昂奥澳巴芭班邦保鲍贝彼毕宾波伯博布查察柴昌朝尺茨崔措丹德登邓迪蒂丁东杜敦厄恩尔法凡范菲费芬丰弗福富夫"
    "盖甘冈戈格葛根贡古瓜圭郭果哈海汉杭豪赫黑亨洪侯胡怀惠霍基吉嘉贾简江杰金津京卡凯坎康考科克肯孔库夸奎昆拉腊莱赖兰朗劳"
    "勒雷蕾黎里丽莉利连莲琳林龙隆卢鲁伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密缅敏摩莫墨默姆木穆纳娜奈南瑙内嫩尼涅宁牛纽农努诺"
    "欧帕派潘庞佩彭蓬皮平珀朴普奇齐恰钱乔切钦琼丘曲让仁荣儒茹瑞若撒萨塞赛三桑瑟森沙莎山尚绍舍申圣盛施诗石史士舒斯思松苏"
    "素索塔泰坦汤唐陶腾提田图托陀瓦旺万威韦维魏温文翁沃乌吾伍武西锡席夏香肖谢辛兴休许宣逊雅亚延扬杨耶叶伊依义英永尤宇约云"
    "赞泽扎詹张珍芝智朱兹宗佐玉汶巫乍差猜颂披他坤拨沛珠攀娃瑶甲空婉宛顺仑澈崩育善讪咖奔仕祖叻贴楠碧氏孙迦伽耐钟川信妮娅洁冯丕叨娣媞缇荻珊薇雍铁帖贝伦]"
    "|通(?!过)|明(?!确)|大(?!使|家)|道(?!贺)|华(?!侨|人)|本(?!周|人|次|月|年|科)|特(?!别|地|意|邀)|多(?!次)|"
    "达(?!成)|加(?!强|入|快)|热(?!烈|情)|希(?!望)|理(?!事)|能(?!够)|真(?!诚)|欣(?!然))"
)
_DOTTED = re.compile(f"{_SOUND}{{1,6}}(?:[·•]{_SOUND}{{1,6}}){{1,3}}")
_SOUNDS = re.compile(f"{_SOUND}+")
_NAME_STOP = (
    "和与同及、，。；：？！（）()《》“”\"' "
    "\n在出说表率等介会向对为是的致讲一把将也又还先到代就指宣主做认强于从当之曾都并签共参陪受接"
    "访应率作以给获带随通来去进发没因正为此当开公已均共请任作\u3000"
)
_VERBS = frozenset(
    "出席 致辞 表示 率团 率领 会见 主持 介绍 指出 强调 宣布 签署 参加 讲话 陪同 接受 访问 "
    "带队 代表 一行 分别 共同 "
    "对此 认为 说道 就此 当场 曾在 已经 公开 刚在 将于 先后 应邀 致信 致电 为此 向来 作了 "
    "发表 见证 揭牌 揭幕 今日 今天 "
    "昨日 昨天 日前 祝贺 欢迎 感谢 希望 率代 先生 女士 博士 教授 都讲 也参 到场 会谈 出任 "
    "任命 受邀 亲自 还就 并就 向与".split()
)
# Posts that also stand behind the name: 王福康大使.
_AFTER_NAME = frozenset(
    "大使 公使 参赞 教授 副教授 先生 女士 总领事 领事 院长 校长 主席 会长 老师".split()
)
# So many speak of a delegate or a teacher without a name that only a sure shape is one behind them.
_LOOSE = frozenset("代表 老师 委员 负责人 讲师 专员".split())
# "联系人：白小禾", "责任编辑：方一川": who wrote, took the picture or answers questions.
_SIGNED = re.compile(
    "(?:编辑|记者|通讯员|联系人|联络人|整理|摄影|供稿|撰稿|撰文|作者|翻译|审核|主编|经理|主讲人?|签字人为|文/图|图/文|文|图)"
    "[:：\u3000 ]{1,3}([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])"
)
_ORG_END = "部局厅委会院校馆处司国省市县区府团长"
_JAPANESE = ("日本", "县知事", "名古屋", "大阪", "东京", "京都")
_LATIN = re.compile(r" ?([A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,4})")
_HAN = re.compile("[\u4e00-\u9fff·•]+")
_PART_OF_DOTTED = re.compile("[\u4e00-\u9fff·•]")
_BEFORE_DOT = 6
_DOES = re.compile(
    "一行|先生|女士|博士|教授|说|表示|介绍|指出|率|致辞|认为|出席|主持|发言|签字|在(?:致辞|会)"
)
_DOTS = ("·", "•")
_DOTTED_MOST = 18
_BRACKETED = re.compile(
    r" ?[（(] ?([\u4e00-\u9fff·]{2,12}|"
    r"[A-Z][A-Za-z.'’-]{0,24}(?: [A-Z][A-Za-z.'’-]{0,24}){1,3}) ?[)）]"
)
_HONOUR = ("先生", "女士", "博士", "教授")


def chinese_people(page: Page, taken: list[Span]) -> Iterator[Row]:
    """Rows (name, start, end, title span, post span, other spellings)."""
    starts = {span.start for span in taken}
    posts = [c for c in outermost(page.of("post")) if c.code == "zh"]
    begins = {c.start for c in posts}
    for post in posts:
        row = _dotted(page, post.end) or _behind(page, post.end, begins, starts)
        if row and _of_japan(page.text, post.start):
            row = _japanese(page.text, row)
        elif row and not _named(page.shadow, row):
            row = None
        row = _ahead(page.text, post.start, post.end) or _dotted_ahead(page, post.start) or row
        if row and (page.shadow[post.start : post.end] not in _LOOSE or _sure(page.text, row)):
            yield (*row, None, Span(post.start, post.end), _spelt_beside(page.text, row))
    yield from _dotted_alone(page)
    for found in _SIGNED.finditer(page.text):
        if found.group(1)[0] in SURNAMES:
            yield (found.group(1), found.start(1), found.end(1), None, None, ())


def _dotted(page: Page, at: int) -> tuple[str, int, int] | None:
    """A foreign name with its dot, as far as characters go that write sounds."""
    found = _DOTTED.match(page.shadow, at)
    return (page.text[at : found.end()], at, found.end()) if found else None


def _dotted_ahead(page: Page, end: int) -> tuple[str, int, int] | None:
    """A foreign name with its dot right before the post: 巴达尔齐·额尔敦省长."""
    start = end
    while start and end - start < _DOTTED_MOST and _PART_OF_DOTTED.match(page.text, start - 1):
        start -= 1
    for at in range(start, end - 3):
        if _DOTTED.fullmatch(page.shadow, at, end) and page.text[at - 1 : at] not in _DOTS:
            return page.text[at:end], at, end
    return None


def _dotted_alone(page: Page) -> Iterator[Row]:
    """A foreign name with its dot of which a person's words or deeds are told, without a post."""
    dot = page.text.find("·")
    while dot > 0:
        start = dot
        while (
            dot - start < _BEFORE_DOT and start and _SOUNDS.fullmatch(page.shadow, start - 1, start)
        ):
            start -= 1
        free = start < dot and page.text[start - 1 : start] in _NAME_STOP
        found = _DOTTED.match(page.shadow, start) if free else None
        if found and _DOES.match(page.text, found.end()):
            yield (page.text[start : found.end()], start, found.end(), None, None, ())
        dot = page.text.find("·", found.end() if found else dot + 1)


def _spelt_beside(text: str, row: tuple[str, int, int]) -> tuple[str, ...]:
    """The other spelling in the bracket behind a name: "Kim Min-ji（金玟智）"."""
    found = _BRACKETED.match(text, row[2])
    if not found or bool(_HAN.match(row[0])) == bool(_HAN.match(found.group(1))):
        return ()
    return (found.group(1).strip(),)


def _named(shadow: str, row: tuple[str, int, int]) -> bool:
    """True for a name that begins with a surname, or is written by sounds alone or in Latin."""
    name, start, end = row
    by_sound = not _HAN.match(name) or _SOUNDS.fullmatch(shadow, start, end)
    if _family(shadow, start):
        return True
    return shadow[start] in SURNAMES or "·" in name or "•" in name or bool(by_sound)


def _family(shadow: str, at: int) -> str:
    """The surname of more than one character that begins there."""
    return next(
        (w for n in (3, 2) if (w := shadow[at : at + n]) in _JAPANS or w in _TWO_LETTERS), ""
    )


def _sure(text: str, row: tuple[str, int, int]) -> bool:
    """A foreign name with its dot, or a Chinese one after which the sentence goes on."""
    name, _, end = row
    return "·" in name or not _HAN.match(name) or (name[0] in SURNAMES and _goes_on(text, end))


def _of_japan(text: str, at: int) -> bool:
    return any(word in text[max(0, at - 40) : at] for word in _JAPANESE)


def _japanese(text: str, row: tuple[str, int, int]) -> tuple[str, int, int]:
    """Family and given name are two characters each as a rule: 河村隆之."""
    name, start, _ = row
    if len(name) > 4 or (
        len(name) < 4 and text[start + len(name) : start + len(name) + 1] in "、，。和"
    ):
        return row
    run = _HAN.match(text, start)
    end = min(start + 4, run.end()) if run else start + len(name)
    return text[start:end], start, end


def _ahead(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The name between the end of a body's name and a post that follows names."""
    if text[start:end] not in _AFTER_NAME:
        return None
    for size in (3, 2):
        at = start - size
        if (
            at > 0
            and text[at] in SURNAMES
            and (text[at - 1] in _ORG_END or text[at - 1] in _NAME_STOP)
        ):
            name = text[at:start]
            if (
                _HAN.fullmatch(name)
                and not set(name) & set(_NAME_STOP)
                and name[-1] not in _ORG_END
            ):
                return name, at, start
    return None


def _behind(page: Page, at: int, posts: set[int], taken: set[int]) -> tuple[str, int, int] | None:
    text = page.text
    latin = _LATIN.match(text, at)
    if latin:
        return latin.group(1), latin.start(1), latin.end(1)
    run = _HAN.match(text, at)
    family = _family(page.shadow, at)
    if not run or (at in taken and family not in _JAPANS) or at in posts:
        return None
    limit = min(run.end(), at + 12)
    if family:
        size = _given(page.text, at + len(family), limit, japan=family in _JAPANS)
        if size:
            end = at + len(family) + size
            return text[at:end], at, end
    if page.shadow[at] in SURNAMES:
        size = _native(text, at, limit)
        return (text[at : at + size], at, at + size) if size else None
    end = at
    while end < limit and text[end] not in _NAME_STOP and end not in posts:
        if end > at and end in taken:
            break
        end += 1
    name = _fitted(text[at:end], text[end : end + 1])
    return (name, at, at + len(name)) if name else None


def _given(text: str, at: int, limit: int, *, japan: bool) -> int:
    """Length of the given name behind a surname of two characters; 0 where none ends well."""
    most = _GIVEN_MOST if japan else 2
    ends = (size for size in (2, 1, most) if at + size <= limit)
    sizes = [size for size in ends if text[at + size - 1] not in "说称讲致率"]
    for size in sizes:
        if _goes_on(text, at + size):
            return size
    for size in sizes:
        if text[at + size : at + size + 1] in _NAME_STOP:
            return size
    return 2 if japan and at + 2 <= limit and not set(text[at : at + 2]) & set(_NAME_STOP) else 0


def _native(text: str, at: int, limit: int) -> int:
    """Length of a Chinese name: the longest of three or two after which the sentence goes on."""
    for size in (3, 2):
        if at + size <= limit and "·" not in text[at : at + size] and _goes_on(text, at + size):
            return size
    if at + 2 > limit:
        return 0
    third = text[at + 2 : at + 3]
    return 3 if at + 3 <= limit and third not in _NAME_STOP else 2


def _goes_on(text: str, end: int) -> bool:
    """True before punctuation, the end, a connective or a verb that follows names."""
    following = text[end : end + 2]
    return (
        not following
        or following[0] in "、，。；：！？（）()》” \n\u3000和与及等在"
        or following in _VERBS
    )


def _fitted(name: str, after: str) -> str:
    """A Chinese name has two to four characters; longer only with a dot or when foreign."""
    for word in _HONOUR:
        name = name.removesuffix(word)
    if "·" in name or "•" in name:
        return name if len(name) <= 12 else ""
    if len(name) < 2:
        return ""
    if name[0] in SURNAMES and len(name) > 4:
        return name[:3]
    known = name[0] in SURNAMES or after == "" or after in _NAME_STOP
    return name if len(name) <= 5 and known else ""
