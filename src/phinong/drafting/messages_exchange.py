"""What we say when a text that travels is refused, and the history of exchanges."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "bundle-file-missing": _("No file was chosen. Choose the file the partner sent."),
        "bundle-unreadable": _("This is no bundle, or it is damaged. Ask for the file once more."),
        "bundle-too-large": _("The file is larger than %(megabytes)s MB. Ask for the text alone."),
        "bundle-unsigned": _("The bundle is not signed. Ask the partner to send it signed."),
        "bundle-key-unknown": _(
            "Your office does not know the key that signed this (%(key)s). Compare the partner's"
            " key by telephone and trust it first."
        ),
        "bundle-key-revoked": _(
            "Your office no longer trusts the key that signed this. Ask the partner to send it with"
            " their new key."
        ),
        "bundle-tampered": _(
            "The file was changed after it was signed, or another key signed it. Nothing was taken"
            " from it. Ask for it once more, another way."
        ),
        "bundle-form-unknown": _(
            "The file has a form this register does not know. Bring both registers up to date."
        ),
        "bundle-hash-differs": _(
            "The text is not the one the bundle names. Nothing was taken from it. Ask for it once"
            " more."
        ),
        "bundle-strange-characters": _(
            "The text holds characters that no text should have. Ask the partner to clean it."
        ),
        "bundle-field-too-long": _("A title, note or code in the bundle is too long to be one."),
        "bundle-topic-unknown": _("The register has no such topics of clauses: %(topics)s."),
        "bundle-clause-names": _("The clauses of the bundle have no proper names of their own."),
        "bundle-office-differs": _(
            "The bundle says it comes from %(office)s, but the key belongs to %(key_of)s. Nothing"
            " was taken from it."
        ),
        "bundle-from-future": _(
            "The bundle was sent at a time that is still to come. Check the clocks on both sides."
        ),
        "bundle-not-a-party": _("Its sender is no party to this draft. Choose the right draft."),
        "bundle-kept-already": _("This very bundle was received before. Nothing has changed."),
        "bundle-older": _(
            "A newer bundle of this sender, of %(last)s, was received before. The older one is not"
            " taken."
        ),
        "bundle-body-unknown": _(
            "The register has no body for these parties: %(bodies)s. Add them under these codes,"
            " then receive the bundle again."
        ),
        "bundle-not-for-us": _("Your office is no party to this text, so no draft can begin here."),
        "bundle-nothing-chosen": _("No clause was chosen. Choose those you want to take."),
        "bundle-approves-nothing": _("The bundle carries no approval of its sender."),
        "bundle-approves-other": _(
            "The partner approved another text than the one that stands here. Make both texts the"
            " same first."
        ),
        "office-key-missing": _(
            "Your office has no key to sign with. Somebody who approves for the office makes one."
        ),
        "key-unreadable": _("This is no public key. Paste it exactly as the partner's page shows."),
        "key-fingerprint-differs": _(
            "The fingerprint you heard is not the one of this key. Do not trust it; ask again, by"
            " a number you know."
        ),
        "key-is-own": _("This is your own office's key. Enter the one of the partner."),
        "key-trusted-already": _("Your office has this key already; look at the list."),
        "key-revoked-already": _("This key was revoked before. Nothing has changed."),
    }
)

says(
    {
        "draft.bundle-sent": _("Text signed and sent as a bundle"),
        "draft.bundle-received": _("Bundle received from the other side"),
        "draft.bundle-taken": _("Clauses taken from a bundle"),
        "office.key-made": _("Key for signing bundles made"),
        "partner.key-trusted": _("A partner's key trusted"),
        "partner.key-revoked": _("A partner's key revoked"),
        "office.calendar-renewed": _("Calendar given a new address"),
    }
)
