"""What is written while a meeting is in session: text into values, the same for a plain form and
for an act that a page kept without a connection."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import content_tag, in_language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.core.vocabulary import label
from phinong.drafting.forms_routes import DayField
from phinong.drafting.models import ClauseKind
from phinong.drafting.numbering import article
from phinong.drafting.wording_now import numbers, whole_of_version
from phinong.meetings.consequence_kinds import REMARK
from phinong.meetings.consequences import Follows
from phinong.meetings.forms_conduct import area, in_own, spoken
from phinong.meetings.holders import Holder
from phinong.meetings.models import AgendaItem, Paper, Presence, Resolution, Taken
from phinong.meetings.phrases import outcomes, phrase, phrases
from phinong.meetings.room import Room
from phinong.meetings.setting_up import WORKING_GROUP
from phinong.places.models import Body, Person

LONGEST = 4_000
PRESENT = (
    (Presence.PRESENT, pgettext_lazy("attendance", "Present")),
    (Presence.ABSENT, pgettext_lazy("attendance", "Absent")),
    (Presence.SUBSTITUTE, pgettext_lazy("attendance", "Substitute")),
)
TAKEN = (
    (Taken.CONSENSUS, pgettext_lazy("resolution", "By consensus")),
    (Taken.VOTE, pgettext_lazy("resolution", "By vote")),
)


def hour_field(label: Any) -> forms.TimeField:
    """An hour such as 14:20."""
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, required=False, widget=widget)


def votes_field(label: Any) -> forms.IntegerField:
    """A number of votes."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


def outcome_choices() -> list[tuple[str, str]]:
    """The outcomes a meeting is offered, in the reader's words."""
    named = [(code, label("outcomes", code, language())) for code in outcomes()]
    return [("", "–"), *named]


def phrase_choices() -> list[Any]:
    """Usual wordings under the outcome they belong to."""
    tag = content_tag(language())
    groups = [
        (
            label("outcomes", code, language()),
            [(one.name, one.texts[tag]) for one in phrases() if one.outcome == code],
        )
        for code in outcomes()
    ]
    return [("", "–"), *groups]


class LiveForm(Form):
    """Something written in a meeting. `uid` names the row; the room says what may be chosen."""

    uid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, room: Room, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = room

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        raise NotImplementedError


