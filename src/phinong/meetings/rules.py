"""Yes or no, with all reasons, for what documents tell of meetings and resolutions."""

from collections.abc import Mapping

from phinong.core.refusals import Refusal

# A number is n/BE year; a year outside this span was written in another era.
BE_YEARS = range(2400, 2700)


def why_not_record_meeting(
    *, number: int | None, be_year: int | None, held: str, same: str | None
) -> list[Refusal]:
    """Reasons against recording a meeting; `same` is the code of one with this number.

    A meeting is known by its number within its committee, or else by its day.
    """
    reasons = []
    if number is None and be_year is None and not held:
        reasons.append(Refusal("meeting-unidentified"))
    if (number is None) != (be_year is None):
        reasons.append(Refusal("meeting-number-incomplete"))
    if be_year is not None and be_year not in BE_YEARS:
        reasons.append(Refusal("meeting-year-not-buddhist", {"year": be_year}))
    if same:
        reasons.append(Refusal("meeting-recorded-already", {"code": same}))
    return reasons


def why_not_record_words(texts: Mapping[str, str]) -> list[Refusal]:
    """A resolution, a commitment or a matter without words says nothing."""
    return [] if any(text.strip() for text in texts.values()) else [Refusal("words-missing")]


def why_not_add_item(*, texts: Mapping[str, str], about: bool, same: bool) -> list[Refusal]:
    """Reasons against a further matter on the agenda; `same` is true when it stands there."""
    reasons = [] if about else why_not_record_words(texts)
    if same:
        reasons.append(Refusal("agenda-item-recorded-already"))
    return reasons
