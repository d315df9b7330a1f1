"""Two signals from records, and the word for the lower one."""

from datetime import date

import pytest

from phinong.core.messages import MESSAGES
from phinong.ties import vitality
from phinong.ties.pages.judging import SIGNAL_NAMES, STRANDS, WORDS
from phinong.ties.vitality import Footing, Signal

TODAY = date(2025, 11, 24)
NOTHING = Footing(signed=False, instruments=0, sides_speaking=0, disputed=False, traced=0)
ALL = Footing(signed=True, instruments=2, sides_speaking=2, disputed=False, traced=2)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (NOTHING, []),
        (ALL, ["footing-signed", "footing-instruments", "footing-both-sides", "footing-traced"]),
        (Footing(True, 0, 2, False, 0), ["footing-signed", "footing-both-sides"]),
        (Footing(True, 2, 2, True, 2), ["footing-signed", "footing-instruments", "footing-traced"]),
        (Footing(True, 2, 1, False, 1), ["footing-signed", "footing-instruments"]),
    ],
)
def test_footing_is_four_questions(facts, reasons):
    found = vitality.footing(facts)
    assert ([reason.code for reason in found.reasons], found.filled) == (reasons, len(reasons))
    assert len(found.reasons) + len(found.missing) == vitality.FULL


@pytest.mark.parametrize(
    ("last", "filled"),
    [
        (None, 0),
        (date(2025, 11, 24), 4),
        (date(2024, 11, 24), 4),
        (date(2024, 11, 23), 3),
        (date(2023, 11, 24), 3),
        (date(2023, 11, 23), 2),
        (date(2022, 11, 24), 2),
        (date(2022, 11, 23), 1),
        (date(1989, 8, 8), 1),
    ],
)
def test_contact_is_how_long_ago(last, filled):
    evidence = last.isoformat() if last else ""
    assert vitality.contact(last, evidence=evidence, day=TODAY).filled == filled


@pytest.mark.parametrize(
    ("filled", "word"),
    [((4, 4), "tight"), ((4, 3), "steady"), ((4, 2), "thin"), ((4, 1), "thin"), ((4, 0), "quiet")],
)
def test_the_word_is_that_of_the_lowest_signal(filled, word):
    assert vitality.word([Signal("footing", n, ()) for n in filled]) == word


def test_every_signal_word_and_reason_has_its_words():
    signals = [vitality.footing(NOTHING), vitality.footing(ALL)]
    signals += [
        vitality.contact(last, evidence="1989-08-08", day=TODAY)
        for last in (None, date(1989, 8, 8))
    ]
    codes = {r.code for signal in signals for r in (*signal.reasons, *signal.missing)}
    assert codes - set(MESSAGES) == set()
    assert ({s.code for s in signals}, set(WORDS)) == (
        set(SIGNAL_NAMES),
        set(vitality.WORDS.values()),
    )
    assert set(STRANDS) == set(WORDS)
