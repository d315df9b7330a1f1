"""Bodies: our lists of institutions, completed by rule, and Thailand's provincial administrations."""

import re

from . import chinese
from .geonames import plain
from .rows import Row, Rows, hand, split

# Kinds of Chinese institution: (ending, English, Thai). The longest ending that fits is taken.
CHINESE_KINDS = (
    ("职业技术学院", "Vocational and Technical College", "วิทยาลัยอาชีวศึกษาและเทคนิค"),
    ("师范大学", "Normal University", "มหาวิทยาลัยครู"),
    ("师范学院", "Normal University", "มหาวิทยาลัยครู"),
    ("农业大学", "Agricultural University", "มหาวิทยาลัยเกษตร"),
    ("林业大学", "Forestry University", "มหาวิทยาลัยป่าไม้"),
    ("医科大学", "Medical University", "มหาวิทยาลัยการแพทย์"),
    ("中医药大学", "University of Chinese Medicine", "มหาวิทยาลัยการแพทย์แผนจีน"),
    ("民族大学", "Minzu University", "มหาวิทยาลัยชนชาติ"),
    ("财经大学", "University of Finance and Economics", "มหาวิทยาลัยการเงินและเศรษฐศาสตร์"),
    ("外国语大学", "International Studies University", "มหาวิทยาลัยภาษาต่างประเทศ"),
    ("理工大学", "University of Technology", "มหาวิทยาลัยเทคโนโลยี"),
    ("科技大学", "University of Science and Technology", "มหาวิทยาลัยวิทยาศาสตร์และเทคโนโลยี"),
    ("工业大学", "University of Technology", "มหาวิทยาลัยอุตสาหกรรม"),
    ("交通大学", "Jiaotong University", "มหาวิทยาลัยเจียวทง"),
    ("音乐学院", "Conservatory of Music", "วิทยาลัยดนตรี"),
    ("开放大学", "Open University", "มหาวิทยาลัยเปิด"),
    ("大学", "University", "มหาวิทยาลัย"),
)
_LATIN_ID = re.compile("[^a-z0-9]+")


def slug(text: str) -> str:
    """`Yunnan Normal University` → `yunnan-normal-university`."""
    plain_words = " ".join(plain(word) for word in text.replace("'", "").split())
    return _LATIN_ID.sub("-", plain_words).strip("-")


def bodies(places: Rows) -> Rows:
    """Every body by id."""
    rows: Rows = {}
    _thai_universities(rows)
    _chinese_universities(rows, _by_short_name(places))
    for list_ in ("universities-asia", "universities-japan-korea", "universities-world"):
        _universities(rows, list_, places)
    _government(rows)
    _organisations(rows)
    _provincial_administrations(rows, places)
    return rows


def _add(rows: Rows, row: Row) -> None:
    if row.id in rows:
        raise SystemExit(f"two bodies are called {row.id}")
    row.cite("known")
    rows[row.id] = row


def _chinese(row: Row, zh: str) -> None:
    forms = [chinese.simplified(form) for form in split(zh)]
    row.call("zh-Hans", *forms)
    row.call("zh-Hant", *(chinese.traditional(form) for form in forms))


def _thai_universities(rows: Rows) -> None:
    for id_, place, th, en, zh, short, *_ in hand("universities-thailand"):
        row = Row(f"th-{id_}", "university", "TH", place)
        row.call("th", *split(th))
        row.call("en", *split(en))
        _chinese(row, zh)
        row.call("abbr", *split(short))
        for form in split(th):
            row.call("th", *_rajabhat_short(form))
        _add(rows, row)


def _rajabhat_short(form: str) -> list[str]:
    """ม.ราชภัฏเชียงใหม่, ราชภัฏเชียงใหม่ for มหาวิทยาลัยราชภัฏเชียงใหม่; ม.X for every มหาวิทยาลัยX."""
    rest = form.removeprefix("มหาวิทยาลัย")
    if rest == form or not rest:
        return []
    short = [f"ม.{rest}", f"ม. {rest}"]
    if rest.startswith("ราชภัฏ"):
        short += [rest, f"มรภ.{rest.removeprefix('ราชภัฏ')}"]
    if rest.startswith("เทคโนโลยีราชมงคล"):
        short += [f"มทร.{rest.removeprefix('เทคโนโลยีราชมงคล')}", rest.removeprefix("เทคโนโลยี")]
    return short


def _by_short_name(places: Rows) -> dict[str, Row]:
    """Chinese places above the county by their short Chinese names; provinces win."""
    found: dict[str, Row] = {}
    for row in places.values():
        if row.country in {"CN", "HK", "MO"} and len(row.id) <= 7:
            for form in row.forms.get("zh-Hans", []):
                if form not in found or len(row.id) < len(found[form].id):
                    found[form] = row
    return found


