"""The checks themselves: a text and some facts in, remarks out."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from phinong.drafting.canonical import Part, Whole
from phinong.drafting.wording.amounts import Amount, amounts_of, figures_of, numbers_of
from phinong.drafting.wording.remark import ANATOMY, REGISTER, TEMPLATE, TEXT, Remark
from phinong.drafting.wording.rules import WordRule, part_rules, word_rules

# How far before a word a negation still makes it harmless, within the sentence.
REACH = 45
# Between Buddhist and Common Era; a bare year is compared in both.
ERA = 543
_SENTENCE_END = re.compile(r"[.;。；\n]")
# What a template leaves open, ‹place of signing›: its label is no word of the text.
_GAP = re.compile("‹[^‹›\n]+›")


@dataclass(frozen=True, slots=True)
class PartyNames:
    """A party's names by language tag, and `others`: bodies of another level at the same place."""

    code: str
    names: Mapping[str, tuple[str, ...]]
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the check must know beside the text; `longest_term` is a cap in months."""

    binding: bool = False
    parties: tuple[PartyNames, ...] = ()
    longest_term: int | None = None
    longest_term_source: str = ""


def remarks(whole: Whole, facts: Facts) -> list[Remark]:
    """Every remark on a text: those on the whole first, then clause by clause in order."""
    found = [*missing_parts(whole, facts), *prevailing(whole), *names_missing(whole, facts)]
    for part in whole.parts:
        found += missing_languages(whole, part)
        if not facts.binding:
            found += treaty_words(part)
        found += [*gaps(part), *differing(whole, part)]
        found += [*other_levels(part, facts), *long_terms(part, facts)]
    return found


def treaty_words(part: Part) -> Iterator[Remark]:
    """Words of treaties in a clause, with what to write instead."""
    for tag, wording in part.texts.items():
        for where, text in (("heading", wording.heading), ("words", wording.words)):
            for rule, start, end in treaty_hits(text, tag.partition("-")[0]):
                words = text[start:end]
                yield Remark(
                    code="wording-treaty-word",
                    uid=part.uid,
                    tag=tag,
                    start=start,
                    end=end,
                    where=where,
                    words=words,
                    why=rule.why,
                    facts={"words": words, "instead": rule.instead},
                )


@lru_cache(maxsize=2_048)
def treaty_hits(text: str, language: str) -> tuple[tuple[WordRule, int, int], ...]:
    """(rule, start, end) of every word of treaties; found once for the same words, since most
    clauses stay as they are from one look to the next."""
    return tuple(
        (rule, hit.start(), hit.end())
        for rule in word_rules()
        if rule.language == language
        for hit in rule.pattern.finditer(text)
        if not (rule.unless and rule.unless.search(before(text, hit.start())))
    )


def before(text: str, place: int) -> str:
    """What stands shortly before a place, within its sentence."""
    return _SENTENCE_END.split(text[max(0, place - REACH) : place])[-1]


def missing_parts(whole: Whole, facts: Facts) -> Iterator[Remark]:
    """What the text should provide and does not, in any language."""
    said = "\n".join(f"{t.heading}\n{t.words}" for p in whole.parts for t in p.texts.values())
    if not said.strip():
        return
    for rule in part_rules():
        needless = (rule.several and len(whole.tags) < 2) or (
            facts.binding and rule.key == "not-binding"
        )
        if not needless and rule.key not in provided(said):
            facts_said = {"part": rule.labels}
            yield Remark("wording-part-missing", facts=facts_said, why=rule.why, source=ANATOMY)


@lru_cache(maxsize=16)
def provided(said: str) -> frozenset[str]:
    """The parts of an instrument that a text provides; found once for the same words."""
    said = _GAP.sub("‹›", said)
    return frozenset(rule.key for rule in part_rules() if rule.pattern.search(said))


def gaps(part: Part) -> Iterator[Remark]:
    """Gaps that a template left and nobody filled."""
    for tag, wording in part.texts.items():
        for where, text in (("heading", wording.heading), ("words", wording.words)):
            for hit in _GAP.finditer(text):
                words = hit.group()
                yield Remark(
                    code="wording-gap",
                    uid=part.uid,
                    tag=tag,
                    start=hit.start(),
                    end=hit.end(),
                    where=where,
                    words=words,
                    facts={"words": words},
                    source=TEMPLATE,
                )


def prevailing(whole: Whole) -> Iterator[Remark]:
    """A language that is to prevail and is none of the text's."""
    if whole.prevails and whole.prevails not in whole.tags:
        facts = {"language": whole.prevails}
        yield Remark("wording-prevails-not-a-text", severity="change", facts=facts, source=TEXT)


