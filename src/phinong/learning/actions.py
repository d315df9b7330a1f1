"""The doors for every change to learning items."""

from typing import Any

from django.db import transaction

from phinong.core.acting import Actor, require
from phinong.core.fields import sort_day
from phinong.core.folding import fold
from phinong.core.refusals import refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.learning.models import LearningItem, ReviewState
from phinong.learning.rules import MOVES, why_not_add_item, why_not_move
from phinong.places.models import Body
from phinong.record.actions import cite, note
from phinong.record.codes import free_code
from phinong.record.models import Citation, Document, Finding, Standing

EDIT = "edit-learning"
Texts = dict[str, str]


@transaction.atomic
def add_item(
    *,
    by: Actor,
    document: Document,
    city: Body,
    kind: str,
    titles: Texts,
    when: str = "",
    finding: Finding | None = None,
    **facts: Any,
) -> LearningItem:
    """Keep a learning item of a city as a draft, on the ground of a document.

    `when` is EDTF; `facts` are further columns (texts, community, place, when_written, issue).
    Raises Refused without a title, for an unknown kind, or when the city has an item of this kind
    and year with this title.
    """
    require(by, EDIT, body=document.kept_by)
    same = same_item(city, kind, titles, when)
    refuse_if(
        why_not_add_item(
            kind=kind,
            kind_known=kind in vocabulary("learning-kinds"),
            titles=titles,
            same=same.code if same else None,
        )
    )
    item = LearningItem.objects.create(
        code=free_code(LearningItem, titles.get("en", ""), otherwise=f"{city.code} {kind}"),
        city=city,
        kind=kind,
        titles=titles,
        when_edtf=when,
        when_day=sort_day(when),
        kept_by=document.kept_by,
        **facts,
    )
    cite("learning-item", item.pk, "", document=document, by=by, finding=finding)
    now = {"kind": kind, "titles": titles, "city": city.code}
    note(
        "learning.added",
        "learning-item",
        item.pk,
        by=by,
        body=item.kept_by,
        now=now,
        source=document.code,
    )
    return item


def same_item(city: Body, kind: str, titles: Texts, when: str) -> LearningItem | None:
    """The city's item of this kind and time whose title folds to one of these, or None."""
    wanted = {fold(title) for title in titles.values() if title}
    of_kind = city.learning_items.filter(kind=kind, when_edtf=when).order_by("id")
    return next(
        (item for item in of_kind if wanted & {fold(title) for title in item.titles.values()}),
        None,
    )


@transaction.atomic
def move_item(item: LearningItem, *, by: Actor, verb: str, reason: str = "") -> LearningItem:
    """Move an item through its review. `verb` is one of `rules.MOVES`.

    Raises Refused when the state does not allow it, when a reason is needed and missing, or when
    an item without a public source would skip the checks.
    """
    item = LearningItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    require(by, EDIT, body=item.kept_by)
    public = rests_on_public_source(item)
    refuse_if(why_not_move(verb, state=item.state, reason=reason, from_public_source=public))
    was = item.state
    item.state = ReviewState(MOVES[verb][1])
    item.save(update_fields=["state"])
    note(
        f"learning.{verb}",
        "learning-item",
        item.pk,
        by=by,
        body=item.kept_by,
        was={"state": was},
        now={"state": item.state},
        why=reason,
    )
    return item


def rests_on_public_source(item: LearningItem) -> bool:
    """True when a standing document that everyone may read proves the item."""
    cited = Citation.objects.about("learning-item", item.pk)
    return cited.filter(document__public=True, standing=Standing.KEPT).exists()


def remove_item(item: LearningItem) -> None:
    """Take back an item."""
    item.delete()
