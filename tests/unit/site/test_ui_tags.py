"""The components as a template author meets them, for readers of each language."""

from typing import Any

import pytest
from django.http import HttpRequest, QueryDict
from django.template import Context, Template
from django.utils import translation

from phinong.core.languages import InLanguage
from phinong.core.paging import Page
from phinong.core.refusals import Refusal

NAMES = {"th": "เฉิงตู", "en": "Chengdu", "zh-Hans": "成都", "zh-Hant": "成都"}


def shown(text: str, language: str = "en", query: str = "", **context: Any) -> str:
    """What the template says to a reader of the language."""
    request = HttpRequest()
    request.GET = QueryDict(query)
    with translation.override(language):
        return Template(text).render(Context({"request": request, **context})).strip()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("th", ("14 มี.ค. 2565", "14 มีนาคม ค.ศ. 2022")),
        ("en", ("14 Mar 2022", "14 March B.E. 2565")),
        ("zh-hans", ("2022年3月14日", "佛历2565年3月14日")),
    ],
)
def test_a_date_is_in_the_readers_calendar_with_the_other_era_beside_it(language, expected):
    said, other = expected
    assert shown('{% when "2022-03-14" "short" %}', language) == (
        f'<time datetime="2022-03-14" class="be" tabindex="0" data-ce="{other}">{said}</time>'
    )


def test_be_and_when_are_one_tag():
    assert shown('{% be "2022-03" %}', "th") == shown('{% when "2022-03" %}', "th")


def test_a_plain_date_has_no_hover():
    said = shown('{% when "2022~" plain=True %}')
    assert said == '<time datetime="2022">about 2022</time>'


def test_a_period_carries_its_edtf():
    said = shown('{% when "2024-03-31/2024-05-02" plain=True %}')
    assert said == '<data value="2024-03-31/2024-05-02">31 March – 2 May 2024</data>'


def test_the_era_can_be_asked_for():
    said = shown('{% when "2022" plain=True %}', "th", era="ce")
    assert said == '<time datetime="2022">ค.ศ. 2022</time>'


@pytest.mark.parametrize(
    ("language", "year"), [("th", "2558"), ("en", "2015"), ("zh-hans", "2015")]
)
def test_a_year_is_counted_as_the_reader_counts(language, year):
    assert shown("{% year 2015 %}", language) == year


def test_no_date_is_said_to_be_not_stated():
    assert shown('{% when "" %}') == '<span class="quiet">not stated</span>'


@pytest.mark.parametrize(
    ("language", "said"), [("th", "เฉิงตู"), ("en", "Chengdu"), ("zh-hans", "成都")]
)
def test_a_text_in_the_readers_language_stands_alone(language, said):
    assert shown("{% text_in names %}", language, names=NAMES) == said


def test_a_fallback_says_its_language():
    only_thai = {"th": "คลองแม่ข่า"}
    assert shown("{% text_in names %}", "en", names=only_thai) == (
        '<span lang="th">คลองแม่ข่า</span> <span class="meta">(in Thai)</span>'
    )
    assert shown("{% text_in names note=False %}", names=only_thai) == (
        '<span lang="th">คลองแม่ข่า</span>'
    )


def test_a_text_is_escaped_whatever_it_comes_as():
    wild = "<script>"
    for value in (wild, {"en": wild}, InLanguage(wild, "en", asked_for=True)):
        assert shown("{% text_in value %}", value=value) == "&lt;script&gt;"
    assert shown("{% text_in value %}", value={}) == ""


def test_other_names_stand_under_the_title_without_the_one_in_it():
    assert shown('{% names_in names "China" %}', names=NAMES) == (
        '<span class="names"><span>China</span><span lang="th">เฉิงตู</span>'
        '<span lang="zh-Hans">成都</span></span>'
    )
    assert shown("{% names_in names limit=1 %}", names=NAMES) == (
        '<span class="names"><span lang="th">เฉิงตู</span></span>'
    )
    assert shown("{% names_in names %}", names={"en": "Chengdu"}) == ""


def test_a_status_of_a_tie_wears_its_strand_and_others_do_not():
    assert shown('{% status "established" "Yes" %}').count("<svg") == 1
    assert shown('{% status "overdue" "Late" %}') == (
        '<span class="status" data-state="overdue">Late</span>'
    )
    assert shown('{% status "quiet" "Quiet" tint=True %}') == (
        '<span class="status status--tint" data-state="quiet">Quiet</span>'
    )


