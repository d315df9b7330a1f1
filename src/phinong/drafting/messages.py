"""What we say when an act on drafts is refused, and this room's history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "draft-title-missing": _("The draft has no title. Write one in at least one language."),
        "draft-cannot-draft": _("Drafting has begun already: the draft is “%(status)s”."),
        "draft-cannot-send": _("A draft that is “%(status)s” cannot be sent for review."),
        "draft-cannot-return": _("Only a draft in review can be returned; this is “%(status)s”."),
        "draft-cannot-agree": _("A draft that is “%(status)s” cannot be agreed."),
        "draft-cannot-edit": _(
            "The text of a draft that is “%(status)s” is not changed. Open an amendment, or take"
            " the draft up again."
        ),
        "draft-cannot-sign": _(
            "Signing needs a text that every party approved word for word; this draft is"
            " “%(status)s”."
        ),
        "draft-cannot-withdraw": _("A draft that is “%(status)s” cannot be withdrawn."),
        "draft-cannot-take-up": _("Only a withdrawn draft is taken up again."),
        "draft-cannot-unsign": _("Only a signed draft can lose its signing again."),
        "draft-language-unknown": _(
            "The register has no language %(language)s. Choose one of the list."
        ),
        "language-missing": _("The text needs at least one language."),
        "language-twice": _("One language is named twice. Name each once."),
        "languages-too-many": _("A text may have %(most)s languages at most."),
        "language-not-in-draft": _(
            "The draft has no text in %(language)s. Add the language to the draft first."
        ),
        "prevailing-language-not-in-text": _(
            "%(language)s cannot prevail: the draft has no text in it."
        ),
        "clause-changed-meanwhile": _(
            "A colleague changed these words since you opened them. Both texts are shown; put them"
            " together and save again."
        ),
        "clause-too-long": _("A clause may have %(most)s characters at most. Divide it."),
        "clause-gone": _("This clause was taken out meanwhile. Its words stand in the history."),
        "clause-kind-unknown": _("%(kind)s is not a part of a text."),
        "clause-kind-once": _("The text has a part of the kind “%(kind)s” already."),
        "clauses-too-many": _("A text may have %(most)s clauses at most."),
        "clause-order-incomplete": _(
            "The clauses changed meanwhile. Look at the new order and move them again."
        ),
        "nothing-to-compare-with": _(
            "There is no original to compare with, or no translation yet. Nothing has changed."
        ),
        "text-empty": _("The draft has no words yet. Write a clause, or begin with a template."),
        "version-unchanged": _(
            "Nothing changed since the latest version. It stands for this text."
        ),
        "version-not-the-one-seen": _(
            "The decision was for another text than this version. Open the version and decide"
            " again."
        ),
        "version-not-the-latest": _("A newer version exists. Decide on that one."),
        "text-changed-since-version": _(
            "The text was changed since this version. Make a new version, then decide on it."
        ),
    }
)

says(
    {
        "draft.opened": _("Draft opened"),
        "draft.draft": _("Drafting begun"),
        "draft.send": _("Sent for review"),
        "draft.return": _("Returned for changes"),
        "draft.agree": _("Agreed word for word by all parties"),
        "draft.edit": _("Back to drafting"),
        "draft.sign": _("Signed"),
        "draft.withdraw": _("Withdrawn"),
        "draft.take-up": _("Taken up again"),
        "draft.unsign": _("Signing taken back"),
        "draft.clause-written": _("Clause written"),
        "draft.clause-added": _("Clause added"),
        "draft.clause-removed": _("Clause taken out"),
        "draft.clauses-ordered": _("Clauses put in another order"),
        "draft.translation-confirmed": _("Translation checked against its original"),
        "draft.version-made": _("Version made"),
        "draft.version-restored": _("Earlier version taken up again"),
        "draft.decided": _("Decision on a version"),
    }
)
