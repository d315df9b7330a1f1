"""Thai names after their titles."""

import re
from collections.abc import Iterator

from .lexicon import Cue, outermost, words_of
from .model import Span
from .page import Page

Row = tuple[str, int, int, Span | None, Span | None, tuple[str, ...]]

_RUN = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e-]{1,60}")
_LATIN = re.compile(r"[A-Z][A-Za-z'’.-]+(?: {1,2}(?:[A-Z][A-Za-z'’.-]*|de|van|von|bin|al|el)){0,4}")
_GLOSS = re.compile(r" {0,2}\(([A-Z][^()\n]{3,60})\)")
_SURNAME_MAX = 26
_FIRST_MAX = 22
_BLANK = re.compile(r" {0,3}")
# A second post in whose stead the first one acts: "รองปลัดเทศบาล รักษาราชการแทนปลัดเทศบาล".
_ACTING = re.compile(r" {1,2}(?:รักษาราชการแทน|รักษาการแทน|ปฏิบัติราชการแทน|ทำการแทน)[^\s,;()]+")
_POST = re.compile(r"[^\s,;()]+")
# With these the sentence goes on, even where they are glued to a post.
_GOES_ON = re.compile(r"เป็นประธาน|พร้อมด้วย|ได้ร่วม|กล่าว|เปิดเผย|มอบหมาย|และนา[ยง]|ร่วมลงนาม")
_TITLE_IN_GLOSS = re.compile(
    r"^(?:(?:h\.?e\.?|mr|mrs|ms|miss|dr|prof|professor|gen|mme)\.? ?)+", re.I
)


def thai_people(page: Page) -> Iterator[Row]:
    """Rows (name, start, end, title span, post span, other spellings), in text order."""
    refused = {cue.start for cue in page.of("honour") if cue.code == "not"}
    posts = _by_start(page.of("post"))
    at = -1
    for title in _titles(page, refused):
        if title.start < at:
            continue
        row = _after_title(page, title, posts)
        if row:
            at = row[2]
            yield row


def _by_start(cues: list[Cue]) -> dict[int, int]:
    """Start of each cue and the furthest end from there."""
    table: dict[int, int] = {}
    for cue in cues:
        table[cue.start] = max(cue.end, table.get(cue.start, 0))
    return table


def _titles(page: Page, refused: set[int]) -> Iterator[Span]:
    """Titles with what is stacked behind them: "ศ.ดร.นพ." is one."""
    text = page.shadow
    cues = [c for c in outermost(page.of("honour")) if c.code == "th" and c.start not in refused]
    i = 0
    while i < len(cues):
        start, end = cues[i].start, cues[i].end
        weak = cues[i].weight < 2
        while i + 1 < len(cues) and text[end : cues[i + 1].start].strip() == "":
            i += 1
            end, weak = cues[i].end, False
        i += 1
        if _begins_word(text, start, weak):
            yield Span(start, end)


