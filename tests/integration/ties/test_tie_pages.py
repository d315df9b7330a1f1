"""Ties on their pages: what they show, with which sources, in how many queries."""

import json
import re

import pytest
from django.utils.safestring import mark_safe
from tests.world import OFFICE, body, document, office, user
from tests.worlds import ties as world

from phinong.core.acting import REGISTER
from phinong.places import panels as body_panels
from phinong.places.models import Body, Place
from phinong.record.models import Document, Passage
from phinong.ties import evidence, panels
from phinong.ties.actions import add_claim, add_figure, open_tie, retract_claim, summarise
from phinong.ties.body_panels import PANELS
from phinong.ties.evidence import Dated
from phinong.ties.models import Claim, Tie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_rooms(monkeypatch):
    """This room alone: no evidence and no panels of rooms above."""
    monkeypatch.setattr(evidence, "_GATHERERS", {})
    monkeypatch.setattr(panels, "_ON_TIES", [])
    monkeypatch.setattr(
        body_panels,
        "_PANELS",
        {"body": [(order, panel.__name__, panel) for order, panel in PANELS], "place": []},
    )


def everything() -> None:
    """One tie of every state the field notes give."""
    for make in (
        world.chengdu_tie,
        world.guangzhou_tie,
        world.orkhon_tie,
        world.uozu_tie,
        world.unverified_tie,
        world.kunming_renewal,
    ):
        make()


def codes(page) -> list[str]:
    """The ties of a list, in order."""
    return [row.tie.code for row in page.context["rows"]]


CHENGDU = "chengdu--chiang-mai-province"
GUANGZHOU = "chiang-mai-province--guangzhou"
ORKHON = "chiang-mai-province--orkhon"
UOZU = "chiang-mai-municipality--uozu"
QINGDAO = "chiang-mai-municipality--qingdao"
KUNMING = "cmu--kmu"


# ── The list ──


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_row_as_for_three(client, count, django_assert_num_queries):
    for make in (world.guangzhou_tie, world.uozu_tie, world.chengdu_tie)[:count]:
        make()
    with django_assert_num_queries(7):
        page = client.get("/en/ties/")
    assert len(codes(page)) == count
    with django_assert_num_queries(5):
        client.get("/en/ties/")


def test_the_latest_evidence_comes_first_and_none_last(client):
    everything()
    assert codes(client.get("/en/ties/")) == [GUANGZHOU, KUNMING, ORKHON, CHENGDU, UOZU, QINGDAO]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=process", [GUANGZHOU, ORKHON]),
        ("state=unverified", [QINGDAO]),
        ("state=quiet", [KUNMING, CHENGDU, UOZU]),
        ("state=signed", [KUNMING, CHENGDU, UOZU]),
        ("state=luck", []),
        ("kind=sister", [ORKHON, CHENGDU, QINGDAO]),
        ("kind=letter-of-intent", [GUANGZHOU]),
        ("sphere=university", [KUNMING]),
        ("country=JP", [UOZU]),
        ("country=CN&kind=sister", [CHENGDU, QINGDAO]),
        ("body=chiang-mai-province", [GUANGZHOU, ORKHON, CHENGDU]),
        ("body=chiang-mai-province,chiang-mai-municipality&state=signed", [CHENGDU, UOZU]),
        ("state=signed&signed_by=2000", [UOZU]),
        ("signed_by=luck", [GUANGZHOU, KUNMING, ORKHON, CHENGDU, UOZU, QINGDAO]),
        ("body=nobody", []),
    ],
)
def test_filters(client, query, found):
    everything()
    assert codes(client.get(f"/en/ties/?{query}")) == found


def facet(page, name: str) -> dict[str, int]:
    """{value: count} of one filter."""
    found = next(f for f in page.context["facets"] if f.name == name)
    return {value: count for value, _label, count in found.values}


def test_each_filter_counts_what_choosing_it_leaves(client):
    everything()
    page = client.get("/en/ties/?country=CN")
    assert facet(page, "state") == {"process": 1, "quiet": 2, "unverified": 1}
    assert facet(page, "sphere") == {"city": 3, "university": 1}
    for name in ("state", "kind", "sphere", "country"):
        for value, count in facet(page, name).items():
            query = {"country": "CN", name: value}
            rows = client.get("/en/ties/", query)
            assert (name, value, len(codes(rows))) == (name, value, count)


