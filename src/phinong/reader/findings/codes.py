"""The register's own codes in findings, where the reader's words for a thing are called otherwise.

The lexicons and the flat record keep the codes of the labelled sets. What an officer sees and
what the rooms take are the codes of the vocabularies, so findings are turned once, here, when
they leave the reader. A code that no table lists is a code of the vocabulary already.
"""

from ..model import Finding, Value, finding
from ..shadow import has_han, shadow

# Which vocabulary each coded value of a finding is from, by kind of finding and name of value.
VOCABULARIES = {
    ("tie-claim", "kind"): "tie-kinds",
    ("tie-claim", "stage"): "stages",
    ("agreement", "instrument"): "instruments",
    ("agreement", "stage"): "stages",
    ("agreement", "lineage"): "lineage",
    ("agreement", "area"): "areas",
    ("agreement", "sdg"): "sdgs",
    ("agreement", "language"): "languages",
    ("resolution", "outcome"): "outcomes",
    ("resolution", "about"): "instruments",
    ("activity", "event-type"): "event-types",
    ("activity", "qualifier"): "qualifiers",
    ("network", "stage"): "stages",
    ("learning-item", "kind"): "learning-kinds",
    ("figure", "subject"): "figure-subjects",
    ("figure", "qualifier"): "qualifiers",
    ("person-post", "capacity"): "capacities",
}
TABLES: dict[str, dict[str, str]] = {
    "tie-kinds": {
        "sister_city": "sister",
        # Of Thai and English words; see `tie_kind` for the same words in Chinese.
        "friendly_city": "friendship",
    },
    "instruments": {
        "loi": "letter-of-intent",
        "action_plan": "action-plan",
        "joint_statement": "joint-statement",
    },
    "stages": {"in_review": "in-review"},
    "event-types": {"draft_review": "draft-review"},
}
# Kinds of finding with a code that may be called otherwise.
CODED = frozenset(kind for (kind, _), vocabulary in VOCABULARIES.items() if vocabulary in TABLES)
# 友好城市 reads "friendship city" and is the highest kind in China. 友好交流城市, with "exchange",
# is the step below, which two foreign affairs offices settle between them.
EXCHANGE = "交流"
# บันทึกความร่วมมือ is a paper of its own in the register; the labelled sets call it a memorandum of
# understanding.
COOPERATION = (
    "บันทึกความร่วมมือ",
    "memorandum of cooperation",
    "memorandum of co-operation",
    "合作备忘录",
)


def in_register_codes(found: Finding) -> Finding:
    """The finding with every coded value in the code of its vocabulary; its key follows."""
    if found.kind not in CODED:
        return found
    values = [
        coded(value, VOCABULARIES.get((found.kind, value.name), "")) for value in found.values
    ]
    if all(new is old for new, old in zip(values, found.values, strict=True)):
        return found
    return finding(found.kind, values, span=found.span)


def coded(value: Value, vocabulary: str) -> Value:
    """The value with the code of this vocabulary; as it is where it has that already."""
    code = str(value.value)
    if vocabulary == "tie-kinds":
        return tie_kind(value)
    if vocabulary == "instruments":
        return value._replace(value=instrument(code, value.as_written))
    table = TABLES.get(vocabulary, {})
    return value._replace(value=table[code]) if code in table else value


def tie_kind(value: Value) -> Value:
    """The kind the words name; in Chinese it is not the one they seem to name."""
    code = TABLES["tie-kinds"].get(str(value.value), str(value.value))
    if code != "friendship" or not has_han(value.as_written):
        return value._replace(value=code)
    code = "friendly-exchange" if EXCHANGE in value.as_written else "sister"
    return value._replace(value=code, why=(f"zh-friendship-is-{code}",))


def instrument(code: str, words: str) -> str:
    """The instrument; a memorandum whose words say cooperation is one of cooperation."""
    cooperation = code == "mou" and any(word in shadow(words) for word in COOPERATION)
    return "memorandum-of-cooperation" if cooperation else TABLES["instruments"].get(code, code)
