"""A brief from its scope: the five questions in the order in which a newcomer asks."""

from django.utils.translation import gettext_lazy as _

from phinong.site.handover.brief import Brief, Makes, Part, gather
from phinong.site.handover.delicate import delicate
from phinong.site.handover.history import history
from phinong.site.handover.papers import papers
from phinong.site.handover.people import people
from phinong.site.handover.promises import promises
from phinong.site.handover.scope import Scope

PARTS: tuple[tuple[str, object, Makes], ...] = (
    ("history", _("What happened so far"), history),
    ("people", _("Who is who"), people),
    ("promises", _("What is open"), promises),
    ("papers", _("Papers"), papers),
    ("delicate", _("What is delicate"), delicate),
)


def brief_of(scope: Scope) -> Brief:
    """The brief; gathers what it cites into the scope's sources. A fixed number of queries."""
    parts = [Part(key, heading, list(makes(scope))) for key, heading, makes in PARTS]
    gather((group for part in parts for group in part.groups), scope.sources)
    return Brief(scope.title, scope.office.name(scope.language).text, parts)
