"""How a person found with a post becomes a person, a post, and the one holding the other."""

from typing import Any

from django.utils.translation import get_language

from phinong.core.acting import Actor
from phinong.core.languages import content_tag, guess_language
from phinong.core.refusals import Refusal
from phinong.places import actions, linking
from phinong.places.keeping import person_path
from phinong.places.matching import SAME_NAME, WHY
from phinong.places.models import Body, Person, Post
from phinong.places.posts import is_former, role_of
from phinong.record.actions import cite_worths
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Document, Finding

NAME = ("name", "person")


def why_not_person_post(values: Values) -> list[Refusal]:
    """A person has a name; a post is a post in some body."""
    reasons = []
    if not values.first(*NAME):
        reasons.append(Refusal("name-missing"))
    if values.text("post") and not values.first("body"):
        reasons.append(Refusal("post-without-body", {"post": values.text("post")}))
    return reasons


def land_person_post(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """The person, and with post and body the statement that the person holds it.

    Without a day of its own the statement holds for the day the document was published.
    """
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    body, touched = place_of_work(values, **ground)
    name = values.first(*NAME)
    assert name is not None  # noqa: S101  why_not_person_post saw to it
    person, met = linking.person(name, honorific=values.text("honorific"), body=body, **ground)
    if body is None or not values.text("post"):
        cite_worths("person", person.pk, values, **ground)
        return Landed((met, *touched))
    post, tenure = hold(person, body, values, **ground)
    return Landed((tenure, met, post, *touched))


def place_of_work(values: Values, **ground: Any) -> tuple[Body | None, list[Touched]]:
    """The body of the post, found or made."""
    worth = values.first("body")
    if worth is None:
        return None, []
    return linking.link(worth, **ground)


def hold(
    person: Person, body: Body, values: Values, *, document: Document, by: Actor, finding: Finding
) -> tuple[Touched, Touched]:
    """The post and the statement that the person holds it, each with what was touched."""
    title = values.text("post")
    ground: dict[str, Any] = {"by": by, "document": document, "finding": finding}
    office = ground | {"kept_by": document.kept_by}
    post, post_made = post_called(body, title, values.first("post"), **office)
    tenure, made = actions.hold_post(person, post, **days_of(values, title, document), **office)
    cite_worths("tenure", tenure.pk, values, **ground)
    return Touched("post", post.pk, post_made), Touched("tenure", tenure.pk, made)


def post_called(body: Body, title: str, worth: Worth | None, **office: Any) -> tuple[Post, bool]:
    """The post of this title in the body."""
    span = linking.span_of(worth) if worth else None
    titles = {guess_language(title): title}
    return actions.add_post(body, role=role_of(title), titles=titles, span=span, **office)


def days_of(values: Values, title: str, document: Document) -> dict[str, Any]:
    """When the person held the post, as far as the finding or else the document's day says."""
    since, until = values.text("since"), values.text("until")
    seen = values.text("date")
    if not (since or until or seen or is_former(title)):
        seen = document.published_edtf
    return {"since": since, "until": until, "seen": seen}


def similar_people(values: Values) -> list[Similar]:
    """People of this name in the register, in any spelling a source has used."""
    name = values.first(*NAME)
    if name is None:
        return []
    language = content_tag(get_language() or "")
    return [
        Similar("person", p.pk, str(p.name(language)), person_path(p), str(WHY[SAME_NAME]))
        for p, _score in linking.person_candidates(linking.written(name))
    ]


PERSON_POST = Landing(land=land_person_post, why_not=why_not_person_post, similar=similar_people)
