"""What people enter when they open a draft: text into values, and nothing about what is allowed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import content_tag
from phinong.core.vocabulary import labels
from phinong.drafting.forms_bodies import BodyRow, NamesBodies, said, terms
from phinong.drafting.forms_tongues import NamesTongues
from phinong.drafting.intending import CARRIED, EMPTY, LATER, Meant
from phinong.drafting.intent import LONGEST_ANSWER, QUESTIONS
from phinong.drafting.library import templates
from phinong.drafting.models import Draft
from phinong.drafting.starting import Beginning

PARTNERS = 4
TONGUES = 4
MONTHS_A_YEAR = 12
LONGEST_TERM = 100
YEARS, MONTHS = "years", "months"
TITLES = {"title_th": "th", "title_en": "en", "title_zh": "zh-Hans"}


def ticks(name: str) -> Any:
    """The codes of a vocabulary to tick."""
    return lazy(lambda: labels(name, language()), list)


def goals() -> list[tuple[str, str]]:
    """The Sustainable Development Goals with their numbers."""
    return [(code, f"{code} {text}") for code, text in labels("sdgs", language())]


def beginnings() -> list[tuple[str, str]]:
    """How the text may begin."""
    named = [(code, one.label(language())) for code, one in templates().items()]
    return [
        (LATER, str(_("Not yet: the notification alone"))),
        (EMPTY, str(_("With an empty text"))),
        *named,
    ]


class StatedForm(Form):
    """What a notification states, and its questions."""

    title_th = forms.CharField(label=_("Title in Thai"), required=False, max_length=400)
    title_en = forms.CharField(label=_("Title in English"), required=False, max_length=400)
    title_zh = forms.CharField(label=_("Title in Chinese"), required=False, max_length=400)
    kind = forms.ChoiceField(
        label=_("Kind of tie it is to make"), choices=terms("tie-kinds"), required=False
    )
    areas = forms.MultipleChoiceField(
        label=_("Areas of cooperation"),
        choices=ticks("areas"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sdgs = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        choices=lazy(goals, list),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    term = forms.IntegerField(
        label=_("Term"), required=False, min_value=1, max_value=LONGEST_TERM * MONTHS_A_YEAR
    )
    term_unit = forms.ChoiceField(
        label=_("Counted in"), choices=[(YEARS, _("years")), (MONTHS, _("months"))]
    )
    renewal = forms.ChoiceField(
        label=_("How it goes on"), choices=terms("renewal-modes"), required=False
    )
    notice_days = forms.IntegerField(
        label=_("Notice before the end, in days"), required=False, min_value=1, max_value=3_650
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, question in QUESTIONS.items():
            self.fields[f"q-{key}"] = forms.CharField(
                label=question.label,
                help_text=question.help,
                required=False,
                max_length=LONGEST_ANSWER,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def questions(self) -> list[forms.BoundField]:
        """The questions in their order."""
        return [self[f"q-{key}"] for key in QUESTIONS]

    def answers(self) -> dict[str, str]:
        """{question: words}."""
        return {key: self.cleaned_data[f"q-{key}"] for key in QUESTIONS}

    def stated(self) -> dict[str, Any]:
        """The columns of a draft that this form states."""
        given = self.cleaned_data
        counted = MONTHS_A_YEAR if given["term_unit"] == YEARS else 1
        titles = {tag: given[name] for name, tag in TITLES.items() if given[name]}
        return {
            "titles": titles,
            "kind": given["kind"],
            "areas": given["areas"],
            "sdgs": given["sdgs"],
            "term_months": given["term"] * counted if given["term"] else None,
            "renewal": given["renewal"],
            "notice_days": given["notice_days"],
        }


def counted_term(months: int | None) -> dict[str, Any]:
    """A term as the form counts it: in years where it is whole years."""
    whole = bool(months) and months % MONTHS_A_YEAR == 0  # type: ignore[operator]
    return {
        "term": months // MONTHS_A_YEAR if months and whole else months,
        "term_unit": MONTHS if months and not whole else YEARS,
    }


def stated_of(draft: Draft) -> dict[str, Any]:
    """What a draft states, as the form's first values."""
    said = {name: draft.titles.get(tag, "") for name, tag in TITLES.items()}
    tag = content_tag(language())
    for key in QUESTIONS:
        said[f"q-{key}"] = draft.intent.get(key, {}).get(tag, "")
    return said | {
        "kind": draft.kind,
        "areas": draft.areas,
        "sdgs": [str(goal) for goal in draft.sdgs],
        **counted_term(draft.term_months),
        "renewal": draft.renewal,
        "notice_days": draft.notice_days,
    }


