"""Thailand: districts from geothai, municipalities from our list, coordinates from GeoNames."""

from collections import Counter, defaultdict
from functools import cache

from . import chinese
from .geonames import City, add_facts, by_country, plain, thai_names
from .packages import thai_areas
from .rows import Row, Rows, hand

KINDS = {"city": "city-municipality", "town": "town-municipality"}


@cache
def _province_of_code() -> dict[str, str]:
    """GeoNames' codes of Thai provinces → ISO, by the districts that both name alike."""
    district = {name.removeprefix("เขต"): code[:2] for code, name, _ in thai_areas("districts")}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in by_country()["TH"]:
        for name in thai_names(city):
            if name in district:
                votes[city["admin1code"]][district[name]] += 1
    return {code: f"TH-{counted.most_common(1)[0][0]}" for code, counted in votes.items()}


@cache
def _cities() -> dict[tuple[str, str], City]:
    """GeoNames' Thai cities by province and name, in Thai and in plain English."""
    found: dict[tuple[str, str], City] = {}
    for city in by_country()["TH"]:
        province = _province_of_code().get(city["admin1code"], "")
        english = plain(city["name"]).removeprefix("mueang").removeprefix("amphoe")
        for name in (*thai_names(city), english):
            found.setdefault((province, name), city)
    return found


def _city(province: str, th: str, en: str) -> City | None:
    return _cities().get((province, th)) or _cities().get((province, plain(en)))


def districts() -> Rows:
    """All districts. The bare name of a capital's district is the capital's, so it is left out."""
    rows = {}
    for code, th, en in thai_areas("districts"):
        province = f"TH-{code[:2]}"
        row = Row(f"TH-{code}", "district", "TH", province, sources=["geothai"])
        if th.startswith("เมือง"):
            row.call("th", f"อำเภอ{th}", f"อ.{th}")
        else:
            row.call("th", th)
        row.call("en", en)
        if city := _city(province, th.removeprefix("เขต"), en):
            add_facts(row, city)
            row.population = 0
        rows[row.id] = row
    return rows


def municipalities(provinces: Rows) -> Rows:
    """City and town municipalities; the capital's shares its province's Chinese name."""
    rows = {}
    for province, level, names, *_ in hand("thai-municipalities"):
        for pair in names.split(","):
            th, en = pair.strip().split("=")
            row = _municipality(province, KINDS[level], th, en)
            if th == provinces[province].name("th"):
                _share_chinese(row, provinces[province])
            rows[row.id] = row
    return rows


def _municipality(province: str, kind: str, th: str, en: str) -> Row:
    city = _city(province, th, en)
    id_ = f"gn-{city['geonameid']}" if city else f"{province}-{plain(en)}"
    row = Row(id_, kind, "TH", province, sources=["known"])
    row.call("th", th)
    row.call("en", en)
    if city:
        add_facts(row, city)
    return row


def _share_chinese(row: Row, province: Row) -> None:
    row.call("en", *province.forms["en"])
    for form in province.forms.get("zh-Hans", []):
        if len(form) > 1 and not form.endswith("府"):
            row.call("zh-Hans", form)
            row.call("zh-Hant", chinese.traditional(form))
