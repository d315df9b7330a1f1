"""Who holds a seat on a day: computed from tenures, nowhere stored.

Membership belongs to a post. When the post changes hands the new tenure alone makes the successor
known, here and in every committee where the post has a seat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from phinong.core.dates import parse_edtf
from phinong.core.languages import content_tag, in_language
from phinong.meetings.models import Committee, Seat
from phinong.places.models import Person, Tenure


@dataclass(frozen=True, slots=True)
class Holder:
    """A seat with who holds it on a day. `person` is None where the register knows nobody, or
    where the seat belongs to a body that sends whom it likes. `post` is what the seat belongs to,
    in words."""

    seat: Seat
    person: Person | None
    name: str
    post: str


def first_day(edtf: str) -> date | None:
    """The first day a date may mean; None for none."""
    return parse_edtf(edtf).first_day() if edtf else None


def last_day(edtf: str) -> date | None:
    """The last day a date may mean; None for none."""
    return parse_edtf(edtf).last_day() if edtf else None


def began(tenure: Tenure) -> date:
    """The day from which a statement shows somebody in a post: its start, else the day seen."""
    return first_day(tenure.since_edtf) or first_day(tenure.seen_edtf) or date.min


def holder_on(tenures: Iterable[Tenure], day: date) -> Tenure | None:
    """The statement that tells who holds a post on a day; None when none does.

    Of several that reach the day the one that began last: a successor needs no end of the
    predecessor's.
    """
    reaching = [one for one in tenures if began(one) <= day <= (last_day(one.until_edtf) or day)]
    return max(reaching, key=lambda one: (began(one), one.pk), default=None)


def standing_on(seats: Iterable[Seat], day: date) -> list[Seat]:
    """The seats that exist on a day."""
    return [
        seat
        for seat in seats
        if (first_day(seat.since_edtf) or day) <= day <= (last_day(seat.until_edtf) or day)
    ]


def seats_of(committee: Committee) -> list[Seat]:
    """The seats of a committee with what they belong to, in their order; one query."""
    related = ("post__body", "body", "person")
    return list(committee.seats.select_related(*related).order_by("order", "id"))


def holders(seats: Sequence[Seat], day: date, language: str) -> list[Holder]:
    """Who holds each seat on a day, in the seats' order; two queries at most."""
    posts = [seat.post_id for seat in seats if seat.post_id]
    by_post: dict[int, list[Tenure]] = {}
    rows = Tenure.objects.filter(post__in=posts).select_related("person")
    for tenure in rows.prefetch_related("person__forms") if posts else []:
        by_post.setdefault(tenure.post_id, []).append(tenure)
    return [holder(seat, by_post.get(seat.post_id or 0, []), day, language) for seat in seats]


def holder(seat: Seat, tenures: Sequence[Tenure], day: date, language: str) -> Holder:
    """Who holds one seat on a day, given the tenures of its post."""
    tenure = holder_on(tenures, day)
    person = seat.person or (tenure.person if tenure else None)
    return Holder(seat, person, name_of(person, language), post_of(seat, language))


def name_of(person: Person | None, language: str) -> str:
    """A person's name with its honorific, as an official paper writes it; empty for nobody."""
    if person is None:
        return ""
    found = person.name(language)
    forms = [form for form in person.forms.all() if form.text == found.text and form.honorific]
    honorific = forms[0].honorific if forms else ""
    blank = "" if found.language == "th" or not honorific else " "
    return f"{honorific}{blank}{found.text}"


def post_of(seat: Seat, language: str) -> str:
    """What a seat belongs to, in words: as the order writes it, else the post, else the body.

    A post's title that does not name its body is followed by the body.
    """
    if written := in_language(seat.written, content_tag(language)).text:
        return written
    if seat.post is None:
        return seat.body.name(language).text if seat.body else ""
    title, body = seat.post.title(language).text, seat.post.body.name(language).text
    if body in title or seat.post.body.names.get("th", "\0") in title:
        return title
    return f"{title} {body}"
