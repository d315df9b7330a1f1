"""The count question: a figure that a meeting's papers publish, beside the register's own count."""

import pytest
from tests.world import body, document, office, user
from tests.worlds.conducted import planned
from tests.worlds.meetings import meeting
from tests.worlds.minuted import OVERVIEW
from tests.worlds.ties import chengdu_tie, guangzhou_tie, orkhon_tie

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import lay, put_on_agenda
from phinong.record.models import Document
from phinong.ties.actions import add_figure
from phinong.ties.queries import DEFINITIONS

pytestmark = pytest.mark.django_db

DAY = "2022-03-14"


def report(public: bool = True) -> Document:
    """The report of 14 March 2022, with its two figures."""
    source = document(OVERVIEW, public=public, language="th", published_edtf=DAY)
    given = {"by": REGISTER, "document": source, "body": office(), "as_of_edtf": DAY}
    add_figure(subject="countries-established", qualifier="at-least", number=12, **given)
    add_figure(subject="countries-in-process", qualifier="exactly", number=6, **given)
    return source


def told(page) -> list[tuple[int, int, bool]]:
    """(what was published, what the register counts, whether that bears it out)."""
    return [(row.figure.number, row.count.number, row.fits) for row in page.figures]


def three_ties() -> None:
    """One signed in 2015; one in 2024 that a side calls a letter of intent; one on its way."""
    chengdu_tie()
    guangzhou_tie()
    orkhon_tie()


def test_a_meetings_page_counts_beside_what_its_report_claims(client):
    three_ties()
    held = meeting(report())
    answer = client.get(held.get_absolute_url())
    assert told(answer.context["page"]) == [(12, 1, False), (6, 2, False)]
    text = answer.content.decode()
    for code in ("countries", "signed-by-day", "process"):
        assert str(DEFINITIONS[code]) in text


def test_a_count_changes_with_the_register_and_never_the_claim(client):
    held = meeting(report())
    page = client.get(held.get_absolute_url()).context["page"]
    assert told(page) == [(12, 0, False), (6, 0, False)]
    three_ties()
    page = client.get(held.get_absolute_url()).context["page"]
    assert told(page) == [(12, 1, False), (6, 2, False)]


def test_the_page_of_preparing_counts_beside_a_paper_that_is_laid(client):
    three_ties()
    made = planned()
    client.force_login(user())
    address = f"/th/meetings/{made.code}/prepare/"
    assert client.get(address).context["page"].figures == []
    item = put_on_agenda(made, by=REGISTER, texts={"th": "ภาพรวม"}, group=3)
    lay(item, by=REGISTER, document=report(public=False))
    answer = client.get(address)
    assert told(answer.context["page"]) == [(12, 1, False), (6, 2, False)]
    assert "ทะเบียนนับได้" in answer.content.decode()


def test_a_figure_of_a_paper_of_the_office_is_for_nobody_else(client):
    held = meeting(document("ข่าว"))
    item = held.items.create(order=1, texts={"th": "ภาพรวม"})
    item.papers.create(document=report(public=False))
    assert client.get(held.get_absolute_url()).context["page"].figures == []
    client.force_login(user("officer", of=body("lampang", "province")))
    assert client.get(held.get_absolute_url()).context["page"].figures == []
    client.force_login(user())
    assert len(client.get(held.get_absolute_url()).context["page"].figures) == 2


@pytest.mark.parametrize("ties", [1, 3])
def test_counting_takes_the_same_number_of_queries(client, ties, django_assert_num_queries):
    for add in (chengdu_tie, guangzhou_tie, orkhon_tie)[:ties]:
        add()
    held = meeting(report())
    client.get(held.get_absolute_url())
    with django_assert_num_queries(12):
        client.get(held.get_absolute_url())
