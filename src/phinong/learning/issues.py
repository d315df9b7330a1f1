"""Which small weave an issue of a city wears: by the words of its title, in three languages."""

from phinong.core.folding import fold
from phinong.learning.models import LearningItem

# Shapes of `core.drawing.issue_weave`, tried in this order; words are folded.
WORDS: dict[str, tuple[str, ...]] = {
    "dust": (
        "pm2",
        "pm 2",
        "dust",
        "smog",
        "haze",
        "air quality",
        "ฝุ่น",
        "หมอกควัน",
        "霾",
        "雾",
        "空气",
    ),
    "heat": ("heat", "hot city", "ความร้อน", "โลกร้อน", "热岛", "高温"),
    "trees": ("green", "tree", "park", "สีเขียว", "ต้นไม้", "绿", "树"),
    "grain": ("food", "farm", "อาหาร", "เกษตร", "食", "粮", "农"),
    "canal": (
        "canal",
        "river",
        "water",
        "flood",
        "คลอง",
        "แม่น้ำ",
        "น้ำท่วม",
        "น้ำเสีย",
        "河",
        "水",
        "运河",
    ),
}


def shape_of(item: LearningItem) -> str:
    """The code of the weave for an issue; its own code where no word tells, a weave of its own."""
    said = [fold(title) for title in item.titles.values()]
    for shape, words in WORDS.items():
        if any(fold(word) in title for word in words for title in said):
            return shape
    return item.code
