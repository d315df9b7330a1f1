"""The frame of every page: languages that keep the page, doors, theme."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from phinong.site.context import Layout, layout


def frame(path: str, **cookies: str) -> Layout:
    """The layout of a page for somebody who is not signed in."""
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    return Layout(request)


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        (
            "/th/ties/chiang-mai-chengdu/?era=ce&q=%E0%B8%81",
            [f"/{code}/ties/chiang-mai-chengdu/?era=ce&q=%E0%B8%81" for code in ("th", "en", "zh")],
        ),
        ("/zh/", ["/th/", "/en/", "/zh/"]),
        ("/healthz", ["/th/", "/en/", "/zh/"]),
    ],
)
def test_the_language_switch_keeps_the_page_and_its_query(path, addresses):
    assert [edition.address for edition in frame(path).editions] == addresses


def test_each_edition_is_named_in_its_own_language():
    with translation.override("zh-hans"):
        editions = frame("/zh/").editions
    assert [(e.tag, e.label, e.current) for e in editions] == [
        ("th", "ไทย", False),
        ("en", "English", False),
        ("zh-Hans", "中文", True),
    ]


def test_alternates_are_absolute():
    assert frame("/en/ties/").editions[0].absolute == "http://testserver/th/ties/"


def test_the_navigation_knows_where_the_reader_is():
    with translation.override("en"):
        doors = {str(door.label): door.here for door in frame("/en/ties/a-b/").doors}
        start = {str(door.label): door.here for door in frame("/en/").doors}
    assert (doors["Ties"], doors["Cities"], doors["Meetings"]) == ("true", "", "")
    assert (start["Cities"], start["Ties"]) == ("page", "")
    assert "Desk" not in doors


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('" onload=', ""), ("system", "")]
)
def test_only_a_known_theme_is_followed(cookie, theme):
    assert frame("/th/", theme=cookie).theme == theme


@pytest.mark.parametrize(("asked", "era"), [("ce", "ce"), ("be", "be"), ("roc", "reader")])
def test_only_a_known_era_is_followed(asked, era):
    assert layout(RequestFactory().get("/th/", {"era": asked}))["era"] == era
