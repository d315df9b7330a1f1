"""How an article is numbered in each language's official papers."""

from collections.abc import Callable

from phinong.core.calendars import to_thai_digits

HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number from 1 to 999 in Chinese numerals: 一, 十, 十二, 二十, 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{HAN[hundreds]}百" if hundreds else ""
    if hundreds and not tens and ones:
        words += HAN[0]
    if tens:
        words += ("" if tens == 1 and not hundreds else HAN[tens]) + "十"
    return words + (HAN[ones] if ones else "")


LABELS: dict[str, Callable[[int], str]] = {
    "th": lambda n: f"ข้อ {to_thai_digits(str(n))}",
    "en": lambda n: f"Article {n}",
    "zh-Hans": lambda n: f"第{han(n)}条",
    "zh-Hant": lambda n: f"第{han(n)}條",
    "ja": lambda n: f"第{n}条",
    "ko": lambda n: f"제{n}조",
    "fr": lambda n: f"Article {n}",
    "de": lambda n: f"Artikel {n}",
    "vi": lambda n: f"Điều {n}",
    "id": lambda n: f"Pasal {n}",
}


def article(number: int, tag: str) -> str:
    """The number of an article in a text of this language; plain digits where we know no form."""
    return LABELS.get(tag, lambda n: f"{n}.")(number)
