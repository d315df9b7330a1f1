"""How a number that a source states becomes a figure held against the register's own count."""

import re
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

# What is counted, by the source's unit and the words around it; the first that fits.
COUNTRIES = ("ประเทศ", "countries", "国家")
CITIES = (
    "เมือง",
    "จังหวัด",
    "คู่เมือง",
    "คู่",
    "cities",
    "provinces",
    "城市",
    "友城",
    "国际友城",
    "友好城市",
)
PEOPLE = ("คน", "ราย", "people", "participants", "人")
DELEGATES = ("representatives", "delegates", "代表")
PAPERS = ("ฉบับ", "agreements", "协议")
PARTNERS = (
    "partners",
    "organizations",
    "organisations",
    "institutions",
    "องค์กร",
    "หน่วยงาน",
    "机构",
)
UNDER_WAY = ("อยู่ระหว่าง", "in process", "in progress", "under way", "进行中", "正在")
ESTABLISHED = ("สถาปนา", "พี่เมืองน้อง", "sister", "established", "友好", "结好", "缔结")
COORDINATED = ("coordinat", "ประสานงาน", "协调")
# Names shorter than this stand inside other words too often.
SHORTEST, MANY = 3, 20
NETWORK = ("alliance", "network", "เครือข่าย", "联盟", "网络")


def has(words: tuple[str, ...], text: str) -> bool:
    """Whether any of the words stands in the folded text."""
    return any(fold(word) in text for word in words)


def around(text: str, number: str) -> str:
    """The text between the number before this one and the number after; all of it without one."""
    found = [run for run in re.finditer(r"\d[\d,.]*", text) if run.group().rstrip(",.") == number]
    if not number or not found:
        return text
    last = found[-1]
    before = re.split(r"\d", text[: last.start()])[-1]
    return before + re.split(r"\d", text[last.end() :])[0]


def subject_of(clause: str, unit: str, number: str = "") -> str:
    """The code of what is counted: by the unit, and by the words of its clause.

    A clause may count twice ("12 ประเทศ และมีอีก 6 ประเทศ ที่อยู่ระหว่างดำเนินการ"): "in process" is read
    only between the number before and the number after.
    """
    text, what = fold(clause), fold(unit)
    near = around(text, fold(number))
    if has(COUNTRIES, what) or has(CITIES, what):
        if has(COORDINATED, text):
            return "cities-coordinated"
        counted = "countries" if has(COUNTRIES, what) else "cities"
        if has(UNDER_WAY, near):
            return f"{counted}-in-process"
        return f"{counted}-established" if has(ESTABLISHED, text) else "other"
    for units, code in ((DELEGATES, "delegates"), (PEOPLE, "participants"), (PAPERS, "agreements")):
        if has(units, what):
            return code
    if has(PARTNERS, what):
        return "network-members" if has(NETWORK, text) else "partners"
    return "other"


def why_not_figure(values: Values) -> list[Refusal]:
    """A figure has a number, and says of which body it counts something."""
    reasons = []
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
    clause = fold(values.text("subject"))
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
    subject = values.first("subject")
    clause = str(subject.value) if subject else ""
    number, unit = values.first("number"), values.text("unit")
    written = number.as_written if number else ""
    figure, made = add_figure(
        body=body,
        subject=code_of(subject) or subject_of(clause, unit, written),
        number=int(values.text("number")),
        qualifier=reading.coded("qualifiers", values.text("qualifier")) or "exactly",
        unit=unit[:30],
        as_written=clause,
        language=guess_language(clause) if clause else "",
        as_of_edtf=reading.day_in(values, "as-of", "date") or document.published_edtf,
        by_note=reading.speaker_note(document),
        span=span_of(number) if number else None,
        **ground,
    )
    cite_worths("figure", figure.pk, values, **ground)
    return Landed((Touched("figure", figure.pk, made), *touched))


def code_of(worth: Worth | None) -> str:
    """What an officer chose to be counted; "" while it is the source's clause."""
    return reading.coded("figure-subjects", worth.value) if worth else ""


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
    body, subject = body_named(values), values.first("subject")
    if body is None or subject is None or not values.text("number").isdigit():
        return []
    code = subject_of(str(subject.value), values.text("unit"))
    alike = FigureClaim.objects.filter(body=body, subject=code, number=int(values.text("number")))
    language = django_to_ui(get_language() or "")
    why = _("The same number, from another source.")
    path = f"{body.get_absolute_url()}#figures"
    return [
        Similar("figure", figure.pk, figure_name(figure, language), path, why)
        for figure in alike.select_related("body")[:3]
    ]


FIGURE = Landing(land_figure, why_not_figure, similar_figures)
