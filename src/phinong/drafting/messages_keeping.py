"""What we say when something is not kept of a signing, and the history of what is."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "not-signed-yet": _(
            "The text is not signed yet. Scans and photographs are kept once the signing is"
            " recorded."
        ),
        "keepsake-kind-unknown": _("%(kind)s is neither a scan nor a photograph."),
        "keepsake-empty": _("The file is empty or missing. Choose one that has something in it."),
        "keepsake-not-a-scan": _(
            "This file is no scan that can be kept. Save it as PDF, JPEG, PNG or TIFF."
        ),
        "keepsake-not-a-photo": _(
            "This file is no photograph that can be shown. Save it as JPEG, PNG or WebP."
        ),
        "keepsake-too-large": _("The file is larger than %(most)s MB. Save it smaller."),
        "keepsake-there-already": _("This very file is kept with the signing already."),
        "keepsakes-too-many": _("A signing keeps %(most)s files at most. Take one off first."),
        "photo-caption-missing": _(
            "The photograph has no caption. Say in a few words what it shows, also for people who"
            " do not see it."
        ),
        "photo-not-whole": _(
            "This photograph is damaged, so what the camera wrote into it cannot be taken out. Save"
            " it anew, or keep it as it is."
        ),
        "sealed-text-stays": _("The sealed text is what was signed. It is not taken off."),
        "original-language-missing": _("Say in which languages this original is."),
        "original-keeper-unknown": _(
            "An original is kept by a party, by the unit that carries its work, or by the office"
            " that opened the draft. Choose one of them."
        ),
    }
)

says(
    {
        "draft.keepsake-kept": _("Scan or photograph kept"),
        "draft.keepsake-shown": _("Who may see a scan or photograph changed"),
        "draft.keepsake-taken-off": _("Scan or photograph taken off"),
        "draft.original-held": _("Where an original is kept changed"),
    }
)
