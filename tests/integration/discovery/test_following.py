"""The index holds what the records say, after every kind of change, without being asked."""

from contextlib import suppress

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from tests import world
from tests.worlds import places, register, ties
from tests.worlds import record as documents

from phinong.core.acting import REGISTER
from phinong.core.refusals import Refused
from phinong.discovery.facts import SOURCES
from phinong.discovery.index import entries_of, rebuild, stands
from phinong.discovery.matching import Phrase, Some
from phinong.discovery.models import Entry
from phinong.discovery.queries import search
from phinong.discovery.ranking import KINDS
from phinong.discovery.storage import TOP, column, run, storage
from phinong.discovery.tokens import meta_token
from phinong.discovery.words import KIND_WORDS
from phinong.record.actions import withdraw_document
from phinong.record.decisions import undo
from phinong.record.landing import REGISTRY
from phinong.record.models import Finding
from phinong.site.demo.load import load
from phinong.ties.actions import retract_claim

pytestmark = pytest.mark.django_db


def held() -> dict[tuple[str, int, int], list[object]]:
    """What the index holds, by kind, number and part."""
    return {(e.kind, e.number, e.part): stands(e) for e in Entry.objects.all()}


def said() -> dict[tuple[str, int, int], list[object]]:
    """What it should hold: worked out from the records."""
    return {
        (entry.kind, entry.number, entry.part): stands(entry)
        for kind, source in SOURCES.items()
        for number, facts in source.of(source.rows().values_list("pk", flat=True)).items()
        if facts
        for entry in entries_of(kind, number, facts)
    }


def found(text: str) -> list[str]:
    results = search(text, user=AnonymousUser(), language="en")
    return [f"{hit.kind} {hit.number}" for hit in results.hits]


def test_every_kind_in_the_index_has_its_place_words_and_record():
    assert set(SOURCES) == set(KINDS) == set(KIND_WORDS)
    assert {kind for kind in SOURCES if kind not in REGISTRY.records} == set()


def test_the_demonstration_is_in_the_index_as_its_records_stand():
    load()
    assert held() == said()
    assert {kind for kind, _, _ in held()} == {"body", "document", "place", "tie"}


def test_what_the_papers_of_the_field_bring_is_in_the_index_as_it_stands():
    officer = register.filled()
    assert held() == said()
    kinds = {kind for kind, _, _ in held()}
    assert kinds >= {"tie", "agreement", "meeting", "activity", "person", "learning-item"}
    for finding in Finding.objects.filter(state="accepted").order_by("-pk"):
        finding.refresh_from_db()
        with suppress(Refused):
            undo(finding, by=officer, seen_version=finding.version)
    assert held() == said()
    assert {kind for kind, _, _ in held()} < kinds


def test_a_tie_is_found_by_its_sides_its_claims_and_on_its_day():
    tie = ties.guangzhou_tie()
    assert f"tie {tie.pk}" in found("广州")
    assert f"tie {tie.pk}" in found("กว่างโจว")
    assert f"tie {tie.pk}" in found("意向书")
    claim = tie.claims.filter(value="letter-of-intent").first()
    retract_claim(claim, by=REGISTER, why="Read wrongly.")
    assert held() == said()


def test_an_agreement_is_found_by_who_signed_it():
    agreement = ties.kunming_renewal()
    name = agreement.signatories.first().person.names
    assert f"agreement {agreement.pk}" in found(next(iter(name.values())))
    assert held() == said()


def test_people_and_their_posts_are_in_the_index():
    tenure = places.governor(places.province())
    assert held() == said()
    assert found("ประจญ") == [f"person {tenure.person_id}"]
    assert found("ประจญ Chiangmai") == [f"person {tenure.person_id}"]


def test_a_document_is_found_by_its_words_and_stays_when_withdrawn():
    document = documents.news()
    assert found("นครเซจง") == [f"document {document.pk}"]
    withdraw_document(document, by=REGISTER, why="The paper took it back.")
    assert found("นครเซจง") == [f"document {document.pk}"]
    assert held() == said()


def test_a_record_that_goes_is_not_found_any_more():
    body = world.body("kunming", "city", "CN", en="Kunming City")
    assert found("Kunming") == [f"body {body.pk}"]
    REGISTRY.record("body").remove(body)
    assert found("Kunming") == []
    assert held() == said() == {}


def test_the_index_can_be_made_again():
    load()
    before = held()
    Entry.objects.filter(kind="tie").delete()
    run("DELETE FROM discovery_text")
    world.document("Left over").delete()
    counted = rebuild()
    assert held() == before
    assert counted["tie"] == len([key for key in before if key[0] == "tie"])
    assert ranks_in_text() == sorted((entry.rank for entry in Entry.objects.all()), reverse=True)
    assert found("Chengdu")[0].startswith("place")


def ranks_in_text() -> list[int]:
    """Every row of the full-text table."""
    kinds = tuple(Phrase((meta_token("kind", kind),), "meta") for kind in KINDS)
    return storage().find(Some(kinds), below=TOP, limit=100_000)


def test_the_command_tells_what_it_indexed(capsys):
    world.office()
    call_command("index", verbosity=0)
    assert capsys.readouterr().out.startswith("Indexed: 0 place, 1 body, 0 person")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_who_index_one_record_wait_for_each_other():
    body = world.office()
    # The server's other databases, and so other tests, show their locks here too.
    held = (
        "SELECT objid FROM pg_locks"
        " WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND classid = %s"
    )
    assert column(held, [KINDS["body"]]) == [body.pk]


def test_an_unchanged_record_is_not_written_again(django_assert_max_num_queries):
    body = world.office()
    before = list(Entry.objects.values_list("pk", flat=True))
    from phinong.discovery.index import bring_up_to_date

    assert bring_up_to_date("body", [body.pk]) == 0
    assert list(Entry.objects.values_list("pk", flat=True)) == before
