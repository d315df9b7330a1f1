"""What people enter about what is kept of a signing: text and files into values."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.languages import content_tag, in_language
from phinong.core.vocabulary import label
from phinong.drafting.keeping import keepers_of
from phinong.drafting.models import Draft, KeepsakeKind, Original

Choices = Sequence[tuple[str, Any]]
KINDS = [
    (KeepsakeKind.SCAN.value, _("Scan of an original")),
    (KeepsakeKind.PHOTO.value, _("Photograph")),
]


class KeepForm(Form):
    """A scan or a photograph."""

    sometimes_needed = ("caption",)
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("PDF, JPEG, PNG or TIFF; a photograph as JPEG, PNG or WebP."),
    )
    caption = forms.CharField(
        label=_("What it shows"),
        required=False,
        max_length=300,
        help_text=_("Needed for a photograph."),
    )
    bare = forms.BooleanField(
        label=_("Take out of a photograph what the camera wrote into it"),
        required=False,
        initial=True,
        help_text=_("Place, device and time. The picture stays as it is, dot for dot."),
    )
    original = forms.ChoiceField(label=_("Which original"), required=False)
    public = forms.BooleanField(label=_("Everyone may see it"), required=False)

    def __init__(self, *args: Any, originals: list[Original], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "keep-%s")
        super().__init__(*args, **kwargs)
        self.originals = {str(one.number): one for one in originals}
        rows = [("", "–"), *((number, number) for number in self.originals)]
        self.fields["original"].choices = rows  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What the action needs; of a file that is too large as much as tells it is."""
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "content": given["file"].read(settings.PHINONG_MAX_UPLOAD + 1),
            "caption": {content_tag(language()): given["caption"]},
            "original": self.originals.get(given["original"]),
            "public": given["public"],
            "bare": given["bare"],
        }


class HoldForm(Form):
    """Who keeps an original, where, and in which languages it is."""

    keeper = forms.ChoiceField(label=_("Kept by"), required=False)
    kept_at = forms.CharField(label=pgettext_lazy("kept", "Where"), required=False, max_length=300)
    tags = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        original: Original,
        keepers: Choices,
        spoken: Choices,
        **kwargs: Any,
    ) -> None:
        tag = content_tag(language())
        first = {
            "keeper": original.keeper.code if original.keeper else "",
            "kept_at": original.kept_at.get(tag) or in_language(original.kept_at, language()).text,
            "tags": original.tags,
        }
        kwargs.setdefault("initial", first)
        kwargs.setdefault("auto_id", f"original{original.number}-%s")
        super().__init__(*args, **kwargs)
        self.original = original
        self.fields["keeper"].choices = [("", _("not known yet")), *keepers]  # type: ignore[attr-defined]
        self.fields["tags"].choices = spoken  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What the action needs. A place already told in another language stays beside this one."""
        given, tag = self.cleaned_data, content_tag(language())
        told = {k: v for k, v in self.original.kept_at.items() if k != tag}
        same = given["kept_at"] == self.initial["kept_at"] and tag not in self.original.kept_at
        kept_at = told if same else {**told, tag: given["kept_at"]}
        return {"keeper": given["keeper"], "tags": given["tags"], "kept_at": kept_at}


def hold_forms(
    draft: Draft, originals: Iterable[Original], *, sent: Any = None, number: int = 0
) -> list[HoldForm]:
    """A form for each original; what was `sent` belongs to the one of this number."""
    bodies = [(body.code, body.name(language()).text) for body in keepers_of(draft)]
    tags = draft.languages.order_by("order", "id").values_list("tag", flat=True)
    spoken = [(tag, label("languages", tag, language())) for tag in tags]
    return [
        HoldForm(
            sent if one.number == number else None, original=one, keepers=bodies, spoken=spoken
        )
        for one in originals
    ]
