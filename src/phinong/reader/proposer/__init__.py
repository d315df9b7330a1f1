"""A language model as a second reader: it may propose, and nothing it says is taken on trust.

    from phinong.reader import read
    from phinong.reader.proposer import Endpoint, propose

    reading = read(path)
    proposed = propose(reading.text, Endpoint("http://127.0.0.1:8080/v1", "qwen2.5"))

Off unless an endpoint is given. What a document tells the model to do can change only what is
proposed from that document: the model has no tools, and its answer passes through `checks`
alone. See docs/language-model.md.
"""

from .compare import Difference, Pair, differences, meet, paired
from .endpoint import Budget, Endpoint, NoAnswer, endpoint_from
from .proposals import Proposals, propose, second_reading

__all__ = [
    "Budget",
    "Difference",
    "Endpoint",
    "NoAnswer",
    "Pair",
    "Proposals",
    "differences",
    "endpoint_from",
    "meet",
    "paired",
    "propose",
    "second_reading",
]