def _begins_word(text: str, start: int, weak: bool) -> bool:
    """A title inside a longer Thai word is none (นาย in ภูนาย); คุณ and ท่าน need a blank before."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in " \n\t(,.\"'“/-–[:*":
        return True
    if weak:
        return text[max(0, start - 9) : start].endswith(_ASKED)
    short = text.startswith(("ศ.", "ร.", "พ."), start)
    return not short and "\u0e00" <= before <= "\u0e7f" and _word_before(text, start)


_BEFORE = tuple(
    (
        "ระหว่าง และ กับ โดย มี ให้ ของ ที่ ว่า คือ พบ คารวะ ด้วย เชิญ แก่ จาก "
        "นำ หารือ ต้อนรับ ได้แก่ พร้อม อาทิ ร่วม ต่อ แด่ เช่น เป็น ถึง แต่งตั้ง "
        "เมื่อ ซึ่ง วันนี้ กรุณา ฯพณฯ ผู้แทน หมาย "
    ).split()
)


# Behind these even a weak title begins a name: "ติดต่อคุณ…".
_ASKED = ("ติดต่อ", "สอบถาม", "ประสานงาน", "ประสาน", "ผู้ประสานงาน", "แจ้ง", "โดย", "พบ", "ร่วมกับ")


def _word_before(text: str, start: int) -> bool:
    return text.startswith(_BEFORE, max(0, start - 9)) or text[max(0, start - 9) : start].endswith(
        _BEFORE
    )


def _after_title(page: Page, title: Span, posts: dict[int, int]) -> Row | None:
    text = page.text
    at = _BLANK.match(text, title.end).end()  # type: ignore[union-attr]
    latin = _LATIN.match(text, at)
    if latin:
        if len(latin.group().split()) < 2:
            return None
        return (latin.group(), at, latin.end(), title, _post_after(page, latin.end(), posts), ())
    end, words = _name_end(text, at, posts)
    if words < 2 or end - at < 5:
        return None
    gloss = _GLOSS.match(text, end)
    also = (_TITLE_IN_GLOSS.sub("", gloss.group(1)).strip(),) if gloss else ()
    after = gloss.end() if gloss else end
    return (text[at:end], at, end, title, _post_after(page, after, posts), also)


def _name_end(text: str, at: int, posts: dict[int, int]) -> tuple[int, int]:
    """End of the name and the number of its words: first name, surname, short foreign parts."""
    words, end = 0, at
    while words < 4:
        run = _RUN.match(text, at)
        if not run or (words and _goes_on(text, run.end(), at, posts, words)):
            break
        cut = _cut(text, run.start(), run.end(), posts, first=words == 0)
        if words >= 2 and not _foreign_part(text, end, at, cut):
            break
        limit = _FIRST_MAX if words == 0 else _SURNAME_MAX
        if cut - at > limit:
            break
        words, end = words + 1, cut
        blank = _BLANK.match(text, cut)
        if cut < run.end() or not blank or blank.end() == cut:
            break
        at = blank.end()
    return end, words


def _goes_on(text: str, stop: int, at: int, posts: dict[int, int], words: int) -> bool:
    """True when the sentence goes on here, False for one more word of the name.

    A surname may begin like a verb (จึงรุ่งเรืองกิจ, มากช่วย): it is one when it stands alone
    before a post or a bracket.
    """
    if at in posts and posts[at] - at >= 4:
        return True
    verb = words_of("name-end").match(text, at)
    if not verb:
        return False
    blank = _BLANK.match(text, stop)
    after = blank.end() if blank else stop
    alone = stop - verb.end() >= 2 and stop - at <= _SURNAME_MAX
    return not (words == 1 and alone and (after in posts or text[after : after + 1] == "("))


def _cut(text: str, start: int, stop: int, posts: dict[int, int], *, first: bool) -> int:
    """Where a post or a long verb glued to the name begins."""
    for i in range(start + (2 if first else 4), stop - 3):
        if i in posts and posts[i] - i >= 6:
            return i
    if first:
        return stop
    for verb in words_of("name-end").finditer(text, start + 4, stop):
        if verb.end() - verb.start() >= 5:
            return int(verb.start())
    return stop


def _foreign_part(text: str, end: int, at: int, cut: int) -> bool:
    """A third word belongs to the name only when all are short: จาง เหวย เหวย."""
    return at - end == 1 and cut - at <= 6 and "\n" not in text[end:at]


def _post_after(page: Page, end: int, posts: dict[int, int]) -> Span | None:
    """The post written behind the name, up to the next blank, comma or bracket.

    A post in whose stead it acts belongs to it.
    """
    at = _BLANK.match(page.text, end).end()  # type: ignore[union-attr]
    if at not in posts:
        return None
    run = _POST.match(page.text, at)
    stop = run.end() if run else posts[at]
    goes_on = _GOES_ON.search(page.text, at + 1, stop)
    stop = goes_on.start() if goes_on else stop
    acting = _ACTING.match(page.text, stop)
    return Span(at, acting.end() if acting else stop)
