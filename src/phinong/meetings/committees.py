"""The committee that met: linked to a body of the register, or made under its parent body."""

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


def committee(
    worth: Worth, document: Document, *, by: Actor, finding: Finding
) -> tuple[Body, list[Touched]]:
    """The committee's body and everything its linking made; a new one stands under its parent."""
    body, touched = linking.link(
        worth, document=document, by=by, kind_hint=COMMITTEE, finding=finding
    )
    if body.parent_id is None and (parent := parent_in(worth)):
        ground = {"document": document, "span": linking.span_of(worth), "finding": finding}
        body = put_under(body, parent=parent, by=by, kept_by=document.kept_by, **ground)
    return body, touched


def known(worth: Worth) -> Body | None:
    """The committee a name means, when the register has it for certain; None otherwise."""
    if worth.body and worth.body != "new":
        return Body.objects.filter(code=worth.body).first()
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
