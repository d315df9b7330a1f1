"""What we say about DOCX files that come in and go out."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "word-empty": _("The file has no words. Nothing was changed."),
        "word-unreadable": _(
            "The file could not be read. Open it in Word or LibreOffice, save it as .docx again,"
            " and choose that file."
        ),
        "word-password-protected": _(
            "The file has a password. Save it without one, then choose it."
        ),
        "word-too-large": _("The file is too large. Take pictures out of it, or divide it."),
        "word-zip-bomb": _(
            "The file swells beyond all measure when it is opened, so it was not read. Save the"
            " text in a new file."
        ),
        "word-wrong-type": _("This is not a .docx file. Save it as .docx and choose that file."),
        "word-too-slow": _("The file took too long to read. Divide it into smaller files."),
        "word-no-text-layer": _(
            "The file holds pictures only, and no text. Choose the file with the words."
        ),
        "word-macros": _(
            "The file brings programs (macros) with it and is not opened. Save it as .docx without"
            " macros."
        ),
        "word-files-too-many": _("At most %(most)s files are read at once. Choose fewer."),
        "file-clauses-too-many": _(
            "With this file the text would have %(count)s clauses, and it may have %(most)s."
            " Nothing was changed. Divide the file, or leave out what is no clause."
        ),
        "file-clauses-too-long": _(
            "A clause may have %(most)s characters. These of the file are longer: %(clauses)s."
            " Nothing was changed. Divide them in the file and choose it again."
        ),
        "word-file-missing": _("No file was chosen. Choose one or more .docx files."),
        "word-proposal-stale": _(
            "What was shown can no longer be read. Choose the file again. Nothing was changed."
        ),
        "word-nothing-found": _(
            "No words in a language of this draft were found in the file. Add the language to the"
            " draft, or choose another file."
        ),
        "text-changed-since-file": _(
            "The text changed since the file was compared with it. Choose the file again; what it"
            " would change is shown anew."
        ),
        "file-has-part-twice": _(
            "Title, preamble or signature block would stand twice. Check the parts of the file."
        ),
    }
)

says({"draft.file-taken-in": _("Words taken in from a file")})
