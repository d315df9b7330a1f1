"""Which bodies of the register a written name may mean, in any script and spelling.

Nothing is guessed silently: a bare "Chiang Mai" offers province, municipality and provincial
administrative organisation with the reason for each, and a person says which.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from phinong.places.levels import GOVERNING, kind_fits, may_be
from phinong.places.memory import Decided, decisions
from phinong.places.models import Body, BodyName, NameKind
from phinong.places.naming import (
    LIKE_ENOUGH,
    Reading,
    close_matches,
    fold_name,
    place_kinds,
    readings,
    stated_level,
)
from phinong.places.spellings import BODIES
from phinong.reader.gazetteer import Match, load

SAME_NAME = "same-name"
SAME_ENTRY = "same-entry"
LEVEL_AGREES = "level-agrees"
CHOSEN_BEFORE = "chosen-before"
LINKED_BEFORE = "linked-before"
LINKED_BOTH_WAYS = "linked-both-ways"
NO_LEVEL = "name-says-no-level"
SEATED_THERE = "seated-there"
SPELT_NEARLY = "spelt-nearly-so"
SOUNDS_ALIKE = "sounds-alike"

WHY = {
    SAME_NAME: _("bears this name"),
    SAME_ENTRY: _("the gazetteer knows it by this name"),
    LEVEL_AGREES: _("name and level agree"),
    CHOSEN_BEFORE: _("chosen before for this wording"),
    LINKED_BEFORE: _("chosen before for this wording"),
    LINKED_BOTH_WAYS: _("officers have linked this wording to different bodies"),
    NO_LEVEL: _("the name does not say which level"),
    SEATED_THERE: _("seated in a place of this name"),
    SPELT_NEARLY: _("spelt nearly so"),
    SOUNDS_ALIKE: _("another spelling of a name that sounds alike"),
}
# Reasons for which two bodies of one kind may be one and the same.
ALIKE = frozenset({SAME_NAME, SAME_ENTRY, CHOSEN_BEFORE, LINKED_BEFORE, SPELT_NEARLY})
SURE = 0.95
# As likely as a name can be that a person still has to decide.
OFFERED = 0.9
SCORES = {
    SAME_NAME: 1.0,
    SAME_ENTRY: 0.97,
    LEVEL_AGREES: 0.96,
    CHOSEN_BEFORE: 0.85,
    LINKED_BEFORE: 0.98,
    LINKED_BOTH_WAYS: 0.9,
    NO_LEVEL: 0.7,
    SEATED_THERE: 0.6,
    SPELT_NEARLY: 0.9,
    SOUNDS_ALIKE: 0.65,
}
OTHER_KIND = 0.8
MOST = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a written name may mean, with the code of its strongest reason.

    `decided` tells of earlier links of this very wording to this body.
    """

    body: Body
    score: float
    reason: str
    decided: Decided | None = None

    @property
    def why(self) -> str:
        """The reason in the reader's language."""
        if self.decided is None:
            return str(WHY[self.reason])
        if self.reason != LINKED_BOTH_WAYS:
            return self.decided.sentence()
        return f"{WHY[self.reason]} · {self.decided.sentence()}"


def candidates(
    text: str, language: str | None = "", kind_hint: str = "", entry: str = ""
) -> list[Candidate]:
    """The bodies of the register that a name may mean, likeliest first, with the reason of each.

    `entry` is a gazetteer id the reader is certain of, `kind_hint` the reader's kind (city,
    province, university, …). A level word in the name excludes bodies of other levels.
    """
    borne = contested(_borne(text, language or "", entry))
    ranked = strongest(weighed(c, kind_hint) for c in borne)
    if not ranked or ranked[0].score < SURE:
        near = (weighed(c, kind_hint) for c in (*_nearly(text), *_sounding(text)))
        ranked = strongest([*ranked, *near])
    return ranked[:MOST]


