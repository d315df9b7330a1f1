"""Phrases that a sentence says in the language of its reader."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phinong.core import calendars
from phinong.core.asked import language
from phinong.core.dates import PartialDate, parse_edtf


@dataclass(frozen=True, slots=True)
class OnDay:
    """A date with its preposition: "on 5 March 2027", but "in March 2027" and "in 2027"."""

    edtf: str

    def __str__(self) -> str:
        meant = parse_edtf(self.edtf)
        said = {"date": calendars.say(meant, language())}
        precision = meant.precision if isinstance(meant, PartialDate) else ""
        if precision == "day":
            return _("on %(date)s") % said
        if precision == "month":
            return _("in %(date)s (the day is not known)") % said
        if precision == "year":
            return _("in the year %(date)s") % said
        return said["date"]
