"""What the remarks of the wording check say. A remark stops nobody, so these are no refusals."""

from django.utils.translation import gettext_lazy as _

from phinong.drafting.wording.remark import ANATOMY, HABITS, REGISTER, TEMPLATE, TEXT

SENTENCES = {
    "wording-treaty-word": _("“%(words)s” is a word of treaties. Write “%(instead)s”."),
    "wording-part-missing": _("The text does not say: %(part)s."),
    "wording-prevails-not-a-text": _("%(language)s is to prevail, but the text is not in it."),
    "wording-clause-missing": _("This clause has no words in %(language)s."),
    "wording-amounts-differ": _("“%(words)s” does not stand in the %(other)s text."),
    "wording-gap": _("%(words)s is not filled in yet."),
    "wording-term-too-long": _("“%(words)s” is longer than the rule of %(months)s months allows."),
    "wording-name-missing": _("The register's name “%(name)s” does not occur in this language."),
    "wording-name-of-other-body": _(
        "“%(words)s” is another body than the party “%(name)s”. Check which one is meant."
    ),
}

# Why, where the rule itself does not say it.
REASONS = {
    "wording-prevails-not-a-text": _("What is to decide has to be one of the texts signed."),
    "wording-clause-missing": _("Who reads this language only would not know of the clause."),
    "wording-amounts-differ": _("Two languages that say different numbers or days bind nobody."),
    "wording-gap": _("The template left it open, since the register does not know it."),
    "wording-term-too-long": _("The procedure of one of the parties sets this limit."),
    "wording-name-missing": _("A party is called in the text as the register calls it."),
    "wording-name-of-other-body": _("Bodies of several levels share the name of their place."),
}
SOURCES = {
    HABITS: _("General practice of drafting, not confirmed with the Foreign Ministry"),
    ANATOMY: _("Parts of a Thai–Chinese memorandum of 2007; the rest of the list is not confirmed"),
    TEXT: _("The languages of this text, held against each other"),
    TEMPLATE: _("The template with which the text was begun"),
    REGISTER: _("The names of bodies in this register"),
}
OF_A_PROCEDURE = _("A rule in the procedure of a party")
