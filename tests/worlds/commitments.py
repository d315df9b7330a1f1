"""What was undertaken at visits and in agreements, in the manner of the field."""

from typing import Any

from tests.world import OFFICE, body, document, office
from tests.worlds import meetings

from phinong.activities.actions import record_activity
from phinong.activities.models import Activity
from phinong.core.acting import REGISTER
from phinong.meetings.models import Commitment, Origin
from phinong.meetings.promising import undertake
from phinong.places.actions import add_person, add_post, hold_post
from phinong.places.models import Person
from phinong.record.models import Document
from phinong.ties.actions import open_tie
from phinong.ties.agreements import Bound, record_agreement
from phinong.ties.models import Agreement, Tie

BY: dict[str, Any] = {"by": REGISTER, "kept_by": OFFICE}


def paper(title: str, *, public: bool = True) -> Document:
    """A document of the office with this title, made when it is not there."""
    if found := Document.objects.filter(title=title).first():
        return found
    return document(f"ข้อความของ {title}", title=title, public=public)


def tie() -> Tie:
    """The province's tie with Sejong."""
    if found := Tie.objects.filter(parties__body__code="sejong").first():
        return found
    parties = [(office(), 0), (body("sejong", "city", "KR", th="นครเซจง", en="Sejong"), 1)]
    return open_tie(**BY, parties=parties, document=paper("Talks"))


def agreement(**facts: Any) -> Agreement:
    """The action plan with Sejong."""
    of = tie()
    bound = [Bound(party.body, side=party.side) for party in of.parties.order_by("side")]
    given = {"instrument": "action-plan", "titles": {"en": "Action plan"}, "tie": of, **facts}
    return record_agreement(by=REGISTER, document=paper("Action plan"), parties=bound, **given)


def visit(
    *, public: bool = True, of: Tie | None = None, title: str = "Visit of the delegation"
) -> Activity:
    """A delegation's visit of 15 November 2025."""
    source = paper(f"Report: {title}", public=public)
    facts: dict[str, Any] = {"starts": "2025-11-15", "titles": {"en": title}}
    return record_activity(by=REGISTER, document=source, kind="visit", tie=of, **facts)


def undertaken(**facts: Any) -> Commitment:
    """Something undertaken in a speech, without owner or day unless said otherwise."""
    given: dict[str, Any] = {"texts": {"en": "Send the list of schools"}, "origin": Origin.SPEECH}
    ground = {} if "told" in facts or "document" in facts else {"document": paper("Speech")}
    return undertake(**BY, **given | ground | facts)


def officer_of_the_province(**facts: str) -> Person:
    """Somebody who holds the post of the governor from 2020 on."""
    person = add_person(
        code="prachon", names={"th": "ประจญ ปรัชญ์สกุล", "en": "Prachon Pratsakul"}, **BY
    )
    titles = {"th": "ผู้ว่าราชการจังหวัดเชียงใหม่", "en": "Governor of Chiang Mai Province"}
    post = add_post(office(), role="governor", titles=titles, **BY)[0]
    hold_post(person, post, **{"since": "2020-10-01", **facts}, **BY)
    return person


def of_a_meeting(number: int = 1, public: bool = True, **facts: Any) -> Commitment:
    """Something undertaken at a meeting known from a document."""
    source = paper(f"Minutes {number}", public=public)
    held = meetings.meeting(source, number=number, held=f"2022-0{number}-14")
    return meetings.commitment(source, meeting=held, **facts)
