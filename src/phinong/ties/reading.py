"""What the reader's words for ties and agreements mean, before anything is kept."""

from collections.abc import Sequence

from phinong.core.calendars import understand
from phinong.core.folding import fold
from phinong.core.languages import guess_language
from phinong.core.vocabulary import vocabulary
from phinong.places import linking
from phinong.places.models import Body, BodyName
from phinong.record.landing import Values, Worth
from phinong.record.models import Document, FindingState
from phinong.ties.doors import is_edtf
from phinong.ties.kinds import kind_of_words
from phinong.ties.rules import is_signed

SIDES = ("side", "party")
STATUS_OF_STAGE = {
    "proposed": "draft",
    "drafting": "draft",
    "in-review": "in-review",
    "approved": "approved",
    "signed": "signed",
    "established": "signed",
    "active": "in-force",
    "renewed": "renewed",
    "ended": "ended",
}


def coded(words: str, value: object) -> str:
    """A value as a code of the vocabulary called `words`; "" when it has none for it."""
    text = str(value or "").strip()
    return text if text in vocabulary(words) else ""


def kind_of(worth: Worth, speaker: Body | None) -> str:
    """The kind of tie a value names: by the speaker's own word for it where there is one."""
    words = worth.as_written or str(worth.value or "")
    own = kind_of_words(words, speaker.country) if speaker else ""
    return own or coded("tie-kinds", worth.value)


def instrument_of(worth: Worth | None) -> str:
    """The instrument a value names; "" for none."""
    return coded("instruments", worth.value) if worth else ""


def status_of(stage: str, *, signed: bool) -> str:
    """Where an instrument stands, from the stage a source reports."""
    term = vocabulary("stages").get(stage)
    plain = (term.broader or stage) if term else ""
    if plain in STATUS_OF_STAGE:
        return STATUS_OF_STAGE[plain]
    return "signed" if signed else "unstated"


def day_in(values: Values, *names: str) -> str:
    """The first of these values that is a date, as EDTF; "" for none."""
    return next((str(w.value) for w in values.all(*names) if is_edtf(str(w.value or ""))), "")


def signed_on(values: Values) -> str:
    """The day of signing: said to be one, or a day beside a stage or event that is a signing.

    A day beside any other stage is the day of which the source speaks; nothing is guessed.
    """
    if said := day_in(values, "signed"):
        return said
    stage = coded("stages", values.text("stage"))
    event = coded("event-types", values.text("event"))
    told = (is_signed(stage) and stage != "ended") or event in ("signing", "renewal")
    return day_in(values, "date") if told else ""


def as_of(values: Values, document: Document) -> str:
    """The day of which the source speaks: stated, else the day it was published."""
    return day_in(values, "as-of", "date", "signed") or document.published_edtf


def calendar_of(worth: Worth) -> str:
    """The calendar in which the source writes a date; "" when that cannot be told."""
    written = worth.as_written
    if not written:
        return ""
    return understand(written, language=guess_language(written)).calendar


# ── Who ──


def known_body(worth: Worth) -> Body | None:
    """The body an undecided value surely means, without making anything."""
    if worth.body and worth.body != "new":
        return Body.objects.filter(code=worth.body).first()
    text = worth.as_written or str(worth.value or "")
    sure = linking.decisive(linking.candidates(text, guess_language(text), "", worth.entry))
    return sure.body if sure and worth.body != "new" else None


def publisher_of(document: Document) -> Body | None:
    """The body that published a document, when its name means one body only."""
    text = document.publisher.strip()
    if not text:
        return None
    sure = linking.decisive(linking.candidates(text, guess_language(text)))
    return sure.body if sure else None


def speaker_note(document: Document) -> str:
    """Who says it, where that is no body we know: the publisher's name, else the paper's title."""
    return (document.publisher or document.title)[:200]


def in_sides(bodies: Sequence[Body], kept_by: str) -> list[tuple[Body, int]]:
    """The bodies with their sides: the keeper's country is side 0, each other body its own.

    With two bodies of one country the keeper's own comes first, else the one named first.
    """
    home = Body.objects.filter(code=kept_by).first()
    ours = [b for b in bodies if home and b.pk == home.pk]
    ours = ours or [b for b in bodies if home and b.country and b.country == home.country]
    if len(bodies) == 2:
        first = ours[0] if ours else bodies[0]
        return [(first, 0), *((b, 1) for b in bodies if b.pk != first.pk)]
    others = [b for b in bodies if b not in ours]
    return [*((b, 0) for b in ours), *((b, n + bool(ours)) for n, b in enumerate(others))]


def party_of_unit(unit: str, parties: Sequence[Body]) -> Body | None:
    """The party in whose name a unit's name is written: คณะแพทยศาสตร์ มหาวิทยาลัยเชียงใหม่ is CMU's."""
    folded = fold(unit)
    forms = BodyName.objects.filter(body__in=parties).order_by("pk")
    named = {form.body_id for form in forms if form.folded and form.folded in folded}
    found = [body for body in parties if body.pk in named]
    return found[0] if len(found) == 1 else None


def posts_in(document: Document) -> dict[str, dict[str, str]]:
    """{name as written: {language: post}} of the people whose posts the document gives."""
    said: dict[str, dict[str, str]] = {}
    findings = document.findings.filter(kind="person-post").exclude(state=FindingState.REJECTED)
    for finding in findings.order_by("order"):
        values = Values.of(finding)
        name, post = values.first("name", "person"), values.text("post")
        if name and post:
            said.setdefault(name.as_written or str(name.value), {guess_language(post): post})
    return said
