"""What a document says about itself becomes its details, with the words it rests on."""

import pytest
from tests.worlds.accounts import holder
from tests.worlds.record import news, span_of

from phinong.record import decisions
from phinong.record.models import Citation, Event

pytestmark = pytest.mark.django_db


def accepted(document, user, **value):
    """The document's own finding, accepted."""
    facts = {"start": 0, "end": 9, "key": "document.1"}
    finding = decisions.propose(document, [("document", [value], facts)], by=user)[0]
    return decisions.accept(finding, by=user, seen_version=0)


def test_a_date_is_kept_as_understood_and_as_written():
    document, user = news(), holder("officer")
    start, end = span_of(document, "14 มีนาคม 2565")
    value = {"name": "date", "value": "2022-03-15", "as_written": "14 มีนาคม 2565"}
    finding = accepted(document, user, **value, start=start, end=end)
    document.refresh_from_db()
    assert (document.published_edtf, document.published_written) == ("2022-03-15", "14 มีนาคม 2565")
    cited = Citation.objects.about("document", document.pk).get()
    assert (cited.field, cited.passage.quote) == ("date", "14 มีนาคม 2565")
    event = Event.objects.filter(verb="document.completed").get()
    assert (event.was, event.now) == (
        {"published_edtf": "2022-03-14", "published_written": ""},
        {
            "published_edtf": "2022-03-15",
            "published_written": "14 มีนาคม 2565",
            "finding": finding.pk,
        },
    )
    assert finding.landed == [["document", document.pk, False]]


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("title", "title", "Another title"),
        ("publisher", "publisher", "CCARC"),
        ("language", "language", "en"),
    ],
)
def test_details(name, column, value):
    document = news()
    accepted(document, holder("officer"), name=name, value=value, as_written=value)
    document.refresh_from_db()
    assert getattr(document, column) == value


def test_an_unknown_value_changes_nothing():
    document = news()
    accepted(document, holder("officer"), name="weather", value="fine", as_written="fine")
    title = document.title
    document.refresh_from_db()
    assert document.title == title


def test_undoing_puts_back_what_stood_there():
    document, user = news(), holder("officer")
    finding = accepted(document, user, name="title", value="Another", as_written="Sister")
    decisions.undo(finding, by=user, seen_version=1)
    document.refresh_from_db()
    assert document.title == "เชียงใหม่ จัดประชุม Sister City"
    assert Citation.objects.about("document", document.pk).count() == 0