class ChangeForm(StatedForm):
    """A notification that is changed, with the stamp of what the writer saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class IntentForm(NamesBodies, NamesTongues, StatedForm):
    """All that opens a draft: our side and the partners, the paper, its languages."""

    kept_by = forms.ChoiceField(label=_("Our side"))
    instrument = forms.ChoiceField(label=_("Kind of paper"), choices=terms("instruments"))
    begin = forms.ChoiceField(
        label=_("The text begins"), choices=lazy(beginnings, list), required=False
    )

    def __init__(
        self, *args: Any, offices: Iterable[tuple[str, str]], beginning: Beginning, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial_of(beginning))
        super().__init__(*args, **kwargs)
        self.fields["kept_by"].choices = list(offices)  # type: ignore[attr-defined]
        if beginning.renews:
            carried = (CARRIED, _("With the clauses of the earlier agreement"))
            self.fields["begin"].choices = [*beginnings(), carried]  # type: ignore[attr-defined]
        self.names_body("unit_own", _("Unit that carries the work"))
        for place in range(PARTNERS):
            self.names_body(f"partner{place}", _("Partner"), required=place == 0, states=True)
            self.names_body(f"unit{place}", _("Its unit that carries the work"))
        self.names_tongues(TONGUES)

    def clean(self) -> dict[str, Any]:
        """Names become bodies; a unit needs its body, a translation its original."""
        cleaned = super().clean()
        for place in range(PARTNERS):
            if cleaned.get(f"unit{place}") and not self.data.get(f"partner{place}", "").strip():
                self.add_error(f"unit{place}", said("unit-without-body"))
        return cleaned

    def sides(self) -> list[tuple[Meant, Meant | None]]:
        """Our side first, then the partners, each with its unit."""
        ours = (Meant(self.cleaned_data["kept_by"]), self.meant("unit_own"))
        places = [(self.meant(f"partner{n}"), self.meant(f"unit{n}")) for n in range(PARTNERS)]
        return [ours, *((body, unit) for body, unit in places if body)]

    def facts(self) -> dict[str, Any]:
        """What the action needs beside `by`, the tie and the earlier agreement."""
        given = self.cleaned_data
        return {
            "kept_by": given["kept_by"],
            "sides": self.sides(),
            "instrument": given["instrument"],
            "languages": self.tongues(),
            "prevails": given["prevails"],
            "answers": self.answers(),
            "tag": content_tag(language()),
            "begin": given["begin"],
            **self.stated(),
        }

    def own_unit(self) -> BodyRow:
        """The controls of our unit."""
        return self.row("unit_own")

    def partner_rows(self) -> list[tuple[BodyRow, BodyRow]]:
        """The controls of the first partner, and of every other one that is entered."""
        return [self._partner(n) for n in range(PARTNERS) if n == 0 or self._entered(n)]

    def spare_partners(self) -> list[tuple[BodyRow, BodyRow]]:
        """The controls for further partners."""
        return [self._partner(n) for n in range(1, PARTNERS) if not self._entered(n)]

    def _partner(self, place: int) -> tuple[BodyRow, BodyRow]:
        return self.row(f"partner{place}"), self.row(f"unit{place}")

    def _entered(self, place: int) -> bool:
        return bool(self.text_of(f"partner{place}") or self.text_of(f"unit{place}"))


def initial_of(beginning: Beginning) -> dict[str, Any]:
    """The form's first values from what is known."""
    ui = language()
    first: dict[str, Any] = {
        "kept_by": beginning.office,
        "instrument": beginning.instrument,
        "kind": beginning.kind,
        "prevails": beginning.prevails,
        "areas": list(beginning.areas),
        "sdgs": [str(goal) for goal in beginning.sdgs],
        **counted_term(beginning.term_months),
        "renewal": beginning.renewal,
        "notice_days": beginning.notice_days,
        **{name: beginning.titles.get(tag, "") for name, tag in TITLES.items()},
    }
    named = [("unit_own", beginning.own_unit)]
    for place, bearer in enumerate(beginning.partners[:PARTNERS]):
        named += [(f"partner{place}", bearer.body), (f"unit{place}", bearer.base_unit)]
    for name, body in named:
        if body:
            first |= {name: body.name(ui).text, f"{name}_means": body.code}
    for place, (tag, role) in enumerate(beginning.languages[:TONGUES]):
        first |= {f"language{place}": tag, f"role{place}": role}
    return first
