"""How a number that a source states becomes a figure held against the register's own count."""

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Length, StrIndex
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phinong.core.acting import Actor
from phinong.core.folding import fold
from phinong.core.languages import django_to_ui, guess_language
from phinong.core.refusals import Refusal, refuse_if
from phinong.places import linking
from phinong.places.linking import span_of
from phinong.places.models import Body, BodyName
from phinong.record.actions import cite_worths
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Document, Finding
from phinong.ties import reading
from phinong.ties.actions import add_figure
from phinong.ties.models import FigureClaim
from phinong.ties.naming import figure_name

# Names shorter than this stand inside other words too often.
SHORTEST, MANY = 3, 20


def why_not_figure(values: Values) -> list[Refusal]:
    """A figure has a number, says what it counts, and of which body."""
    reasons = []
    if not code_of(values):
        said = values.text("subject")
        reasons.append(Refusal("figure-subject-unknown", {"subject": said}))
    if not str(values.text("number")).isdigit():
        reasons.append(Refusal("figure-number-missing"))
    if body_named(values) is None and not offered_body(values):
        reasons.append(Refusal("figure-body-missing"))
    return reasons


def offered_body(values: Values) -> Worth | None:
    """The value in which an officer named the body."""
    return next((worth for worth in values.all("body", "subject") if worth.body), None)


def body_named(values: Values) -> Body | None:
    """The body whose name stands in the clause of the number; None for none, or for several.

    The longest name wins: จังหวัดเชียงใหม่ is the province, whatever else เชียงใหม่ may mean.
    """
    clause = fold(clause_of(values))
    if not clause:
        return None
    named = BodyName.objects.exclude(folded="").annotate(
        at=StrIndex(Value(clause), F("folded")), size=Length("folded")
    )
    forms = list(named.filter(at__gt=0, size__gte=SHORTEST).order_by("-size", "pk")[:MANY])
    meant = {form.body_id for form in forms if form.size == forms[0].size}
    return Body.objects.get(pk=meant.pop()) if len(meant) == 1 else None


def land_figure(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep the number as the source states it, beside the register's own count."""
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    body, touched = body_of(values, **ground)
    clause, number = clause_of(values), values.first("number")
    figure, made = add_figure(
        body=body,
        subject=code_of(values),
        number=int(values.text("number")),
        qualifier=reading.coded("qualifiers", values.text("qualifier")) or "exactly",
        unit=values.text("unit")[:30],
        as_written=clause,
        language=guess_language(clause) if clause else "",
        as_of_edtf=reading.day_in(values, "as-of", "date") or document.published_edtf,
        by_note=reading.speaker_note(document),
        span=span_of(number) if number else None,
        **ground,
    )
    cite_worths("figure", figure.pk, values, **ground)
    return Landed((Touched("figure", figure.pk, made), *touched))


def code_of(values: Values) -> str:
    """What is counted, as a code; "" for none the register has."""
    return reading.coded("figure-subjects", values.text("subject"))


def clause_of(values: Values) -> str:
    """The source's words for what is counted; "" for a figure that a person added by hand."""
    subject = values.first("subject")
    return subject.as_written if subject else ""


def body_of(values: Values, **ground: Any) -> tuple[Body, list[Touched]]:
    """The body the number is about: chosen by the officer, or named in the clause."""
    if worth := offered_body(values):
        return linking.link(worth, **ground)
    body = body_named(values)
    refuse_if([] if body else [Refusal("figure-body-missing")])
    assert body is not None  # noqa: S101  refused otherwise
    return body, [Touched("body", body.pk, made=False)]


def similar_figures(values: Values) -> list[Similar]:
    """Figures on the same subject of the same body with the same number."""
    body, code = body_named(values), code_of(values)
    if body is None or not code or not values.text("number").isdigit():
        return []
    alike = FigureClaim.objects.filter(body=body, subject=code, number=int(values.text("number")))
    language = django_to_ui(get_language() or "")
    why = _("The same number, from another source.")
    path = f"{body.get_absolute_url()}#figures"
    return [
        Similar("figure", figure.pk, figure_name(figure, language), path, why)
        for figure in alike.select_related("body")[:3]
    ]


FIGURE = Landing(land_figure, why_not_figure, similar_figures)
