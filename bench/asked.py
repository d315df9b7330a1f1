"""What visitors ask of a generated register: pages, and searches narrow and wide."""

import re
import sqlite3
from pathlib import Path
from urllib.parse import quote

from bench.registers import register

# Words of the stock of sentences and labels: they match a large share of the register.
COMMON = (
    "ผ้าทอ",
    "แลกเปลี่ยนนักศึกษา",
    "ลุ่มน้ำโขง",
    "เมืองพี่เมืองน้อง",
    "น้ำ",
    "weaving",
    "Mekong",
    "action plan",
    "sister city",
    "host families",
    "代表团",
    "合作",
    "学习中心",
    "友好城市",
    "學習",
    "湄公河",
)
# Syllables, each in about one of a hundred generated names.
PARTS = ("ยาว", "สอง", "พาน", "เมือง", "Lom", "Wan", "Phung", "江", "兰", "雁")
NAMES_ASKED = 40
# What marks every generated name as a sample.
MARK = re.compile(r"\s*[(（][^)）]*[)）]$")


def rows(size: int, sql: str) -> list[str]:
    """The first column of a query on a register."""
    path: Path = register(size) / "phinong.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return [str(row[0]) for row in connection.execute(sql)]


def names(size: int) -> list[str]:
    """Names of places that every register of a thousand ties or more has, in three scripts."""
    like = "code LIKE 'sample-theirs-%' AND code < 'sample-theirs-000500'"
    found = []
    for language in ("th", "en", "zh-Hans"):
        column = f"json_extract(names, '$.\"{language}\"')"
        sql = f"SELECT {column} FROM places_place WHERE {like} ORDER BY code LIMIT {NAMES_ASKED}"
        found += [MARK.sub("", name) for name in rows(size, sql)]
    return found


def searches(size: int) -> list[str]:
    """Searches, narrow and wide in turns."""
    wide = [*COMMON, *PARTS]
    return [q for place, name in enumerate(names(size)) for q in (name, wide[place % len(wide)])]


def pages(size: int) -> dict[str, list[str]]:
    """{kind of page: addresses} of a register."""
    newest = (
        "SELECT code FROM ties_tie WHERE public AND code LIKE 'sample-%' ORDER BY id DESC LIMIT 60"
    )
    return {
        "home": ["/th/", "/en/", "/zh/"],
        "list of ties": ["/th/ties/", "/en/ties/?state=established", "/zh/ties/"],
        "tie": [f"/{tongue}/ties/{code}/" for code, tongue in spoken(rows(size, newest))],
        "search": [f"/th/search/?q={quote(text)}" for text in searches(size)],
    }


def spoken(codes: list[str]) -> list[tuple[str, str]]:
    """Codes with one of the three languages each."""
    return [(code, ("th", "en", "zh")[place % 3]) for place, code in enumerate(codes)]
