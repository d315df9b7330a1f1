"""Level words: จังหวัด, เทศบาลนคร, 省, 府, Prefecture… and the kinds of place they speak of.

"Chiang Mai" is a province, a municipality and a district; the level word beside the name says
which one a text means. Where the languages put it differs: before the name in Thai and Lao,
after it in Chinese, Japanese and Korean, on either side in English.
"""

from collections.abc import Mapping
from typing import Final

# Every kind of place in places.tsv, widest first; the order ranks entries of one name.
KINDS: Final = (
    "country",
    "territory",
    "province",
    "state",
    "prefecture",
    "region",
    "autonomous-region",
    "direct-municipality",
    "special-city",
    "aimag",
    "autonomous-prefecture",
    "prefecture-city",
    "city-municipality",
    "city",
    "town-municipality",
    "town",
    "subdistrict-municipality",
    "district",
    "county",
    "subdistrict",
    "area",
)

_CITIES = frozenset(
    (
        "direct-municipality",
        "special-city",
        "prefecture-city",
        "city-municipality",
        "city",
        "town-municipality",
        "town",
    )
)
_FIRST = frozenset(
    ("province", "state", "prefecture", "region", "autonomous-region", "aimag", "special-city")
)

# level: the kinds of place its words may speak of. The first kind is the level's own name.
LEVELS: Final[Mapping[str, frozenset[str]]] = {
    "country": frozenset({"country", "territory"}),
    "province": frozenset({"province", "prefecture", "region", "aimag", "state"}),
    "state": frozenset({"state", "region", "province"}),
    "prefecture": frozenset({"prefecture", "autonomous-prefecture", "prefecture-city", "province"}),
    "region": _FIRST | {"area"},
    "autonomous-region": frozenset({"autonomous-region", "autonomous-prefecture", "region"}),
    "autonomous-prefecture": frozenset({"autonomous-prefecture"}),
    "aimag": frozenset({"aimag"}),
    "special-city": frozenset({"special-city", "direct-municipality", "province", "city"}),
    "direct-municipality": frozenset({"direct-municipality", "special-city", "city"}),
    "city-municipality": frozenset({"city-municipality"}),
    "town-municipality": frozenset({"town-municipality", "city-municipality"}),
    "subdistrict-municipality": frozenset({"subdistrict-municipality", "town-municipality"}),
    "municipality": _CITIES | {"subdistrict-municipality"},
    "city": _CITIES,
    "town": frozenset({"town", "town-municipality", "city", "subdistrict-municipality"}),
    "district": frozenset({"district", "county"}),
    "county": frozenset({"county", "district", "prefecture", "state", "region"}),
    "subdistrict": frozenset({"subdistrict", "town"}),
}

# Words that stand BEFORE the name, by language; longer ones are tried first.
BEFORE: Final[Mapping[str, Mapping[str, str]]] = {
    "th": {
        "ประเทศ": "country",
        "สาธารณรัฐ": "country",
        "ราชอาณาจักร": "country",
        "ดินแดน": "country",
        "จังหวัด": "province",
        "จ.": "province",
        "มณฑล": "province",
        "แขวง": "province",
        "แคว้น": "state",
        "รัฐ": "state",
        "ไอมัก": "aimag",
        "ไอมัค": "aimag",
        "ภาค": "region",
        "ภูมิภาค": "region",
        "เขตปกครองตนเอง": "autonomous-region",
        "แคว้นปกครองตนเอง": "autonomous-prefecture",
        "เขตปกครองพิเศษ": "region",
        "นครปกครองพิเศษ": "special-city",
        "เมืองปกครองพิเศษ": "special-city",
        "นครปกครองตนเองพิเศษ": "special-city",
        "มหานคร": "city",
        "เทศบาลนคร": "city-municipality",
        "ทน.": "city-municipality",
        "เทศบาลเมือง": "town-municipality",
        "ทม.": "town-municipality",
        "เทศบาลตำบล": "subdistrict-municipality",
        "ทต.": "subdistrict-municipality",
        "เทศบาล": "municipality",
        "นคร": "city",
        "กรุง": "city",
        "เมือง": "city",
        "อำเภอ": "district",
        "อําเภอ": "district",
        "อ.": "district",
        "เขต": "district",
        "ตำบล": "subdistrict",
        "ต.": "subdistrict",
    },
    "en": {
        "province of": "province",
        "state of": "state",
        "prefecture of": "prefecture",
        "city of": "city",
        "municipality of": "municipality",
        "town of": "town",
        "county of": "county",
        "district of": "district",
        "region of": "region",
        "kingdom of": "country",
        "republic of": "country",
        "changwat": "province",
        "amphoe": "district",
        "mueang": "city",
    },
    "lo": {"ແຂວງ": "province", "ເມືອງ": "district", "ນະຄອນ": "city"},
}

