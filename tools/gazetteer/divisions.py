"""Countries and their first-level divisions."""

import gettext

import pycountry
from babel import Locale

from . import chinese
from .packages import country_facts
from .rows import Row, Rows, extra, hand, split

# ISO 3166-1 codes that are no member state of the United Nations nor the Holy See.
TERRITORIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF "
    "MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TC TF TK TW UM VG VI WF XK YT".split()
)
# Codes that GeoNames keeps for states that are no more.
DISSOLVED = frozenset(("AN", "CS"))
LOCALES = {
    "en": "en",
    "th": "th",
    "zh-Hans": "zh_Hans",
    "zh-Hant": "zh_Hant",
    "ja": "ja",
    "ko": "ko",
}
# Kinds of division as ISO calls them, to our kinds; anything else is a region.
KINDS = {
    "Province": "province",
    "State": "state",
    "Prefecture": "prefecture",
    "Land": "state",
    "Canton": "state",
    "Autonomous region": "autonomous-region",
    "Municipality": "direct-municipality",
    "Special administrative region": "region",
    "County": "county",
    "District": "district",
    "Emirate": "state",
}
# Divisions as small as municipalities; their names would be noise.
TOO_FINE = frozenset("SI MK MT AZ LV MD ME BS SC MV LI AD SM MC NR LU IS EE CH AL".split()) - {"CH"}
# Written by hand, with better names.
BY_HAND = frozenset("TH LA MM VN KH MY MN KR TW ID JP SG BN".split())
# Cities beside the county of the same name, and territories that are countries of their own.
NOT_WANTED = ("City", "Dependency", "Overseas", "Outlying area")
# A translation that takes sides in a border dispute is left out.
DISPUTING = "伪"
GENERIC = frozenset(
    "central centre center north south east west northern southern eastern western capital "
    "littoral nord sud est ouest norte sur distrito federal plateau upper lower coast islands "
    "border midlands lakes region province state union liberty independence la libertad capital".split()
)


def countries() -> Rows:
    """All countries and territories, named by CLDR and our list."""
    rows = {}
    names = {language: Locale.parse(code).territories for language, code in LOCALES.items()}
    for code, facts in country_facts().items():
        kind = "territory" if code in TERRITORIES else "country"
        if code in DISSOLVED:
            continue
        row = Row(code, kind, code, population=int(facts["population"] or 0), sources=["cldr"])
        for language, table in names.items():
            if name := table.get(code):
                row.call(language, name)
        rows[code] = row
    for id_, en, th, zh, more, *_ in hand("countries"):
        _by_hand(rows[id_], en, th, zh, more)
    return rows


def _by_hand(row: Row, en: str, th: str, zh: str, more: str) -> None:
    """Our names before those of the packages."""
    row.cite("known")
    row.call("en", *split(en), first=True)
    row.call("th", *split(th), first=True)
    simple = split(zh)
    row.call("zh-Hans", *(chinese.simplified(form) for form in simple), first=True)
    row.call("zh-Hant", *(chinese.traditional(form) for form in simple), first=True)
    for language, forms in extra(more).items():
        row.call(language, *forms)


def divisions() -> Rows:
    """First-level divisions of the world, ours before those of the packages."""
    rows = dict(_of_asia())
    rows.update({row.id: row for row in _of_japan()})
    for part in pycountry.subdivisions:
        elsewhere = part.country_code in BY_HAND | TOO_FINE | {"CN"}
        if not elsewhere and not part.parent_code and (row := _of_package(part)):
            rows[row.id] = row
    for id_, en, th, zh, *_ in hand("world-divisions"):
        rows.setdefault(id_, Row(id_, "region", id_[:2], id_[:2], iso=id_))
        _by_hand(rows[id_], en, th, zh, "")
    return rows


def _of_asia() -> Rows:
    rows = {}
    for list_ in ("thai-provinces", "asia-divisions"):
        for id_, kind, en, th, zh, more, *_ in hand(list_):
            country = id_[:2]
            row = Row(id_, kind, country, country, iso=id_)
            _by_hand(row, en, th, zh, more)
            rows[id_] = row
    return rows


def _of_japan() -> list[Row]:
    rows = []
    for id_, en, th, ja, *_ in hand("japan"):
        if not id_.startswith("@"):
            row = Row(id_, "prefecture", "JP", "JP", iso=id_)
            row.call("ja", *split(ja))
            kanji = [chinese.from_japanese(form) for form in split(ja)]
            _by_hand(row, en, th, ";".join(kanji[:1]), "")
            rows.append(row)
    return rows


def _translations() -> dict[str, gettext.NullTranslations]:
    codes = {"th": "th", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}
    return {
        language: gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[code])
        for language, code in codes.items()
    }


TRANSLATIONS = _translations()


def _of_package(part: "pycountry.db.Data") -> Row | None:
    """A division as ISO 3166-2 and iso-codes name it; None when it has no name in Thai or Chinese."""
    name = part.name.split("[")[0].split(",")[0].split("(")[0].strip()
    translated = {language: table.gettext(part.name) for language, table in TRANSLATIONS.items()}
    translated = {
        lang: text
        for lang, text in translated.items()
        if text != part.name and not text.startswith(DISPUTING)
    }
    unwanted = part.type.startswith(NOT_WANTED) or set(name.lower().split()) <= GENERIC
    if not translated or unwanted:
        return None
    kind = KINDS.get(part.type, "region")
    row = Row(part.code, kind, part.country_code, part.country_code, iso=part.code)
    row.cite("iso-codes")
    row.call("en", name)
    for language, text in translated.items():
        clean = text.split("(")[0].split(",")[0].strip()
        row.call(language, clean)
        if language != "th" and len(clean) > 2 and clean[-1] in "省州邦县府":
            row.call(language, clean[:-1])
    if "zh-Hans" in translated:
        row.call("zh-Hant", *(chinese.traditional(form) for form in row.forms["zh-Hans"]))
    return row
