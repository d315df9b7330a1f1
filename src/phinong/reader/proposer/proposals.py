"""A whole paper put to the model, piece by piece, within one budget."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from ..model import Finding, Reading
from .answer import Said, said_in
from .checks import Checks
from .compare import Pair, paired
from .endpoint import Budget, Endpoint, NoAnswer, ask
from .ground import Ground
from .pieces import pieces
from .question import question

MOST_FINDINGS = 200  # of one paper


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model proposes from one paper, after the checks.

    `dropped` counts what the checks left out, by reason. `read` of `pieces` were answered;
    `silent` is the code of `NoAnswer` for the first that was not, empty when all were.
    """

    model: str
    proposed_by: str
    host: str
    findings: tuple[Finding, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    read: int = 0
    pieces: int = 0
    silent: str = ""

    def beside(self, known: tuple[Finding, ...]) -> list[Pair]:
        """Each proposal beside what is known of the same thing."""
        return paired(known, self.findings)

    def to_json(self, known: tuple[Finding, ...] = ()) -> dict[str, Any]:
        """Everything, ready for `json.dumps`; how each proposal stands to the `known` findings."""
        return {
            "model": self.model,
            "pieces": self.pieces,
            "read": self.read,
            "silent": self.silent or None,
            "dropped": dict(self.dropped),
            "findings": [_pair_json(pair) for pair in self.beside(known)],
        }


def _pair_json(pair: Pair) -> dict[str, Any]:
    return {
        **pair.proposed.to_json(),
        "agrees": pair.known.key if pair.known and pair.agrees else None,
        "disagrees": pair.known.key if pair.known and not pair.agrees else None,
        "differs": [difference.name for difference in pair.differs],
    }


def propose(
    text: str, endpoint: Endpoint, *, title: str = "", budget: Budget | None = None
) -> Proposals:
    """What the model proposes from a text. Never raises for anything the model or its server does.

    Text is sent to `endpoint` and nowhere else. It takes at most the budget, by default the
    endpoint's own seconds; pieces not answered by then are left unread and said to be.
    """
    asking = _Asking(endpoint, budget or Budget(endpoint.seconds))
    parts = list(pieces(text))
    checks = Checks(Ground(text, title), endpoint.proposed_by, Counter())
    found: list[Finding] = []
    for piece in parts:
        found += checks.findings(asking.about(piece.of(text)), piece)
        if asking.over:
            break
    return Proposals(
        model=endpoint.model,
        proposed_by=endpoint.proposed_by,
        host=endpoint.host,
        findings=tuple(_apart(found))[:MOST_FINDINGS],
        dropped=dict(sorted(checks.dropped.items())),
        read=asking.read,
        pieces=len(parts),
        silent=asking.silent,
    )


def second_reading(reading: Reading, endpoint: Endpoint) -> dict[str, Any]:
    """What the model proposes beside a reading, ready for `json.dumps`."""
    proposed = propose(reading.text, endpoint, title=reading.title)
    return proposed.to_json(reading.findings)


class _Asking:
    """The conversation: it remembers whether the server takes a schema, and when it fell silent."""

    def __init__(self, endpoint: Endpoint, budget: Budget) -> None:
        self.endpoint, self.budget = endpoint, budget
        self.strict, self.read, self.silent = True, 0, ""

    @property
    def over(self) -> bool:
        """Whether asking on would be in vain; one unclear answer says nothing of the next piece."""
        return self.silent not in ("", "unclear")

    def about(self, words: str) -> list[Said]:
        """What the model says of one piece; nothing when it gives no answer."""
        try:
            said = said_in(self._reply(words))
        except NoAnswer as none:
            self.silent = self.silent if none.code == "unclear" and self.silent else none.code
            return []
        self.read += 1
        return said

    def _reply(self, words: str) -> bytes:
        """The body of a good reply. A server that refuses a schema is asked without one."""
        asked = question(self.endpoint.model, words, strict=self.strict)
        reply = ask(self.endpoint, asked, self.budget)
        if self.strict and reply.status in (
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.UNPROCESSABLE_ENTITY,
        ):
            self.strict = False
            return self._reply(words)
        if reply.status != HTTPStatus.OK:
            raise NoAnswer("refused")
        return reply.body


def _apart(found: list[Finding]) -> Iterator[Finding]:
    """Each thing once: pieces overlap, so what stands where they do is told twice."""
    kept: list[Finding] = []
    for one in found:
        if not paired(kept, [one])[0].agrees:
            kept.append(one)
            yield one