# Words that stand AFTER the name, by language.
AFTER: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "province": "province",
        "state": "state",
        "prefecture": "prefecture",
        "autonomous prefecture": "autonomous-prefecture",
        "dai autonomous prefecture": "autonomous-prefecture",
        "autonomous region": "autonomous-region",
        "special region": "region",
        "special administrative region": "region",
        "region": "region",
        "aimag": "aimag",
        "special self-governing city": "special-city",
        "metropolitan city": "special-city",
        "special city": "special-city",
        "city municipality": "city-municipality",
        "town municipality": "town-municipality",
        "subdistrict municipality": "subdistrict-municipality",
        "municipality": "municipality",
        "city": "city",
        "town": "town",
        "district": "district",
        "county": "county",
        "subdistrict": "subdistrict",
    },
    "zh": {
        "省": "province",
        "特别市": "special-city",
        "特别自治市": "special-city",
        "广域市": "special-city",
        "直辖市": "direct-municipality",
        "市": "city",
        "府": "province",
        "自治州": "autonomous-prefecture",
        "自治区": "autonomous-region",
        "特别行政区": "region",
        "特区": "region",
        "州": "state",
        "邦": "state",
        "县": "county",
        "区": "district",
        "镇": "subdistrict",
    },
    "ja": {"県": "prefecture"},
    "ko": {
        "특별자치시": "special-city",
        "특별자치도": "province",
        "특별시": "special-city",
        "광역시": "special-city",
        "시": "city",
        "도": "province",
        "군": "county",
        "구": "district",
        "현": "prefecture",
        "주": "province",
        "성": "province",
    },
    "mn": {"аймаг": "aimag", "хот": "city", "сум": "district"},
}


def _by_level() -> dict[str, dict[str, tuple[str, ...]]]:
    words: dict[str, dict[str, tuple[str, ...]]] = {level: {} for level in LEVELS}
    for side in (BEFORE, AFTER):
        for language, table in side.items():
            for word, level in table.items():
                known = words[level].get(language, ())
                words[level][language] = (*known, word)
    return words


# level: {language: words}, both sides together; for callers that ask "is this a level word?".
LEVEL_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = _by_level()


def level_stated(folded: str) -> str:
    """The level whose word a folded name of a place begins or ends with; "" without one.

    For names that the gazetteer does not know. A Latin level word is a word of its own, a Chinese
    one stands behind at least two letters.
    """
    character = folded[:1]
    if "\u0e00" <= character <= "\u0e7f":
        words = [word for word in BEFORE["th"] if folded.startswith(word)]
        return BEFORE["th"][max(words, key=len)] if words else ""
    if "\u3400" <= character <= "\u9fff":
        long = [w for w in AFTER["zh"] if folded.endswith(w) and len(folded) >= len(w) + 2]
        return AFTER["zh"][max(long, key=len)] if long else ""
    behind = [word for word in AFTER["en"] if folded.endswith(f" {word}")]
    before = [word for word in BEFORE["en"] if folded.startswith(f"{word} ")]
    if behind:
        return AFTER["en"][max(behind, key=len)]
    return BEFORE["en"][max(before, key=len)] if before else ""