@pytest.mark.parametrize(
    ("query", "countries", "anywhere"),
    [
        ("", {"CN": 4, "MN": 1, "JP": 1}, 6),
        ("country=JP", {"CN": 4, "MN": 1, "JP": 1}, 6),
        ("country=CN&state=quiet", {"CN": 2, "JP": 1}, 3),
    ],
)
def test_a_chosen_country_leaves_the_others_to_choose(client, query, countries, anywhere):
    everything()
    page = client.get(f"/en/ties/?{query}")
    assert facet(page, "country") == countries
    assert next(f for f in page.context["facets"] if f.name == "country").total == anywhere


def test_a_new_tie_is_counted_at_once(client):
    world.chengdu_tie()
    assert client.get("/en/ties/").context["total"] == 1
    world.unverified_tie()
    assert client.get("/en/ties/").context["total"] == 2


def test_the_list_of_a_body_shows_its_partners(client):
    world.chengdu_tie()
    rows = client.get("/en/ties/?body=chiang-mai-province").context["rows"]
    assert [[b.code for b in side] for side in rows[0].sides] == [["chengdu"]]
    rows = client.get("/en/ties/").context["rows"]
    assert [[b.code for b in side] for side in rows[0].sides] == [
        ["chiang-mai-province"],
        ["chengdu"],
    ]


def test_sides_that_differ_are_shown_with_all_they_say(client):
    world.guangzhou_tie()
    row = client.get("/en/ties/").context["rows"][0]
    assert (row.kinds, row.tie.kind) == (("sister", "letter-of-intent"), "letter-of-intent")


def test_pages_of_the_list_run_by_key(client):
    office()
    for n in range(30):
        tie = world.tie_of(office(), body(f"city-{n:02}", "city", "CN"))
        if n % 2:
            add_claim(
                tie,
                by=REGISTER,
                what="date",
                value=f"20{n:02}",
                by_note="list",
                document=document(f"{n}"),
            )
    first = client.get("/en/ties/")
    second = client.get("/en/ties/" + first.context["page"].next_query)
    assert (len(codes(first)), len(codes(second))) == (25, 5)
    assert len({*codes(first), *codes(second)}) == 30


# ── Whose words are not ours ──

SCRIPT = "<script>alert('x')</script>"
AS_WORDS = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


@pytest.mark.parametrize(
    ("path", "times"),
    [
        # both parties and the partner's other names; a source, its link and its quotation
        ("ties/", 7),
        # also heads and links, claims in their own words, who says so, and the list of sources
        (f"ties/{GUANGZHOU}/", 31),
        ("bodies/chiang-mai-province/", 10),
    ],
)
def test_a_script_in_a_name_a_claim_or_a_source_is_shown_as_words(client, path, times):
    world.guangzhou_tie()
    names = {"th": SCRIPT, "en": SCRIPT, "zh-Hans": SCRIPT}
    Body.objects.update(names=names)
    Place.objects.update(names=names)
    Document.objects.update(title=SCRIPT, publisher=SCRIPT, language=SCRIPT[:8])
    Passage.objects.update(quote=SCRIPT)
    Claim.objects.update(as_written=SCRIPT, by_note=SCRIPT, language=SCRIPT[:8])
    html = client.get(f"/en/{path}").content.decode()
    assert "<script>alert" not in html
    assert 'lang="<' not in html
    assert html.count(AS_WORDS) == times


# ── One tie ──


@pytest.mark.parametrize("count", [1, 3])
def test_one_tie_asks_as_much_for_one_claim_as_for_three(client, count, django_assert_num_queries):
    tie = world.tie_of(office(), world.chengdu())
    for n in range(count):
        source = document(f"Sister city {n}.")
        world.claim(tie, "kind", "sister", f"press {n}", source)
        world.claim(tie, "date", f"201{n}", f"press {n}", source)
        add_figure(
            by=REGISTER, document=source, body=office(), subject="ties-of-province", number=n
        )
    with django_assert_num_queries(10):
        page = client.get(f"/en/ties/{tie.code}/")
    assert len(page.context["page"].table.rows[0].columns[2]) == count


def test_what_each_side_says_stands_side_by_side(client):
    world.guangzhou_tie()
    page = client.get(f"/en/ties/{GUANGZHOU}/").context["page"]
    kind, day = page.table.rows
    assert [[v.claim.value for v in voices] for voices in kind.columns] == [
        ["sister"],
        ["letter-of-intent"],
        [],
    ]
    assert (str(kind.verdict), kind.shown, str(day.verdict)) == (
        "Stated differently",
        "Letter of intent",
        "The sides say the same",
    )


def test_a_retracted_claim_stays_and_is_struck_through(client):
    tie = world.chengdu_tie()
    claim = tie.claims.filter(what="kind").first()
    retract_claim(claim, by=REGISTER, why="misread")
    html = client.get(f"/en/ties/{CHENGDU}/").content.decode()
    row = re.search(rf'id="claim-{claim.pk}".*?</div>', html, re.DOTALL).group()
    assert ("<s>Sister city</s>" in row, "retracted" in row) == (True, True)


