"""What ties and agreements are called on pages, from the names of the bodies they bind."""

from collections.abc import Iterable, Mapping

from phinong.core.languages import in_language
from phinong.core.vocabulary import label
from phinong.places.models import Body
from phinong.ties.models import Agreement, Claim, FigureClaim, Tie
from phinong.ties.spheres import OF_CITIES

DASH = " – "
# {language: name} of one body.
Names = Mapping[str, str]


def by_side(tie: Tie) -> dict[int, list[Body]]:
    """{side: its bodies}, sides in order; reads the tie's prefetched parties."""
    found: dict[int, list[Body]] = {}
    for party in sorted(tie.parties.all(), key=lambda party: (party.side, party.pk)):
        found.setdefault(party.side, []).append(party.body)
    return found


def tie_name(tie: Tie, language: str) -> str:
    """The bodies of a tie by their names: "Chiang Mai Province – Chengdu"."""
    sides = by_side(tie).values()
    return joined(([body.names for body in side] for side in sides), language)


def joined(sides: Iterable[Iterable[Names]], language: str) -> str:
    """The bodies of each side by their names, sides apart."""
    return DASH.join(
        ", ".join(in_language(names, language).text for names in side) for side in sides
    )


def short_names(body: Body) -> Names:
    """The name a page sets large: of a province or city its place's, of others their own."""
    if body.kind in OF_CITIES and body.place is not None and body.place.names:
        return body.place.names
    return body.names


def party_names(agreement: Agreement, language: str) -> list[str]:
    """The names of the bodies an agreement binds; reads its prefetched parties."""
    parties = sorted(agreement.parties.all(), key=lambda party: (party.side, party.pk))
    return [str(party.body.name(language)) for party in parties]


def agreement_name(agreement: Agreement, language: str) -> str:
    """An agreement's title, or what kind of instrument it is and between whom."""
    names = [] if agreement.titles else party_names(agreement, language)
    return instrument_name(agreement.titles, agreement.instrument, names, language)


def instrument_name(
    titles: Mapping[str, str], instrument: str, names: Iterable[str], language: str
) -> str:
    """The same from its parts; `names` are those of its parties, sides in order."""
    if titles:
        return in_language(titles, language).text
    return " · ".join([label("instruments", instrument, language), DASH.join(names)])


def claim_name(claim: Claim, language: str) -> str:
    """What a claim is about and what it says, with the tie it speaks of."""
    said = value_in_words(claim, language)
    return (
        f"{label('claim-subjects', claim.what, language)}: {said} · {tie_name(claim.tie, language)}"
    )


VOCABULARIES = {"kind": "tie-kinds", "event": "event-types", "stage": "stages", "area": "areas"}


def value_in_words(claim: Claim, language: str) -> str:
    """A claim's value as people say it; a date stays as it is stored."""
    if claim.what == "note":
        return in_language(claim.texts, language).text or claim.value or claim.as_written
    words = VOCABULARIES.get(claim.what)
    return label(words, claim.value, language) if words else claim.value


def figure_name(figure: FigureClaim, language: str) -> str:
    """What a figure counts, and its number as the source qualifies it."""
    qualifier = (
        "" if figure.qualifier == "exactly" else label("qualifiers", figure.qualifier, language)
    )
    number = " ".join(filter(None, [qualifier, str(figure.number)]))
    subject = label("figure-subjects", figure.subject, language)
    return f"{subject}: {number} · {figure.body.name(language)}"
