"""Counts are queries with their definition, and published figures stand beside them."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from tests.world import body, document, office
from tests.worlds import ties as world

from phinong.core.acting import REGISTER
from phinong.record.actions import withdraw_document
from phinong.ties.actions import Bound, add_figure, record_agreement
from phinong.ties.models import FigureClaim, Tie, TieState
from phinong.ties.queries import DEFINITIONS, compared, count_evidence, counts_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 11, 24)


def everything() -> None:
    """One tie of every state the field notes give."""
    for make in (
        world.chengdu_tie,
        world.guangzhou_tie,
        world.orkhon_tie,
        world.uozu_tie,
        world.unverified_tie,
    ):
        make()


def figure(subject: str, number: int, qualifier: str = "exactly", as_of: str = "") -> FigureClaim:
    """A number somebody published about Chiang Mai Province."""
    source = document(f"{subject} {qualifier} {number} {as_of}")
    return add_figure(
        by=REGISTER,
        document=source,
        body=office(),
        subject=subject,
        number=number,
        qualifier=qualifier,
        as_of_edtf=as_of,
    )[0]


def numbers(body_=None, day: date = DAY, kind: str = "") -> dict[str, int]:
    """{state: how many}."""
    return {state: count.number for state, count in counts_of(body_, day=day, kind=kind).items()}


def test_counts_by_state():
    everything()
    assert numbers() == {"signed": 2, "process": 2, "quiet": 2, "unverified": 1, "ended": 0}
    assert numbers(office()) == {
        "signed": 1,
        "process": 2,
        "quiet": 1,
        "unverified": 0,
        "ended": 0,
    }
    assert numbers(kind="sister")["signed"] == 1


def test_quiet_comes_with_the_day_and_needs_no_one_to_write_it():
    world.chengdu_tie()
    assert numbers(day=date(2018, 3, 30))["quiet"] == 0
    assert numbers(day=date(2018, 3, 31))["quiet"] == 1
    tie = Tie.objects.get()
    assert (tie.state_on(date(2018, 3, 30)), tie.state_on(date(2018, 3, 31))) == (
        TieState.ESTABLISHED,
        TieState.QUIET,
    )
    for day, state in ((date(2018, 3, 30), "established"), (date(2018, 3, 31), "quiet")):
        assert [t.state for t in Tie.objects.in_state(state, day)] == [tie.state]


def test_a_count_leads_to_its_rows(client):
    everything()
    for count in counts_of(office(), day=DAY).values():
        rows = client.get(count.rows_url).context["rows"]
        assert (count.rows_url, len(rows)) == (count.rows_url, count.number)


def test_the_whole_registers_counts_are_counted_once(django_assert_num_queries):
    everything()
    counts_of(None, day=DAY)
    with django_assert_num_queries(1):
        counts_of(None, day=DAY)


def test_evidence_counts_documents_that_stand():
    world.chengdu_tie()
    assert count_evidence(day=DAY).number == 2
    source = document("Once more.")
    world.claim(Tie.objects.get(), "kind", "sister", "press", source)
    assert count_evidence(day=DAY).number == 3
    withdraw_document(source, by=REGISTER, why="wrong")
    assert count_evidence(day=DAY).number == 2


@pytest.mark.parametrize("language", ["en", "th", "zh-hans"])
def test_every_definition_is_said_in_every_language(language):
    with translation.override(language):
        said = {str(text) for text in DEFINITIONS.values()}
    with translation.override("en"):
        english = {str(text) for text in DEFINITIONS.values()}
    assert (len(said), len(said & english)) == (len(DEFINITIONS), len(said) * (language == "en"))


@pytest.mark.parametrize(
    ("subject", "counted"),
    [
        ("countries-established", 1),
        ("countries-in-process", 2),
        ("cities-established", 1),
        ("cities-in-process", 2),
        ("partners", 1),
        ("ties-of-province", 1),
        ("ties", 1),
        ("agreements", 0),
        ("delegates", None),
        ("other", None),
    ],
)
def test_what_the_register_counts_of_the_same(subject, counted):
    everything()
    figure(subject, 12)
    row = compared([office()], day=DAY)[0]
    assert (row.count and row.count.number, row.fits) == (
        (counted, False) if counted is not None else (None, None)
    )


def test_a_figure_is_held_against_its_own_day():
    world.chengdu_tie()
    record_agreement(
        by=REGISTER,
        document=document("Signed in 2010."),
        instrument="mou",
        status="signed",
        signed="2010-05-01",
        parties=[Bound(office()), Bound(body("harbin", "city", "CN"), side=1)],
    )
    before, after = figure("ties", 1, as_of="2012"), figure("ties", 2, as_of="2015-12")
    found = {row.figure.pk: row for row in compared([office()], day=DAY)}
    assert [(found[f.pk].count.number, found[f.pk].count.as_of) for f in (before, after)] == [
        (1, date(2012, 12, 31)),
        (2, date(2015, 12, 31)),
    ]
    assert [found[f.pk].fits for f in (before, after)] == [True, True]


def test_a_figures_own_count_leads_to_the_rows_of_its_day(client):
    world.chengdu_tie()
    figure("ties", 1, as_of="2012")
    count = compared([office()], day=DAY)[0].count
    assert (count.number, len(client.get(count.rows_url).context["rows"])) == (0, 0)


@pytest.mark.parametrize("many", [1, 3])
def test_comparing_asks_as_much_for_one_figure_as_for_three(many, django_assert_num_queries):
    world.chengdu_tie()
    for n in range(many):
        figure("ties", n)
    province = office()
    with django_assert_num_queries(3):
        assert len(compared([province], day=DAY)) == many


# ── Summing up again ──


def sum_up(**options) -> list[str]:
    """The lines the command prints."""
    out = io.StringIO()
    call_command("sum_up", stdout=out, **options)
    return out.getvalue().splitlines()


def test_summing_up_writes_what_is_stale_and_then_nothing():
    tie = world.chengdu_tie()
    Tie.objects.filter(pk=tie.pk).update(state="established", kind="friendship")
    with pytest.raises(CommandError):
        sum_up(dry_run=True)
    assert Tie.objects.get().kind == "friendship"
    assert sum_up() == [f"{tie.code}\twritten"]
    assert (Tie.objects.get().kind, Tie.objects.get().state) == ("sister", "quiet")
    assert (sum_up(), sum_up(dry_run=True)) == ([], [])
