"""What we say about the clause library."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "template-unknown": _("There is no such template. Choose one of the list."),
        "template-on-words": _(
            "The draft has clauses already, and a template would stand in their place. Add single"
            " clauses from the library, or take the clauses out first."
        ),
        "wording-unknown": _("The library has no such clause. Choose one of the list."),
    }
)

says(
    {
        "draft.template-laid-out": _("Begun with a template"),
        "draft.wording-taken": _("Clause taken from the library"),
    }
)
