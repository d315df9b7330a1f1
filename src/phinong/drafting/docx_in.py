"""A DOCX file read as a proposal: which words would become which clause in which language.

Languages stand side by side in a table or come as a file each; columns are told by their head or
their script. A file of ours is known by its bookmarks; in any other, articles are found by their
numbers (ข้อ ๑, Article 1, 第一条, 1.) and aligned by them. What cannot be placed is kept and shown.
Nothing is written here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from phinong.core.calendars import thai_digits_to_ascii
from phinong.core.languages import guess_language
from phinong.core.vocabulary import vocabulary
from phinong.drafting.canonical import Wording, tidy
from phinong.drafting.docx_out import FURNITURE, HEADING, KINDS
from phinong.drafting.library import TAGS, tongue_name
from phinong.reader.extract.word import Paragraph, Row, Shape

MARK = re.compile(r"ph_([tpas])([a-z0-9]*)_([a-z_]*)")
KIND_OF = {letter: kind for kind, letter in KINDS.items()}
LABEL = re.compile(
    r"\s*(?:(?:ข้อ|มาตรา)(?:\s*ที่)?\s*(?P<th>[๐-๙\d]{1,3})|(?:article|artikel|pasal|điều|paragraph"
    r"|section)\s*(?P<en>\d{1,3})|第\s*(?P<zh>[\d零〇一二三四五六七八九十百]{1,5})\s*[条條]"
    r"|제\s*(?P<ko>\d{1,3})\s*조)(?!\d)",
    re.IGNORECASE,
)
PLAIN = re.compile(r"\s*(?P<n>[๐-๙\d]{1,3})\s*[.．、](?!\d)")
SIGNING = re.compile(
    r"\s*(?:(?:ทำ|ลงนาม|จัดทำ|ทำขึ้น)\s*(?:ที่|ณ)|เพื่อเป็น(?:พยาน|หลักฐาน)|ลงชื่อ|done (?:at|in)"
    r"|signed (?:at|in|on)|in witness|for (?:and )?on behalf"
    r"|.{0,24}签署于|.{0,10}于.{0,24}签[署订字]"
    r"|签字)",
    re.IGNORECASE,
)
SENTENCE_END = tuple(".。；;:：,，")
LONGEST_HEADING = 90
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
MOST_COLUMNS = 4
_TONGUE = re.compile(r"^(?:ฉบับ)?ภาษา")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in one language; `mark` where a clause of ours begins; `row` of its table."""

    text: str
    style: str = ""
    centred: bool = False
    mark: str = ""
    row: int = 0


@dataclass(slots=True)
class Segment:
    """A clause as one language has it. `key` finds it again in the other languages."""

    key: tuple[str, str]
    kind: str = "article"
    topic: str = ""
    uid: str = ""
    heading: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def wording(self) -> Wording:
        """Its words as the draft keeps them."""
        heading = tidy("\n".join(self.heading)).strip()
        return Wording(heading, tidy("\n".join(self.lines)))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A clause across the languages of a file."""

    kind: str
    topic: str
    uid: str
    number: int | None
    texts: dict[str, Wording]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What files would bring: clauses, words that found no place, and how many tracked changes,
    pictures, comments and notes they have."""

    clauses: tuple[Proposed, ...]
    unplaced: tuple[str, ...] = ()
    tracked: int = 0
    pictures: int = 0
    comments: int = 0
    notes: int = 0


def proposal_of(shapes: Sequence[Shape], tags: Sequence[str]) -> Proposal:
    """What these files bring to a draft of these languages."""
    streams: dict[str, list[Line]] = {}
    unplaced: list[str] = []
    for shape in shapes:
        for tag, lines in streams_of(shape, tags, unplaced).items():
            if tag in streams:
                unplaced += [line.text for line in lines if line.text.strip()]
            else:
                streams[tag] = lines
    aligned: dict[tuple[str, str], dict[str, Segment]] = {}
    order: list[tuple[str, str]] = []
    for tag, lines in streams.items():
        place = 0
        for segment in segments_of(lines):
            found = aligned.setdefault(segment.key, {})
            if tag in found:
                unplaced.append("\n".join([*segment.heading, *segment.lines]))
                continue
            found[tag] = segment
            place = put(order, segment.key, place)
    clauses = tuple(proposed(aligned[key]) for key in order)
    return Proposal(
        numbered(clauses),
        tuple(text for text in unplaced if text.strip()),
        sum(shape.tracked for shape in shapes),
        sum(shape.pictures for shape in shapes),
        sum(shape.comments for shape in shapes),
        sum(shape.notes for shape in shapes),
    )


