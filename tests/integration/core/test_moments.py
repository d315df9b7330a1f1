"""A moment is shown by its day where the register stands, not by that of Greenwich."""

from datetime import UTC, datetime

from django.template import engines

SHORTLY_AFTER_MIDNIGHT = datetime(2026, 1, 31, 17, 30, tzinfo=UTC)


def test_a_moment_of_the_first_hours_belongs_to_the_day_that_has_begun(settings):
    settings.TIME_ZONE = "Asia/Bangkok"
    page = engines["django"].from_string("{% when moment plain=True %}")
    assert page.render({"moment": SHORTLY_AFTER_MIDNIGHT}) == (
        '<time datetime="2026-02-01">1 February 2026</time>'
    )
