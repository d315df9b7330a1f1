"""What we say when a document or a decision is refused."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register

register(
    {
        "document-empty": _(
            "There is neither text nor an address. Paste the text, choose a file, or enter the"
            " address."
        ),
        "document-kept-already": _(
            "These very words are in the register already, in the document “%(title)s”."
        ),
        "document-kept-elsewhere": _(
            "These very words are in the register already. Another office keeps them and has not"
            " made them public; ask an administrator to find it."
        ),
        "document-withdrawn-already": _("The document was withdrawn before. Nothing has changed."),
        "document-not-withdrawn": _("The document is not withdrawn. Nothing has changed."),
        "document-withdrawn": _(
            "The document is withdrawn, so nothing new can rest on it. Take the withdrawal back"
            " first."
        ),
        "reason-missing": _("The reason is empty. Say in one sentence why."),
        "finding-decided-meanwhile": _(
            "A colleague decided on this while you were reading. Look at the decision, then decide"
            " again if needed."
        ),
        "finding-not-open": _("This was decided before. Take the decision back first."),
        "finding-not-decided": _(
            "Nobody has decided on this yet, so there is nothing to take back."
        ),
        "finding-has-no-home": _(
            "The register has no place for this kind of finding (%(kind)s). Reject it, or leave it"
            " waiting."
        ),
        "level-not-offered": _("There is no such level. Choose one of those that are offered."),
        "nothing-chosen": _("Nothing was chosen. Tick at least one finding."),
        "finding-below-level": _(
            "Its probability lies below the chosen level. Look at it by itself."
        ),
        "finding-not-measured": _(
            "Nobody has measured how often proposals of this origin are right. Look at it by"
            " itself."
        ),
        "batch-not-there": _(
            "No findings that were accepted together stand as they were. Take single decisions"
            " back instead."
        ),
        "record-used-since": _(
            "Another accepted finding rests on the same record. Take that decision back first."
        ),
    }
)
