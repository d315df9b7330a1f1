"""What people enter about the steps of a route: text into values, and nothing about what may be."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.dates import PartialDate
from phinong.core.forms import Form
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.core.understanding import understand
from phinong.core.vocabulary import label, vocabulary
from phinong.drafting.procedures import Procedure
from phinong.record.models import Document

TONGUES = ("th", "en", "zh-Hans")


class DayField(forms.CharField):
    """A day as people write it in any of the calendars; None for an empty one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("As 14 March 2022, 14 มีนาคม 2565 or 2022-03-14."))
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        found = understand(text, language=language())
        if isinstance(found.value, PartialDate) and found.value.precision == "day":
            return found.value.first_day()
        code = found.why_not or "date-not-a-day"
        raise forms.ValidationError(say(Refusal(code)), code=code)


class DateField(forms.CharField):
    """A day, a month or a year as people write it in any of the calendars, as EDTF; empty for an
    empty field."""

    def __init__(self, **kwargs: Any) -> None:
        said = _("As 14 March 2022, 14 มีนาคม 2565, 2022-03-14; or only the month or the year.")
        kwargs.setdefault("help_text", said)
        super().__init__(max_length=60, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        found = understand(text, language=language())
        if found.why_not:
            raise forms.ValidationError(say(Refusal(found.why_not)), code=found.why_not)
        return found.edtf


class PaperField(forms.CharField):
    """A document of the register, by its code or by the address of its page, that `user` may see.
    None for an empty one."""

    user: Any = None

    def clean(self, value: Any) -> Document | None:
        text = super().clean(value).strip().rstrip("/")
        if not text:
            return None
        code = text.rpartition("/")[2]
        found = Document.objects.visible_to(self.user).filter(code=code).first()
        if found is None:
            raise forms.ValidationError(_("The register has no such document."), code="no-paper")
        return found


class StartForm(Form):
    """The procedure by which a side begins; what suits the body stands first."""

    procedure = forms.ChoiceField(label=_("Procedure"))

    def __init__(self, *args: Any, offered: list[Procedure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tag = {"zh": "zh-Hans"}.get(language(), language())
        choices = [(one.code, one.labels[tag]) for one in offered]
        self.fields["procedure"].choices = choices  # type: ignore[attr-defined]


class TakeForm(Form):
    """A step that begins."""

    since = DayField(label=_("Under way since"), required=False)


class FinishForm(Form):
    """A step that is done. `outcomes` are the codes it may end with."""

    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    done_on = DayField(label=_("Done on"), required=False)
    paper = PaperField(
        label=_("Paper"),
        help_text=_("The code or the address of a document of the register."),
        required=False,
    )
    why = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed when steps before it are open."),
        required=False,
        max_length=1_000,
    )

    def __init__(self, *args: Any, outcomes: tuple[str, ...], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = outcomes or tuple(vocabulary("outcomes"))
        self.fields["outcome"].required = bool(outcomes)
        self.fields["outcome"].error_messages["required"] = say(Refusal("step-outcome-missing"))
        choices = [("", "–"), *((code, label("outcomes", code, language())) for code in codes)]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]
        self.fields["paper"].user = user  # type: ignore[attr-defined]


class WhyForm(Form):
    """Why a step is left out or opened again."""

    why = forms.CharField(label=_("Reason"), max_length=1_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].error_messages["required"] = say(Refusal("reason-missing"))


class PaperForm(Form):
    """A paper that belongs to a step."""

    paper = PaperField(
        label=_("Paper"), help_text=_("The code or the address of a document of the register.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].user = user  # type: ignore[attr-defined]


class OwnStepForm(Form):
    """A step that the procedure has not."""

    th = forms.CharField(label=_("Name in Thai"), required=False, max_length=200)
    en = forms.CharField(label=_("Name in English"), required=False, max_length=200)
    zh = forms.CharField(label=_("Name in Chinese"), required=False, max_length=200)
    who = forms.CharField(label=_("Who acts"), required=False, max_length=200)
    after = forms.TypedChoiceField(
        label=_("Follows the step"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, steps: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        """`steps` are the numbers and names of those it may follow; without one it is the last."""
        super().__init__(*args, **kwargs)
        choices = [("", _("after the last")), *steps]
        self.fields["after"].choices = choices  # type: ignore[attr-defined]

    def names(self) -> dict[str, str]:
        """The names by language."""
        given = self.cleaned_data
        return {tag: given[tag.partition("-")[0]] for tag in TONGUES}

    def owner(self) -> dict[str, str]:
        """Who acts, in the language of the page it was entered on."""
        return {{"zh": "zh-Hans"}.get(language(), language()): self.cleaned_data["who"]}
