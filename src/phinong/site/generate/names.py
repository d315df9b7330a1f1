"""Names for generated places, in three scripts, each marked as a sample.

A name is a row of syllables chosen by its number, so that a number always gives the same name and
two numbers never do. There are as many syllables as real names use, each in one name of a hundred.
"""

from dataclasses import dataclass

# Thai and Latin letters before and around a vowel; every pair makes a syllable, and every syllable
# has a Chinese character. None is meant to be a real place.
ONSETS = (
    ("ก", "k"),
    ("ข", "kh"),
    ("จ", "ch"),
    ("ด", "d"),
    ("ต", "t"),
    ("ท", "th"),
    ("น", "n"),
    ("บ", "b"),
    ("ป", "p"),
    ("พ", "ph"),
    ("ม", "m"),
    ("ย", "y"),
    ("ร", "r"),
    ("ล", "l"),
    ("ว", "w"),
    ("ส", "s"),
    ("ห", "h"),
    ("อ", ""),
)
RIMES = (
    ("{}าน", "an"),
    ("{}าง", "ang"),
    ("{}าย", "ai"),
    ("{}าว", "ao"),
    ("{}ิน", "in"),
    ("{}ุง", "ung"),
    ("{}อน", "on"),
    ("{}อง", "ong"),
    ("เ{}ียง", "iang"),
    ("เ{}ือง", "ueang"),
    ("{}าม", "am"),
    ("{}าด", "at"),
    ("แ{}ง", "aeng"),
    ("โ{}ม", "om"),
)
CHARACTERS = (
    "班邦白保宾崩奔宏边彪潘庞派袍品彭盆平偏飘曼芒迈茂敏蒙门明绵苗范方菲福丰芬房凡丹当代道丁东敦登典雕谭塘泰陶廷通屯腾田条南囊乃瑙宁"
    "农嫩能年鸟兰朗来劳林龙伦棱连辽甘冈盖高根贡滚庚坎康开考肯孔昆坑汉杭海浩恒洪浑亨建江金京军简疆津荆均乾强秦青群千墙琴清裙仙香新兴"
    "勋先湘欣星训詹章真正忠准庄昌陈成崇春川常臣城充纯传山商申生顺双善上深胜爽润仁容如瑞冉壤任蓉若儒宗尊藏赞增曾苍灿岑层聪村粹森松孙"
    "桑三僧嵩笋颂岩阳银英永元雁央殷鹰咏苑云韵湾旺文翁万王温瓮皖望沃乌安昂恩欧艾敖岸盎耳瓯埃奥洋泽源淳涛沛涵济淮渊沐沁泉波湖渡港潮瀚"
)
Syllable = tuple[str, str, str]
SYLLABLES: tuple[Syllable, ...] = tuple(
    (rime.format(onset), (latin + vowel).capitalize(), character)
    for ((onset, latin), (rime, vowel)), character in zip(
        ((onset, rime) for onset in ONSETS for rime in RIMES), CHARACTERS, strict=True
    )
)
# Numbers are strewn over all names of three syllables, so that neighbours have nothing in common.
NAMES = len(SYLLABLES) ** 3
STRIDE = 9_999_991
MARK = {"th": "ตัวอย่าง", "en": "sample", "zh-Hans": "样例"}


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the generated world: which words stand around a name, and where it lies."""

    country: str
    place_kind: str
    body_kind: str
    around: dict[str, str]
    latitude: float
    longitude: float


OURS = Region(
    "TH",
    "province",
    "province",
    {"th": "จังหวัด{}", "en": "{} Province", "zh-Hans": "{}府"},
    18.8,
    99.0,
)
THEIRS = (
    Region(
        "CN",
        "prefecture-city",
        "city",
        {"th": "เมือง{}", "en": "{} City", "zh-Hans": "{}市"},
        25.0,
        102.7,
    ),
    Region(
        "TH",
        "city-municipality",
        "municipality",
        {"th": "เทศบาลนคร{}", "en": "{} Municipality", "zh-Hans": "{}直辖市"},
        18.3,
        99.5,
    ),
    Region(
        "LA",
        "province",
        "province",
        {"th": "แขวง{}", "en": "{} Province", "zh-Hans": "{}省"},
        19.9,
        102.1,
    ),
)


def bare(number: int) -> dict[str, str]:
    """The name itself, without what kind of place it is. Raises ValueError beyond the last name."""
    if not 0 <= number < NAMES:
        raise ValueError(f"there is no name {number}")
    place = number * STRIDE % NAMES
    first, rest = divmod(place, len(SYLLABLES) ** 2)
    chosen = [SYLLABLES[n] for n in (first, *divmod(rest, len(SYLLABLES)))]
    thai, latin, chinese = zip(*chosen, strict=True)
    return {"th": "".join(thai), "en": " ".join(latin), "zh-Hans": "".join(chinese)}


def marked(names: dict[str, str]) -> dict[str, str]:
    """Names with the word "sample" behind each."""
    brackets = {"zh-Hans": "{}（{}）"}
    return {
        tag: brackets.get(tag, "{} ({})").format(name, MARK[tag]) for tag, name in names.items()
    }


def formal(region: Region, number: int) -> dict[str, str]:
    """The name with the kind of place, as a body bears it."""
    return {tag: region.around[tag].format(name) for tag, name in bare(number).items()}
