"""The page of a running meeting asks the database as often for much as for little."""

from uuid import uuid4

import pytest
from tests.world import document, office, user
from tests.worlds.conducted import held, opened, planned, seats

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import begin_agenda, lay, put_on_agenda
from phinong.meetings.merging import rivals_of
from phinong.meetings.models import Meeting
from phinong.meetings.resolving import promise, resolve
from phinong.meetings.sitting import attend, write_note

pytestmark = pytest.mark.django_db


def filled(made: Meeting, count: int) -> Meeting:
    """So many matters, each with a paper, a note, a resolution with what follows, a commitment,
    somebody who attends, and a note that two wrote at once."""
    given = {"by": REGISTER}
    for n in range(count):
        item = put_on_agenda(made, texts={"th": f"เรื่อง {n}"}, **given)
        lay(item, document=document(f"เอกสาร {n}"), **given)
        uid = uuid4()
        write_note(made, uid=uid, item=item, words="แรก", **given)
        write_note(made, uid=uid, item=item, words="สอง", seen=1, **given)
        write_note(made, uid=uid, item=item, words="อีกคน", seen=1, **given)
        row = resolve(
            made, uid=uuid4(), texts={"th": "เห็นชอบ"}, outcome="endorsed", item=item, **given
        )
        promise(
            made,
            uid=uuid4(),
            texts={"th": "ทำต่อ"},
            owner=office(),
            resolution=row,
            item=item,
            **given,
        )
        attend(made, uid=uuid4(), presence="attending", name=f"แขก {n}", **given)
    return made


def left_to_do(count: int) -> None:
    """So many commitments of an earlier meeting."""
    first = held(planned())
    for n in range(count):
        promise(first, by=REGISTER, uid=uuid4(), texts={"th": f"ค้าง {n}"}, owner=office())


@pytest.mark.parametrize("count", [1, 3])
def test_a_running_meeting_takes_the_same_number_of_queries(
    client, count, django_assert_num_queries
):
    left_to_do(count)
    made = planned(day=Meeting.objects.get().held_day.replace(month=6))
    begin_agenda(made, by=REGISTER)
    filled(opened(made), count)
    assert (len(seats(made)), len(rivals_of(made))) == (4, count)
    client.force_login(user())
    address = f"/th/meetings/{made.code}/live/"
    client.get(address)
    with django_assert_num_queries(24):
        page = client.get(address).context["page"]
    assert (len(page.rivals), len(page.to_do), len(page.guests)) == (count, count, count)