def put(order: list[tuple[str, str]], key: tuple[str, str], place: int) -> int:
    """Put a clause behind the one before it, where no language had it yet; the next place."""
    if key not in order:
        order.insert(place, key)
    return order.index(key) + 1


def proposed(segments: dict[str, Segment]) -> Proposed:
    """One clause from its segments by language."""
    first = next(iter(segments.values()))
    texts = {tag: one.wording for tag, one in segments.items() if one.wording}
    topic = first.topic if first.uid else first.topic or topic_of(t.heading for t in texts.values())
    return Proposed(first.kind, topic, first.uid, None, texts)


def numbered(clauses: Iterable[Proposed]) -> tuple[Proposed, ...]:
    """The clauses with the articles counted from 1."""
    found, number = [], 0
    for clause in clauses:
        number += clause.kind == "article"
        found.append(replace(clause, number=number if clause.kind == "article" else None))
    return tuple(found)


def topic_of(headings: Iterable[str]) -> str:
    """What a clause provides, when its heading is exactly the word for it; else nothing."""
    said = {heading.casefold() for heading in headings if heading}
    for code, term in vocabulary("clause-topics").items():
        if said & {label.casefold() for label in term.labels.values()}:
            return code
    return ""


# ── Languages ──


def streams_of(shape: Shape, tags: Sequence[str], unplaced: list[str]) -> dict[str, list[Line]]:
    """The lines of a file by language; words outside its table go to the language they are in."""
    tables = [block for block in shape.blocks if isinstance(block, tuple)]
    side = [table for table in tables if is_text(table)]
    if not side:
        return alone(shape, tags, unplaced)
    found: dict[str, list[Line]] = {}
    row = 0
    for block in shape.blocks:
        if isinstance(block, Paragraph):
            row += 1
            loose(block, row, tags, found, unplaced)
        elif block in side:
            row = across(block, row, tags, found, unplaced)
        else:
            unplaced += [p.text for line in block for p in paragraphs_of(line) if is_own(p)]
    return found


def is_text(table: tuple[Row, ...]) -> bool:
    """Whether a table holds the text: two to four columns with words that are not furniture."""
    widths = Counter(len(row) for row in table)
    usual = widths.most_common(1)[0][0] if widths else 0
    words = any(is_own(p) for row in table for p in paragraphs_of(row))
    return 1 < usual <= MOST_COLUMNS and words


def is_own(paragraph: Paragraph) -> bool:
    """Whether a paragraph has words of the text, and is nothing that our files add."""
    return paragraph.style != FURNITURE and bool(paragraph.text.strip())


def paragraphs_of(row: Row) -> Iterator[Paragraph]:
    """The paragraphs of a row."""
    for cell in row:
        yield from cell.paragraphs


def alone(shape: Shape, tags: Sequence[str], unplaced: list[str]) -> dict[str, list[Line]]:
    """A file in one language, told by all its words."""
    lines = [
        line_of(paragraph, place)
        for place, paragraph in enumerate(flat(shape))
        if paragraph.style != FURNITURE
    ]
    tag = named_in(flat(shape), tags) or tongue_of("\n".join(line.text for line in lines), tags)
    if tag:
        return {tag: lines}
    unplaced += [line.text for line in lines if line.text.strip()]
    return {}


def flat(shape: Shape) -> Iterator[Paragraph]:
    """Every paragraph of a file."""
    for block in shape.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block:
                yield from paragraphs_of(row)


def loose(
    paragraph: Paragraph,
    row: int,
    tags: Sequence[str],
    found: dict[str, list[Line]],
    unplaced: list[str],
) -> None:
    """A paragraph outside the table goes to the language it is in."""
    if is_own(paragraph):
        tag = tongue_of(paragraph.text, tags)
        if tag:
            found.setdefault(tag, []).append(line_of(paragraph, row))
        else:
            unplaced.append(paragraph.text)


