"""What a parser gives, whatever the format was."""

from dataclasses import dataclass, field


@dataclass
class Extracted:
    """Text of a source and how it was obtained.

    `address` is where the page says it was saved from. `layout` says where on paper the text
    stands, for paged formats: [[start, end, page, x0, y0, x1, y1], …], one entry for each printed
    line, in the order of the text. Characters [start, end) of `text` stand on the page counted
    from 1; the box is in points of the page itself, x to the right and y upwards from its lower
    left corner, as PDF counts them (ISO 32000, 8.3.2.3). Pictures count 72 points to the inch of
    their stated resolution, or one to the pixel where they state none.
    """

    text: str
    media_type: str
    encoding: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    address: str = ""
    warnings: list[str] = field(default_factory=list)
    layout: list[list[float]] = field(default_factory=list)