@pytest.mark.parametrize("code", [CHENGDU, GUANGZHOU, ORKHON, UOZU, QINGDAO, KUNMING])
@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_number_on_the_page_leads_to_a_source(client, code, language):
    everything()
    html = client.get(f"/{language}/ties/{code}/").content.decode()
    cited = set(re.findall(r'class="cite" href="#(s\d+)"', html))
    listed = set(re.findall(r'class="source" id="(s\d+)"', html))
    assert cited - listed == set()
    assert len(re.findall(r'href="/\w\w/documents/', html)) >= len(listed)


def test_every_claim_that_counts_has_its_number(client):
    world.chengdu_tie()
    html = client.get(f"/en/ties/{CHENGDU}/").content.decode()
    voices = re.findall(r'<div class="voice".*?</div>', html, re.DOTALL)
    assert [bool(re.search('class="cite"', voice)) for voice in voices] == [True] * 6


def test_the_missing_paper_is_drawn_and_never_left_out(client):
    world.chengdu_tie()
    links = client.get(f"/en/ties/{CHENGDU}/").context["page"].chain.links
    assert [(str(link.what.title), link.missing) for link in links] == [
        ("The paper that was signed", True),
        ("Action plan", True),
    ]
    world.kunming_renewal()
    links = client.get(f"/en/ties/{KUNMING}/").context["page"].chain.links
    assert [link.missing for link in links] == [True, False, True]
    assert str(links[0].what.title) == "The agreement before"


def test_areas_stand_beside_their_units(client):
    world.kunming_renewal()
    rows = client.get(f"/en/ties/{KUNMING}/").context["page"].areas
    assert [(row.code, [b.code for b in row.carried_by], row.statements) for row in rows] == [
        ("education", ["cmu-medicine"], 1),
        ("health", ["cmu-medicine"], 1),
    ]


def test_evidence_of_other_rooms_is_shown_to_who_may_know_of_it(client):
    tie = world.chengdu_tie()
    secret = document("A visit.", title="The visit", public=False)
    visit = Dated("2018-12-16", "visit", "document", secret.pk)
    evidence.gives_evidence("test", lambda ties: {number: [visit] for number in ties})

    def told() -> list[str]:
        page = client.get(f"/en/ties/{tie.code}/").context["page"]
        return [happening.title.text for happening in page.happened]

    assert told() == ["Signed: Sister city"]
    summarise(tie)
    assert tie.evidence_edtf == "2015-03-30"
    client.force_login(user("reader", office(), name="reader"))
    assert told() == ["The visit", "Signed: Sister city"]


def test_rooms_above_add_panels(client):
    panels.adds_panel(20, second_panel)
    panels.adds_panel(10, first_panel)
    panels.adds_panel(10, first_panel)
    panels.adds_panel(5, no_panel)
    world.chengdu_tie()
    assert client.get(f"/en/ties/{CHENGDU}/").context["page"].panels == [
        "<p>first</p>",
        "<p>second</p>",
    ]


def first_panel(request, tie):
    return mark_safe("<p>first</p>")


def second_panel(request, tie):
    return mark_safe("<p>second</p>")


def no_panel(request, tie):
    return None


def test_other_countries_tests_name_what_they_rest_on(client):
    world.uozu_tie()
    found = client.get(f"/en/ties/{UOZU}/").context["page"].tests
    assert [(t.test.code, t.test.answer, t.test.reason.code) for t in found] == [
        ("clair-written", "unknown", "clair-no-paper"),
        ("clair-fields", "unknown", "clair-fields-unknown"),
        ("clair-assembly", "unknown", "clair-assembly-unknown"),
    ]
    world.chengdu_tie()
    world.guangzhou_tie()
    found = client.get(f"/en/ties/{GUANGZHOU}/").context["page"].tests
    assert [(t.test.code, t.test.answer) for t in found] == [
        ("thai-rank", "unknown"),
        ("china-one-to-one", "no"),
    ]
    world.kunming_renewal()
    assert client.get(f"/en/ties/{KUNMING}/").context["page"].tests == []


def test_the_history_is_for_those_who_work_here(client):
    world.chengdu_tie()
    assert client.get(f"/en/ties/{CHENGDU}/").context["page"].history == []
    client.force_login(user("reader", office(), name="reader"))
    history = client.get(f"/en/ties/{CHENGDU}/").context["page"].history
    assert [event.verb for event in history] == ["tie.claimed"] * 6 + ["tie.opened"]


# ── As data ──


