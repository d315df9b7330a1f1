"""A generated register is one that the rules, the index and the pages agree with."""

from argparse import ArgumentTypeError
from collections import Counter
from random import Random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate

from phinong.discovery.facts import SOURCES
from phinong.discovery.index import entries_of, stands
from phinong.discovery.models import Entry
from phinong.discovery.queries import search
from phinong.places.models import Body, Place
from phinong.record.models import Citation, Document, Event
from phinong.site.generate import generate
from phinong.site.generate.names import MARK, NAMES, bare
from phinong.site.generate.story import tell
from phinong.site.generate.texts import LANGUAGES
from phinong.site.management.commands.demo import ties_wanted
from phinong.ties.models import Agreement, Claim, Tie
from phinong.ties.summarising import columns, summary_of

SIZE = 60


@pytest.fixture
def register(db):
    return generate(SIZE, seed=7)


def test_every_tie_has_its_claims_and_its_history(register):
    assert Tie.objects.count() == SIZE
    assert set(Counter(Claim.objects.values_list("tie", flat=True)).values()) == {5}
    history = Event.objects.filter(about_kind="tie").values_list("about_id", flat=True)
    assert set(Counter(history).values()) == {10}
    assert register["ties"] == SIZE


def test_the_summaries_are_those_of_the_rules(register):
    for tie in Tie.objects.all():
        wanted = columns(summary_of(tie))
        assert {column: getattr(tie, column) for column in wanted} == wanted
    states = Counter(Tie.objects.values_list("state", flat=True))
    assert {"established", "process", "quiet", "unverified"} == set(states)
    assert Tie.objects.filter(disputed=True).exists()


def test_what_is_verified_has_its_source(register):
    verified = Claim.objects.filter(verified=True).values_list("pk", flat=True)
    cited = Citation.objects.filter(about_kind="claim").values_list("about_id", flat=True)
    assert sorted(verified) == sorted(cited)
    for citation in Citation.objects.select_related("document", "passage"):
        passage = citation.passage
        assert citation.document.text[passage.start : passage.end] == passage.quote


def test_the_index_holds_what_the_records_say(register):
    said = {
        (kind, number): [stands(entry) for entry in entries_of(kind, number, facts)]
        for kind, source in SOURCES.items()
        for number, facts in source.of(source.rows().values_list("pk", flat=True)).items()
        if facts
    }
    held: dict[tuple[str, int], list[object]] = {}
    for entry in Entry.objects.order_by("part"):
        held.setdefault((entry.kind, entry.number), []).append(stands(entry))
    assert held == said
    body = Body.objects.exclude(code__startswith="sample-ours").order_by("pk").first()
    hits = search(body.names["zh-Hans"], user=AnonymousUser(), language="th").hits
    assert (hits[0].kind, hits[0].number) == ("body", body.pk)


def test_everything_is_marked_as_a_sample(register):
    for model in (Place, Body):
        for names in model.objects.values_list("names", flat=True):
            assert {tag: MARK[tag] in name for tag, name in names.items()} == dict.fromkeys(
                MARK, True
            )
    for model in (Place, Body, Tie, Agreement, Document):
        assert model.objects.exclude(code__startswith="sample-").count() == 0


def test_a_second_call_goes_on_after_the_first(register):
    generate(SIZE, seed=7)
    assert Tie.objects.count() == 2 * SIZE
    assert Body.objects.count() == register["bodys"]


def test_the_same_seed_tells_the_same_stories():
    told = [
        [tell(n, random, today=localdate(), languages=LANGUAGES) for n in range(40)]
        for random in (Random(3), Random(3), Random(4))
    ]
    assert told[0] == told[1]
    assert told[0] != told[2]


def test_no_two_numbers_give_one_name():
    numbers = [*range(20_000), *range(NAMES - 1_000, NAMES)]
    names = [tuple(bare(number).values()) for number in numbers]
    for names_in_one_language in zip(*names, strict=True):
        assert len(set(names_in_one_language)) == len(numbers)
    with pytest.raises(ValueError, match="no name"):
        bare(NAMES)


@pytest.mark.parametrize(("text", "size"), [("small", 100), ("0", 0), ("250", 250)])
def test_the_size_is_a_number_or_small(text, size):
    assert ties_wanted(text) == size


@pytest.mark.parametrize("text", ["", "-1", "many", "1.5"])
def test_another_size_is_refused(text):
    with pytest.raises(ArgumentTypeError, match="neither a number nor small"):
        ties_wanted(text)
