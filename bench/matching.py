"""Whether a written name is the labelled one: spelling, punctuation and titles aside."""

import re
import unicodedata
from typing import Any

_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3400-\u9fff]")
_HAN, _THAI = re.compile("[\u3400-\u9fff]"), re.compile("[\u0e00-\u0e7f]")
_BRACKETS = re.compile(r"\([^)]*\)|（[^）]*）")
_TITLES = re.compile(
    r"(?:(?:รอง|ผู้ช่วย)?ศาสตราจารย์|นายแพทย์|แพทย์หญิง|นางสาว|นาย|นาง|น\.ส\.|ดร\.|[รผ]?ศ\.|นพ\.|พญ\.|"
    r"คุณ|ท่าน|ฯพณฯ|(?:mrs?|ms|dr|prof|professor|h\.e|sir)\b\.?)[\s.]*",
    re.IGNORECASE,
)
SHORTEST = {"han": 2, "thai": 5, "latin": 6}


def plain(text: str) -> str:
    """Letters and digits alone, in one case; spaces only where the script has them."""
    folded = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).casefold()
    words = re.sub(r"[^\w\u0e00-\u0e7f]+|_", " ", folded).split()
    spaced = " ".join(words).removeprefix("the ")
    return spaced.replace(" ", "") if _UNSPACED.search(spaced) else spaced


def without_title(name: str) -> str:
    """A person's name without brackets and the titles before it, in plain letters."""
    bare = _BRACKETS.sub(" ", name).strip()
    while (found := _TITLES.match(bare)) and len(bare) - found.end() > 1:
        bare = bare[found.end() :]
    return plain(bare)


def same_person(one: str, other: str) -> bool:
    """Whether two names without titles are of one person: one may be a part of the other."""
    short, long_ = sorted((one, other), key=len)
    if not short or short == long_:
        return bool(short)
    if _HAN.search(short):
        return len(short) >= SHORTEST["han"] and short in long_
    if _THAI.search(short):
        return len(short) >= SHORTEST["thai"] and short in long_
    words = short.split()
    if len(words) > 1 and set(words) <= set(long_.split()):
        return True
    return len(short) >= SHORTEST["latin"] and short.replace(" ", "") == long_.replace(" ", "")


def names_of(label: dict[str, Any]) -> set[str]:
    """Every labelled name of a party, in plain letters."""
    listed = [label["name_en"], label["name_in_text"], *label.get("aliases", [])]
    return {plain(name) for name in listed if name}
