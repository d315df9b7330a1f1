"""What we say when parties or languages of a draft are not changed, and the history of it."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "sides-changed-meanwhile": _(
            "A colleague changed the parties or languages since you opened this page. Look at what"
            " stands now, then change it again."
        ),
        "draft-parties-too-few": _(
            "A draft binds at least two parties. Put another body in this one's place, or add one"
            " first."
        ),
        "parties-too-many": _("A draft may bind %(most)s parties at most."),
        "parties-of-record": _(
            "The draft belongs to an agreement on record: %(name)s. Other parties would be another"
            " agreement; open a draft for it."
        ),
        "party-steps-begun": _(
            "%(party)s has steps under way or done: %(steps)s. Open them again with the reason"
            " first."
        ),
        "translation-of-no-original": _(
            "A translation is made from an authentic text. Choose one of the authentic languages."
        ),
        "translation-cannot-prevail": _(
            "%(language)s cannot prevail: its text is a translation. Make it authentic, or choose"
            " another."
        ),
    }
)

says(
    {
        "draft.party-added": _("Party added"),
        "draft.party-changed": _("Party changed"),
        "draft.party-taken-out": _("Party taken out"),
        "draft.languages-changed": _("Languages of the text changed"),
    }
)
