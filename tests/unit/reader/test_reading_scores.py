"""The reader on labelled documents: what it reached, and that it knows none of them by heart."""

import ast
import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from tests.worlds.reading_scores import scored

from phinong.reader import read

HERE = Path(__file__).parents[2] / "reading"
# A little under what is reached. The odd numbers were learnt from, the even ones only scored.
FLOORS = {
    "odd": {
        "is_cooperation": 0.94,
        "event_type": 0.88,
        "event_date": 0.91,
        "tie_kind_merged": 0.94,
        "instrument": 0.93,
        "stage": 0.91,
        "all_dates": 0.98,
        "parties": 0.9,
        "areas": 0.8,
        "people": 0.9,
    },
    "even": {
        "is_cooperation": 0.93,
        "event_type": 0.82,
        "event_date": 0.86,
        "tie_kind_merged": 0.89,
        "instrument": 0.91,
        "stage": 0.8,
        "all_dates": 0.98,
        "parties": 0.82,
        "areas": 0.72,
        "people": 0.89,
    },
}
_LEAST = {"th": 6, "en": 8, "zh": 3}  # letters below which a name is a word of the field as well


@cache
def labels():
    return [json.loads(line) for line in (HERE / "gold.jsonl").read_text("utf-8").splitlines()]


@cache
def records():
    return {
        label["id"]: read((HERE / "texts" / f"{label['id']}.txt").read_text("utf-8")).record
        for label in labels()
    }


def of_half(half):
    odd = half == "odd"
    return [label for label in labels() if int(label["id"][1:]) % 2 == odd]


@pytest.mark.parametrize("half", FLOORS)
def test_no_field_falls_below_what_was_reached(half):
    found = scored((label, records()[label["id"]]) for label in of_half(half))
    assert {field: f1 for field, f1 in found.items() if f1 < FLOORS[half][field]} == {}


def test_labels_held_against_themselves_are_right_in_every_field():
    found = scored((label, label) for label in labels())
    assert set(found.values()) == {1.0}


def test_an_empty_reading_is_right_in_no_field():
    empty = {
        "is_cooperation": False,
        **dict.fromkeys(("event_type", "event_date", "tie_kind", "instrument", "stage")),
        **dict.fromkeys(("all_dates", "parties", "areas", "people"), ()),
    }
    assert set(scored((label, empty) for label in labels()).values()) == {0.0}


@cache
def phrases():
    """Every phrase of the lexicons as written."""
    found = set()
    for source in files("phinong.reader").joinpath("lexicons").iterdir():
        for codes in tomllib.loads(source.read_text("utf-8")).values():
            for weights in codes.values():
                found.update(phrase for listed in weights.values() for phrase in listed)
    return found


def names_labelled():
    """The people of this set and, on the builders' machine, of the set built with."""
    beside = HERE.parents[2] / "shared" / "reading" / "dev-gold.jsonl"
    sources = [HERE / "gold.jsonl", *([beside] if beside.exists() else [])]
    for source in sources:
        for line in source.read_text("utf-8").splitlines():
            label = json.loads(line)
            least = _LEAST[label["lang"]]
            yield from (
                p["name_in_text"] for p in label["people"] if len(p["name_in_text"]) >= least
            )


def test_no_person_of_a_labelled_document_is_known_by_name():
    assert {name for name in names_labelled() if name.casefold() in phrases()} == set()


def strings(tree):
    """Every string of a module that is not the words about it."""
    about = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in about:
            yield node.value


def test_no_person_of_a_labelled_document_stands_in_the_code():
    modules = Path(read.__code__.co_filename).parent.rglob("*.py")
    code = "\n".join(
        text for path in modules for text in strings(ast.parse(path.read_text("utf-8")))
    )
    assert {name for name in names_labelled() if name in code} == set()
