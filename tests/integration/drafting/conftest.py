"""What the tests of drafts share."""

from pathlib import Path
from typing import Any

import pytest
from tests import world
from tests.worlds.electronic import OURS, THEIRS, issued, put_in_place


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where the operator puts certificates: ours and Orkhon's are there."""
    settings.PHINONG_SIGNING = tmp_path / "certificates"
    put_in_place(settings.PHINONG_SIGNING, world.OFFICE, issued(OURS))
    put_in_place(settings.PHINONG_SIGNING, "orkhon", issued(THEIRS, key="rsa"))
    return settings.PHINONG_SIGNING
