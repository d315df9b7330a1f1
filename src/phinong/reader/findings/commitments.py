"""What was resolved and what was promised: who is to do what, by when."""

import re
from collections.abc import Iterator

from ..lexicon import Cue, outermost
from ..model import Finding, Span, Value, finding
from ..page import Page
from .persons import person_before
from .values import Facts, code_value, date_value, last, name_value, person_value, text_value

_CLAUSE_END = re.compile(r"\s{2,}|\n|[.。；;](?=\s|$)|(?<=\S) (?:ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|โดยมี|ซึ่งจะ)")
# Codes of the vocabulary `outcomes`, the first that fits. Approving (อนุมัติ) and agreeing (เห็นชอบ)
# are not told apart: papers in other languages say either for the same vote, and the word that
# claims less is kept.
OUTCOMES = (
    ("endorsed-with-changes", ("แก้ไข", "ปรับแก้", "amend", "revis", "修改")),
    ("acknowledged", ("รับทราบ", "took note", "noted", "备悉")),
    ("rejected", ("ไม่เห็นชอบ", "reject", "否决")),
    (
        "endorsed",
        ("เห็นชอบ", "อนุมัติ", "approv", "endors", "agree", "voted", "通过", "批准", "同意", "决定"),
    ),
)
_WHO = re.compile(
    r"(รอง)?ผู้ว่าราชการจังหวัด\S+|ที่ประชุม|ทั้งสองฝ่าย|คณะรัฐมนตรี|[Bb]oth sides|[Tt]he two sides|"
    r"[Tt]he (?:parties|council|committee|two cities|two provinces)|双方|两市|会议",
)
_MOST = 15


def resolutions(facts: Facts) -> Iterator[Finding]:
    """Each resolution word for word, with its outcome."""
    for cue in _cues(facts.page, "resolve"):
        end = _clause_end(facts.page, cue.end)
        words = text_value(facts, "text", cue.start, end, sure=0.85)
        outcome = _outcome(facts.page.shadow[cue.start : end])
        values = [words]
        if outcome:
            values.append(code_value(facts, "outcome", outcome, cue.start, cue.end, sure=0.8))
        yield finding("resolution", [*values, *_about(facts, cue)])


def _cues(page: Page, code: str) -> list[Cue]:
    cues = outermost(c for c in page.of("part") if c.code == code)
    kept: list[Cue] = []
    for cue in cues:
        if page.zone(cue.start) in ("lead", "body") and (not kept or cue.start - kept[-1].end > 12):
            kept.append(cue)
    return kept[:_MOST]


def _clause_end(page: Page, start: int) -> int:
    limit = min(len(page.text), start + 400)
    found = _CLAUSE_END.search(page.text, start + 8, limit)
    return found.start() if found else min(limit, page.line_of(start).end)


def _outcome(words: str) -> str:
    return next((code for code, signs in OUTCOMES if any(sign in words for sign in signs)), "")


def _about(facts: Facts, cue: Cue) -> list[Value]:
    """The instrument the resolution speaks of: the nearest one in its paragraph."""
    line = facts.page.line_of(cue.start)
    near = [c for c in facts.page.of("instrument") if line.start <= c.start < line.end]
    if not near:
        return []
    one = min(outermost(near), key=lambda c: abs(c.start - cue.start))
    return [code_value(facts, "about", one.code, one.start, one.end, sure=0.6)]


def commitments(facts: Facts) -> Iterator[Finding]:
    """Each promise or order: who, what, and by when if a day is named."""
    for cue in _cues(facts.page, "promise"):
        end = _clause_end(facts.page, cue.end)
        if end - cue.end < 8:
            continue
        values = _who(facts, cue)
        values.append(text_value(facts, "what", cue.start, end, sure=0.8))
        values += [
            date_value(facts, d, "due", sure=0.7) for d in facts.dates_between(cue.end, end)[:1]
        ]
        yield finding("commitment", values)


def _who(facts: Facts, cue: Cue) -> list[Value]:
    """Who promises: a post or side named before the verb in its sentence, else a person or body."""
    sentence = facts.sentence(cue.start)
    start = max(sentence.start, cue.start - 160)
    found = last(_WHO.finditer(facts.page.text, start, cue.start))
    if found is not None:
        span = Span(found.start(), found.end())
        return [Value("who", found.group(), found.group(), span, 0.75, ("named-before",))]
    person = person_before(facts, cue.start)
    if person and person.start >= start:
        return [person_value(person, "who", sure=0.7)]
    named = facts.names_between(start, cue.start)
    return [name_value(named[-1], "who", sure=0.6)] if named else []