class AttendForm(LiveForm):
    """A seat's attendance."""

    seat = forms.IntegerField(widget=forms.HiddenInput)
    presence = forms.ChoiceField(label=_("Attendance"), choices=PRESENT, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason of the absence"), max_length=300, required=False)
    name = forms.CharField(label=_("Name of who is there"), max_length=200, required=False)
    post = forms.CharField(label=_("Post of who is there"), max_length=300, required=False)
    arrived = hour_field(_("Came at"))
    left = hour_field(_("Left at"))

    def clean_seat(self) -> Holder:
        """The seat with who holds it on the day of the meeting."""
        found = self.room.holder(self.cleaned_data["seat"])
        if found is None:
            raise forms.ValidationError(_("The committee has no such seat."), code="seat-unknown")
        return found

    def facts(self) -> dict[str, Any]:
        """The holder is there, or failed to be, unless somebody else is named."""
        given = dict(self.cleaned_data)
        holder: Holder = given["seat"]
        own = given["presence"] != Presence.SUBSTITUTE and given["name"] in ("", holder.name)
        if own:
            given |= {"name": holder.name, "post": given["post"] or holder.post}
        if given["presence"] == Presence.ABSENT:
            given |= {"arrived": None, "left": None}
        else:
            given["reason"] = ""
        return {**given, "seat": holder.seat, "person": holder.person if own else None}


class GuestForm(LiveForm):
    """Somebody who attends without a seat."""

    name = forms.CharField(label=_("Name"), max_length=200)
    post = forms.CharField(label=_("Post"), max_length=300, required=False)

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        return {**self.cleaned_data, "presence": Presence.ATTENDING}


class OnItem(LiveForm):
    """Something about a matter, or about the meeting as a whole."""

    item = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_item(self) -> AgendaItem | None:
        """The matter, which must be this meeting's."""
        number = self.cleaned_data["item"]
        found = self.room.items.get(number) if number else None
        if number and found is None:
            gone = _("This matter was taken off the agenda meanwhile.")
            raise forms.ValidationError(gone, code="item-unknown")
        return found


class NoteForm(OnItem):
    """Words on a matter."""

    speaker = forms.CharField(label=_("Who said it"), max_length=200, required=False)
    words = forms.CharField(label=_("Note"), widget=area(3), strip=False)

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        return dict(self.cleaned_data)


class ResolutionForm(OnItem):
    """What the meeting resolves, on which text, and what follows."""

    outcome = forms.ChoiceField(label=_("Decision"), choices=lazy(outcome_choices, list))
    phrase = forms.ChoiceField(
        label=_("Usual wording"),
        help_text=_("Stands where no words are written below."),
        choices=lazy(phrase_choices, list),
        required=False,
    )
    texts_th = forms.CharField(
        label=_("Resolution in Thai"), max_length=LONGEST, widget=area(3), required=False
    )
    texts_en = forms.CharField(
        label=_("Resolution in English"), max_length=LONGEST, widget=area(2), required=False
    )
    texts_zh = forms.CharField(
        label=_("Resolution in Chinese"), max_length=LONGEST, widget=area(2), required=False
    )
    paper = forms.CharField(label=_("Decides on the text"), required=False, widget=forms.Select)
    taken = forms.ChoiceField(
        label=_("How it was taken"),
        choices=TAKEN,
        widget=forms.RadioSelect,
        initial=Taken.CONSENSUS,
    )
    votes_for = votes_field(_("For"))
    votes_against = votes_field(_("Against"))
    abstained = votes_field(_("Abstained"))
    group = forms.CharField(
        label=_("Sets up a working group"),
        help_text=_("Its name. It is set up when the meeting was closed."),
        max_length=300,
        required=False,
    )
    clause = forms.CharField(
        label=_("Clause the remark is about"), required=False, widget=forms.Select
    )
    remark = forms.CharField(
        label=_("Remark to send back with the text"),
        help_text=_("Goes to the draft when the meeting was closed."),
        max_length=LONGEST,
        widget=area(2),
        required=False,
    )
    public = forms.BooleanField(label=_("May be made public"), initial=True, required=False)

    def __init__(
        self, *args: Any, room: Room, papers: list[Paper] | None = None, **kw: Any
    ) -> None:
        super().__init__(*args, room=room, **kw)
        laid = room.versions() if papers is None else [one for one in papers if one.version]
        fields: Any = self.fields
        choices = [("", _("No text")), *((key_of(one), said(one)) for one in laid)]
        fields["paper"].widget.choices = choices
        self.laid = {key_of(one): one for one in laid}
        fields["clause"].widget.choices = [("", _("The whole text")), *clauses_of(laid)]

    def clean_paper(self) -> Paper | None:
        """The text with the hash that stood on the page; it may have been taken back since."""
        given = self.cleaned_data["paper"]
        if given and given not in self.laid:
            code = "paper-not-the-one-seen"
            raise forms.ValidationError(say(Refusal(code)), code=code)
        return self.laid.get(given)

    def clean(self) -> dict[str, Any]:
        """A remark goes back with a text, so there must be one; its clause must be that text's."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        paper: Paper | None = given.get("paper")
        own = [uid for uid, _name in clauses_of([paper])] if paper else []
        if paper and given.get("clause") and given["clause"] not in own:
            other = _("This clause stands in another text. Choose one of the text decided on.")
            self.add_error("clause", forms.ValidationError(other, code="clause-unknown"))
        if given.get("remark") and "paper" in given and given["paper"] is None:
            said_ = _("Choose the text that goes back with this remark.")
            self.add_error("remark", forms.ValidationError(said_, code="paper-missing"))
        return given

    def facts(self) -> dict[str, Any]:
        """What the action needs; the hash is the one that stood on the page."""
        given = self.cleaned_data
        paper: Paper | None = given["paper"]
        usual = phrase(given["phrase"])
        return {
            "uid": given["uid"],
            "item": given["item"],
            "texts": spoken(given, "texts") or (dict(usual.texts) if usual else {}),
            "outcome": given["outcome"],
            "taken": given["taken"],
            "votes": (given["votes_for"], given["votes_against"], given["abstained"]),
            "version": paper.version if paper else None,
            "seen_sha256": paper.sha256 if paper else "",
            "public": given["public"],
            "follows": self.follows(),
        }

    def follows(self) -> list[Follows]:
        """What follows beside the verdict on the text."""
        given, found = self.cleaned_data, []
        if given["group"]:
            found.append(Follows(WORKING_GROUP, {"names": in_own(given["group"])}))
        if given["remark"]:
            found.append(Follows(REMARK, {"words": given["remark"], "uid": given["clause"]}))
        return found


class PromiseForm(OnItem):
    """What somebody undertakes, who sees to it, and by which day."""

    texts = forms.CharField(label=_("What is to be done"), max_length=LONGEST, widget=area(2))
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)
    owner_note = forms.CharField(label=_("Somebody else"), max_length=300, required=False)
    due = DayField(label=_("By the day"), required=False)
    resolution = forms.UUIDField(widget=forms.HiddenInput, required=False)
    public = forms.BooleanField(label=_("May be made public"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["owner"].choices = [("", "–"), *self.room.owners()]

    def clean_resolution(self) -> Resolution | None:
        """The resolution it follows from, known by its uid; None for none."""
        uid = self.cleaned_data["resolution"]
        return self.room.meeting.resolutions.filter(uid=uid).first() if uid else None

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        given = dict(self.cleaned_data)
        kind, _colon, number = given["owner"].partition(":")
        due = given["due"]
        return given | {
            "texts": in_own(given["texts"]),
            "due": due.isoformat() if due else "",
            "owner": Body.objects.get(pk=number) if kind == "body" else None,
            "person": Person.objects.get(pk=number) if kind == "person" else None,
        }


class MomentForm(LiveForm):
    """The moment a meeting began or ended; without one it is now. A clock that runs ahead of this
    one is not believed."""

    uid = None  # type: ignore[assignment]
    at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        now = timezone.now()
        at: datetime | None = self.cleaned_data["at"]
        return {"at": min(at, now) if at else now}


def key_of(paper: Paper) -> str:
    """A text as it lies before the meeting: its version and the hash that stood on the page."""
    return f"{paper.version_id}:{paper.sha256}"


def clauses_of(papers: Iterable[Paper]) -> list[tuple[str, str]]:
    """(uid, name) of every clause of these texts, as the reader's language numbers and heads it."""
    found, tag = [], content_tag(language())
    for paper in papers:
        version: Any = paper.version
        parts = whole_of_version(version).parts
        numbered = numbers(parts)
        for part in parts:
            head = in_language({key: one.heading for key, one in part.texts.items()}, tag).text
            number = article(numbered[part.uid], tag) if part.uid in numbered else ""
            name = " ".join(filter(None, (number, head))) or str(ClauseKind(part.kind).label)
            found.append((part.uid, name))
    return found


def said(paper: Paper) -> str:
    """A text with its number and the start of its hash."""
    version: Any = paper.version
    number = _("version %(n)s") % {"n": version.number}
    return f"{version.draft.title(language()).text} · {number} · {paper.sha256[:8]}"


FORMS: Mapping[str, type[LiveForm]] = {
    "attend": AttendForm,
    "guest": GuestForm,
    "note": NoteForm,
    "resolution": ResolutionForm,
    "promise": PromiseForm,
    "open": MomentForm,
    "close": MomentForm,
}
