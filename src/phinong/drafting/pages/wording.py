"""The remarks of the wording check on a draft, in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from phinong.core.languages import in_language
from phinong.core.vocabulary import label
from phinong.drafting.canonical import Whole
from phinong.drafting.messages_wording import OF_A_PROCEDURE, REASONS, SENTENCES, SOURCES
from phinong.drafting.models import ClauseKind, Draft
from phinong.drafting.procedures import longest_term
from phinong.drafting.wording import Facts, PartyNames, Remark, remarks
from phinong.drafting.wording_now import numbers, shown_standing
from phinong.places.models import Body


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark as it is shown: its sentence, its reason, where that comes from (`source`, with its
    `address` where there is a page), and the clause it leads to: its number, or the name of a part
    that has none."""

    remark: Remark
    sentence: str
    why: str
    source: str
    address: str
    number: int | None
    part: str
    language: str


def facts_of(draft: Draft) -> Facts:
    """What the check must know of a draft that came with its parties; two queries."""
    parties = list(draft.parties.all())
    caps = [longest_term(party.body.kind, party.body.country) for party in parties]
    cap = next((one for one in caps if one), None)
    bodies = [party.body for party in parties]
    prefetch_related_objects(bodies, "forms")
    near = neighbours_of(bodies)
    return Facts(
        binding=draft.binding,
        parties=tuple(names_of(body, near) for body in bodies),
        longest_term=cap.months if cap else None,
        longest_term_source=cap.source if cap else "",
    )


def neighbours_of(bodies: Sequence[Body]) -> list[Body]:
    """Further bodies at the places of these; one query."""
    places = {body.place_id for body in bodies if body.place_id}
    others = Body.objects.filter(place__in=places).exclude(pk__in=[body.pk for body in bodies])
    return list(others.only("kind", "names", "place"))


def names_of(body: Body, near: Iterable[Body]) -> PartyNames:
    """A party's names as the register knows them, and those of bodies of other kinds at its place,
    found among those `near`."""
    names = {tag: [text] for tag, text in body.names.items() if text}
    for form in body.forms.all():
        names.setdefault(form.language, []).append(form.text)
    others: dict[str, list[str]] = {}
    for other in near:
        if other.place_id != body.place_id or other.kind == body.kind:
            continue
        for tag, text in other.names.items():
            if text and not any(text in own for own in names.get(tag, ())):
                others.setdefault(tag, []).append(text)
    return PartyNames(body.code, frozen(names), frozen(others))


def frozen(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Lists by language as tuples."""
    return {tag: tuple(texts) for tag, texts in lists.items()}


def remark_rows(draft: Draft, language: str) -> list[RemarkRow]:
    """Every remark on the draft's text as it stands."""
    whole = shown_standing(draft).whole
    return rows_of(remarks(whole, facts_of(draft)), whole, language)


def rows_of(found: Iterable[Remark], whole: Whole, language: str) -> list[RemarkRow]:
    """Remarks on a text in the reader's language."""
    numbered = numbers(whole.parts)
    kinds = {part.uid: str(ClauseKind(part.kind).label) for part in whole.parts}
    return [row_of(one, numbered, kinds.get(one.uid, ""), language) for one in found]


def row_of(remark: Remark, numbered: Mapping[str, int], part: str, language: str) -> RemarkRow:
    """One remark in the reader's language."""
    tongue = label("languages", remark.tag, language)
    facts = {"language": tongue, **remark.facts}
    if remark.code == "wording-part-missing":
        facts["part"] = in_language(dict(remark.facts["part"]), language).text
    elif "language" in remark.facts:
        facts["language"] = label("languages", remark.facts["language"], language)
    elif "other" in remark.facts:
        facts["other"] = label("languages", remark.facts["other"], language)
    return RemarkRow(
        remark=remark,
        sentence=str(SENTENCES[remark.code]) % facts,
        why=why_of(remark, language),
        source=str(SOURCES.get(remark.source, OF_A_PROCEDURE)),
        address=remark.source if remark.source.startswith("http") else "",
        number=numbered.get(remark.uid),
        part=part,
        language=tongue,
    )


def why_of(remark: Remark, language: str) -> str:
    """The rule's own reason, else that of the kind of remark."""
    if remark.why:
        return in_language(dict(remark.why), language).text
    return str(REASONS.get(remark.code, ""))
