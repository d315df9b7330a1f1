"""A name found in a text, and what is known of it."""

from typing import NamedTuple

from .model import Offer, Span


class Mention(NamedTuple):
    """One place where a place or body is named.

    `kind` is city, province, university, organisation, network or country; `country` an ISO
    code or empty. `entry` is set only when the name means one gazetteer entry for certain;
    otherwise `entries` and `offers` may hold candidates, likeliest first.
    `rank` is the gazetteer's own kind (ministry, area, prefecture-city …), empty for shapes.
    `same` is the key of the name that this one is short for.
    """

    start: int
    end: int
    name: str
    kind: str
    country: str = ""
    entry: str | None = None
    also: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    by: str = "shape"
    entries: tuple[str, ...] = ()
    same: str = ""
    rank: str = ""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def key(self) -> str:
        """Mentions with one key mean one thing."""
        if self.same:
            return self.same
        if self.entry or self.entries:
            return self.entry or self.entries[0]
        return self.name.casefold().replace(" ", "")

    def meaning(self, entry: str) -> "Mention":
        """The same mention, now known to mean one of its candidates."""
        return self._replace(entry=entry, offers=(), by="gazetteer-same-paper")
