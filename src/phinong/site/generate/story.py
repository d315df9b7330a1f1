"""What happens in one generated tie: who, what is claimed, signed and done, and when.

Shares are chosen to look like a real register: most ties signed, some under way, some only
reported, and in one of ten the two sides call the tie by different words.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from phinong.core.vocabulary import vocabulary

SIGNED, PROCESS, REPORTED = "signed", "process", "reported"
OUTCOMES = {SIGNED: 70, PROCESS: 20, REPORTED: 10}
KINDS = {"sister": 45, "friendship": 20, "friendly-exchange": 15, "partnership": 15, "sectoral": 5}
DISPUTED = 0.1
WITH_PAPER, WITH_ACTIVITY = 0.5, 0.5
FIRST_DAY = date(1985, 1, 1)
ACTIVITIES = ("visit", "meeting", "workshop", "festival", "programme")


@dataclass(frozen=True, slots=True)
class Story:
    """One tie's facts, from which its rows are made."""

    number: int
    outcome: str
    kind: str
    their_kind: str
    day: date
    area: str
    second_area: str
    language: str
    activity: str
    active_on: date | None
    has_paper: bool
    public: bool


def tell(number: int, random: Random, *, today: date, languages: tuple[str, ...]) -> Story:
    """The story of tie `number`."""
    outcome = chosen(random, OUTCOMES)
    kind = chosen(random, KINDS) if outcome != PROCESS else "letter-of-intent"
    differs = outcome == SIGNED and random.random() < DISPUTED
    day = FIRST_DAY + timedelta(days=random.randrange((today - FIRST_DAY).days - 1))
    active = random.random() < WITH_ACTIVITY and outcome == SIGNED
    area, second_area = random.sample(sorted(vocabulary("areas")), 2)
    return Story(
        number=number,
        outcome=outcome,
        kind=kind,
        their_kind="letter-of-intent" if differs else kind,
        day=day,
        area=area,
        second_area=second_area,
        language=languages[number % len(languages)],
        activity=random.choice(ACTIVITIES),
        active_on=later(random, day, today) if active else None,
        has_paper=outcome == SIGNED and random.random() < WITH_PAPER,
        public=number % 50 != 7,
    )


def chosen(random: Random, shares: dict[str, int]) -> str:
    """One of several, by its share."""
    return random.choices(list(shares), weights=list(shares.values()))[0]


def later(random: Random, day: date, today: date) -> date:
    """A day after `day`, not after today."""
    return day + timedelta(days=random.randrange(1, (today - day).days + 1))