def test_a_button_that_may_not_be_pressed_says_why_and_leads_nowhere():
    said = shown(
        '{% action_button "/sign/" "Record signing" why_not=why post=True %}',
        why=[Refusal("date-empty"), "<wait>"],
    )
    assert said.count("aria-disabled") == 1
    assert "The date is empty. Write it as the source does." in said
    assert "&lt;wait&gt;" in said
    assert ("/sign/" in said, "<form" in said) == (False, False)


def test_a_button_opens_or_posts():
    opened = shown('{% action_button "/sign/" "Sign" main=True key="a" %}')
    assert opened == '<a class="btn btn--main" href="/sign/" data-key="A">Sign <kbd>A</kbd></a>'
    posted = shown('{% action_button "/sign/" "Sign" post=True %}', csrf_token="token")
    assert posted.startswith('<form class="act" method="post" action="/sign/">')
    assert 'value="token"' in posted


def test_the_band_of_years_shows_signing_and_says_counts():
    years = {"2015": [1, 3], "2018": [0, 1], "1999": [1, 0]}
    said = shown("{% cloth_strip years until=2018 span=5 %}", "th", years=years)
    assert said == (
        '<span class="cloth-strip" role="img" aria-label="ปี 2558 4 รายการ, ปี 2561 1 รายการ">'
        '<i></i><i style="--n:4" class="is-knot"></i><i></i><i></i><i style="--n:1"></i></span>'
    )


def test_a_query_keeps_the_rest_and_forgets_its_place_in_the_list():
    said = shown('{% query_with kind="sister" state="" %}', query="q=a&state=quiet&after=xyz")
    assert said == "?q=a&amp;kind=sister"


def test_a_facet_is_a_link_and_knows_when_it_is_chosen():
    said = shown('{% facet "state" "quiet" "Quiet" 5 %}', query="state=quiet&q=a")
    assert said == (
        '<a class="facet" href="?q=a&amp;state=quiet" aria-current="true">'
        'Quiet <span class="num">5</span></a>'
    )
    assert "aria-current" not in shown('{% facet "state" "" "All" %}', query="state=quiet")


@pytest.mark.parametrize(
    "query", ["", "state=&q=%22%3C&q=b", "q=a&after=xyz", "state=a&state=quiet"]
)
def test_the_values_of_a_filter_are_its_facets_one_by_one(query):
    values = [("", "All", 7), ("quiet", "<i>Quiet</i>", 5), ("a b&c", "A", None)]
    each = "{% for value, label, n in values %}{% facet 'state' value label n %}{% endfor %}"
    together = shown("{% facets 'state' values %}", query=query, values=values)
    assert together == shown(each, query=query, values=values)
    assert together.count('class="facet"') == 3
    assert "&lt;i&gt;Quiet&lt;/i&gt;" in together


def test_a_facet_keeps_a_query_as_it_was_asked():
    said = shown("{% facet 'state' 'a b&c' 'A' %}", query="q=%22%3C&x=1&q=%E0%B8%99&before=k")
    assert said == (
        '<a class="facet" href="?q=%22%3C&amp;q=%E0%B8%99&amp;x=1&amp;state=a+b%26c">A</a>'
    )


@pytest.mark.parametrize("tag", ["status 'quiet' words", "strand 'quiet' words", "cite 1 words"])
def test_the_words_of_a_mark_are_escaped(tag):
    assert "&lt;b&gt;&quot;" in shown(f"{{% {tag} %}}", words='<b>"')


def test_pages_lead_both_ways_and_one_page_leads_nowhere():
    said = shown(
        "{% paginate page %}", page=Page(previous_query="?before=a", next_query="?after=b")
    )
    assert (
        said.count('rel="prev" href="?before=a"'),
        said.count('rel="next" href="?after=b"'),
    ) == (
        1,
        1,
    )
    assert shown("{% paginate page %}", page=Page()) == ""


def test_a_panel_names_itself():
    said = shown('{% panel title="Near" count=0 id="near" %}none{% endpanel %}')
    assert said == (
        '<section class="panel panel--plain" aria-labelledby="near">'
        '<h2 id="near"><span>Near</span><span class="num">0</span></h2>none</section>'
    )


def test_a_term_is_said_in_the_readers_words():
    assert [shown('{% term "tie-kinds" "sister" %}', code) for code in ("th", "en", "zh-hans")] == [
        "เมืองพี่เมืองน้อง",
        "Sister city",
        "友好城市",
    ]
    assert shown('{% term "tie-kinds" "" %}') == ""
