"""Numbered sources: one query, in reading order, and nothing shown that is not for the reader."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.world import body, office
from tests.worlds.accounts import holder
from tests.worlds.record import address, news, proof

from phinong.core.acting import REGISTER
from phinong.record.actions import cite, note, withdraw_document
from phinong.record.queries import (
    Mark,
    Sources,
    data_version,
    history,
    may_read,
    shown_to,
    sources_of,
    what_rests_on,
)

pytestmark = pytest.mark.django_db

STRANGER = AnonymousUser()


@pytest.mark.parametrize("count", [1, 3])
def test_all_records_of_a_page_take_one_query(count, django_assert_num_queries):
    document = news()
    bodies = [body(f"city-{n}", "city", "CN") for n in range(count)]
    for one in bodies:
        proof(one, document, "names")
        proof(one, document, "", "จังหวัดเชียงใหม่")
    with django_assert_num_queries(1):
        sources = Sources(STRANGER, {"body": [b.pk for b in bodies], "tie": [1, 2]})
        marks = [sources.marks("body", b.pk, "names") for b in bodies]
        listed = [(s.number, s.document.title, s.statements) for s in sources.listed]
        quotes = [passage.quote for passage in sources.listed[0].quotes]
    assert marks == [[Mark(1, "#s1", False)]] * count
    assert listed == [(1, document.title, 2 * count)]
    assert quotes == ["จังหวัดเชียงใหม่"]


def test_numbers_follow_the_first_use_on_the_page():
    first, second, third = news(), address(), address("Another page")
    where = office()
    for document, field in ((first, "rank"), (second, "names"), (third, "place")):
        proof(where, document, field)
    sources = sources_of({"body": [where.pk]})
    assert [m.number for m in sources.marks("body", where.pk, "names")] == [1]
    assert [m.number for m in sources.marks("body", where.pk, "rank")] == [2]
    assert [m.number for m in sources.marks("body", where.pk, "names")] == [1]
    assert [(s.number, s.document) for s in sources.listed] == [
        (1, second),
        (2, first),
        (3, third),
    ]


def test_a_field_without_its_own_source_rests_on_the_record_s():
    document, where = news(), office()
    proof(where, document)
    sources = sources_of({"body": [where.pk]})
    assert sources.marks("body", where.pk, "rank") == [Mark(1, "#s1", False)]
    proof(where, address(), "rank")
    sources = sources_of({"body": [where.pk]})
    assert [s.document.kind for s in sources.of("body", where.pk, "rank")] == ["address"]


def test_a_document_is_marked_once_however_many_passages():
    document, where = news(), office()
    proof(where, document, "names", "จังหวัดเชียงใหม่")
    proof(where, document, "names", "เชียงใหม่")
    assert len(sources_of({"body": [where.pk]}).marks("body", where.pk, "names")) == 1


def test_a_withdrawn_source_stays_says_so_and_comes_last():
    document, other, where = news(), address(), office()
    proof(where, document, "names")
    proof(where, other, "names")
    withdraw_document(document, by=REGISTER, why="test page")
    sources = sources_of({"body": [where.pk]})
    marks = sources.marks("body", where.pk, "names")
    assert marks == [Mark(1, "#s1", False), Mark(2, "#s2", True)]
    assert [(s.document, s.withdrawn) for s in sources.listed] == [(other, False), (document, True)]


def test_only_words_kept_here_and_standing_prove():
    where, page = office(), address()
    proof(where, page, "names")
    assert sources_of({"body": [where.pk]}).stands("body", where.pk, "names") is False
    document = news()
    proof(where, document, "names")
    assert sources_of({"body": [where.pk]}).stands("body", where.pk, "names") is True
    withdraw_document(document, by=REGISTER, why="test page")
    assert sources_of({"body": [where.pk]}).stands("body", where.pk, "names") is False


def test_a_paper_of_the_office_is_numbered_but_not_named_to_strangers():
    document, where = news(public=False), office()
    proof(where, document, "names")
    officer = holder("reader")
    for user, readable in ((STRANGER, False), (officer, True)):
        sources = sources_of({"body": [where.pk]}, user)
        assert [(s.number, s.readable) for s in sources.listed] == [(1, readable)]
        assert len(sources.as_json("body", where.pk)) == int(readable)
        assert may_read(document, user) is readable


def test_records_gathered_twice_are_asked_for_once(django_assert_num_queries):
    where = office()
    proof(where, news())
    sources = sources_of({"body": [where.pk]})
    with django_assert_num_queries(0):
        sources.gather({"body": [where.pk], "tie": []})
    assert len(sources.of("body", where.pk)) == 1


def test_citations_as_data():
    document, where = news(), office()
    proof(where, document, "names", "จังหวัดเชียงใหม่")
    start = document.text.index("จังหวัดเชียงใหม่")
    assert sources_of({"body": [where.pk]}).as_json("body", where.pk) == [
        {
            "field": "names",
            "document": document.code,
            "title": document.title,
            "standing": "kept",
            "start": start,
            "end": start + len("จังหวัดเชียงใหม่"),
            "quote": "จังหวัดเชียงใหม่",
        }
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_what_rests_on_a_document(count, django_assert_num_queries):
    document, other = news(), address()
    bodies = [body(f"city-{n}", "city", "CN") for n in range(count)]
    for one in bodies:
        proof(one, document, "names", "จังหวัดเชียงใหม่")
        proof(one, document, "rank")
    proof(bodies[0], other)
    with django_assert_num_queries(3):
        rows = what_rests_on(document, "en", STRANGER)["body"]
    assert [(r.label, r.path, r.fields, r.alone) for r in rows] == [
        (f"City {n}", f"/en/bodies/city-{n}/", ["names", "rank"], n > 0) for n in range(count)
    ]


def test_records_of_an_office_are_not_shown_to_strangers():
    class Tie:
        public, kept_by = False, office().code

    class Claim:
        tie = Tie()

    officer = holder("reader")
    assert [shown_to(Claim(), STRANGER), shown_to(Claim(), officer)] == [False, True]
    assert [shown_to(Tie(), STRANGER), shown_to(Tie(), officer)] == [False, True]
    assert shown_to(office(), STRANGER) is True


def test_the_version_is_another_word_after_every_change():
    before = data_version()
    where = office()
    between = data_version()
    note("body.named", "body", where.pk, by=REGISTER)
    after = data_version()
    assert len({before, between, after}) == 3
    assert data_version() == after


def test_the_history_of_one_record_newest_first(django_assert_num_queries):
    where, user = office(), holder("officer")
    note("body.named", "body", where.pk, by=user)
    note("body.named", "body", where.pk + 1, by=user)
    with django_assert_num_queries(1):
        found = [(event.verb, str(event.by)) for event in history("body", where.pk)]
    assert found == [("body.named", str(user)), ("body.added", "None")]


def test_a_citation_is_there_once():
    document, where = news(), office()
    first = cite("body", where.pk, "names", document=document, by=REGISTER)
    assert cite("body", where.pk, "names", document=document, by=REGISTER) == first
