"""Names for generated places, in three scripts, each marked as a sample.

A name is a row of syllables chosen by its number, so that a number always gives the same name,
two numbers never do, and the names of a large register share syllables as real ones do.
"""

from dataclasses import dataclass
from importlib.resources import files

FILE = files("phinong.site.generate") / "syllables.txt"
Syllable = tuple[str, ...]


def syllables(of: str) -> tuple[Syllable, ...]:
    """The (Thai, Latin, Chinese) syllables under one heading of the file."""
    _, _, after = FILE.read_text(encoding="utf-8").partition(f"[{of}]\n")
    return tuple(tuple(line.split()) for line in after.partition("[")[0].splitlines())


THAI, CHINESE = syllables("thai"), syllables("chinese")
MARK = {"th": "ตัวอย่าง", "en": "sample", "zh-Hans": "样例"}
FEWEST_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the generated world: whose syllables, which words around a name, where."""

    country: str
    syllables: tuple[Syllable, ...]
    place_kind: str
    body_kind: str
    around: dict[str, str]
    latitude: float
    longitude: float


OURS = Region(
    "TH",
    THAI,
    "province",
    "province",
    {"th": "จังหวัด{}", "en": "{} Province", "zh-Hans": "{}府"},
    18.8,
    99.0,
)
THEIRS = (
    Region(
        "CN",
        CHINESE,
        "prefecture-city",
        "city",
        {"th": "เมือง{}", "en": "{} City", "zh-Hans": "{}市"},
        25.0,
        102.7,
    ),
    Region(
        "TH",
        THAI,
        "city-municipality",
        "municipality",
        {"th": "เทศบาลนคร{}", "en": "{} Municipality", "zh-Hans": "{}直辖市"},
        18.3,
        99.5,
    ),
    Region(
        "LA",
        THAI,
        "province",
        "province",
        {"th": "แขวง{}", "en": "{} Province", "zh-Hans": "{}省"},
        19.9,
        102.1,
    ),
)


def bare(region: Region, number: int) -> dict[str, str]:
    """The name itself, without what kind of place it is."""
    chosen: list[Syllable] = []
    while number or len(chosen) < FEWEST_SYLLABLES:
        number, place = divmod(number, len(region.syllables))
        chosen.append(region.syllables[place])
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
    return {tag: region.around[tag].format(name) for tag, name in bare(region, number).items()}
