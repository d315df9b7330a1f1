"""What people enter about committees and meetings they conduct: text into values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import content_tag, guess_language
from phinong.core.understanding import understand
from phinong.drafting.forms_routes import DateField, DayField, PaperField
from phinong.meetings.holders import Holder
from phinong.meetings.models import AgendaForm, AgendaGroup, Answer, GroundKind, SeatRole
from phinong.meetings.planning import local
from phinong.places.models import Body, BodyName
from phinong.places.naming import fold_name

LONGEST = 2_000
SHARES = (
    ("", "–"),
    ("1/2", _("half of the seats")),
    ("1/3", _("a third of the seats")),
    ("2/3", _("two thirds of the seats")),
)
TONGUES = (("th", _("In Thai")), ("en", _("In English")), ("zh", _("In Chinese")))


def tongue(text: str) -> str:
    """The language a text was entered in: what its script tells, else that of the page."""
    guessed = guess_language(text)
    return content_tag(language()) if guessed == "und" else guessed


def in_own(text: str) -> dict[str, str]:
    """A text by its language; nothing for an empty one."""
    return {tongue(text): text.strip()} if text.strip() else {}


def spoken(given: dict[str, Any], prefix: str) -> dict[str, str]:
    """{language: text} of the fields `<prefix>_th`, `_en`, `_zh`."""
    found = {content_tag(key): given.get(f"{prefix}_{key}", "").strip() for key, _label in TONGUES}
    return {tag: text for tag, text in found.items() if text}


def area(rows: int = 2) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class BodyField(forms.CharField):
    """A body of the register, by its code or by one of its names; None for an empty field."""

    def clean(self, value: Any) -> Body | None:
        text = super().clean(value).strip()
        if not text:
            return None
        code = text.rstrip("/").rpartition("/")[2]
        if found := Body.objects.filter(code=code).first():
            return found
        named = BodyName.objects.filter(folded=fold_name(text)).values("body")
        alike = list(Body.objects.filter(pk__in=named)[:2])
        if len(alike) != 1:
            said = _("The register knows no one body of this name. Enter its whole name.")
            raise forms.ValidationError(said, code="body-unknown")
        return alike[0]


class SetUpForm(Form):
    """A committee's constitution."""

    mandate = forms.CharField(label=_("Mandate"), max_length=LONGEST, widget=area(4))
    ground_kind = forms.ChoiceField(label=_("Set up by"), choices=GroundKind.choices)
    ground_written = forms.CharField(
        label=_("Name of the paper"),
        help_text=_("As the order writes it, with number and day."),
        max_length=300,
    )
    since = DateField(label=_("From"), required=False)
    until = DateField(label=_("Until"), required=False)
    quorum = forms.ChoiceField(label=_("Quorum"), choices=SHARES, required=False)
    form = forms.ChoiceField(label=_("Agenda"), choices=AgendaForm.choices)

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = self.cleaned_data
        share = {"kind": "share", "value": given["quorum"], "counted": "seats"}
        return {
            "mandates": in_own(given["mandate"]),
            "ground_kind": given["ground_kind"],
            "ground_written": given["ground_written"],
            "since": given["since"],
            "until": given["until"],
            "quorum": share if given["quorum"] else {},
            "form": given["form"],
        }


