"""What the remarks of the wording check say. A remark stops nobody, so these are no refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "wording-treaty-word": _("“%(words)s” is a word of treaties. Write “%(instead)s”."),
    "wording-part-missing": _("The text does not say: %(part)s."),
    "wording-prevails-not-a-text": _("%(language)s is to prevail, but the text is not in it."),
    "wording-clause-missing": _("This clause has no words in %(language)s."),
    "wording-amounts-differ": _("“%(words)s” stands in one language and not in the other."),
    "wording-term-too-long": _("“%(words)s” is longer than the rule of %(months)s months allows."),
    "wording-name-missing": _("The register's name “%(name)s” does not occur in this language."),
    "wording-name-of-other-body": _(
        "“%(words)s” is another body than the party “%(name)s”. Check which one is meant."
    ),
}
