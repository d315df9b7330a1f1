"""A text that goes out as DOCX and comes back is the same text."""

import io

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from phinong.drafting.canonical import Part, Whole, Wording, canonical, tidy
from phinong.drafting.docx_in import proposal_of
from phinong.drafting.docx_out import Paper, docx_of
from phinong.reader.extract.word import word_shape

TAGS = ("th", "en", "zh-Hans")
PIECES = [
    "จังหวัด", "น้ำ", "ก็ได้", "ที่นี่", "ผู้เข้าร่วม", "ข้อ ๑", "Article 2", "第三条", "友好", "“quoted”", "‘a’",
    "<b>&amp;</b>", "]]>", " ", "  ", "\t", "\n", "\n\n", "\u00a0", "1. ", "(1)", "é", "😀",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
TEXT = st.lists(st.sampled_from(PIECES) | st.text(LETTERS, max_size=4), max_size=8).map(
    lambda some: tidy("".join(some))
)
HEADINGS = TEXT.map(lambda text: text.replace("\n", " ").replace("\t", " ").strip())
KIND = st.sampled_from(["title", "preamble", "article", "signatures"])
TOPIC = st.sampled_from(["", "purpose", "working-group", "term"])


@st.composite
def wholes(draw: st.DrawFn) -> Whole:
    tags = TAGS[: draw(st.integers(1, 3))]
    parts = []
    for place in range(draw(st.integers(1, 5))):
        texts = {tag: Wording(draw(HEADINGS), draw(TEXT)) for tag in tags}
        parts.append(Part(draw(KIND), draw(TOPIC), texts, f"clause{place}"))
    languages = tuple((tag, "authentic") for tag in tags)
    return Whole("mou", ("a", "b"), languages, "", tuple(parts))


PAPER = Paper({"en": "Title"}, [{"th": "ก", "en": "A"}, {"en": "B"}], 3, "0" * 64)


def back(whole: Whole, *files: bytes) -> Whole:
    """The text that files bring to an empty draft of the same languages."""
    proposal = proposal_of([word_shape(one) for one in files], whole.tags)
    parts = tuple(Part(c.kind, c.topic, c.texts, c.uid) for c in proposal.clauses)
    assert proposal.unplaced == ()
    return Whole(whole.instrument, whole.parties, whole.languages, whole.prevails, parts)


@settings(max_examples=60, deadline=None)
@given(wholes())
def test_side_by_side_and_back_is_the_same_text(whole: Whole):
    assert canonical(back(whole, docx_of(whole, PAPER))) == canonical(whole)


@settings(max_examples=20, deadline=None)
@given(wholes())
def test_one_file_a_language_and_back_is_the_same_text(whole: Whole):
    files = [docx_of(whole, PAPER, tags=[tag]) for tag in whole.tags]
    assert canonical(back(whole, *files)) == canonical(whole)


def written_elsewhere(rows: list[tuple[str, ...]]) -> bytes:
    """A file of somebody else's program: one table, a language in each column."""
    document = Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ARTICLES = [
    ("ข้อ 1 วัตถุประสงค์", "Article 1 Purpose", "第一条 宗旨"),
    ("ข้อ 2 ระยะเวลา", "Article 2 Term", "第二条 期限"),
]


@pytest.mark.parametrize(
    "head",
    [("ภาษาไทย", "ภาษาอังกฤษ", "ภาษาจีน"), ("Thai", "English", "Chinese"), ("泰文", "英文", "中文")],
)
@pytest.mark.parametrize("tags", [TAGS, ("th",), ("th", "en")])
def test_the_head_of_a_table_names_its_columns_and_enters_no_clause(
    head: tuple[str, ...], tags: tuple[str, ...]
):
    """Also the column of a language that the draft has not: its words find no place."""
    proposal = proposal_of([word_shape(written_elsewhere([head, *ARTICLES]))], tags)
    said = {
        tag: [c.texts[tag].words or c.texts[tag].heading for c in proposal.clauses] for tag in tags
    }
    assert said == {
        tag: texts
        for tag, texts in {
            "th": ["วัตถุประสงค์", "ระยะเวลา"],
            "en": ["Purpose", "Term"],
            "zh-Hans": ["宗旨", "期限"],
        }.items()
        if tag in tags
    }
    assert len(proposal.unplaced) == len(ARTICLES) * (len(TAGS) - len(tags))
