"""One spelling for every text, and tokens that find every part of it."""

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from tests.unit.core.strategies import chinese, texts, thai

from phinong.core.folding import (
    PREFIX,
    RUN_END,
    clusters,
    fold,
    fold_any,
    fold_with_offsets,
    index_tokens,
    query_runs,
)


@given(texts)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@example("0\u0e48\u200b\u0e38")
@example("\u0e40\u200b\u0e40")
@given(texts)
def test_the_offsets_belong_to_the_folded_text(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(texts, st.data())
def test_a_folded_slice_was_written_where_the_offsets_say(text, draw):
    folded, offsets = fold_with_offsets(text)
    starts = [at for at in range(len(folded) + 1) if at == 0 or offsets[at] != offsets[at - 1]]
    first, last = sorted(draw.draw(st.tuples(st.sampled_from(starts), st.sampled_from(starts))))
    assert fold(text[offsets[first] : offsets[last]]) == folded[first:last]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Chiang Mai", "chiang mai"),
        ("Café São José", "cafe sao jose"),
        ("Hà Nội", "ha noi"),
        ("STRASSE Straße", "strasse strasse"),
        ("๑๒ พฤษภาคม ๒๕๖๒", "12 พฤษภาคม 2562"),
        ("น้\u0e4d\u0e32ใจ", "น้ำใจ"),
        ("น\u0e4d้\u0e32ใจ", "น้ำใจ"),
        ("น้ำใจ", "น้ำใจ"),
        ("เเม่น้ำ", "แม่น้ำ"),
        ("เชียง\u200bใหม่", "เชียงใหม่"),
        ("ＡＢＣ１２３", "abc123"),
        ("學生交換", "学生交换"),
        ("清邁大學", "清迈大学"),
        ("乾隆", "干隆"),
        ("ﬁve", "five"),
        ("Орхон", "орхон"),
        ("충청북도", "충청북도"),
        ("", ""),
    ],
)
def test_spellings_of_one_word(written, folded):
    assert fold(written) == folded


def test_clusters_keep_a_letter_with_its_vowels():
    assert clusters("น้ำใจเชียงใหม่") == ["น้ำ", "ใจ", "เชี", "ย", "ง", "ให", "ม่"]
    assert clusters("学生 exchange 2565") == ["学", "生", "exchange", "2565"]
    assert clusters("ᨣᩴᩣᨾᩮᩬᩥᨦ ລາວ မြန်မာ") == ["ᨣᩴᩣᨾᩮᩬᩥᨦ", "ລາວ", "မြန်မာ"]


def test_the_tokens_of_a_text():
    assert index_tokens("เชียงใหม่ Sister-City 學生") == [
        *("เชีย", "ยง", "งให", "ใหม่", "ม่", RUN_END),
        *("sister", "city", RUN_END),
        *("学生", "生", RUN_END),
    ]
    assert index_tokens(" - ") == []
    assert index_tokens("") == []


def test_the_runs_of_a_query():
    assert query_runs("เชียงใหม่ sist 學 交換") == [
        ["เชีย", "ยง", "งให", "ใหม่"],
        ["sist" + PREFIX],
        ["学" + PREFIX],
        ["交换"],
    ]
    assert query_runs("1/2565") == [["1" + PREFIX], ["2565" + PREFIX]]
    assert query_runs("…") == []


def phrase_found(run: list[str], tokens: list[str]) -> bool:
    """What the index answers: the run's tokens stand in a row, the last one as a prefix if so."""
    if run[-1].endswith(PREFIX):
        return any(token.startswith(run[0].removesuffix(PREFIX)) for token in tokens)
    return any(tokens[at : at + len(run)] == run for at in range(len(tokens) - len(run) + 1))


def stands_in_a_row(parts: list[str], whole: list[str]) -> bool:
    """Whether the clusters `parts` stand in `whole` one after the other."""
    return any(whole[at : at + len(parts)] == parts for at in range(len(whole) - len(parts) + 1))


@given(st.one_of(thai, chinese), st.data())
def test_every_part_of_a_run_is_found(text, draw):
    whole = clusters(text)
    assume(len(whole) > 0)
    first = draw.draw(st.integers(0, len(whole) - 1))
    last = draw.draw(st.integers(first + 1, len(whole)))
    part = "".join(whole[first:last])
    # A stray mark cut off from its letter would join the part differently.
    assume(clusters(part) == whole[first:last])
    for run in query_runs(part):
        assert phrase_found(run, index_tokens(text))


@given(thai, thai)
def test_a_phrase_is_found_only_where_its_clusters_stand(text, part):
    wanted = clusters(part)
    runs = query_runs(part)
    assume(len(wanted) > 1 and len(runs) == 1)
    assert phrase_found(runs[0], index_tokens(text)) == stands_in_a_row(wanted, clusters(text))


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(thai, chinese, thai)
def test_no_phrase_reaches_into_the_next_run(before, between, after):
    assume(clusters(before) and clusters(between) and clusters(after))
    tokens = index_tokens(before + between + after)
    joined = query_runs(before + after)
    assume(len(joined) == 1 and len(joined[0]) > 1)
    inside = stands_in_a_row(clusters(before + after), clusters(before)) or stands_in_a_row(
        clusters(before + after), clusters(after)
    )
    assert phrase_found(joined[0], tokens) == inside


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("เชียงใหม่", "มหาวิทยาลัยเชียงใหม่", True),
        ("น้ำ", "แม่น้ำปิง", True),
        ("ตาก", "จังหวัดตาก", True),
        ("ตาก", "ตากำ", False),
        ("พศ", "พศึ", False),
        ("清迈", "泰國清邁大學", True),
        ("学", "學生交換", True),
        ("交換", "学生交换", True),
        ("迈合", "清迈 合作", False),
        ("ชม", "ชา มา", False),
    ],
)
def test_what_a_search_finds(query, text, found):
    tokens = index_tokens(text)
    assert all(phrase_found(run, tokens) for run in query_runs(query)) == found


plain = st.text(st.characters(max_codepoint=0x7E), max_size=20)


@given(st.lists(st.one_of(thai, chinese, plain)).map("".join))
def test_the_short_way_for_plain_texts_leads_where_the_long_one_does(text):
    assert fold(text) == fold_any(text)
