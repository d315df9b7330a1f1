"""Merge fields of the library filled with what the register knows, never with a guess.

A field without a value stays in the text as a gap, ‹place of signing›, and `gaps_in` finds it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from phinong.core.dates import parse_edtf
from phinong.core.saying import say
from phinong.core.vocabulary import vocabulary
from phinong.drafting.canonical import Part, Whole, Wording
from phinong.drafting.library import (
    Template,
    Variant,
    field_labels,
    state_name,
    tongue_name,
    variants,
)
from phinong.drafting.models import Draft, DraftParty, Role
from phinong.drafting.numbering import han
from phinong.reader.gazetteer import load
from phinong.ties.spheres import OF_CITIES

GAP = re.compile("‹[^‹›\n]+›")
FIELD = re.compile(r"\{(\w+)\}")
MONTHS_A_YEAR = 12
# Values by language tag, then by field.
Values = Mapping[str, Mapping[str, str]]
_YEARS = {"th": "{} ปี", "en": "{} years", "zh-Hans": "{}年"}
_MONTHS = {"th": "{} เดือน", "en": "{} months", "zh-Hans": "{}个月"}
_DAYS = {"th": "{} วัน", "en": "{} days", "zh-Hans": "{}天"}
_IN_COUNTRY = {
    "th": "{name} ประเทศ{country}",
    "en": "{name}, {country}",
    "zh-Hans": "{country}{name}",
}
# As committees write it: จังหวัดเชียงใหม่ ราชอาณาจักรไทย กับนครเซจง สาธารณรัฐเกาหลี.
_OF_STATE = {"th": "{name} {state}", "en": "{name} of {state}", "zh-Hans": "{state}{name}"}
_ROW = {"th": "({number}) {text}", "en": "({number}) {text}", "zh-Hans": "（{number}）{text}"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A field without a value in one language."""

    name: str
    tag: str


def gaps_in(text: str) -> list[str]:
    """The marked gaps of a text, as they stand there."""
    return GAP.findall(text)


def gaps_left(whole: Whole) -> dict[str, list[str]]:
    """{clause: its marked gaps, those of all languages} of a text, in its order."""
    found = {}
    for part in whole.parts:
        texts = [part.in_tag(tag) for tag in whole.tags]
        if gaps := [one for text in texts for one in gaps_in(f"{text.heading}\n{text.words}")]:
            found[part.uid] = list(dict.fromkeys(gaps))
    return found


def gap(name: str, tag: str) -> str:
    """What stands in the text where a field has no value."""
    return f"‹{field_labels()[name][tag]}›"


def fields_in(text: str) -> list[str]:
    """The merge fields that a wording names, in order."""
    return FIELD.findall(text)


def fill(text: str, values: Mapping[str, str], tag: str) -> str:
    """A wording with its fields filled; a field without a value becomes its gap.

    Values are put in as they are and not searched for fields. Raises KeyError for an unknown field.
    """
    return FIELD.sub(lambda field: values.get(field[1]) or gap(field[1], tag), text)


def stands(when: str, tags: Sequence[str], prevails: str) -> bool:
    """Whether a wording with this condition stands in a text with originals in these languages."""
    single = len(tags) == 1
    return {
        "": True,
        "one-language": single,
        "one-prevails": not single and bool(prevails),
        "none-prevails": not single and not prevails,
    }[when]


def parts_of(template: Template, draft: Draft, values: Values) -> list[Part]:
    """A template's clauses for a draft, filled, in every language that both have."""
    chosen = (variants()[key] for key in template.clauses)
    tags, signed = tags_of(draft), originals_of(draft)
    return [
        part_of(variant, tags, with_itself(values, template))
        for variant in chosen
        if stands(variant.when, signed, draft.prevails)
    ]


def part_of(variant: Variant, tags: Iterable[str], values: Values) -> Part:
    """One wording as a clause, filled, in those of the languages that it has."""
    texts = {
        tag: Wording(
            fill(variant.texts[tag].heading, values.get(tag, {}), tag),
            fill(variant.texts[tag].words.strip("\n"), values.get(tag, {}), tag),
        )
        for tag in tags
        if tag in variant.texts
    }
    return Part(variant.kind, variant.topic, texts)


def with_itself(values: Values, template: Template) -> Values:
    """The values with what the template's text calls itself."""
    return {
        tag: {"instrument": template.itself.get(tag, "")} | dict(known)
        for tag, known in values.items()
    }


def gaps_of(template: Template, draft: Draft, values: Values) -> list[Gap]:
    """Every field of a template that has no value yet, by language, in the order of the text."""
    found: dict[Gap, None] = {}
    filled = with_itself(values, template)
    for key in template.clauses:
        if not stands(variants()[key].when, originals_of(draft), draft.prevails):
            continue
        for tag, text in variants()[key].texts.items():
            for name in fields_in(f"{text.heading}\n{text.words}") if tag in filled else ():
                if not filled[tag].get(name):
                    found[Gap(name, tag)] = None
    return list(found)


def tags_of(draft: Draft) -> list[str]:
    """The draft's languages in their order."""
    return [language.tag for language in draft.languages.order_by("order", "id")]


