"""The search page and its data, as a reader without scripts and a program meet them."""

import json

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import world
from tests.worlds.discovery import day, keep_one

from phinong.discovery.asking import LONGEST_QUERY

pytestmark = pytest.mark.django_db
PAGE = "/en/search/"


def keep_some(count: int = 3) -> None:
    for number in range(1, count + 1):
        keep_one(
            "document",
            number,
            f"News {number} from Kunming",
            "โครงการในคุนหมิง ๒๕๖๕ <b>Kunming</b>",
            day=day("2024-03-31"),
            edtf="2024-03-31",
        )


def page(client, address: str = PAGE, status: int = 200, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == status
    return answer.content.decode()


def test_without_a_query_it_says_how_to_search(client):
    html = page(client)
    assert "What are you looking for?" in html
    assert '<input type="search" name="q" value=""' in html


def test_results_are_links_with_their_words_marked(client):
    keep_some()
    html = page(client, q="kunming")
    assert html.count('<li class="entry">') == 3
    assert '<a href="/en/document/3/">News 3 from <mark>Kunming</mark></a>' in html
    assert "โครงการในคุนหมิง ๒๕๖๕ &lt;b&gt;<mark>Kunming</mark>&lt;/b&gt;" in html
    assert '<p lang="th">' in html
    assert "<b>Kunming</b>" not in html


def test_a_kind_can_be_chosen_by_a_link(client):
    keep_some()
    keep_one("tie", 9, "Chiang Mai – Kunming")
    html = page(client, q="kunming")
    assert 'href="?q=kunming&amp;kind=tie"' in html
    chosen = page(client, q="kunming", kind="tie")
    assert chosen.count('<li class="entry">') == 1
    assert '<input type="hidden" name="kind" value="tie">' in chosen
    assert page(client, q="kunming", kind="nonsense").count('<li class="entry">') == 4


def test_pages_are_linked(client):
    keep_some(30)
    html = page(client, q="kunming")
    assert html.count('<li class="entry">') == 25
    following = html.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(PAGE + following).content.decode()
    assert second.count('<li class="entry">') == 5
    assert 'rel="prev" href="?q=kunming"' in second


def test_nothing_found_says_so_and_offers_ways_on(client):
    world.office()
    html = page(client, q="Chiangmay <script>")
    assert "Nothing on record for “Chiangmay &lt;script&gt;”" in html
    assert "All ties" in html
    meant = page(client, q="Chiangmay")
    assert 'href="?q=Chiang+Mai">Chiang Mai</a>' in meant


@pytest.mark.parametrize(
    "query",
    [
        "*",
        '"',
        "'",
        "a OR b NOT c",
        "NEAR(a b)",
        "title:kunming",
        "{title}: x",
        "a* AND (b",
        "' & !'x':*",
        "\x00",
        "\ud800",
        "\\",
        "%",
        "; DROP TABLE discovery_entry",
        "ก" * 5000,
        "a " * 3000,
        "\u0e48\u0e48",
    ],
)
def test_any_query_is_only_text(client, query):
    keep_some()
    html = page(client, q=query.encode("utf-8", "replace").decode())
    assert "kunming" not in html.lower() or "title" in query


def test_a_long_query_says_that_it_was_cut(client):
    keep_some()
    html = page(client, q="kunming " * 50)
    assert f"longer than {LONGEST_QUERY} characters" in html
    assert html.count('<li class="entry">') == 3


@pytest.mark.parametrize(
    ("query", "headers"),
    [({"format": "json"}, {}), ({}, {"accept": "application/json"})],
)
def test_the_same_as_data(client, query, headers):
    keep_some()
    answer = client.get(PAGE, {"q": "kunming", **query}, headers=headers)
    assert answer["Content-Type"] == "application/json"
    data = json.loads(answer.content)
    assert data["total"] == 3
    assert data["counts"] == [{"kind": "document", "label": "Documents", "count": 3, "more": False}]
    assert data["results"][0] == {
        "kind": "document",
        "number": 3,
        "title": "News 3 from Kunming",
        "language": "en",
        "other_name": None,
        "url": "http://testserver/en/document/3/",
        "date": "2024-03-31",
        "snippet": "โครงการในคุนหมิง ๒๕๖๕ <b>Kunming</b>",
        "marks": [[25, 32]],
        "snippet_language": "th",
        "part": None,
    }
    assert data["next"] is None


def test_a_browser_gets_the_page(client):
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = client.get(PAGE, {"q": "x"}, headers={"accept": accept})
    assert answer["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_it_speaks_three_languages(client, language):
    keep_some()
    html = page(client, f"/{language}/search/", q="kunming")
    assert f'<a href="/{language}/document/3/"' in html


def test_only_reading_is_allowed(client):
    assert client.post(PAGE, {"q": "x"}).status_code == 405
    assert client.head(PAGE, {"q": "x"}).status_code == 200


def test_as_many_queries_for_nine_results_as_for_three(client):
    counted = []
    for count in (3, 9):
        keep_some_of(count)
        page(client, q="warm up")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            page(client, q="kunming")
        counted.append(len(queries))
    # On SQLite one more: the words that begin as the query does.
    assert counted == ([7, 7] if connection.vendor == "sqlite" else [6, 6])


def keep_some_of(count: int) -> None:
    from phinong.discovery.models import Entry

    Entry.objects.all().delete()
    keep_some(count)


def test_the_command_prints_what_is_found(capsys):
    keep_some(1)
    call_command("search", "kunming", "๒๕๖๕")
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Document\tNews 1 from Kunming\t/en/document/1/",
        "    โครงการในคุนหมิง «๒๕๖๕» <b>«Kunming»</b>",
    ]
    assert said.err == "1 found\n"


def test_the_command_prints_json(capsys):
    keep_some(2)
    call_command("search", "kunming", "--json", "--limit", "1", "--language", "th")
    data = json.loads(capsys.readouterr().out)
    assert (data["total"], len(data["results"])) == (2, 1)
    assert data["results"][0]["url"] == "/th/document/2/"
    call_command("search", "kunming", "--json", "--limit", "1", "--after", data["next"])
    assert json.loads(capsys.readouterr().out)["results"][0]["number"] == 1


def test_the_command_ends_with_one_when_nothing_is_found(capsys):
    world.office()
    with pytest.raises(SystemExit) as ended:
        call_command("search", "Chiangmay")
    assert ended.value.code == 1
    assert capsys.readouterr().err == "0 found\ndid you mean: Chiang Mai\n"
