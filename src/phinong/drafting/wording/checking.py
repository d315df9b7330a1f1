"""The checks themselves: a text and some facts in, remarks out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from phinong.drafting.canonical import Part, Whole
from phinong.drafting.wording.amounts import Amount, amounts_of
from phinong.drafting.wording.remark import Remark
from phinong.drafting.wording.rules import WordRule, part_rules, word_rules

# How far before a word a negation still makes it harmless, within the sentence.
REACH = 45
_SENTENCE_END = re.compile(r"[.;。；\n]")


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
        found += [*differing(whole, part), *other_levels(part, facts), *long_terms(part, facts)]
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
            yield Remark(code="wording-part-missing", facts={"part": rule.labels}, why=rule.labels)


@lru_cache(maxsize=16)
def provided(said: str) -> frozenset[str]:
    """The parts of an instrument that a text provides; found once for the same words."""
    return frozenset(rule.key for rule in part_rules() if rule.pattern.search(said))


def prevailing(whole: Whole) -> Iterator[Remark]:
    """A language that is to prevail and is none of the text's."""
    if whole.prevails and whole.prevails not in whole.tags:
        facts = {"language": whole.prevails}
        yield Remark(code="wording-prevails-not-a-text", severity="change", facts=facts)


def missing_languages(whole: Whole, part: Part) -> Iterator[Remark]:
    """A clause that has words in some language and none in another."""
    for tag in whole.tags:
        if any(part.texts.values()) and not part.in_tag(tag).words.strip():
            yield Remark(code="wording-clause-missing", uid=part.uid, tag=tag, severity="change")


def differing(whole: Whole, part: Part) -> Iterator[Remark]:
    """Lengths of time and days that the first language has and another has not, or the reverse."""
    written = [tag for tag in whole.tags if part.in_tag(tag).words.strip()]
    if not written:
        return
    found = {tag: amounts_of(part.in_tag(tag).words, tag) for tag in written}
    first = written[0]
    for tag in written[1:]:
        yield from unmatched(part, first, found[first], found[tag])
        yield from unmatched(part, tag, found[tag], found[first])


def unmatched(
    part: Part, tag: str, here: Sequence[Amount], there: Sequence[Amount]
) -> Iterator[Remark]:
    """The amounts of one language that the other has not."""
    known = {(amount.kind, amount.value) for amount in there}
    for amount in here:
        if (amount.kind, amount.value) not in known:
            words = part.in_tag(tag).words[amount.start : amount.end]
            yield Remark(
                code="wording-amounts-differ",
                uid=part.uid,
                tag=tag,
                start=amount.start,
                end=amount.end,
                words=words,
                severity="change",
                facts={"words": words},
            )


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
                yield Remark(code="wording-name-missing", tag=tag, facts={"name": names[0]})


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
                    )


def places_of(name: str, text: str) -> list[int]:
    """Where a name stands in a text; a Latin one not as a part of a longer word."""
    if not name or name not in text:
        return []
    bounds = r"(?<!\w)%s(?!\w)" if name.isascii() else "%s"
    return [hit.start() for hit in re.finditer(bounds % re.escape(name), text)]
