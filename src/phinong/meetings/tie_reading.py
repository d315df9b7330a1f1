"""What a tie's page asks of this room, most often to hear of nothing: its questions."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from phinong.core.questions import Given, Question
from phinong.meetings.following import Stood, by_state, in_public, of_offices
from phinong.meetings.models import AgendaItem
from phinong.meetings.models.meeting import NOT_HELD


class Considered(NamedTuple):
    """A tie, a meeting that considered it, and when that was (EDTF)."""

    tie: int
    meeting: int
    held: str


def considered(given: Given) -> QuerySet[Any]:
    """The meetings of ties, but for those that are to come or were called off."""
    items = AgendaItem.objects.filter(tie__pk__in=given.each("ties")).exclude(meeting__held_edtf="")
    held = items.exclude(meeting__status__in=NOT_HELD)
    return held.order_by().values_list("tie", "meeting", "meeting__held_edtf").distinct()


class Item(NamedTuple):
    """An item of an agenda."""

    number: int


def items_of(given: Given) -> QuerySet[Any]:
    """The items on a tie, or on an agreement of it."""
    tie = given("tie")
    return AgendaItem.objects.filter(Q(tie=tie) | Q(agreement__tie=tie)).values_list("pk")


def promised_in_public(given: Given) -> QuerySet[Any]:
    """How what was promised in a tie stands, as far as everybody may follow it."""
    return by_state(in_public().filter(tie=given("tie")), given("today"))


def promised_to_offices(given: Given) -> QuerySet[Any]:
    """How what these offices keep or owe of a tie stands."""
    return by_state(of_offices(given.each("offices")).filter(tie=given("tie")), given("today"))


CONSIDERED = Question(Considered, considered)
ITEMS_OF = Question(Item, items_of)
PROMISED_IN_PUBLIC = Question(Stood, promised_in_public)
PROMISED_TO_OFFICES = Question(Stood, promised_to_offices)
