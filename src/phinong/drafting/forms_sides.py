"""What people enter to change the parties and languages of a draft: text into values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.drafting.actions import Tongue
from phinong.drafting.forms_bodies import BodyRow, NamesBodies, said
from phinong.drafting.forms_tongues import NamesTongues
from phinong.drafting.intending import Meant
from phinong.drafting.models import Draft, DraftLanguage, DraftParty, Role
from phinong.drafting.rules import MOST_LANGUAGES
from phinong.drafting.sides import stamp

SPARE = 2


class ChangesSides(Form):
    """A change with its reason, and the stamp of what the writer saw. `why` is asked from the
    draft's first version on."""

    why = forms.CharField(label=_("Reason"), required=False, max_length=1_000)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def asks_why(self, draft: Draft) -> None:
        """Mark the reason as needed where it is, and let the form carry what was seen."""
        self.fields["why"].required = draft.versions.exists()
        self.fields["seen"].initial = stamp(draft)


class TakeOutForm(ChangesSides):
    """A party that the draft is no longer to bind."""

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "out-%s")
        super().__init__(*args, **kwargs)
        self.asks_why(draft)


class SideForm(NamesBodies, ChangesSides):
    """A party: the body, the unit that carries the work, its own reference, its place."""

    reference = forms.CharField(label=_("Its own reference"), required=False, max_length=120)
    place = forms.TypedChoiceField(label=_("Place among the parties"), coerce=int)

    def __init__(
        self, *args: Any, draft: Draft, party: DraftParty | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", initial_of(draft, party))
        super().__init__(*args, **kwargs)
        places = len(draft.parties.all()) + (0 if party else 1)
        self.fields["place"].choices = [(n, str(n + 1)) for n in range(places)]  # type: ignore[attr-defined]
        self.names_body("body", _("Party"), required=True, states=True)
        self.names_body("unit", _("Its unit that carries the work"))
        self.asks_why(draft)

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = self.cleaned_data
        named: tuple[Meant | None, Meant | None] = (self.meant("body"), self.meant("unit"))
        return {
            "named": named,
            **{key: given[key] for key in ("reference", "place", "why", "seen")},
        }

    def body_row(self) -> BodyRow:
        """The controls of the body."""
        return self.row("body")

    def unit_row(self) -> BodyRow:
        """The controls of its unit."""
        return self.row("unit")


def initial_of(draft: Draft, party: DraftParty | None) -> dict[str, Any]:
    """The first values: the party as it stands, or an empty one behind the others."""
    if party is None:
        return {"place": len(draft.parties.all())}
    first: dict[str, Any] = {"place": party.side, "reference": party.reference}
    for name, body in (("body", party.body), ("unit", party.base_unit)):
        if body:
            first |= {name: body.name(language()).text, f"{name}_means": body.code}
    return first


class LanguagesForm(NamesTongues, ChangesSides):
    """The languages of a text. An emptied row withdraws its language."""

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        self.known = list(draft.languages.order_by("order", "id"))
        first: dict[str, Any] = {"prevails": draft.prevails}
        for place, one in enumerate(self.known):
            first |= {f"language{place}": one.tag, f"role{place}": one.role}
        kwargs.setdefault("initial", first)
        kwargs.setdefault("auto_id", "lang-%s")
        super().__init__(*args, **kwargs)
        self.names_tongues(min(len(self.known) + SPARE, MOST_LANGUAGES))
        self.asks_why(draft)

    def tongues(self) -> list[Tongue]:
        """The languages; a translation keeps the text it was made from while that is authentic."""
        named = super().tongues()
        authentic = {one.tag for one in named if one.role == Role.AUTHENTIC}
        before = {one.tag: one for one in self.known}
        return [kept_original(one, before.get(one.tag), authentic) for one in named]

    def clean(self) -> dict[str, Any]:
        """A language stands once."""
        cleaned = super().clean()
        tags = [one.tag for one in super().tongues()]
        for place in range(self.rows):
            if tags.count(cleaned.get(f"language{place}", "")) > 1:
                self.add_error(f"language{place}", said("language-twice"))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = self.cleaned_data
        return {
            "languages": self.tongues(),
            **{key: given[key] for key in ("prevails", "why", "seen")},
        }


def kept_original(now: Tongue, before: DraftLanguage | None, authentic: set[str]) -> Tongue:
    """A translation with the text it was made from before, where that may still be."""
    translated = now.role != Role.AUTHENTIC
    if translated and before is not None and before.based_on in authentic:
        return Tongue(now.tag, now.role, before.based_on)
    return now