def missing_languages(whole: Whole, part: Part) -> Iterator[Remark]:
    """A clause that has words in some language and none in another."""
    for tag in whole.tags:
        if any(part.texts.values()) and not part.in_tag(tag).words.strip():
            yield Remark("wording-clause-missing", part.uid, tag, severity="change", source=TEXT)


def differing(whole: Whole, part: Part) -> Iterator[Remark]:
    """Lengths of time, days and figures that the first language has and another has not, or the
    reverse."""
    written = [tag for tag in whole.tags if part.in_tag(tag).words.strip()]
    if not written:
        return
    first = written[0]
    for tag in written[1:]:
        yield from unmatched(part, first, tag)
        yield from unmatched(part, tag, first)


def unmatched(part: Part, tag: str, other: str) -> Iterator[Remark]:
    """The amounts of one language that the other has not; a figure may be a word there."""
    here, there = part.in_tag(tag).words, part.in_tag(other).words
    known = {(amount.kind, amount.value) for amount in amounts_of(there, other)}
    numbers = numbers_of(there)
    found = [one for one in amounts_of(here, tag) if (one.kind, one.value) not in known]
    found += [one for one in figures_of(here, tag) if not same_figure(one, tag, other, numbers)]
    for amount in sorted(found, key=lambda one: one.start):
        words = here[amount.start : amount.end]
        yield Remark(
            code="wording-amounts-differ",
            uid=part.uid,
            tag=tag,
            start=amount.start,
            end=amount.end,
            words=words,
            severity="change",
            facts={"words": words, "other": other},
            source=TEXT,
        )


def same_figure(figure: Amount, tag: str, other: str, numbers: Collection[Decimal]) -> bool:
    """Whether the other text has this figure, or what may be the same year in its own era."""
    value = Decimal(figure.value)
    turned = value + ERA * ((other == "th") - (tag == "th"))
    return value in numbers or (len(str(value)) == len("2568") and turned in numbers)


def long_terms(part: Part, facts: Facts) -> Iterator[Remark]:
    """A term beyond the cap, in a clause on the term."""
    if part.topic != "term" or not facts.longest_term:
        return
    for tag, wording in part.texts.items():
        for amount in amounts_of(wording.words, tag):
            if amount.kind == "month" and int(amount.value) > facts.longest_term:
                words = wording.words[amount.start : amount.end]
                yield Remark(
                    code="wording-term-too-long",
                    uid=part.uid,
                    tag=tag,
                    start=amount.start,
                    end=amount.end,
                    words=words,
                    facts={"words": words, "months": facts.longest_term},
                    source=facts.longest_term_source,
                )


def names_missing(whole: Whole, facts: Facts) -> Iterator[Remark]:
    """A party that a language never calls by a name the register knows."""
    for tag in whole.tags:
        text = "\n".join(part.in_tag(tag).words for part in whole.parts)
        if not text.strip():
            continue
        for party in facts.parties:
            names = party.names.get(tag, ())
            if names and not any(places_of(name, text) for name in names):
                name = {"name": names[0]}
                yield Remark("wording-name-missing", tag=tag, facts=name, source=REGISTER)


def other_levels(part: Part, facts: Facts) -> Iterator[Remark]:
    """A body of another level at the same place, named where a party is meant."""
    for party in facts.parties:
        for tag, wording in part.texts.items():
            for name in party.others.get(tag, ()):
                for start in places_of(name, wording.words):
                    own = party.names.get(tag, ("",))[0]
                    yield Remark(
                        code="wording-name-of-other-body",
                        uid=part.uid,
                        tag=tag,
                        start=start,
                        end=start + len(name),
                        words=name,
                        facts={"words": name, "name": own},
                        source=REGISTER,
                    )


def places_of(name: str, text: str) -> list[int]:
    """Where a name stands in a text; a Latin one not as a part of a longer word."""
    if not name or name not in text:
        return []
    bounds = r"(?<!\w)%s(?!\w)" if name.isascii() else "%s"
    return [hit.start() for hit in re.finditer(bounds % re.escape(name), text)]
