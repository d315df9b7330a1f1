"""What people enter on the workspace: text into values, and nothing about what is allowed."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.forms import Form
from phinong.core.vocabulary import labels
from phinong.drafting.canonical import Wording, tidy
from phinong.drafting.models import ClauseKind, DraftLanguage
from phinong.drafting.wording_now import words_hash

DECISIONS = ("approved", "returned", "acknowledged")


def topics() -> list[tuple[str, str]]:
    """What a clause may provide, in the reader's language."""
    return [("", "–"), *labels("clause-topics", language())]


def outcomes() -> list[tuple[str, str]]:
    """What a side may decide on a text, in the reader's language."""
    return [(code, text) for code, text in labels("outcomes", language()) if code in DECISIONS]


class ClauseForm(Form):
    """The words of one clause in every language of the draft, with the revisions seen.

    `from-…` is the hash of the words that the form was filled with: who changed one language only
    writes that one, and never puts back what somebody else wrote meanwhile in another.
    """

    def __init__(self, *args: Any, tongues: list[DraftLanguage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = [tongue.tag for tongue in tongues]
        for tag in self.tags:
            self.fields[f"heading-{tag}"] = forms.CharField(required=False, strip=False)
            self.fields[f"words-{tag}"] = forms.CharField(required=False, strip=False)
            self.fields[f"seen-{tag}"] = forms.IntegerField(min_value=0)
            self.fields[f"from-{tag}"] = forms.CharField(required=False, max_length=64)

    def written(self) -> list[tuple[str, str, str, int]]:
        """(tag, heading, words, revision seen) of the languages that were written in, in order."""
        given = self.cleaned_data
        names = ("heading", "words", "seen")
        rows = [(tag, *(given[f"{name}-{tag}"] for name in names)) for tag in self.tags]
        return [row for row in rows if self.touched(*row[:3])]

    def touched(self, tag: str, heading: str, words: str) -> bool:
        """Whether words are others than those the form was filled with, as far as it says."""
        before = self.data.get(f"from-{tag}")
        return before is None or before != words_hash(Wording(tidy(heading).strip(), tidy(words)))


class NewClauseForm(Form):
    """One more clause."""

    kind = forms.ChoiceField(label=_("Part"), choices=ClauseKind.choices, initial="article")
    topic = forms.ChoiceField(
        label=_("What it provides"), choices=lazy(topics, list), required=False
    )
    after = forms.CharField(required=False, widget=forms.HiddenInput)


class VersionForm(Form):
    """A version of the text."""

    note = forms.CharField(label=_("What this version is for"), required=False, max_length=400)


class ReasonForm(Form):
    """A reason for an act."""

    why = forms.CharField(label=_("Reason"), required=False, max_length=1_000)


class VerdictForm(Form):
    """A side's decision on a version."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=lazy(outcomes, list),
    )
    words = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    party = forms.IntegerField(widget=forms.HiddenInput)
