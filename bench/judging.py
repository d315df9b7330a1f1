"""Labelled papers: which of the reader's values an officer who labelled them would accept.

Two sets. The blind set of `tests/reading` was written and labelled before the reader read it, so
it tells how the reader does on pages nobody built it for. With the development set the reader was
built; BENCH_LABELLED names its folder, with `dev-gold.jsonl` and `texts/ID.txt`, or else the folder
`shared/reading` beside the checkout is taken, where there is one.

Judged is only what the labels say. Where they are silent or leave a thing open (an optional party,
people that are not all listed) the value is not judged at all.
"""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.matching import names_of, plain, same_person, without_title
from bench.registers import ROOT
from phinong.reader.evidence import signs
from phinong.reader.extract import extract
from phinong.reader.findings import findings_of
from phinong.reader.model import Finding, Value
from phinong.reader.reading import facts_of

Label = dict[str, Any]
# Codes of the register in the words of the labels.
TIE_KINDS = {
    "sister": "sister_city",
    "friendship": "sister_city",
    "friendly-exchange": "sister_city",
}
INSTRUMENTS = {"memorandum-of-cooperation": "mou", "letter-of-intent": "loi"}


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of one paper: its kind and sign, what its stage thought, and whether it is right.

    `right` is None where the labels cannot tell. `finding` numbers the paper's findings.
    """

    paper: str
    finding: int
    finding_kind: str
    name: str
    kind: str
    sign: float
    by_hand: float
    right: bool | None


BLIND = ROOT / "tests" / "reading"


def folder() -> Path | None:
    """Where the development set is, or None."""
    named = os.environ.get("BENCH_LABELLED")
    path = Path(named) if named else ROOT.parent / "shared" / "reading"
    return path if (path / "dev-gold.jsonl").exists() else None


def labels(path: Path) -> Iterator[tuple[Label, str]]:
    """Each label with the text of its paper."""
    file = next(p for name in ("dev-gold", "gold") if (p := path / f"{name}.jsonl").exists())
    for line in file.read_text("utf-8").splitlines():
        label = json.loads(line)
        places = (path / "texts", path.parent / "documents")
        text = next(p for place in places if (p := place / f"{label['id']}.txt").exists())
        yield label, text.read_text("utf-8")


def learnt_from(label: Label) -> bool:
    """Whether the reader's words and weights were made with this paper in view: of the suite's own
    set the odd numbers were."""
    return label["id"][0] in "cntvw" and int(label["id"][1:]) % 2 == 1


def judged(path: Path) -> list[Judged]:
    """Every value of the labelled papers of a set; of the suite's own, those not learnt from."""
    kept = [
        (label, text) for label, text in labels(path) if path != BLIND or not learnt_from(label)
    ]
    return [value for label, text in kept for value in of_paper(label, text)]


def of_paper(label: Label, text: str) -> Iterator[Judged]:
    """The values of one paper, judged."""
    facts = facts_of(extract(text))
    found = list(findings_of(facts))
    judge = Judge(label, facts.page.text)
    for number, (one, kinds) in enumerate(zip(found, signs(found, facts), strict=True)):
        for value, (kind, sign) in zip(one.values, kinds, strict=True):
            right = judge.right(kind, value, one)
            yield Judged(
                label["id"], number, one.kind, value.name, kind, sign, value.confidence, right
            )


def is_called(who: Label, name: str) -> bool:
    """Whether a labelled person bears this name, given without titles."""
    known = [who["name_in_text"], *who.get("aliases", [])]
    return any(same_person(without_title(one), name) for one in known)


