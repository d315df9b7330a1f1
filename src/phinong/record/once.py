"""What hangs on nothing but the register and the question: worked out once for each state of it.

Counts, sections of pages and the words in them are the same until the next event. They are kept in
the worker's own memory under `data_version`, as whole answers are (see the decision in
`docs/adr/0005-kept-answers.md`). What also depends on a reader, a day or a language is asked for
with these beside it.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.cache import cache

from phinong.record.queries import data_version

KEPT_FOR = 3600


def once(compute: Callable[[], Any], *asked: object, version: str | None = None) -> Any:
    """A result computed once for every state of the register and whatever was asked.

    `asked` names the question first, and then all that the answer depends on. `version` is the
    register's, for who asks several times in one request. What comes out is a copy each time: who
    changes it changes nobody else's.
    """
    digest = hashlib.sha256(repr(asked).encode()).hexdigest()[:24]
    version = data_version() if version is None else version
    return cache.get_or_set(f"once:{version}:{digest}", compute, timeout=KEPT_FOR)
