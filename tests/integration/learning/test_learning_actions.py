"""Learning items: it works, who may, twice, every step with its event."""

import pytest
from tests.world import OFFICE, document, user
from tests.worlds.learning import city, item, published

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.learning.actions import add_item, move_item
from phinong.learning.models import LearningItem
from phinong.record.models import Citation, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return document("Walks along the river since 2021.")


def reasons(refused) -> list[str]:
    return [reason.code for reason in refused.value.reasons]


def test_an_item_begins_as_a_draft_with_its_source(source):
    made = item(source)
    assert (made.code, made.state, made.when_day.isoformat(), made.kept_by) == (
        "riverside-walk",
        "draft",
        "2021-01-01",
        OFFICE,
    )
    event = Event.objects.about("learning-item", made.pk).get()
    assert (event.verb, event.source) == ("learning.added", source.code)
    assert Citation.objects.about("learning-item", made.pk).get().field == ""


def test_an_item_of_a_thai_title_takes_its_city_and_kind_for_an_address(source):
    assert item(source, titles={"th": "วัดภูมินทร์"}).code == "nan-municipality-place-1"


def test_the_same_title_in_another_spelling_twice_is_refused(source):
    item(source)
    with pytest.raises(Refused) as refused:
        item(source, titles={"en": "RIVERSIDE WALK"})
    assert reasons(refused) == ["learning-item-recorded-already"]
    item(source, titles={"en": "Riverside walk"}, when="2022")
    item(source, titles={"en": "Riverside walk"}, kind="programme")
    assert LearningItem.objects.count() == 3


def test_who_may_not_keeps_no_item(source):
    with pytest.raises(NotAllowed):
        add_item(
            by=user("contributor"), document=source, city=city(), kind="place", titles={"en": "x"}
        )
    assert LearningItem.objects.count() == 0


def test_an_item_of_an_unknown_kind_is_refused(source):
    with pytest.raises(Refused) as refused:
        item(source, kind="song")
    assert reasons(refused) == ["learning-kind-unknown"]


def test_an_item_passes_both_checks_to_the_public(source):
    made, officer = item(source), user("officer")
    for verb, state in (
        ("submit", "community-check"),
        ("agree", "editor-check"),
        ("publish", "published"),
    ):
        made = move_item(made, by=officer, verb=verb)
        event = Event.objects.about("learning-item", made.pk).first()
        assert (made.state, event.verb, event.by) == (state, f"learning.{verb}", officer)


def test_a_published_item_may_be_challenged_and_kept_or_withdrawn_and_restored(source):
    made = published(source)
    for verb, state in (
        ("challenge", "challenged"),
        ("uphold", "published"),
        ("withdraw", "withdrawn"),
        ("restore", "draft"),
    ):
        made = move_item(made, by=REGISTER, verb=verb, reason="the community asked")
        event = Event.objects.about("learning-item", made.pk).first()
        assert (made.state, event.why) == (state, "the community asked")


def test_a_step_twice_is_refused(source):
    made = item(source)
    move_item(made, by=REGISTER, verb="submit")
    with pytest.raises(Refused) as refused:
        move_item(made, by=REGISTER, verb="submit")
    assert reasons(refused) == ["learning-item-cannot-move"]


def test_an_item_of_a_paper_of_the_office_alone_cannot_skip_the_checks():
    made = item(document("told in confidence", public=False))
    with pytest.raises(Refused) as refused:
        move_item(made, by=REGISTER, verb="adopt")
    assert reasons(refused) == ["learning-source-not-public"]


def test_who_may_not_moves_no_item(source):
    made = item(source)
    with pytest.raises(NotAllowed):
        move_item(made, by=user("reader"), verb="submit")
    made.refresh_from_db()
    assert made.state == "draft"