class Judge:
    """One paper's label, asked about the reader's values."""

    def __init__(self, label: Label, text: str) -> None:
        self.label, self.text = label, text
        self.rules: dict[str, Callable[[Value, Finding], bool | None]] = {
            "paper-date": self.paper_date,
            "event-date": partial(self.single, "event_date"),
            "event-type": partial(self.single, "event_type"),
            "instrument": partial(self.single, "instrument"),
            "stage": partial(self.single, "stage"),
            "tie-kind": self.tie_kind,
            "party": self.party,
            "side": self.side,
            "person": self.person,
            "honorific": self.honorific,
            "post": self.post,
            "body": self.body,
            "area": self.area,
            "sdg": self.sdg,
        }

    def right(self, kind: str, value: Value, found: Finding) -> bool | None:
        """Whether the value is right; None where the label does not tell."""
        rule = self.rules.get(kind)
        return rule(value, found) if rule else None

    def single(self, field: str, value: Value, _: Finding) -> bool | None:
        """A field with one value, or further ones that are accepted.

        An empty label says that the text does not tell, except where empty is accepted besides.
        """
        said = INSTRUMENTS.get(str(value.value), str(value.value)).replace("-", "_")
        said = str(value.value) if field == "event_date" else said
        accepted = self.label.get("accept", {}).get(field, [])
        return said in [self.label[field], *accepted]

    def paper_date(self, value: Value, _: Finding) -> bool | None:
        """The day of publication that the text states."""
        return value.value == self.label["published"]

    def tie_kind(self, value: Value, found: Finding) -> bool | None:
        """Of a claim between labelled parties; sister and friendship city count as one."""
        if not all(self.parties_named(side) for side in found.all("side")):
            return None
        said = TIE_KINDS.get(str(value.value), str(value.value))
        merged = {"friendly_city": "sister_city"}
        wanted = [self.label["tie_kind"], *self.label.get("accept", {}).get("tie_kind", [])]
        return said in [merged.get(kind, kind) for kind in wanted]

    def parties_named(self, value: Value) -> list[Label]:
        """The labelled parties that a written name means."""
        name = plain(value.as_written)
        return [party for party in self.label["parties"] if name in names_of(party)]

    def party(self, value: Value, _: Finding) -> bool | None:
        """A party of the main event; an optional one is left open."""
        named = self.parties_named(value)
        if named and all(party.get("optional") for party in named):
            return None
        return bool(named)

    def side(self, value: Value, _: Finding) -> bool | None:
        """A side of some tie of the paper: background ones are labelled as optional."""
        return bool(self.parties_named(value))

    def person_named(self, value: Value) -> Label | None:
        """The labelled person whom a name means."""
        name = without_title(value.as_written)
        return next((who for who in self.label["people"] if is_called(who, name)), None)

    def person(self, value: Value, _: Finding) -> bool | None:
        """A person of the paper, where all of them are labelled."""
        if not self.label["people_complete"]:
            return None
        return self.person_named(value) is not None

    def honorific(self, value: Value, found: Finding) -> bool | None:
        """What stands right before a labelled name belongs to no name."""
        name = found.first("name")
        who = self.person_named(name) if name else None
        if who is None or name is None:
            return None
        between = self.text[value.span.end : name.span.start]
        exact = plain(name.as_written) == plain(who["name_in_text"])
        return exact and len(between.strip()) == 0

    def post(self, value: Value, found: Finding) -> bool | None:
        """The labelled role, or the part of it that holds or is held by the words read."""
        name = found.first("name")
        who = self.person_named(name) if name else None
        if who is None or not who.get("role_in_text"):
            return None
        said, wanted = (plain(t) for t in (value.as_written, who["role_in_text"]))
        return said in wanted or wanted in said

    def body(self, value: Value, found: Finding) -> bool | None:
        """The labelled role names it, or it is a labelled party or further body."""
        name = found.first("name")
        who = self.person_named(name) if name else None
        if who is None or not who.get("role_in_text"):
            return None
        written = plain(value.as_written)
        further = {plain(body) for body in self.label.get("other_organisations", [])}
        named = written in further or bool(self.parties_named(value))
        return named or written in plain(who["role_in_text"])

    def area(self, value: Value, _: Finding) -> bool | None:
        """A field of cooperation; a debatable one is left open."""
        if value.value in self.label.get("areas_optional", []):
            return None
        return value.value in self.label["areas"]

    def sdg(self, value: Value, _: Finding) -> bool | None:
        """A goal that the text names."""
        return value.value in self.label["sdgs"]