class NewCommitteeForm(SetUpForm):
    """A committee that the register does not know yet: what it is called and whose it is."""

    name_th = forms.CharField(label=_("Name in Thai"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=300, required=False)
    parent = BodyField(label=_("Committee of"), max_length=300)

    field_order = ("name_th", "name_en", "name_zh", "parent")

    def clean(self) -> dict[str, Any]:
        """A committee has a name in one language at least."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not spoken(given, "name"):
            missing = forms.ValidationError(_("Name the committee."), code="name-missing")
            self.add_error("name_th", missing)
        return given

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        names, parent = spoken(self.cleaned_data, "name"), self.cleaned_data["parent"]
        return {**super().facts(), "names": names, "parent": parent}


class SeatForm(Form):
    """A seat: of a post in a body, of a body that sends somebody, or of one person."""

    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    body = BodyField(label=_("Body"), max_length=300, required=False)
    title = forms.CharField(
        label=_("Post"),
        help_text=_("Leave it empty when the body sends whom it likes."),
        max_length=200,
        required=False,
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Who holds the post now, or who sits by name."),
        max_length=200,
        required=False,
    )
    since = DateField(label=_("In the post since"), required=False)
    mail = forms.EmailField(label=_("Address for invitations"), required=False)


class HolderForm(Form):
    """Who holds a seat's post from a day on."""

    name = forms.CharField(label=_("Name"), max_length=200)
    since = DateField(label=_("In the post since"))


class MeetingForm(Form):
    """When and where a committee meets."""

    day = DayField(label=_("Day"))
    starts = forms.TimeField(label=_("Begins at"), help_text=_("As 13:30."), required=False)
    ends = forms.TimeField(label=_("Ends at"), required=False)
    venue = forms.CharField(label=_("Venue"), max_length=300, required=False)
    online = forms.URLField(
        assume_scheme="https", label=_("Link for who joins online"), required=False, max_length=500
    )

    def facts(self) -> dict[str, Any]:
        """What the actions need."""
        given = self.cleaned_data
        day = given["day"]
        return {
            "day": day,
            "starts_at": local(day, given["starts"]),
            "ends_at": local(day, given["ends"]),
        }

    def place(self) -> dict[str, Any]:
        """Where: the columns of venue and link."""
        return {"venue": in_own(self.cleaned_data["venue"]), "online": self.cleaned_data["online"]}


class NewMeetingForm(MeetingForm):
    """A meeting with the number it gets, unless one is set by hand."""

    number = forms.IntegerField(
        label=_("Number by hand"),
        help_text=_("Leave it empty for the next free number."),
        required=False,
        min_value=1,
        max_value=999,
    )
    why = forms.CharField(label=_("Reason for the number"), max_length=1_000, required=False)


class NumberForm(Form):
    """A meeting's number corrected by hand."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    be_year = forms.IntegerField(label=_("Year (B.E.)"))
    why = forms.CharField(label=_("Reason"), max_length=1_000, required=False)


class ItemForm(Form):
    """A matter added by hand, or the words of one."""

    group = forms.TypedChoiceField(
        label=_("Heading"),
        choices=AgendaGroup.choices,
        coerce=int,
        initial=AgendaGroup.CONSIDERATION,
    )
    texts_th = forms.CharField(label=_("Matter in Thai"), max_length=LONGEST, required=False)
    texts_en = forms.CharField(label=_("Matter in English"), max_length=LONGEST, required=False)
    texts_zh = forms.CharField(label=_("Matter in Chinese"), max_length=LONGEST, required=False)
    proposal_th = forms.CharField(
        label=_("What the meeting is asked to resolve"),
        max_length=LONGEST,
        required=False,
        widget=area(),
    )

    def facts(self) -> dict[str, Any]:
        """What the actions need."""
        given = self.cleaned_data
        return {
            "texts": spoken(given, "texts"),
            "proposal": spoken(given, "proposal"),
            "group": given["group"],
        }


class ChairForm(Form):
    """Who presides, and on whose behalf."""

    chair = forms.ChoiceField(label=_("Chair"))
    on_behalf_of = forms.ChoiceField(label=_("On behalf of"), required=False)
    paper = PaperField(
        label=_("Paper of the delegation"),
        help_text=_("The code or the address of a document of the register."),
        required=False,
    )

    def __init__(self, *args: Any, sitting: Sequence[Holder], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holders = {str(one.seat.pk): one for one in sitting if one.person}
        named = [(key, f"{one.name} · {one.post}") for key, one in self.holders.items()]
        fields: Any = self.fields
        fields["chair"].choices = named
        fields["on_behalf_of"].choices = [("", "–"), *named]
        fields["paper"].user = user

    def chosen(self, name: str) -> Holder | None:
        """Who was chosen in a field; None for nobody."""
        return self.holders.get(self.cleaned_data[name])


class LayForm(Form):
    """A document laid before the meeting."""

    paper = PaperField(
        label=_("Paper"), help_text=_("The code or the address of a document of the register.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].user = user  # type: ignore[attr-defined]


class AnswerForm(Form):
    """What somebody answered to an invitation."""

    said = forms.ChoiceField(
        label=pgettext_lazy("invitation", "Answer"), choices=lazy(lambda: Answer.choices, list)
    )
    words = forms.CharField(
        label=_("Who comes instead, or why not"), max_length=300, required=False
    )


class InvitedForm(Form):
    """What somebody answers themselves."""

    said = forms.ChoiceField(
        label=_("Your answer"),
        choices=lazy(lambda: [one for one in Answer.choices if one[0]], list),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Who comes instead, or why not"),
        help_text=_("Name and post of who comes in your place."),
        max_length=300,
        required=False,
    )


class WhyForm(Form):
    """Why a meeting is called off, planned again or taken on."""

    why = forms.CharField(label=_("Reason"), max_length=1_000, required=False)


def day_of(text: str) -> Any:
    """A day of an address as the pages' `?on=`; None for anything else."""
    found = understand(text, language=language()).value if text else None
    exact = found is not None and getattr(found, "precision", "") == "day"
    return found.first_day() if found and exact else None


def hour(at: datetime | None) -> str:
    """A time of day for a form."""
    from django.utils import timezone  # noqa: PLC0415

    return timezone.localtime(at).strftime("%H:%M") if at else ""
