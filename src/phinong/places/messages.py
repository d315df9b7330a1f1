"""What we say when a change to places, bodies or people is refused, and what happened to them."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "name-missing": _("There is no name. Enter it in at least one language."),
        "name-without-source": _(
            "A name as a source writes it needs that source. Choose the document."
        ),
        "place-half-a-coordinate": _(
            "Only one of latitude and longitude is given. Enter both, or neither."
        ),
        "place-not-on-earth": _(
            "Latitude runs from -90 to 90 and longitude from -180 to 180. Check the two numbers."
        ),
        "place-there-already": _(
            "This place is in the register already, as %(code)s. Use that one."
        ),
        "body-kind-unknown": _("The kind of body is not one of ours. Choose one from the list."),
        "body-there-already": _(
            "A body of this kind and name is in the register already, as %(code)s. Use that one."
        ),
        "body-not-there": _("There is no body %(code)s in the register. Choose another one."),
        "body-under-itself": _(
            "A body cannot be a part of itself, nor of one of its own parts. Choose another body."
        ),
        "body-undecided": _(
            "“%(name)s” may mean more than one body: %(codes)s. Choose which one is meant, or a"
            " new one."
        ),
        "body-level-unstated": _(
            "“%(name)s” does not say which level is meant: province, city or another. Choose one,"
            " or write the name with its level."
        ),
        "person-not-there": _("There is no person %(code)s in the register. Choose another one."),
        "post-without-body": _(
            "The post “%(post)s” belongs to no body. Name the body, or leave the post out."
        ),
        "tenure-without-day": _(
            "No day is given. Enter since when, until when, or on which day the person was seen in"
            " the post."
        ),
        "tenure-ends-before-it-starts": _("The end lies before the start. Check the two dates."),
    }
)

says(
    {
        "place.added": _("Place added"),
        "place.removed": _("Place removed with the decision that made it"),
        "body.added": _("Body added"),
        "body.named": _("Name added"),
        "body.wording-contested": _("Wording linked to another body than before"),
        "body.put-under": _("Put under another body"),
        "body.removed": _("Body removed with the decision that made it"),
        "body-name.removed": _("Name removed with the decision that made it"),
        "person.added": _("Person added"),
        "person.named": _("Spelling added"),
        "person.removed": _("Person removed with the decision that made it"),
        "person-name.removed": _("Spelling removed with the decision that made it"),
        "post.added": _("Post added"),
        "post.removed": _("Post removed with the decision that made it"),
        "tenure.added": _("Person in post added"),
        "tenure.removed": _("Person in post removed with the decision that made it"),
    }
)
