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
)  # fmt: skip
# Characters by whose sound foreign names are written (after the tables of the Xinhua agency, with
# those of Thai, Lao and Mongolian names), but where they begin a common word that follows names.
_SOUND = (
    "(?:[阿埃艾爱安昂奥澳巴芭班邦保鲍贝彼毕宾波伯博布查察柴昌朝尺茨崔措丹德登邓迪蒂丁东杜敦厄恩尔法凡范菲费芬丰弗福富夫"
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
    "(?:编辑|记者|通讯员|联系人|联络人|整理|摄影|供稿|撰稿|撰文|作者|翻译|审核|主编|经理|主讲人?|签字人为)"
    "[:：\u3000 ]{1,3}([\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])"
)
_ORG_END = "部局厅委会院校馆处司国省市县区府团长"
_JAPANESE = ("日本", "县知事", "名古屋", "大阪", "东京", "京都")
_LATIN = re.compile(r" ?([A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,4})")
_HAN = re.compile("[\u4e00-\u9fff·•]+")
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
        row = _ahead(page.text, post.start, post.end) or row
        if row and (page.shadow[post.start : post.end] not in _LOOSE or _sure(page.text, row)):
            yield (*row, None, Span(post.start, post.end), ())
    for found in _SIGNED.finditer(page.text):
        if found.group(1)[0] in SURNAMES:
            yield (found.group(1), found.start(1), found.end(1), None, None, ())


def _dotted(page: Page, at: int) -> tuple[str, int, int] | None:
    """A foreign name with its dot, as far as characters go that write sounds."""
    found = _DOTTED.match(page.shadow, at)
    return (page.text[at : found.end()], at, found.end()) if found else None


def _named(shadow: str, row: tuple[str, int, int]) -> bool:
    """True for a name that begins with a surname, or is written by sounds alone or in Latin."""
    name, start, end = row
    by_sound = not _HAN.match(name) or _SOUNDS.fullmatch(shadow, start, end)
    return shadow[start] in SURNAMES or "·" in name or "•" in name or bool(by_sound)


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
            if _HAN.fullmatch(name) and not set(name) & set(_NAME_STOP):
                return name, at, start
    return None


def _behind(page: Page, at: int, posts: set[int], taken: set[int]) -> tuple[str, int, int] | None:
    text = page.text
    latin = _LATIN.match(text, at)
    if latin:
        return latin.group(1), latin.start(1), latin.end(1)
    run = _HAN.match(text, at)
    if not run or at in taken or at in posts:
        return None
    limit = min(run.end(), at + 12)
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