def _chinese_universities(rows: Rows, places: dict[str, Row]) -> None:
    for zh, en, th, place, short, *_ in hand("universities-china"):
        seat = places.get(place)
        if seat is None:
            print(f"no place {place} for {zh}")
        by_rule = _by_rule(zh, places)
        en_forms = split(en) or by_rule[:1]
        th_forms = [*split(th), *by_rule[1:]]
        country = seat.country if seat and seat.country in {"HK", "MO"} else "CN"
        row = Row(
            f"{country.lower()}-{slug(en_forms[0])}", "university", country, seat.id if seat else ""
        )
        row.call("zh-Hans", zh)
        row.call("en", *en_forms)
        row.call("th", *th_forms)
        for form in split(short):
            is_name = form.startswith("zh=")
            row.call("zh-Hans" if is_name else "abbr", form.removeprefix("zh="))
        row.call("zh-Hant", *(chinese.traditional(form) for form in row.forms["zh-Hans"]))
        _add(rows, row)


def _by_rule(zh: str, places: dict[str, Row]) -> list[str]:
    """(English, Thai…) of a Chinese institution named after its place; [] when it is not."""
    for ending, english, thai in CHINESE_KINDS:
        place = places.get(zh.removesuffix(ending)) if zh.endswith(ending) else None
        if place and place.name("th"):
            names = [f"{place.name('en')} {english}", f"{thai}{place.name('th')}"]
            if "师范" in ending:
                names.append(f"มหาวิทยาลัยนอร์มอล{place.name('th')}")
            return names
    return []


def _universities(rows: Rows, list_: str, places: Rows) -> None:
    for country, place, en, th, zh, local, short, *_ in hand(list_):
        forms = split(en)
        row = Row(f"{country.lower()}-{slug(forms[0])}", "university", country, place)
        row.call("en", *forms)
        row.call("th", *(split(th) or _thai_by_rule(forms[0], places.get(place))))
        _chinese(row, zh)
        row.call(_script_of(country), *split(local))
        row.call("abbr", *split(short))
        _add(rows, row)


def _thai_by_rule(en: str, place: Row | None) -> list[str]:
    """มหาวิทยาลัยชิบะ for Chiba University, where the place's own name is in the name."""
    if place and place.name("th") and en == f"{place.name('en')} University":
        return [f"มหาวิทยาลัย{form}" for form in place.forms["th"][:2]]
    return []


def _script_of(country: str) -> str:
    return {"JP": "ja", "KR": "ko", "LA": "lo", "VN": "vi", "MN": "mn"}.get(country, "en")


def _government(rows: Rows) -> None:
    for id_, kind, th, en, zh, short, *_ in hand("government-thailand"):
        _office(rows, id_, kind, ("TH", "TH-10"), (th, en, zh, short))
    for id_, kind, country, place, th, en, zh, short in hand("government-world"):
        _office(rows, id_, kind, (country, place), (th, en, zh, short))


def _office(
    rows: Rows, id_: str, kind: str, seat: tuple[str, str], names: tuple[str, str, str, str]
) -> None:
    th, en, zh, short = names
    row = Row(id_, kind, seat[0], seat[1])
    row.call("th", *split(th))
    row.call("en", *split(en))
    _chinese(row, zh)
    row.call("abbr", *split(short))
    if kind == "ministry":
        for form in split(en):
            row.call("en", form.split(" of Thailand")[0])
    _add(rows, row)


def _organisations(rows: Rows) -> None:
    for id_, kind, place, th, en, zh, short, *_ in hand("organisations"):
        country = place[:2] if kind in {"company", "organisation", "chamber", "centre"} else ""
        country = "TH" if place.startswith("TH") and kind == "foundation" else country
        _office(rows, f"x-{id_}", kind, (country, place), (th, en, zh, short))


def _provincial_administrations(rows: Rows, places: Rows) -> None:
    """The 76 อบจ.; Bangkok has none. The Chinese name is ours, by rule."""
    for id_ in sorted(id_ for id_, row in places.items() if row.iso.startswith("TH-")):
        place = places[id_]
        if place.kind != "province":
            continue
        row = Row(f"th-pao-{id_.removeprefix('TH-')}", "pao", "TH", id_)
        th = place.name("th")
        row.call("th", f"องค์การบริหารส่วนจังหวัด{th}", f"อบจ.{th}", f"อบจ. {th}")
        en = place.name("en")
        row.call("en", f"{en} Provincial Administrative Organization")
        row.call("en", f"{en} Provincial Administrative Organisation", f"{en} PAO")
        zh = next(
            (f for f in place.forms["zh-Hans"] if f.endswith("府")), place.name("zh-Hans") + "府"
        )
        row.call("zh-Hans", f"{zh}行政机构", f"{zh}行政机关")
        row.call("zh-Hant", chinese.traditional(f"{zh}行政机构"))
        _add(rows, row)
