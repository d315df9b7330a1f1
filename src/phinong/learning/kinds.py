"""What the memory must know of learning items: fetch, name, address, take back."""

from collections.abc import Iterable
from typing import Any

from phinong.learning.actions import remove_item
from phinong.learning.models import LearningItem
from phinong.record.landing import Record


def items(numbers: Iterable[int]) -> dict[int, Any]:
    """Learning items by number, with their cities."""
    return LearningItem.objects.select_related("city").in_bulk(list(numbers))


def title_of(item: LearningItem, language: str) -> str:
    """The item's title."""
    return item.title(language).text


RECORDS = {
    "learning-item": Record(items, title_of, LearningItem.get_absolute_url, remove_item),
}
