"""What we say when an electronic signature is refused, and the history of those made."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "certificate-missing": _(
            "Electronic signature is not set up for this office. An administrator of the server"
            " puts the office's certificate in place."
        ),
        "certificate-unreadable": _(
            "The file of the office's certificate cannot be read. It must be a PKCS #12 file"
            " (.p12). Ask the administrator of the server to put it in place again."
        ),
        "certificate-passphrase-wrong": _(
            "The passphrase does not open the file of the office's certificate. Ask the"
            " administrator of the server to set the right one."
        ),
        "certificate-without-key": _(
            "The file of the office's certificate holds no private key, so nothing can be signed"
            " with it. Ask the administrator of the server for a file with its key."
        ),
        "certificate-key-unusual": _(
            "The key of the office's certificate is not one that PDF readers accept. Use a"
            " certificate with an RSA key of 2048 bits or more, or an elliptic curve key."
        ),
        "certificate-expired": _(
            "The office's certificate ended on %(until)s. Ask the administrator of the server to"
            " put a valid one in place."
        ),
        "certificate-not-yet": _(
            "The office's certificate is valid from %(since)s only. Sign from that day on, or use"
            " another certificate."
        ),
        "certificate-not-for-signing": _(
            "The office's certificate may not be used for signing documents. Ask its issuer for"
            " one whose key usage allows digital signature."
        ),
        "certificate-of-another": _(
            "The certificate in place is that of %(body)s, not of this office. Ask the"
            " administrator of the server to put the right one in place."
        ),
        "timestamp-failed": _(
            "The time-stamping authority at %(address)s gave no valid timestamp. Nothing was"
            " signed. Try again later, or tell the administrator of the server."
        ),
        "electronic-not-signed-yet": _(
            "The text is not signed yet. Electronic signatures go on the sealed text, once the"
            " signing is recorded."
        ),
        "electronic-party-missing": _("Choose the party whose signature it is."),
        "electronic-signed-already": _("%(body)s has signed this text electronically already."),
        "electronic-file-changed": _(
            "Somebody signed meanwhile, so this is no longer the newest file. Look at it again and"
            " sign then."
        ),
        "electronic-paper-gone": _(
            "The stored file is missing or is no longer what was sealed. Nothing was signed. Ask"
            " the administrator of the server to restore it from a backup."
        ),
        "electronic-paper-unsignable": _(
            "This file cannot be signed electronically: it is not a whole PDF, or a signature in it"
            " allows no further one."
        ),
        "signed-file-missing": _("The file is empty or missing. Choose the PDF that was signed."),
        "signed-file-too-large": _(
            "The file is more than %(most)s MB larger than the sealed text. Signatures are small:"
            " send the very file that was signed."
        ),
        "signed-file-another-text": _(
            "This file does not begin with the sealed text kept here, byte for byte. Send the other"
            " side the file from this page, and let it sign that one."
        ),
        "signed-file-without-ours": _(
            "This file lacks signatures that are kept here. Send the other side the newest file"
            " from this page, and let it sign that one."
        ),
        "signed-file-nothing-new": _("There is no new signature in this file."),
        "signed-file-unreadable": _(
            "What comes after the sealed text in this file cannot be read. Ask for the signed file"
            " again."
        ),
        "signed-file-changed": _(
            "Something besides signatures was added or changed in this file. Only signatures may be"
            " added to the sealed text."
        ),
        "signed-file-covers-text": _(
            "The picture of a signature lies over a page of the text. Sign without a picture, or"
            " with one on the last page."
        ),
        "signed-file-broken": _(
            "A new signature in this file does not fit what it should have signed. Ask for the"
            " signed file again."
        ),
    }
)

says(
    {
        "draft.signed-electronically": _("Signed electronically"),
        "draft.signature-received": _("Electronic signature received"),
    }
)
