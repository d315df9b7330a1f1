"""What every test stands on: its own files, quick password hashes, an empty cache."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

# No test asserts a time, so none fails because the machine was busy.
properties.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("house")
# The browser journeys run a server in a thread of the test process.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
TESTS = count(1)
STOOD_STILL: set[str] = set()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Any) -> None:
    """A browser may stand still for reasons of its own, and waits then without end. Such a test is
    run a second time, which the summary tells as "rerun". A second time, or any other test that
    brings its process down, is a failure."""
    if crashitem.startswith("tests/browser/") and crashitem not in STOOD_STILL:
        STOOD_STILL.add(crashitem)
        sched.mark_test_pending(crashitem)
        report.outcome = "rerun"  # type: ignore[assignment]


@pytest.fixture(scope="session", autouse=True)
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is the same for every test; gives the folder in which each has one of its own."""
    same = override_settings(
        PHINONG_LLM=None,
        PHINONG_SIGNING=None,
        PHINONG_SIGNING_PASSPHRASES={},
        PHINONG_TSA="",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        # Every test asks the rooms themselves; the tests of kept answers take this back.
        PHINONG_KEEP_ANSWERS=False,
    )
    with same:
        yield tmp_path_factory.mktemp("tests")


@pytest.fixture(autouse=True)
def own_surroundings(house: Path) -> Iterator[None]:
    """Files go into the test's own folder; nothing cached or translated leaks into the next."""
    own = house / str(next(TESTS))
    cache.clear()
    with (
        override_settings(FILES_ROOT=own / "files", PHINONG_KEYS=own / "office-keys"),
        translation.override("en"),
    ):
        yield
    cache.clear()