def across(
    table: tuple[Row, ...],
    row: int,
    tags: Sequence[str],
    found: dict[str, list[Line]],
    unplaced: list[str],
) -> int:
    """The rows of a table of languages; a row that is not whole goes cell by cell, or nowhere."""
    columns, head = columns_of(table, tags)
    for cells in table[head:]:
        row += 1
        mark = next((m for p in paragraphs_of(cells) for m in p.marks if MARK.fullmatch(m)), "")
        whole = len(cells) == len(columns) and not any(cell.joined for cell in cells)
        for place, cell in enumerate(cells):
            text = "\n".join(p.text for p in cell.paragraphs)
            tag = columns[place] if whole else tongue_of(text, tags)
            if tag:
                lines = [line_of(p, row) for p in cell.paragraphs if p.style != FURNITURE]
                lines[:1] = [replace(line, mark=mark) for line in lines[:1]]
                found.setdefault(tag, []).extend(lines)
            elif not (whole and is_number(text)):
                unplaced.append(text)
    return row


def is_number(text: str) -> bool:
    """Whether a cell only counts, as the first column of many tables does."""
    return bool(re.fullmatch(r"\s*[๐-๙\d]{0,3}\.?\s*", text))


def columns_of(table: tuple[Row, ...], tags: Sequence[str]) -> tuple[list[str], int]:
    """The language of each column, empty for none, and how many rows are their heads."""
    width = Counter(len(row) for row in table).most_common(1)[0][0]
    heads = [head_of(row, tags) for row in table[:1]]
    if heads and len(heads[0]) == width and sum(map(bool, heads[0])) > 1:
        return [tag if tag in tags else "" for tag in heads[0]], 1
    whole = [row for row in table if len(row) == width]
    columns: list[str] = []
    for place in range(width):
        said = [p for row in whole for p in row[place].paragraphs]
        tag = named_in(said, tags) or tongue_of("\n".join(p.text for p in said), tags)
        columns.append("" if tag in columns else tag)
    return columns, 0


def named_in(paragraphs: Iterable[Paragraph], tags: Sequence[str]) -> str:
    """The language that a file of ours names by a bookmark; empty in any other."""
    named = {f"phl_{tag.replace('-', '_')}": tag for tag in tags}
    return next((named[m] for p in paragraphs for m in p.marks if m in named), "")


def head_of(row: Row, tags: Sequence[str]) -> list[str]:
    """The languages that the cells of a row name, those of the draft before others."""
    named = {word: tag for tag in (*vocabulary("languages"), *tags) for word in words_for(tag)}
    said = (_TONGUE.sub("", text.strip()).casefold() for text in map(cell_text, row))
    return [named.get(text, "") for text in said]


def words_for(tag: str) -> set[str]:
    """What the head of a column calls a language: จีน, Chinese, 中文, 简体中文."""
    term = vocabulary("languages")[tag]
    called = (*term.labels.values(), term.facts.get("own", ""), tag)
    texts = (_TONGUE.sub("", tongue_name(tag, other)) for other in TAGS)
    return {word.casefold() for word in (*called, *texts) if word}


def cell_text(cell: object) -> str:
    """A cell's words in one line."""
    return " ".join(paragraph.text for paragraph in cell.paragraphs)  # type: ignore[attr-defined]


def tongue_of(text: str, tags: Sequence[str]) -> str:
    """Which of these languages a text is in, by its script; empty when none or two would do."""
    guessed = guess_language(text)
    if guessed in tags:
        return guessed
    near = [tag for tag in tags if tag.partition("-")[0] == guessed.partition("-")[0]]
    return near[0] if len(near) == 1 else ""


def line_of(paragraph: Paragraph, row: int) -> Line:
    """A paragraph as a line."""
    mark = next((mark for mark in paragraph.marks if MARK.fullmatch(mark)), "")
    return Line(paragraph.text, paragraph.style, paragraph.centred, mark, row)


# ── Clauses ──


def segments_of(lines: Sequence[Line]) -> list[Segment]:
    """The clauses of one language: by our marks, else by numbers, else by rows."""
    if any(line.mark for line in lines):
        return by_marks(lines)
    return by_numbers(lines) or by_rows(lines)


