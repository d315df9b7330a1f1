"""A name found in a text, and what is known of it."""

from dataclasses import dataclass, field

from .model import Offer, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a place or body is named.

    `kind` is city, province, university, organisation, network or country; `country` an ISO
    code or empty. `entry` is set only when the name means one gazetteer entry for certain;
    otherwise `offers` may hold candidates. `also` are other names of the same thing.
    """

    start: int
    end: int
    name: str
    kind: str
    country: str = ""
    entry: str | None = None
    also: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = field(default=())
    by: str = "shape"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def key(self) -> str:
        """Mentions with one key mean one thing."""
        return self.entry or self.name.casefold().replace(" ", "")
