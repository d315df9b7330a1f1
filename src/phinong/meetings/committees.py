"""The committee that met: linked to a body of the register, or made under its parent body."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models.functions import Length

from phinong.core.acting import Actor
from phinong.places import linking
from phinong.places.actions import put_under
from phinong.places.models import Body, BodyName
from phinong.places.naming import fold_name
from phinong.record.landing import Touched, Worth
from phinong.record.models import Document, Finding

COMMITTEE = "committee"
# A shorter run of letters is hardly a name that tells whose committee it is.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """When a committee sat: number and Buddhist year (None for neither), and EDTF day."""

    number: tuple[int, int] | None
    held: str


def committee(
    worth: Worth, sitting: Sitting, document: Document, *, by: Actor, finding: Finding
) -> tuple[Body, list[Touched]]:
    """The committee's body and everything its linking made; a new one stands under its parent."""
    if worth.body in ("", "new") and (sat := sat_then(worth, sitting)):
        worth = replace(worth, body=sat.code)
    body, touched = linking.link(
        worth, document=document, by=by, kind_hint=COMMITTEE, finding=finding
    )
    if body.parent_id is None and (parent := parent_in(worth)):
        ground: dict[str, Any] = {
            "document": document,
            "span": linking.span_of(worth),
            "finding": finding,
        }
        body = put_under(body, parent=parent, by=by, kept_by=document.kept_by, **ground)
    return body, touched


def sat_then(worth: Worth, sitting: Sitting) -> Body | None:
    """The one committee that sat then, by number and day, and whose name is part of this one.

    A headline cuts a committee's name short: "คณะกรรมการเมืองพี่เมืองน้อง ครั้งที่ 1/2565" and
    "คณะกรรมการเมืองพี่เมืองน้องของจังหวัดเชียงใหม่ ครั้งที่ 1/2565" of one day are one meeting.
    """
    if sitting.number is None or not sitting.held:
        return None
    number, year = sitting.number
    sat = Body.objects.filter(
        meetings__number=number, meetings__be_year=year, meetings__held_edtf=sitting.held
    )
    named = fold_name(worth.as_written or str(worth.value or ""))
    forms = BodyName.objects.filter(body__in=sat).select_related("body")
    alike = {form.body for form in forms if form.folded in named or named in form.folded}
    return alike.pop() if len(alike) == 1 else None


def known(worth: Worth, sitting: Sitting) -> Body | None:
    """The committee a name means, when the register has it for certain; None otherwise."""
    if worth.body and worth.body != "new":
        return Body.objects.filter(code=worth.body).first()
    if sat := sat_then(worth, sitting):
        return sat
    text = worth.as_written or str(worth.value or "")
    found = linking.decisive(linking.candidates(text, kind_hint=COMMITTEE, entry=worth.entry))
    return found.body if found else None


def parent_in(worth: Worth) -> Body | None:
    """The body whose name opens or closes the committee's name; None unless it is one body.

    "คณะกรรมการ…ของจังหวัดเชียงใหม่", "清迈府友好城市委员会": the longest name counts.
    """
    folded = fold_name(worth.as_written or str(worth.value or ""))
    ends = {folded[:n].strip() for n in range(SHORTEST, len(folded))}
    ends |= {folded[n:].strip() for n in range(1, len(folded) - SHORTEST + 1)}
    named = BodyName.objects.filter(folded__in=ends).exclude(body__kind=COMMITTEE)
    found = list(named.select_related("body").order_by(Length("folded").desc()))
    longest = {form.body for form in found if len(form.folded) == len(found[0].folded)}
    return longest.pop() if len(longest) == 1 else None
