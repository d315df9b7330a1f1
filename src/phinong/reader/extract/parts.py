"""A document inside another: a member of an archive, a message, an attachment."""

from dataclasses import dataclass

from ..model import Unreadable

MAX_PARTS = 5000
MAX_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """A document as it lies in its container; `refused` says why there is no content."""

    name: str
    content: bytes = b""
    refused: str = ""


@dataclass(slots=True)
class Budget:
    """How much may still come out of one source, however its containers are packed."""

    parts: int = MAX_PARTS
    size: int = MAX_BYTES

    def spend(self, size: int) -> None:
        """Counts one more part. Raises Unreadable("zip-bomb") beyond the limits."""
        self.parts -= 1
        self.size -= size
        if self.parts < 0 or self.size < 0:
            raise Unreadable("zip-bomb")
