"""Accepting together: the reasons against a level, and against a finding, as tables."""

import pytest

from phinong.record.rules import why_not_level, why_not_together

LEVELS = [
    (0.95, 1, []),
    (0.5, 1, []),
    (1.0, 3, []),
    (0.49, 1, ["level-not-offered"]),
    (1.01, 1, ["level-not-offered"]),
    (float("nan"), 1, ["level-not-offered"]),
    (0.9, 0, ["nothing-chosen"]),
    (0.0, 0, ["level-not-offered", "nothing-chosen"]),
]
FINDINGS = [
    (0.95, "reader", 0.95, []),
    (0.949, "reader", 0.95, ["finding-below-level"]),
    (1.0, "reader", 0.8, []),
    (1.0, "import", 0.8, ["finding-not-measured"]),
    (0.1, "model", 0.8, ["finding-not-measured"]),
]


@pytest.mark.parametrize(("level", "chosen", "codes"), LEVELS)
def test_a_level_is_refused(level, chosen, codes):
    assert [reason.code for reason in why_not_level(level, chosen=chosen)] == codes


@pytest.mark.parametrize(("confidence", "by", "level", "codes"), FINDINGS)
def test_a_finding_is_refused(confidence, by, level, codes):
    assert [r.code for r in why_not_together(confidence, by, level=level)] == codes
