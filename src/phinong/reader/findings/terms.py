"""What an agreement says of itself: its term and end, originals and languages, annexes, and the
earlier papers it renews, amends, replaces, carries out or ends."""

import re
from collections.abc import Iterator

from ..lexicon import Cue
from ..model import Span, Value
from .numbers import PATTERNS, ByLanguage, value_of
from .values import Facts, code_value, date_value, text_value

_N = PATTERNS
_TERM = ByLanguage(
    th=(
        rf"(?:มีผล\S{{0,24}}|ระยะเวลา\S{{0,20}}|มีกำหนด|มีอายุ|อายุ) ?"
        rf"(?P<term>(?:{_N['th']}) ?(?:ปี|เดือน))"
    ),
    en=(
        rf"(?:valid for|(?:period|term|duration) of|in (?:force|effect) for|remains? in \w+ for) "
        rf"(?:an initial )?(?P<term>(?:{_N['en']}) (?:years?|months?))|"
        rf"\b(?P<adjective>(?:{_N['en']})-year) (?:memorandum|agreement|mou|cooperation|term|plan)"
    ),
    zh=rf"(?:有效期|为期|期限)(?:为|是)?(?P<term>(?:{_N['zh']})(?:年|个月))",
)
_ENDS = re.compile(
    r"(?:สิ้นสุด(?:ใน)?(?:วันที่)?|จนถึง(?:วันที่)?|หมดอายุ\S{0,10}|expires? (?:on|in)|"
    r"valid (?:until|through)|in (?:force|effect) until|有效期至|期限至) ?$"
)
_ORIGINALS = ByLanguage(
    th=(
        rf"(?:จัดทำ|ทำ)(?:ขึ้น)?(?:เป็น)? ?(?:จำนวน)? ?(?P<n>{_N['th']}) ?ฉบับ|"
        rf"ต้นฉบับ ?(?P<m>{_N['th']}) ?ฉบับ"
    ),
    en=(
        rf"\b(?:in|done in) (?:(?P<n>{_N['en']}) (?:original|identical|signed)? ?"
        r"(?:originals?|copies|texts)|(?P<word>duplicate|triplicate))"
    ),
    zh=rf"一式(?P<n>{_N['zh']})份",
)
_COPIES = {"duplicate": 2, "triplicate": 3}
# Languages named near the number of originals, as BCP 47 tags.
LANGUAGES = (
    ("th", re.compile(r"ภาษาไทย|ไทย|\bthai\b|泰(?=[文语、中英])")),
    ("zh-Hans", re.compile(r"ภาษาจีน|จีน|\bchinese\b|中(?=[文、泰英])|汉语")),
    ("en", re.compile(r"ภาษาอังกฤษ|อังกฤษ|\benglish\b|英(?=[文语、中泰])")),
    ("ja", re.compile(r"ภาษาญี่ปุ่น|\bjapanese\b|日[文语]")),
    ("ko", re.compile(r"ภาษาเกาหลี|\bkorean\b|韩[文语]")),
    ("mn", re.compile(r"ภาษามองโกเลีย|\bmongolian\b|蒙[文语]")),
    ("lo", re.compile(r"ภาษาลาว|\blao\b|老挝[文语]")),
    ("vi", re.compile(r"ภาษาเวียดนาม|\bvietnamese\b|越[文语]")),
)
_ANNEX = re.compile(
    r"ภาคผนวก ?(?:[ก-ฮ](?![\u0e00-\u0e4e])|\d{1,2})?|\bannex(?: [A-Z]\b| \d{1,2})?|"
    r"\bappendix(?: [A-Z]\b| \d{1,2})?|附件[一二三四五六七八九十\d]?",
    re.I,
)
# Codes of the vocabulary `lineage`. The first that fits the words around the instrument counts.
# แก้ไขร่าง is work on a draft and amends nothing that stands.
LINEAGE = (
    ("renews", re.compile(r"ต่ออายุ|renew\w*|extend\w*|续签|续约|延长")),
    (
        "supersedes",
        re.compile(
            r"ใช้แทน\S{0,6}ฉบับ|แทนที่ฉบับ|แทนฉบับเดิม|supersed\w*|replac(?:es|ed|ing) the "
            r"(?:earlier|previous|former|\d{4})|取代|代替原"
        ),
    ),
    (
        "amends",
        re.compile(
            r"แก้ไขเพิ่มเติม(?!ร่าง)|ฉบับแก้ไขเพิ่มเติม|\bamend(?:s|ed|ing|ment)\b(?! the draft)|"
            r"补充协议|修订"
        ),
    ),
    (
        "terminates",
        re.compile(r"ยกเลิกบันทึก|บอกเลิก|ยุติความตกลง|terminat\w* the|终止(?:协议|备忘录)|解除"),
    ),
    (
        "implements",
        re.compile(
            r"ภายใต้(?=บันทึก|ความตกลง|กรอบ|ข้อตกลง)|ตาม(?=บันทึก|ความตกลง)|"
            r"under the (?=memorandum|agreement|mou|framework|sister)|pursuant to|to implement the|"
            r"根据(?=[^，。\n]{0,20}(?:协议|备忘录))|在(?=[^，。\n]{0,20}框架下)"
        ),
    ),
)
_AROUND = 70
_NEAR = 160
_ANNEXES = 5
_MENTIONS = 8


