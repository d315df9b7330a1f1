"""What we say about reviews and remarks, and their part of the history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "review-expired": _(
            "The time of this link is over. Ask the office that sent it for a new one."
        ),
        "review-revoked": _("This review was taken back by the office that asked for it."),
        "review-answered": _("This review was answered already."),
        "review-draft-closed": _(
            "The draft is “%(status)s” and is not reviewed any more. What was said is kept."
        ),
        "review-kind-unknown": _("Choose who is asked: ministry, council, counsel or other side."),
        "review-body-has-office": _(
            "This body's office works in this register. Ask it here, without a link."
        ),
        "review-body-has-no-office": _(
            "No office of this body works in this register. Send a link to a person by name."
        ),
        "reviewer-missing": _("A link needs the name of the person who will use it."),
        "review-days": _("A link opens for 1 to %(most)s days. Choose a number between."),
        "review-due-past": _("%(due)s has gone by. Choose a day to come, or none."),
        "review-no-link": _("This review goes by an office of the register and has no link."),
        "review-by-link": _(
            "This review goes by a link, and the register knows no address to write to. Make a new"
            " link and send it yourself."
        ),
        "remark-name-missing": _("Write your name, so that the office knows who speaks."),
        "remark-empty": _("Write a remark, or propose other words."),
        "remark-too-long": _("This may have %(most)s characters at most. Divide it."),
        "remark-clause-missing": _("Choose the clause that holds these words."),
        "remark-clause-not-in-version": _(
            "This clause does not stand in the version that was sent. Choose one that does."
        ),
        "remark-language-not-in-version": _(
            "The clause has no words in this language. Choose another language."
        ),
        "remark-span-outside": _(
            "The marked words lie outside the clause. Mark them again, or quote them."
        ),
        "remark-quote-not-there": _(
            "The quoted words do not stand in this clause. Copy them from it exactly."
        ),
        "proposal-changes-nothing": _(
            "The proposed words are those that stand there. Change them, or write a remark only."
        ),
        "remark-cannot-reply": _("A remark that is “%(state)s” takes no more replies. Reopen it."),
        "remark-cannot-accept": _("A remark that is “%(state)s” cannot be accepted."),
        "remark-cannot-answer": _("A remark that is “%(state)s” cannot be answered."),
        "remark-cannot-close": _("A remark that is “%(state)s” cannot be closed."),
        "remark-cannot-reopen": _("A remark that is “%(state)s” cannot be reopened."),
        "answer-missing": _("The answer is empty. Write what the reviewer should read."),
        "review-outcome-unknown": _("Choose an outcome."),
    }
)

says(
    {
        "draft.review-asked": _("Review asked for"),
        "draft.review-revoked": _("Review taken back"),
        "draft.review-link-renewed": _("New link for a review"),
        "draft.review-reminded": _("Reviewer reminded"),
        "draft.reviewed": _("Outcome of a review"),
        "draft.remarked": _("Remark made"),
        "draft.remark-accept": _("Remark accepted"),
        "draft.remark-answer": _("Remark answered"),
        "draft.remark-close": _("Remark closed"),
        "draft.remark-reopen": _("Remark opened again"),
    }
)
