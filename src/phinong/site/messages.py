"""What the site says when it refuses: intake, import, backup."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "file-too-large": _(
            "The file is larger than %(megabytes)s MB. Nothing was kept; divide it or save it"
            " smaller."
        ),
        "document-unreadable": _(
            "The file could not be read; it may be damaged. Nothing was kept. Open it where it was"
            " made, save it again and add it once more."
        ),
        "document-password-protected": _(
            "The file is protected by a password. Nothing was kept. Save it without the password"
            " and add it once more."
        ),
        "document-too-large": _(
            "The document holds more text than the register takes in one piece. Nothing was kept;"
            " divide it."
        ),
        "document-zip-bomb": _(
            "The file unpacks to far more than it says, or is packed too many times over. Nothing"
            " was kept."
        ),
        "document-wrong-type": _(
            "Files of this type are not read. Nothing was kept. Use text, HTML, PDF, DOCX, e-mail"
            " (EML), a picture of a page, or a ZIP of these."
        ),
        "import-empty": _("The file is empty. Choose the file with the ties."),
        "import-too-large": _(
            "The file is larger than %(megabytes)s MB. Divide it; rows already imported are not"
            " made twice."
        ),
        "import-locked-or-old": _(
            "The file is protected by a password or is an old .xls. Save it as .xlsx without a"
            " password."
        ),
        "import-unreadable": _("The file could not be read. Save it as .xlsx or as CSV in UTF-8."),
        "import-bomb": _("The file unpacks to far more than it says. It was not opened."),
        "import-columns-missing": _(
            "These columns are missing: %(columns)s. Add them to the first row."
        ),
        "import-no-rows": _("There is no row under the heading. Nothing was done."),
        "import-too-many": _("There are more than %(most)s rows. Divide the file."),
        "import-cell-missing": _("The cell is empty. Fill in “%(column)s”."),
        "import-body-unknown": _(
            "No body is called “%(value)s”. Write its code, or give its kind so that it can be"
            " added."
        ),
        "import-body-unclear": _(
            "“%(value)s” may mean several bodies: %(codes)s. Write the code of the one you mean."
        ),
        "import-term-unknown": _("“%(value)s” is not known here. Use one of: %(codes)s."),
        "import-date-interval": _("“%(value)s” is a period. Write the one day of the signing."),
        "import-date-wrong-calendar": _(
            "“%(value)s” gives the year %(year)s. The year seems to be in another calendar; write"
            " พ.ศ. or ค.ศ. before it."
        ),
        "import-address-wrong": _(
            "“%(value)s” is not an address. Write the page's address, beginning with https://."
        ),
        "backup-unreadable": _("%(file)s is not a backup of this register."),
        "backup-changed": _(
            "The backup was changed or damaged since it was made: %(members)s. Use another copy."
        ),
        "model-off": _(
            "No language model is set up, so nothing was sent. An administrator sets"
            " PHINONG_LLM_URL and PHINONG_LLM_MODEL."
        ),
        "model-public-only": _(
            "The document is not public, so its words are not sent to the language model. An"
            " administrator may allow it with PHINONG_LLM_PRIVATE."
        ),
        "model-no-words": _(
            "The document has no text to send to the language model. Add a saved copy of it."
        ),
        "model-did-not-answer": _(
            "The language model did not answer, or not in full: %(documents)s. The documents are"
            " kept, and what the built-in reader found waits for you. The model can be asked again"
            " later."
        ),
        "body-link-undecided": _(
            "It is not settled which body “%(name)s” means. Open the finding and choose."
        ),
        "database-not-empty": _(
            "The register already holds records. A backup goes into an empty one: set DATABASE_URL"
            " or PHINONG_DATA to a new place."
        ),
    }
)

says(
    {
        "document.read-by-model": _("Read by the language model too"),
        "document.model-silent": _("Sent to the language model, which did not answer in full"),
    }
)
