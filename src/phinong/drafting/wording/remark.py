"""One remark of the wording check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Where the rules rest: general knowledge of drafting, and the anatomy of a Thai memorandum.
HABITS = "docs/sources.md#wording"
ANATOMY = "https://ryt9.com/s/cabt/88407"
# What is seen without any rule: the text's own languages, its template, the register's names.
TEXT, TEMPLATE, REGISTER = "text", "template", "register"
SEVERITIES = ("change", "look")


@dataclass(frozen=True, slots=True)
class Remark:
    """What should be looked at. `start` and `end` are characters of the clause's heading or words
    (`where`) in `tag`; both are 0 for a remark on the whole clause, or with no `uid` on the text.

    `code` has its sentence in `messages_wording`; `why` is the rule's own reason by language where
    the rule is data. `severity`: `change` where it is surely wrong, `look` where a person decides.
    """

    code: str
    uid: str = ""
    tag: str = ""
    start: int = 0
    end: int = 0
    where: str = "words"
    words: str = ""
    severity: str = "look"
    why: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: str = HABITS
