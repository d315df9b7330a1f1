"""What we say when signing is refused, and the history of signing."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "signer-name-missing": _("Who signs has no name. Write it as it stands on the paper."),
        "signer-party-missing": _("Say for which party this person signs, or mark a witness."),
        "signer-on-behalf-of-missing": _("Say on whose behalf this person signs."),
        "signing-day-missing": _("The day of signing is missing. Enter the date on the paper."),
        "signing-day-to-come": _(
            "%(day)s is still to come. Record the signing when it has taken place."
        ),
        "party-has-not-signed": _(
            "Nobody signs for %(parties)s yet. Name who signed, then record the signing."
        ),
        "text-has-gaps": _(
            "The text still has gaps: %(gaps)s. Fill them and have the text approved anew, or say"
            " below that they are to be filled in by hand."
        ),
        "originals-missing": _("Say how many originals there are and in which languages."),
    }
)

says(
    {
        "draft.signer-named": _("Signatory named"),
        "draft.signer-removed": _("Signatory taken out"),
    }
)
