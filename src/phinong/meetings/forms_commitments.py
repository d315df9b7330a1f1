"""What people enter about commitments: text into values, and nothing about what may be."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.drafting.forms_routes import DateField, DayField, PaperField
from phinong.meetings import origins
from phinong.meetings.commitment_rules import COMES_FROM, MOVES
from phinong.meetings.forms_conduct import BodyField, area, in_own
from phinong.meetings.models import Commitment, CommitmentState, Origin
from phinong.places.models import Body, Person, PersonName
from phinong.places.naming import fold_name
from phinong.ties.models import Tie

LONGEST = 2_000
LONGEST_REASON = 1_000
PAPER = _("The code or the address of a document of the register.")


class PersonField(forms.CharField):
    """A person of the register by one of their names, or by their code; None for an empty field."""

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value).strip()
        if not text:
            return None
        if found := Person.objects.filter(code=text).first():
            return found
        named = PersonName.objects.filter(folded=fold_name(text)).values("person")
        alike = list(Person.objects.filter(pk__in=named)[:2])
        if len(alike) != 1:
            said = _("The register knows no one person of this name. Enter the whole name.")
            raise forms.ValidationError(said, code="person-unknown")
        return alike[0]


class ToldField(forms.CharField):
    """The activity or agreement that something comes from, as (kind, row); None for none."""

    user: Any = None

    def clean(self, value: Any) -> tuple[str, Any] | None:
        text = super().clean(value).strip()
        if not text:
            return None
        if found := origins.found(text, self.user):
            return found
        said = _("The register has no such activity or agreement.")
        raise forms.ValidationError(said, code="origin-unknown")


class TieField(forms.CharField):
    """A tie by the address of its page or its code; None for an empty field."""

    user: Any = None

    def clean(self, value: Any) -> Tie | None:
        code = super().clean(value).strip().rstrip("/").rpartition("/")[2]
        if not code:
            return None
        if found := Tie.objects.visible_to(self.user).filter(code=code).first():
            return found
        raise forms.ValidationError(_("The register has no such tie."), code="tie-unknown")


class OtherField(forms.CharField):
    """A commitment by the address of its page or its code, that `user` may see."""

    user: Any = None

    def clean(self, value: Any) -> Commitment:
        code = super().clean(value).strip().rstrip("/").rpartition("/")[2]
        if found := Commitment.objects.visible_to(self.user).filter(code=code).first():
            return found
        said = _("The register has no such commitment.")
        raise forms.ValidationError(said, code="commitment-unknown")


class OwnerForm(Form):
    """Who sees to it, and by when."""

    owner = BodyField(label=_("Body that owes it"), max_length=300, required=False)
    person = PersonField(
        label=_("Person who sees to it"),
        help_text=_("Shown to the office alone; everybody sees the post."),
        max_length=200,
        required=False,
    )
    owner_note = forms.CharField(label=_("Somebody else"), max_length=300, required=False)
    due = DateField(label=_("By the day"), required=False)


class UndertakeForm(OwnerForm):
    """What somebody undertook, recorded by hand with where it comes from."""

    origin = forms.ChoiceField(
        label=_("Undertaken in"),
        choices=[(code, name) for code, name in Origin.choices if code in COMES_FROM],
        widget=forms.RadioSelect,
    )
    told = ToldField(
        label=_("Activity or agreement it comes from"),
        help_text=_("The address of its page here, or its code."),
        max_length=500,
        required=False,
    )
    document = PaperField(
        label=_("Document that says it"), help_text=PAPER, max_length=500, required=False
    )
    texts = forms.CharField(label=_("What was undertaken"), max_length=LONGEST, widget=area(3))
    tie = TieField(
        label=_("Tie"),
        help_text=_("Leave it empty where the agreement or activity tells it."),
        max_length=500,
        required=False,
    )
    made = DateField(label=_("Undertaken on"), required=False)
    office = forms.ChoiceField(label=_("For the office"))
    public = forms.BooleanField(
        label=_("Everybody may see it"),
        help_text=_("It then stands in the public follow-up, without the person's name."),
        required=False,
    )
    field_order = [
        "origin",
        "told",
        "document",
        "texts",
        "made",
        "owner",
        "person",
        "owner_note",
        "due",
        "tie",
        "office",
        "public",
    ]

    def __init__(self, *args: Any, user: Any, offices: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        for name in ("told", "document", "tie"):
            fields[name].user = user
        named = [(body.code, body.name(language()).text) for body in offices]
        fields["office"].choices = named
        if len(named) == 1:
            fields["office"].initial = named[0][0]
            fields["office"].widget = forms.HiddenInput()

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = dict(self.cleaned_data)
        return {"kept_by": given.pop("office"), **given, "texts": in_own(given["texts"])}


class StateForm(Form):
    """Where a commitment stands now, since when, why, and what shows it."""

    state = forms.ChoiceField(
        label=_("It is now"),
        choices=CommitmentState.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "What shows that it was kept, what was agreed instead, or why it was not done."
        ),
        max_length=LONGEST_REASON,
        required=False,
        widget=area(3),
    )
    evidence = PaperField(
        label=_("Document that shows it"), help_text=PAPER, max_length=500, required=False
    )
    on = DayField(label=_("Since the day"), required=False)
    due = DateField(label=_("New day, where another was agreed"), required=False)
    person = PersonField(label=_("Who sees to it from now on"), max_length=200, required=False)

    def __init__(self, *args: Any, user: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reachable = {to for origins_, to in MOVES.values() if state in origins_}
        choices = [(code, name) for code, name in CommitmentState.choices if code in reachable]
        fields: Any = self.fields
        fields["state"].choices = choices
        fields["evidence"].user = user
        if CommitmentState.CHANGED not in reachable:
            del fields["due"], fields["person"]


class WaitForm(Form):
    """What a commitment waits for."""

    other = OtherField(
        label=_("It waits for"),
        help_text=_("The address of the other commitment's page, or its code."),
        max_length=500,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].user = user  # type: ignore[attr-defined]


def begun(commitment: Commitment) -> dict[str, Any]:
    """What stands there, for the form about who sees to it."""
    owner, person = commitment.owner, commitment.person
    return {
        "owner": owner.code if owner else "",
        "person": person.code if person else "",
        "owner_note": commitment.owner_note,
        "due": commitment.due_edtf,
    }