def strongest(found: Iterable[Candidate]) -> list[Candidate]:
    """Each body once, for its strongest reason; the likeliest first."""
    best: dict[int, Candidate] = {}
    for one in found:
        known = best.get(one.body.pk)
        if known is None or known.score < one.score:
            best[one.body.pk] = one
    return sorted(best.values(), key=lambda one: (-one.score, one.body.code))


def contested(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, none of them sure when officers have linked the wording to different bodies.

    A bare place name is left out of this: it is never settled by memory, only by its paper.
    """
    listed = list(found)
    linked = {one.body.pk for one in listed if one.reason == LINKED_BEFORE}
    if len(linked) < 2:
        return listed
    return [_only_offered(one) for one in listed]


def _only_offered(one: Candidate) -> Candidate:
    reason = LINKED_BOTH_WAYS if one.reason == LINKED_BEFORE else one.reason
    return replace(one, score=min(one.score, OFFERED), reason=reason)


def weighed(candidate: Candidate, kind_hint: str) -> Candidate:
    """The candidate, less likely when the reader takes the name for another kind of body."""
    if kind_fits(kind_hint, candidate.body.kind):
        return candidate
    return replace(candidate, score=round(candidate.score * OTHER_KIND, 3))


def decisive(found: list[Candidate]) -> Candidate | None:
    """The one candidate that is sure while no other is; None when a person must say."""
    sure = [candidate for candidate in found if candidate.score >= SURE]
    return sure[0] if len(sure) == 1 else None


def doubles(body: Body) -> list[Candidate]:
    """Bodies of the same kind that may be this one under another name, likeliest first.

    Looks for every preferred name, in every script and nearly so spelt.
    """
    found = [
        other
        for form in body.forms.filter(kind=NameKind.PREFERRED)
        for other in (*candidates(form.text, form.language), *_nearly(form.text))
        if other.body.pk != body.pk and other.body.kind == body.kind and other.reason in ALIKE
    ]
    return strongest(found)


def offers(text: str, entry: str = "") -> list[str]:
    """Gazetteer entries called so that no body of the register stands for yet."""
    ids = [entry] if entry else [match.entry for match in matches(text)]
    taken = set(Body.objects.filter(entry__in=ids).values_list("entry", flat=True))
    return [one for one in ids[:MOST] if one not in taken]


def _borne(text: str, language: str, entry: str) -> Iterator[Candidate]:
    """Bodies that bear the name, in its own spelling or another that the gazetteer knows."""
    taken_apart = list(readings(text))
    if not taken_apart[0].folded:
        return
    level = stated_level(text)
    entries = [entry] if entry else [match.entry for match in matches(text, language)]
    yield from _by_name(taken_apart, level)
    yield from _by_entry(entries, level)
    yield from _by_alias(entries, level)
    yield from _seated(entries, level)


def matches(text: str, language: str = "") -> list[Match]:
    """Gazetteer entries of the first reading of the name that the gazetteer knows."""
    gazetteer = load()
    for reading in readings(text):
        found = close_matches(reading.bare, language or None)
        kinds = place_kinds(reading.level)
        fitting = [m for m in found if not reading.level or gazetteer.kind(m.entry) in kinds]
        if found:
            return fitting or found
    return []


def _by_name(taken_apart: list[Reading], level: str) -> Iterator[Candidate]:
    """Bodies that bear the very name, or the bare name beside a level word that fits them."""
    whole, *others = taken_apart
    bare = {reading.bare for reading in others if reading.level == level}
    forms = BodyName.objects.filter(folded__in=[whole.folded, *bare]).select_related("body__place")
    found = list(forms)
    decided = decisions(form.pk for form in found if form.kind == NameKind.AS_WRITTEN)
    kept = [f for f in found if f.kind != NameKind.AS_WRITTEN or f.pk in decided]
    for form in kept:
        if form.folded == whole.folded:
            yield _named(form, level, decided.get(form.pk))
        elif may_be(form.body, level):
            yield Candidate(form.body, SCORES[LEVEL_AGREES], LEVEL_AGREES)


def _named(form: BodyName, level: str, decided: Decided | None = None) -> Candidate:
    """A body by its very name. A bare place name never settles which of its bodies is meant."""
    written = form.kind == NameKind.AS_WRITTEN
    reason = LINKED_BEFORE if written else SAME_NAME
    if form.body.kind in GOVERNING and not level and len(matches(form.text)) > 1:
        reason = CHOSEN_BEFORE if written else NO_LEVEL
    return Candidate(form.body, SCORES[reason], reason, decided)


def _by_entry(entries: list[str], level: str) -> Iterator[Candidate]:
    """Bodies that are what the gazetteer calls so."""
    found = Body.objects.filter(entry__in=entries).select_related("place") if entries else []
    for body in found:
        if body.kind not in GOVERNING or may_be(body, level):
            yield _known(body, entries, level)


def _known(body: Body, entries: list[str], level: str) -> Candidate:
    """A body the gazetteer knows by the name; sure unless the name is shared between levels."""
    sure = bool(level) or body.kind not in GOVERNING or len(entries) == 1
    reason = SAME_ENTRY if sure else NO_LEVEL
    return Candidate(body, SCORES[reason], reason)


def _by_alias(entries: list[str], level: str) -> Iterator[Candidate]:
    """Bodies that bear another name of what is called so, in any script."""
    names = {fold_name(name) for entry in entries for name in all_names(entry)}
    if not names:
        return
    forms = BodyName.objects.filter(folded__in=names).exclude(kind=NameKind.AS_WRITTEN)
    for form in forms.select_related("body__place"):
        body = form.body
        if body.entry and body.entry not in entries:
            continue
        if body.kind not in GOVERNING or may_be(body, level):
            yield _known(body, entries, level)


def all_names(entry: str) -> Iterator[str]:
    """Every name and alias of a gazetteer entry; nothing for an entry of another edition of it."""
    tables = load()
    if entry not in tables.places and entry not in tables.bodies:
        return
    known = tables.entry(entry)
    yield from known.names.values()
    for forms in known.aliases.values():
        yield from forms


def _seated(entries: list[str], level: str) -> Iterator[Candidate]:
    """Governing bodies seated in a place of this name, or where such a body of their kind sits."""
    gazetteer = load()
    seats = {gazetteer.bodies[e].place for e in entries if e in gazetteer.bodies} - {""}
    seats |= {e for e in entries if e in gazetteer.places}
    if not seats:
        return
    kinds = {gazetteer.kind(e) for e in entries if e in gazetteer.bodies} & GOVERNING
    seated = Body.objects.filter(place__entry__in=seats, kind__in=kinds or GOVERNING)
    for body in seated.select_related("place"):
        if may_be(body, level):
            reason = LEVEL_AGREES if level else SEATED_THERE
            yield Candidate(body, SCORES[reason], reason)


def _nearly(text: str) -> Iterator[Candidate]:
    """Bodies whose names are spelt nearly so, whole name against whole name."""
    near = dict(BODIES.near(fold_name(text)))
    if not near:
        return
    level = stated_level(text)
    for form in BodyName.objects.filter(pk__in=near).select_related("body__place"):
        if form.body.kind not in GOVERNING or may_be(form.body, level):
            most = min(SCORES[SPELT_NEARLY], _named(form, level).score)
            yield Candidate(form.body, round(most * near[form.pk], 3), SPELT_NEARLY)


def _sounding(text: str) -> Iterator[Candidate]:
    """Bodies of entries whose romanised name sounds alike: Nakorn Panom for Nakhon Phanom."""
    level = stated_level(text)
    found = (load().lookup(reading.bare) for reading in readings(text))
    alike = [m.entry for m in next(filter(None, found), []) if m.score < LIKE_ENOUGH]
    if not alike:
        return
    for one in (*_by_entry(alike, level), *_by_alias(alike, level)):
        yield Candidate(one.body, SCORES[SOUNDS_ALIKE], SOUNDS_ALIKE)
