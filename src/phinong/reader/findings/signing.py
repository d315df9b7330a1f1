"""Who signed and who looked on, told apart by the words around their names."""

import re
from collections.abc import Iterator

from ..lexicon import Cue
from ..mention import Mention
from ..model import Span, Value
from ..people import Person
from .persons import body_of
from .values import Facts, person_value

_SIGNS = re.compile(r"ร่วมลงนาม|ได้ลงนาม|ลงนาม|signed|signing|签署|签订|签约|签字|签了")
# "Attended the signing" says that the person was there, not who signed.
_ATTENDS = re.compile(
    r"เป็นสักขีพยาน|ร่วมพิธี|เข้าร่วมพิธี|attend\w*|witness\w*|presided|in the presence|looked on|"
    r"见证|出席|参加"
)
_SEEN_BY = re.compile(
    r"(?:โดยมี|ต่อหน้า|พร้อมด้วย|มี(?= ?(?:นาย|นาง|ดร|ศ\.|รศ|ผศ)))|witnessed by|in the presence of|"
    r"were witnesses|在(?=[^，。\n]{0,60}见证)"
)
_WITNESS = re.compile(r"สักขีพยาน|เป็นพยาน|witness|in the presence of|见证")
# Who may bind a body by signing: the head of it, or one who acts for the head. Source: the Thai,
# Chinese and university practice of signatories in sections 1.3, 1.8 and 3.1 of the field's facts.
_HEADS = re.compile(
    r"ผู้ว่าราชการ|นายกเทศมนตรี|นายกองค์การ|นายก อบจ|อธิการบดี|คณบดี|ผู้อำนวยการ|ประธาน|"
    r"\b(?:president|rector|chancellor|governor|mayor|dean|director|chair\w*)\b|"
    r"市长|省长|州长|府尹|府长|校长|院长|知事|主席|会长",
    re.I,
)
_MOST = 6
_BACK = 1000


def signers(facts: Facts, cue: Cue, parties: list[Mention]) -> Iterator[Value]:
    """Signatories and witnesses of the main agreement, each once, in the order of the text."""
    verb = _verb(facts)
    if verb is None:
        return
    sentence = facts.sentence(verb.start())
    seen = _witnesses_span(facts, sentence)
    people = facts.people_between(max(sentence.start, verb.start() - _BACK), sentence.end)
    attended = _ATTENDS.search(facts.page.shadow, sentence.start, verb.start())
    by_head = attended is not None and not _WITNESS.search(attended.group())
    for person in people:
        if seen and seen.start <= person.start < seen.end:
            yield person_value(person, "witness-person", sure=0.85, why="named-as-witness")
        elif attended is None:
            if _signs(facts, person, verb):
                yield person_value(person, "signatory", sure=0.75, why=_for(facts, person, parties))
        elif by_head and _heads(facts, person, parties):
            why = f"head-of-a-party {_for(facts, person, parties)}"
            yield person_value(person, "signatory", sure=0.55, why=why)
        elif person.start < verb.start():
            yield person_value(person, "witness-person", sure=0.6, why="was-present")


def _verb(facts: Facts) -> re.Match[str] | None:
    """The first word for signing in the body in whose sentence somebody is named."""
    for number, verb in enumerate(_SIGNS.finditer(facts.page.shadow, facts.page.body_start)):
        sentence = facts.sentence(verb.start())
        if facts.people_between(max(sentence.start, verb.start() - _BACK), sentence.end):
            return verb
        if number > _MOST:
            return None
    return None


def _witnesses_span(facts: Facts, sentence: Span) -> Span | None:
    """From "witnessed by" to the end of the sentence, in Thai and Chinese to the word itself."""
    text = facts.page.shadow
    word = _WITNESS.search(text, sentence.start, sentence.end)
    if word is None:
        return None
    before = _SEEN_BY.finditer(text, sentence.start, sentence.end)
    led = [m for m in before if m.start() <= word.start()]
    if not led:
        return None
    latin = text[word.start()].isascii()
    return Span(led[-1].start(), sentence.end if latin else word.start())


def _signs(facts: Facts, person: Person, verb: re.Match[str]) -> bool:
    """Before the verb, or behind "signed by" in the same clause."""
    if person.start < verb.start():
        return True
    between = facts.page.shadow[verb.end() : person.start]
    return bool(re.match(r"\s?(?:by\b|โดย|,? ?ระหว่าง)", between)) and "\n" not in between


def _heads(facts: Facts, person: Person, parties: list[Mention]) -> bool:
    """Whether the post is the headship of one of the parties."""
    if person.post is None or not _HEADS.search(
        facts.page.text, person.post.start, person.post.end
    ):
        return False
    return bool(_for(facts, person, parties))


def _for(facts: Facts, person: Person, parties: list[Mention]) -> str:
    """ "for:" and the party in which the person's post is; empty when that is none of them."""
    body = body_of(facts, person.post) if person.post else None
    named = next((p for p in parties if body is not None and p.key == body.key), None)
    return f"for:{named.name}" if named else ""
