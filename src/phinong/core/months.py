"""Names of the months and days of the week in Thai and English, in all usual spellings."""

import re

THAI_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
THAI_SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
# Spoken forms without the ending, and the misspellings that papers and the press repeat.
_THAI_OTHER = {
    "มกรา": 1,
    "กุมภา": 2,
    "กุมภาพันธุ์": 2,
    "กุมภาพัน": 2,
    "กุมพาพันธ์": 2,
    "มีนา": 3,
    "เมษา": 4,
    "พฤษภา": 5,
    "พฤกษภาคม": 5,
    "พฤษาคม": 5,
    "มิถุนา": 6,
    "มิถุยายน": 6,
    "กรกฎา": 7,
    "กรกฏาคม": 7,
    "กรกฏา": 7,
    "กรกดาคม": 7,
    "สิงหา": 8,
    "กันยา": 9,
    "ตุลา": 10,
    "พฤศจิกา": 11,
    "พฤษจิกายน": 11,
    "พฤศจิกายายน": 11,
    "ธันวา": 12,
    "ธันวาคน": 12,
}
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_SHORT = tuple(name[:3] for name in ENGLISH_MONTHS)

THAI_DAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _month_numbers() -> dict[str, int]:
    """{name without dots and spaces, lower case: number}."""
    numbers = dict(_THAI_OTHER)
    for names in (THAI_MONTHS, THAI_SHORT, ENGLISH_MONTHS, ENGLISH_SHORT):
        numbers |= {name.replace(".", "").lower(): n for n, name in enumerate(names, start=1)}
    return numbers | {"sept": 9}


# Look a written month up by `month_key`.
MONTH_NUMBERS = _month_numbers()


def month_key(written: str) -> str:
    """A written month as `MONTH_NUMBERS` has it: "มี. ค." -> "มีค"."""
    return written.replace(".", "").replace(" ", "").lower()


def month_pattern() -> str:
    """A regular expression for every written month in lower case, the longest first.

    Abbreviations come with their dots, without, or with a space after a dot.
    """
    words = [re.escape(name) for name in (*THAI_MONTHS, *_THAI_OTHER)]
    words += [name.lower() for name in ENGLISH_MONTHS]
    words += [rf"{name.lower()}\.?" for name in (*ENGLISH_SHORT, "Sept")]
    words += [r"\.? ?".join(short[:-1].split(".")) + r"\.?" for short in THAI_SHORT]
    return "|".join(sorted(words, key=len, reverse=True))
