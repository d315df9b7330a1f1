"""The property tests of this room measure no time: tables of characters are made on first use."""

from hypothesis import settings

settings.register_profile("core", deadline=None)
settings.load_profile("core")