def by_marks(lines: Sequence[Line]) -> list[Segment]:
    """Clauses of a file of ours. A numbered heading without a mark is an article added since."""
    found: list[Segment] = []
    for line in lines:
        numbered = line.style == HEADING and LABEL.match(line.text)
        if line.mark:
            found.append(marked_segment(line.mark))
        elif numbered or not found:
            found.append(Segment(("row", str(line.row))))
        segment = found[-1]
        if line.style == HEADING and not segment.heading and not segment.lines:
            segment.heading.append(without_label(line.text, segment.kind))
        else:
            segment.lines.append(line.text)
    return [one for one in found if one.uid or one.wording]


def marked_segment(mark: str) -> Segment:
    """The clause that a bookmark names."""
    letter, uid, written = MARK.fullmatch(mark).groups()  # type: ignore[union-attr]
    codes = vocabulary("clause-topics")
    topic = next((code for code in codes if code.replace("-", "_") == written), "")
    return Segment(("uid", uid), KIND_OF[letter], topic, uid)


def without_label(text: str, kind: str) -> str:
    """A heading without the number of its article."""
    if kind != "article":
        return text
    label = LABEL.match(text) or PLAIN.match(text)
    return text[label.end() :] if label else text


def by_numbers(lines: Sequence[Line]) -> list[Segment]:
    """Clauses of any file: what comes before the first article, the articles, the signing."""
    label = LABEL if any(LABEL.match(line.text) for line in lines) else PLAIN
    found: list[Segment] = []
    before: list[Line] = []
    last = 0
    for line in lines:
        match = label.match(line.text)
        number = number_of(match) if match else 0
        if match and last < number <= last + 3:
            found.append(Segment(("number", str(number))))
            found[-1].lines.append(line.text[match.end() :].lstrip(" .:：\t\u3000"))
            last = number
        elif found and found[-1].kind == "article" and SIGNING.match(line.text):
            found.append(Segment(("kind", "signatures"), "signatures", "signatures"))
            found[-1].lines.append(line.text)
        elif found:
            found[-1].lines.append(line.text)
        else:
            before.append(line)
    headed(found)
    return [*opening(before), *found] if found else []


def headed(segments: Iterable[Segment]) -> None:
    """The first line of an article is its heading when it is short and words follow it."""
    for segment in segments:
        if segment.kind != "article":
            continue
        while segment.lines and not segment.lines[0].strip():
            segment.lines.pop(0)
        first = segment.lines[0].strip() if segment.lines else ""
        more = any(line.strip() for line in segment.lines[1:])
        if more and len(first) <= LONGEST_HEADING and not first.endswith(SENTENCE_END):
            segment.heading.append(segment.lines.pop(0).strip())


def opening(lines: Sequence[Line]) -> list[Segment]:
    """Title and preamble from what stands before the first article."""
    said = [line for line in lines if line.text.strip()]
    count = next((n for n, line in enumerate(said) if not line.centred), len(said))
    title = said[: count or 1] if len(said) > 1 or count else []
    rest = said[len(title) :]
    parts = (("title", title), ("preamble", rest))
    return [
        Segment(("kind", kind), kind, kind, lines=[line.text for line in some])
        for kind, some in parts
        if some
    ]


def by_rows(lines: Sequence[Line]) -> list[Segment]:
    """Clauses of a text without numbers: a row, or a paragraph, each."""
    found: dict[int, Segment] = {}
    for line in lines:
        if line.text.strip():
            found.setdefault(line.row, Segment(("row", str(line.row)))).lines.append(line.text)
    headed(found.values())
    return list(found.values())


def number_of(match: re.Match[str]) -> int:
    """The number of an article, in whatever digits."""
    written = next(text for text in match.groupdict().values() if text)
    plain = thai_digits_to_ascii(written)
    return int(plain) if plain.isdecimal() else han_number(plain)


def han_number(written: str) -> int:
    """A number in Chinese numerals below 1000; 0 for what is none."""
    hundreds, hundred, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * DIGITS.get(hundreds or "一", 0) if hundred else 0
    total += 10 * DIGITS.get(tens.lstrip("零〇") or "一", 0) if ten else 0
    return total + DIGITS.get(ones.lstrip("零〇") or "零", 0)