def terms(facts: Facts, cue: Cue, *, main: bool) -> Iterator[Value]:
    """Values of one agreement beside its parties; the main one may state them anywhere."""
    sentence = facts.sentence(cue.start)
    area = Span(facts.page.body_start, len(facts.page.text)) if main else sentence
    yield from lineage(facts, cue, main=main)
    yield from _term(facts, area)
    yield from _ends(facts, sentence)
    if main:
        yield from _originals(facts, area)
        yield from _annexes(facts, area)


def lineage(facts: Facts, cue: Cue, *, main: bool) -> Iterator[Value]:
    """How the paper rests on an earlier one, by the words close around its name.

    The main paper is looked at wherever it is named, the others where they are named first.
    """
    same = [c for c in facts.page.of("instrument") if c.code == cue.code and c.start > cue.start]
    for one in [cue, *(same[:_MENTIONS] if main else [])]:
        found = _rests_on(facts, one)
        if found:
            yield found
            return


def _rests_on(facts: Facts, cue: Cue) -> Value | None:
    sentence = facts.sentence(cue.start)
    start, end = max(sentence.start, cue.start - _AROUND), min(sentence.end, cue.end + _AROUND)
    for code, pattern in LINEAGE:
        found = pattern.search(facts.page.shadow, start, end)
        # What stands right behind "under the" is the earlier paper, not one that rests on it.
        itself = found and found.start() < cue.start <= found.end() + 1
        if found and not (code == "implements" and itself):
            span = found.span()
            return code_value(facts, "lineage", code, *span, sure=0.75, why=f"{code}-earlier")
    return None


def _language(facts: Facts) -> str:
    return facts.page.language if facts.page.language in PATTERNS else "en"


def _term(facts: Facts, area: Span) -> Iterator[Value]:
    found = _TERM[_language(facts)].search(facts.page.shadow, area.start, area.end)
    if found:
        group = "term" if found.groupdict().get("term") else "adjective"
        yield text_value(facts, "term", *found.span(group), sure=0.85)


def _ends(facts: Facts, sentence: Span) -> Iterator[Value]:
    for date in facts.dates_between(sentence.start, sentence.end):
        if _ENDS.search(facts.page.shadow, max(0, date.start - 24), date.start):
            yield date_value(facts, date, "ends", sure=0.85)
            return


def _originals(facts: Facts, area: Span) -> Iterator[Value]:
    language = _language(facts)
    found = _ORIGINALS[language].search(facts.page.shadow, area.start, area.end)
    if not found:
        return
    named = {name: words for name, words in found.groupdict().items() if words}
    name, words = next(iter(named.items()))
    number = _COPIES.get(words) or value_of(words, language)
    span = Span(*found.span(name))
    if number:
        yield Value("originals", number, span.of(facts.page.text), span, 0.85)
    yield from _languages(facts, found)


def _languages(facts: Facts, found: re.Match[str]) -> Iterator[Value]:
    sentence = facts.sentence(found.start())
    end = min(sentence.end, found.end() + _NEAR)
    searched = ((p.search(facts.page.shadow, found.start(), end), t) for t, p in LANGUAGES)
    named = [(match.span(), tag) for match, tag in searched if match]
    for span, tag in sorted(named):
        yield code_value(facts, "language", tag, *span, sure=0.8)


def _annexes(facts: Facts, area: Span) -> Iterator[Value]:
    seen: set[str] = set()
    for found in _ANNEX.finditer(facts.page.text, area.start, area.end):
        if found.group() not in seen and len(seen) < _ANNEXES:
            seen.add(found.group())
            yield text_value(facts, "annex", *found.span(), sure=0.7)