def test_a_tie_as_data(client):
    tie = world.guangzhou_tie()
    answer = client.get(f"/en/ties/{GUANGZHOU}.json")
    told = json.loads(answer.content)
    assert told["summary"]["readings"]["kind"] == {
        "verdict": "dispute",
        "sides": {"0": ["sister"], "1": ["letter-of-intent"]},
        "others": [],
        "weakest": "letter-of-intent",
        "others_differ": False,
    }
    assert [(p["side"], p["body"]["code"]) for p in told["parties"]] == [
        (0, "chiang-mai-province"),
        (1, "guangzhou"),
    ]
    assert [c["number"] for c in told["claims"]] == list(
        tie.claims.order_by("pk").values_list("pk", flat=True)
    )
    day = next(c for c in told["claims"] if c["calendar"] == "be-2-digit")
    assert (day["value"], day["as_written"], day["by"]) == ("2024-03-31", "31 มี.ค. 67", OFFICE)
    assert [source["field"] for source in day["sources"]] == ["date"]
    assert "31 มี.ค. 67" in answer.content.decode()


# ── Who may ──


@pytest.mark.parametrize("address", ["/en/ties/{}/", "/en/ties/{}.json"])
def test_a_tie_the_office_keeps_to_itself(client, address):
    tie = world.tie_of(office(), world.chengdu(), public=False)
    where = address.format(tie.code)
    assert client.get(where).status_code == 404
    assert codes(client.get("/en/ties/")) == []
    client.force_login(user("officer", body("other-office"), name="stranger"))
    assert client.get(where).status_code == 404
    client.force_login(user("reader", office(), name="reader"))
    assert client.get(where).status_code == 200
    assert codes(client.get("/en/ties/")) == [tie.code]


@pytest.mark.parametrize(
    "address", ["/en/ties/", f"/en/ties/{CHENGDU}/", f"/en/ties/{CHENGDU}.json"]
)
def test_pages_are_only_read(client, address):
    world.chengdu_tie()
    assert client.post(address).status_code == 405


def test_no_such_tie(client):
    assert client.get("/en/ties/nowhere/").status_code == 404


# ── On the page of a body ──


@pytest.mark.parametrize("count", [2, 4])
def test_a_bodys_ties_agreements_and_figures(client, count, django_assert_num_queries):
    world.orkhon_tie()
    world.guangzhou_tie()
    for name in ("harbin", "kunming")[: count - 2]:
        world.tie_of(office(), body(name, "city", "CN"))
    source = document("12 countries")
    for n in range(count):
        add_figure(
            by=REGISTER,
            document=source,
            body=office(),
            subject="countries-established",
            number=n + 1,
        )
    with django_assert_num_queries(18):
        html = client.get("/en/bodies/chiang-mai-province/").content.decode()
    assert html.count("<tr data-state=") == count


def test_a_body_without_ties_has_no_panel(client):
    office()
    html = client.get("/en/bodies/chiang-mai-province/").content.decode()
    assert 'id="ties"' not in html


def test_a_tie_of_three_sides(client):
    sides = [(office(), 0), (world.chengdu(), 1), (world.uozu(), 2)]
    tie = open_tie(by=REGISTER, kept_by=OFFICE, parties=sides)
    source = document("A network.")
    for speaker, _side in sides:
        world.claim(tie, "kind", "network", speaker, source)
    page = client.get(f"/en/ties/{tie.code}/").context["page"]
    assert [len(column) for column in page.table.rows[0].columns] == [1, 1, 1, 0]
    assert Tie.objects.get().kind == "network"


def test_a_cloth_shows_the_last_years_or_nothing(client):
    world.uozu_tie()
    assert client.get(f"/en/ties/{UOZU}/").context["page"].cloth is None
    world.guangzhou_tie()
    cloth = client.get(f"/en/ties/{GUANGZHOU}/").context["page"].cloth
    assert (cloth.years[0], [str(row.label) for row in cloth.rows]) == (2024, ["Instruments"])


@pytest.mark.parametrize("path", ["", ORKHON + "/", ORKHON + ".json"])
@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_a_stage_that_the_vocabulary_does_not_know_breaks_no_page(client, language, path):
    """A word of an earlier edition or of another register is shown as it was written."""
    tie = world.orkhon_tie()
    source = Document.objects.get()
    world.claim(tie, "stage", "S05", world.orkhon(), source, as_of="2022-03-14")
    Claim.objects.filter(what="stage", value="S08").update(value="S99")
    summarise(Tie.objects.get(pk=tie.pk))
    answer = client.get(f"/{language}/ties/{path}")
    assert answer.status_code == 200
    if path:
        assert "S99" in answer.content.decode()
