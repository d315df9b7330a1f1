"""What people enter in reviews: text into values, and nothing about what is allowed."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.vocabulary import labels
from phinong.drafting.models import Draft, ReviewKind
from phinong.drafting.review_rules import DECISIONS, MOST_DAYS, USUAL_DAYS, Spot
from phinong.places.models import Body


def outcomes() -> list[tuple[str, str]]:
    """What a reviewer may decide, in the reader's language; nothing is chosen beforehand."""
    known = dict(labels("outcomes", language()))
    return [("", gettext("Choose an outcome")), *((code, known[code]) for code in DECISIONS)]


class AskForm(Form):
    """A review to ask for. A body is asked, or a person by name: one of the two is needed."""

    sometimes_needed = ("body", "reviewer")
    kind = forms.ChoiceField(label=_("Who is asked"), choices=ReviewKind.choices)
    body = forms.ChoiceField(
        label=_("Office or body"),
        required=False,
        help_text=_(
            "Choose one, or write a name below. Who works in this register is asked here; all"
            " others get a link."
        ),
    )
    reviewer = forms.CharField(
        label=_("Name of the reviewer"),
        required=False,
        max_length=200,
        help_text=_("For whom the link is. Needed where no office or body is chosen."),
    )
    asked = forms.CharField(
        label=_("What is asked"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    days = forms.IntegerField(
        label=_("Days that the link opens"),
        initial=USUAL_DAYS,
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Body.objects.filter(Q(roles__isnull=False) | Q(drafts__draft=draft))
        self.bodies = {body.code: body for body in offices.distinct().order_by("code")}
        named = [(code, body.name(language()).text) for code, body in self.bodies.items()]
        field: Any = self.fields["body"]
        field.choices = [("", _("nobody of this list: a person by name")), *named]

    def facts(self) -> dict[str, Any]:
        """What the action needs: a body with an office is asked inside, all others by a link."""
        given = dict(self.cleaned_data)
        body = given["body"] = self.bodies.get(given["body"])
        given["days"] = given["days"] or USUAL_DAYS
        given["by_link"] = body is None or not body.roles.exists()
        if given["by_link"] and body is not None and not given["reviewer"]:
            given["reviewer"] = body.name(language()).text
        return given


class RemarkForm(Form):
    """A remark, on the whole text, a clause, or words of it; perhaps with other words proposed."""

    name = forms.CharField(label=_("Your name"), required=False, max_length=200)
    uid = forms.CharField(required=False, max_length=12)
    tag = forms.CharField(required=False, max_length=20)
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)
    quote = forms.CharField(required=False, strip=False)
    words = forms.CharField(required=False)
    proposes = forms.BooleanField(required=False)
    proposal = forms.CharField(required=False, strip=False)

    def spot(self) -> Spot:
        """What the remark is about. Marks around quoted words are no part of them."""
        given = self.cleaned_data
        quote = given["quote"].replace("\r\n", "\n").strip().strip('“”"').strip()
        start, end = given["start"], given["end"]
        return Spot(given["uid"], given["tag"], start, end, "" if start is not None else quote)

    def proposal_or_none(self) -> str | None:
        """The proposed words; None when none are. Nothing at all is proposed with the tick only."""
        return self.cleaned_data["proposal"] if self.cleaned_data["proposes"] else None


class OutcomeForm(Form):
    """A reviewer's outcome. Who came by a link has no account and signs it with a name."""

    name = forms.CharField(label=_("Your name"), required=False, max_length=200)
    outcome = forms.ChoiceField(label=_("Outcome of the review"), choices=lazy(outcomes, list))
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, guest: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = guest


class ReplyForm(Form):
    """A word in a thread."""

    name = forms.CharField(required=False, max_length=200)
    words = forms.CharField(required=False)


class SettleForm(Form):
    """What the office does with a remark."""

    words = forms.CharField(required=False, strip=False)
    answer = forms.CharField(required=False)
    seen = forms.IntegerField(required=False, min_value=0)