def originals_of(draft: Draft) -> list[str]:
    """Those of the draft's languages in which its text is authentic: what is signed as an original.
    A translation is none, whatever stands beside it."""
    rows = draft.languages.filter(role=Role.AUTHENTIC).order_by("order", "id")
    return [language.tag for language in rows]


def register_values(draft: Draft) -> dict[str, dict[str, str]]:
    """What the register knows for each of the draft's languages; unknown values are empty."""
    tags = tags_of(draft)
    signed = originals_of(draft)
    return {tag: values_in(draft, tag, signed) for tag in tags if tag in _YEARS}


def values_in(draft: Draft, tag: str, originals_in: Sequence[str]) -> dict[str, str]:
    """The values for the text in one language, with originals in these. A name in another language
    is not used."""
    parties = list(draft.parties.all())
    earlier = draft.renews
    signed = earlier.signed_edtf if earlier else ""
    values = {
        "parties": joined([named(party, tag) for party in parties], tag),
        "parties_in_full": joined(in_full(parties, tag), tag),
        "parties_between": joined(in_full(parties, tag), tag, between=True),
        "areas": numbered([label_in("areas", code, tag) for code in draft.areas], tag),
        "term": lasting(draft.term_months, tag),
        "notice": counted(draft.notice_days, _DAYS, tag),
        "languages": joined([tongue(one, tag) for one in originals_in], tag),
        "originals": originals(len(parties), tag),
        "prevailing_language": tongue(draft.prevails, tag),
        "earlier_title": earlier.titles.get(tag, "") if earlier else "",
        "earlier_signed": say(parse_edtf(signed), tag) if signed else "",
        "contacts": joined([unit(party, tag) for party in parties], tag),
    }
    for number, party in enumerate(parties[:2], start=1):
        values[f"party{number}"] = named(party, tag)
        values[f"party{number}_short"] = str(party.short.get(tag, ""))
        values[f"country{number}"] = country(party, tag)
    return values


def named(party: DraftParty, tag: str) -> str:
    """A party's name in exactly this language, or nothing."""
    return str(party.body.names.get(tag, ""))


def country(party: DraftParty, tag: str) -> str:
    """The name of a party's country in exactly this language, or nothing."""
    place = load().places.get(party.body.country)
    return str(place.names.get(tag, "")) if place else ""


def unit(party: DraftParty, tag: str) -> str:
    """The name of the unit that carries the work for a party, or nothing."""
    return str(party.base_unit.names.get(tag, "")) if party.base_unit else ""


def in_full(parties: Sequence[DraftParty], tag: str) -> list[str]:
    """The parties' names, each with its country; nothing for one unless both are known.

    Cities and provinces are named with their states, by the official names where all are known.
    """
    states = [state_name(party.body.country, tag) for party in parties]
    if all(states) and all(party.body.kind in OF_CITIES for party in parties):
        pairs = zip(parties, states, strict=True)
        rows = ((named(party, tag), {"state": state}, _OF_STATE) for party, state in pairs)
    else:
        rows = (
            (named(party, tag), {"country": country(party, tag)}, _IN_COUNTRY) for party in parties
        )
    return [
        form[tag].format(name=name, **of) if name and all(of.values()) else ""
        for name, of, form in rows
    ]


def tongue(language: str, tag: str) -> str:
    """What the text in `tag` calls a language of its originals, or nothing."""
    return tongue_name(language, tag) or label_in("languages", language, tag)


def label_in(name: str, code: str, tag: str) -> str:
    """A code's label in exactly this language, or nothing."""
    term = vocabulary(name).get(code)
    return term.labels.get(tag, "") if term else ""


def joined(names: Sequence[str], tag: str, *, between: bool = False) -> str:
    """Names in one phrase; nothing when one of them is not known. `between` two of them Thai says
    กับ instead of และ."""
    if not names or not all(names):
        return ""
    *first, last = names
    if tag == "zh-Hans":
        return "、".join(first) + ("与" if first else "") + last
    comma, word = (", ", " and ") if tag == "en" else (" ", " และ")
    word = " กับ" if between and tag == "th" and len(first) == 1 else word
    # With a comma inside the names another one before "and" tells where the last begins.
    word = "," + word if tag == "en" and any("," in name for name in names) else word
    return comma.join(first) + (word if first else "") + last


def numbered(texts: Sequence[str], tag: str) -> str:
    """A numbered list, a line each: (1) in Thai and English, （一） in Chinese."""
    if not all(texts):
        return ""
    rows = enumerate(texts, start=1)
    number = han if tag == "zh-Hans" else str
    return "\n".join(_ROW[tag].format(number=number(place), text=text) for place, text in rows)


def lasting(months: int | None, tag: str) -> str:
    """A term in years where it is whole years, else in months; nothing when none is given."""
    if months and months % MONTHS_A_YEAR == 0:
        return counted(months // MONTHS_A_YEAR, _YEARS, tag)
    return counted(months, _MONTHS, tag)


def counted(number: int | None, unit_in: Mapping[str, str], tag: str) -> str:
    """A number with its unit."""
    if not number:
        return ""
    phrase = unit_in[tag].format(number)
    return phrase.removesuffix("s") if tag == "en" and number == 1 else phrase


def originals(count: int, tag: str) -> str:
    """How many originals are made: one for each party. Chinese counts two things as 两."""
    if tag != "zh-Hans":
        return str(count)
    return "两" if count == 2 else han(count)
