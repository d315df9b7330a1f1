"""What we say about the notification of intent."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "intent-question-unknown": _(
            "The notification has no question “%(question)s”. Open the page again."
        ),
        "intent-answer-too-long": _(
            "An answer may have %(most)s characters at most. Say it shorter, or add a document."
        ),
        "intent-settled": _(
            "The notification of a draft that is “%(status)s” is not changed. Take the text back to"
            " drafting first."
        ),
        "intent-changed-meanwhile": _(
            "A colleague changed this notification since you opened it. Your words are kept below,"
            " and what stands now is shown beside them. Put them together and save again."
        ),
        "body-meant-unclear": _("“%(name)s” may mean several bodies. Choose which one is meant."),
        "body-meant-unknown": _(
            "The register has no body called “%(name)s”. Choose “new”, or correct the name."
        ),
        "new-body-country-missing": _("Say in which country “%(name)s” is."),
        "partner-missing": _("Name the partner."),
        "unit-without-body": _("A unit stands here without its body. Name the body first."),
        "translation-without-original": _(
            "A translation needs a text it is made from. Let one language be authentic."
        ),
    }
)

says({"draft.intent-changed": _("Notification of intent changed")})
