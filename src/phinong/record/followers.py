"""Who follows the history.

A follower is called with each event, inside the transaction that wrote it: what follows (the
search index) is there when the change is there, and gone when the change is undone. Followers
never change records; they keep what can be computed again from the records.
"""

from collections.abc import Callable

from phinong.record.models import Event

Follower = Callable[[Event], None]

FOLLOWERS: list[Follower] = []


def follow(follower: Follower) -> None:
    """Call `follower` with every event from now on. Called once, when an app starts."""
    if follower not in FOLLOWERS:
        FOLLOWERS.append(follower)
