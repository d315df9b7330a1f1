"""Yes or no, with all reasons, for changing who is bound and in which languages. Facts in, refusals
out.

Parties, languages, what each text is worth and which prevails are part of the canonical form: an
approval of the text before such a change is an approval of another text.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from phinong.core.refusals import Refusal
from phinong.drafting.models.draft import Role
from phinong.drafting.rules import FEWEST_PARTIES, why_not, why_not_languages

MOST_PARTIES = 60
TRANSLATED: Collection[str] = (Role.TRANSLATION, Role.UNOFFICIAL)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a draft stands in when somebody changes it: its status, whether it was kept as a version
    (`kept`), and the agreement on record that it belongs to, by name (`recorded`).

    `seen` is the stamp of the parties and languages that the writer had, `standing` what is now.
    """

    status: str
    kept: bool = False
    recorded: str = ""
    seen: str = ""
    standing: str = ""


def why_not_frame(frame: Frame, *, why: str) -> list[Refusal]:
    """Reasons that hold against every such change. From the first version on it needs a reason:
    others may have read, and approved, what it takes away."""
    reasons = why_not("edit", frame.status)
    if frame.seen != frame.standing:
        reasons.append(Refusal("sides-changed-meanwhile"))
    if frame.kept and not why.strip():
        reasons.append(Refusal("reason-missing"))
    return reasons


def why_not_bind(frame: Frame, *, body: str, parties: Sequence[str], why: str) -> list[Refusal]:
    """Reasons against one more party. `body` and `parties` are codes."""
    reasons = why_not_frame(frame, why=why) + why_not_other(frame)
    if body in parties:
        reasons.append(Refusal("party-twice"))
    if len(parties) >= MOST_PARTIES:
        reasons.append(Refusal("parties-too-many", {"most": MOST_PARTIES}))
    return reasons


def why_not_change_party(
    frame: Frame,
    *,
    body: str,
    was: str,
    parties: Sequence[str],
    name: str,
    steps: Sequence[str],
    why: str,
) -> list[Refusal]:
    """Reasons against letting `body` stand where `was` stands; the same body may get another unit.

    `steps` names those steps of the party, called `name`, that are under way or done.
    """
    reasons = why_not_frame(frame, why=why)
    if body == was:
        return reasons
    reasons += why_not_other(frame) + why_not_leave(name, steps)
    return reasons + ([Refusal("party-twice")] if body in parties else [])


def why_not_take_out(
    frame: Frame, *, parties: int, name: str, steps: Sequence[str], why: str
) -> list[Refusal]:
    """Reasons against taking a party out, given how many there are."""
    reasons = why_not_frame(frame, why=why) + why_not_other(frame) + why_not_leave(name, steps)
    return reasons + ([Refusal("draft-parties-too-few")] if parties <= FEWEST_PARTIES else [])


def why_not_other(frame: Frame) -> list[Refusal]:
    """Other parties than those of an agreement on record would be another agreement."""
    return [Refusal("parties-of-record", {"name": frame.recorded})] if frame.recorded else []


def why_not_leave(name: str, steps: Sequence[str]) -> list[Refusal]:
    """What a party has done on its route is not thrown away with it."""
    facts = {"party": name, "steps": list(steps)}
    return [Refusal("party-steps-begun", facts)] if steps else []


def why_not_tongues(
    frame: Frame, *, worth: Sequence[tuple[str, str, str]], prevails: str, why: str
) -> list[Refusal]:
    """Reasons against a text in these languages: (tag, role, language it is made from) each.

    At least one text is authentic; a translation is made from an authentic one; only an authentic
    text prevails.
    """
    tags = [tag for tag, _role, _original in worth]
    reasons = why_not_frame(frame, why=why) + why_not_languages(tags, prevails)
    authentic = {tag for tag, role, _original in worth if role == Role.AUTHENTIC}
    if tags and not authentic:
        reasons.append(Refusal("translation-without-original"))
    elif any(original not in authentic for _tag, role, original in worth if role in TRANSLATED):
        reasons.append(Refusal("translation-of-no-original"))
    if prevails in tags and authentic and prevails not in authentic:
        reasons.append(Refusal("translation-cannot-prevail", {"language": prevails}))
    return reasons
