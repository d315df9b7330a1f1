"""How often an address without an account may knock: guessing links and flooding get nowhere."""

from django.core.cache import cache

WINDOW = 15 * 60  # seconds
MOST_MISSES = 30  # unknown links from one address in a window
MOST_WRITES = 120  # remarks, replies and outcomes through one link in a window


def counted(kind: str, who: str) -> int:
    """One more of this kind by this caller; how many there were in the window, this one included.

    Each worker counts for itself, so that the true limit is the limit times the workers.
    """
    key = f"drafting-pace-{kind}-{who}"
    cache.add(key, 0, WINDOW)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        cache.set(key, 1, WINDOW)
        return 1


def so_far(kind: str, who: str) -> int:
    """How many there were in the window."""
    return int(cache.get(f"drafting-pace-{kind}-{who}", 0))
