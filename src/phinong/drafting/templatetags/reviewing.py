"""Tags of the pages of reviews."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal
from phinong.drafting.models import ClauseKind, Remark, RemarkState
from phinong.drafting.pages.remarks import Thread
from phinong.drafting.pages.reviews import who_reviews
from phinong.drafting.review_rules import STATE_WORDS

register = template.Library()

SHUT = {
    "unknown": _("There is nothing at this address. Check that the whole link was copied."),
    "expired": _("The time of this link is over. Ask the office that sent it for a new one."),
    "revoked": _("The office that sent this link has shut it. Ask there for a new one."),
    "taken-back": _("This review was taken back by the office that asked for it."),
    "often": _("Too many requests came from here. Wait a quarter of an hour and try again."),
}


@register.filter
def at_clause(threads: Mapping[str, list[Thread]], uid: str) -> list[Thread]:
    """The threads on a clause; none for a clause without."""
    return threads.get(uid, [])


@register.filter
def state_word(state: str) -> str:
    """What became of a remark, in the reader's words."""
    return str(STATE_WORDS[RemarkState(state)])


@register.filter
def initials(name: Any) -> str:
    """The first letters of a name, for its mark in the margin: of a Thai word its first consonant,
    since a vowel may be written before it (เฉิงตู)."""
    found = (
        re.search("[\u0e01-\u0e2e]", word) or re.search(r"\w", word) for word in str(name).split()
    )
    return "".join([letter[0] for letter in found if letter][:2]) or "–"


@register.simple_tag
def reviewer_of(remark: Remark) -> str:
    """For whom a reviewer made a remark; nothing where it is the person themselves, or an office
    that works on the text."""
    said = who_reviews(remark.review, language()) if remark.review else ""
    return "" if said == remark.by_name else said


@register.simple_tag
def marked_words(words: str, threads: list[Thread], tag: str) -> SafeString:
    """A clause's words with those marked that remarks quote, in one piece where they overlap."""
    spans = sorted(
        (row.remark.start, row.remark.end)
        for row in threads
        if row.remark.tag == tag and row.remark.start is not None and row.remark.end is not None
    )
    out, last = format_html("{}", ""), 0
    for start, end in spans:
        first = max(start, last)
        if first < end <= len(words):
            out += format_html("{}<mark>{}</mark>", words[last:first], words[first:end])
            last = end
    return out + format_html("{}", words[last:])


@register.simple_tag
def reply_at(door: Any, thread: Thread) -> str:
    """Where a reply to a thread goes, for who came by this door."""
    return str(door.address(3, remark=thread.remark.pk))


@register.simple_tag
def refusal_said(refusal: Refusal) -> str:
    """A refusal's sentence."""
    return say(refusal)


@register.simple_tag
def clause_kind(kind: str) -> str:
    """What part of a text a clause is."""
    return str(ClauseKind(kind).label)


@register.simple_tag
def shut_said(why: str) -> list[tuple[str, str]]:
    """(language, sentence): why a link opens nothing, in all three languages of the pages."""
    said = []
    for code, tag in (("th", "th"), ("en", "en"), ("zh-hans", "zh-Hans")):
        with translation.override(code):
            said.append((tag, str(SHUT[why])))
    return said
