"""What every test stands on: its own files, quick password hashes, an empty cache."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

# No test asserts a time, so none fails because the machine was busy.
properties.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("house")
# The browser journeys run a server in a thread of the test process.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def own_surroundings(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files go into the test's own folder; nothing cached or translated leaks into the next."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.PHINONG_KEYS = tmp_path / "office-keys"
    settings.PHINONG_LLM = None
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Every test asks the rooms themselves; the tests of kept answers take this back.
    settings.PHINONG_KEEP_ANSWERS = False
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()
