"""What people enter about minutes: text into values."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.forms import Form
from phinong.meetings.forms_conduct import area
from phinong.meetings.holders import Holder
from phinong.meetings.minutes_rules import LONGEST_WORDS, MOST_DAYS, USUAL_DAYS
from phinong.meetings.models import AgendaItem, CorrectionState, Invitation, Meeting, Seat
from phinong.meetings.naming import meeting_label

# A correction's part by its key, and what the part is called.
PARTS: tuple[tuple[str, Any], ...] = (
    ("", _("The minutes as a whole")),
    ("head", _("Heading, day and place")),
    ("present", _("Who was present")),
    ("absent", _("Who was absent")),
    ("attending", _("Who else attended")),
)


class HandsForm(Form):
    """Who takes the minutes and who checks them, as it stands under them."""

    recorder_name = forms.CharField(label=_("Who took the minutes"), max_length=200, required=False)
    recorder_post = forms.CharField(label=_("Their post"), max_length=300, required=False)
    checker_name = forms.CharField(
        label=_("Who checked the minutes"), max_length=200, required=False
    )
    checker_post = forms.CharField(label=_("Their post"), max_length=300, required=False)


class SendForm(Form):
    """To whom the minutes go by mail, and for how long the links open."""

    to = forms.MultipleChoiceField(
        label=_("By mail to"),
        help_text=_("Each gets a link of their own. Who has no address gets the paper by hand."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("The links open for so many days"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=USUAL_DAYS,
    )

    def __init__(self, *args: Any, invited: Iterable[Invitation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reached = [row for row in invited if row.mail]
        choices = [(str(row.pk), receiver(row)) for row in reached]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["to"].initial = [str(row.pk) for row in reached if row.seat_id]

    def numbers(self) -> list[int]:
        """The invitations chosen."""
        return [int(number) for number in self.cleaned_data["to"]]


def receiver(row: Invitation) -> str:
    """Somebody invited, with the address."""
    return " · ".join(filter(None, (row.name or row.post, row.mail)))


class AskForm(Form):
    """A correction somebody asks for: where, what, and what instead."""

    about = forms.ChoiceField(label=_("About"), required=False)
    words = forms.CharField(
        label=_("What is to be corrected"), max_length=LONGEST_WORDS, widget=area(3)
    )
    instead = forms.CharField(
        label=_("What is to stand instead"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=area(3),
    )

    def __init__(self, *args: Any, matters: Sequence[tuple[int, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(f"item:{pk}", f"{number} {title}".strip()) for pk, number, title in matters]
        self.fields["about"].choices = [*PARTS, *named]  # type: ignore[attr-defined]

    def spot(self, meeting: Meeting) -> dict[str, Any]:
        """{"item": matter} or {"part": key} of what it is about."""
        about = self.cleaned_data["about"]
        if not about.startswith("item:"):
            return {"part": about}
        number = int(about.removeprefix("item:"))
        found: AgendaItem | None = meeting.items.filter(pk=number).first()
        return {"item": found}

    def facts(self, meeting: Meeting) -> dict[str, Any]:
        """What the action needs."""
        given = self.cleaned_data
        words = {"words": given["words"], "instead": given["instead"]}
        return words | self.spot(meeting)


class OfficeAskForm(AskForm):
    """The same, written down by the office for who asked."""

    seat = forms.ChoiceField(label=_("Asked by"), required=False)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)

    def __init__(self, *args: Any, sitting: Sequence[Holder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        named = [(str(one.seat.pk), f"{one.name} · {one.post}".strip(" ·")) for one in sitting]
        self.fields["seat"].choices = [("", "–"), *named]  # type: ignore[attr-defined]

    def facts(self, meeting: Meeting) -> dict[str, Any]:
        given = self.cleaned_data
        holder = next((one for one in self.sitting if str(one.seat.pk) == given["seat"]), None)
        seat: Seat | None = holder.seat if holder else None
        name = given["name"] or (holder.name if holder else "")
        return super().facts(meeting) | {"asked_by": seat, "name": name}


class GuestAskForm(AskForm):
    """The same, by who came with a link."""

    name = forms.CharField(label=_("Your name"), max_length=200)

    def facts(self, meeting: Meeting) -> dict[str, Any]:
        return super().facts(meeting) | {"name": self.cleaned_data["name"]}


class SettleForm(Form):
    """What becomes of a correction, and the answer."""

    to = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (CorrectionState.TAKEN, _("Take it in")),
            (CorrectionState.DECLINED, _("Decline it")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer to who asked"),
        help_text=_("Who asked reads it. Declining needs a reason."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=area(2),
    )


class CertifyForm(Form):
    """At which later meeting the minutes were certified, and who may read them."""

    at = forms.ChoiceField(label=_("Certified at"))
    public = forms.BooleanField(
        label=_("Everybody may read them"),
        help_text=_("What was resolved or undertaken in confidence is left out."),
        required=False,
    )

    def __init__(self, *args: Any, later: Sequence[Meeting], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.later = {str(meeting.pk): meeting for meeting in later}
        named = [(key, meeting_label(one, language)) for key, one in self.later.items()]
        self.fields["at"].choices = named  # type: ignore[attr-defined]

    def chosen(self) -> Meeting:
        """The later meeting."""
        return self.later[self.cleaned_data["at"]]
