"""Agreements on their pages, and as data."""

import json
import re

import pytest
from tests.world import OFFICE, body, document, office, user
from tests.worlds import ties as world

from phinong.core.acting import REGISTER
from phinong.places.actions import add_person
from phinong.ties.actions import (
    Bound,
    Signer,
    add_signatory,
    record_agreement,
    rest_on,
    summarise,
)
from phinong.ties.models import Agreement, Tie

pytestmark = pytest.mark.django_db

RENEWAL = "cmu-kmu-memorandum-of-cooperation-2023"


def paper(n: int = 0, **facts) -> Agreement:
    """A memorandum between Chiang Mai Province and Chengdu."""
    source = document(f"A memorandum {n}.", published_edtf=f"20{n + 10}")
    plain = {"instrument": "mou", "parties": [Bound(office()), Bound(world.chengdu(), side=1)]}
    return record_agreement(**{"by": REGISTER, "document": source, **plain, **facts})


def codes(page) -> list[str]:
    """The agreements of a list, in order."""
    return [row.agreement.code for row in page.context["rows"]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_much_for_one_row_as_for_three(client, count, django_assert_num_queries):
    for n in range(count):
        paper(n)
    with django_assert_num_queries(6):
        page = client.get("/en/agreements/")
    assert len(codes(page)) == count


def test_the_list_and_its_filters(client):
    world.kunming_renewal()
    draft = paper(1, status="draft")
    plan = paper(2, instrument="action-plan", status="signed", signed="2012")
    assert codes(client.get("/en/agreements/")) == [RENEWAL, plan.code, draft.code]
    for query, found in {
        "instrument=mou": [draft.code],
        "status=renewed": [RENEWAL],
        "body=cmu-medicine": [RENEWAL],
        "body=chengdu": [plan.code, draft.code],
        "instrument=mou&status=signed": [],
    }.items():
        assert (query, codes(client.get(f"/en/agreements/?{query}"))) == (query, found)
    facets = client.get("/en/agreements/?instrument=mou").context["facets"]
    assert [(f.name, f.total, [(v, n) for v, _label, n in f.values]) for f in facets] == [
        ("instrument", 3, [("mou", 1), ("memorandum-of-cooperation", 1), ("action-plan", 1)]),
        ("status", 1, [("draft", 1)]),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_one_agreement_asks_as_much_for_one_signatory_as_for_three(
    client, count, django_assert_num_queries
):
    agreement, earlier = paper(0, status="signed", signed="2015"), paper(1)
    ground = {"by": REGISTER, "document": document("Signed by all.")}
    rest_on(agreement, earlier, "implements", **ground)
    for n in range(count):
        person = add_person(by=REGISTER, kept_by=OFFICE, names={"en": f"Person {n}"})
        add_signatory(agreement, Signer(person, office()), **ground)
    with django_assert_num_queries(13):
        page = client.get(f"/en/agreements/{agreement.code}/").context["page"]
    assert [len(shown.signatories) for shown in page.parties] == [count, 0]


def test_signatories_witnesses_and_those_whose_side_is_not_stated(client):
    agreement = paper()
    ground = {"by": REGISTER, "document": document("Signed before the consul.")}
    people = [
        add_person(by=REGISTER, kept_by=OFFICE, names={"en": name})
        for name in ("Governor", "Somebody", "Consul")
    ]
    add_signatory(agreement, Signer(people[0], office(), capacity="delegated"), **ground)
    add_signatory(agreement, Signer(people[1]), **ground)
    add_signatory(agreement, Signer(people[2], witness=True), **ground)
    page = client.get(f"/en/agreements/{agreement.code}/").context["page"]

    def names(rows) -> list[str]:
        return [str(row.person.name("en")) for row in rows]

    assert names(page.parties[0].signatories) == ["Governor"]
    assert (names(page.unplaced), names(page.witnesses)) == (["Somebody"], ["Consul"])


def test_both_calendars_of_the_day_of_signing(client):
    world.kunming_renewal()
    html = client.get(f"/th/agreements/{RENEWAL}/").content.decode()
    shown = re.search(r'<time[^>]*datetime="2023-08-23"[^>]*>[^<]*', html).group()
    assert re.search('data-ce="([^"]*)"[^>]*>(.*)', shown).groups() == (
        "23 สิงหาคม ค.ศ. 2023",
        "23 สิงหาคม 2566",
    )


def test_the_lineage_is_drawn_in_order_with_what_is_missing_before_it(client):
    world.kunming_renewal()
    links = client.get(f"/en/agreements/{RENEWAL}/").context["page"].chain.links
    assert [(link.missing, link.signed and link.signed.year) for link in links] == [
        (True, None),
        (False, 2023),
    ]
    old = paper(1, status="signed", signed="2015")
    new = paper(2, status="renewed", signed="2020")
    rest_on(new, old, "renews", by=REGISTER, document=document("It renews the first."))
    for code in (old.code, new.code):
        links = client.get(f"/en/agreements/{code}/").context["page"].chain.links
        assert [(link.missing, link.signed.year) for link in links] == [
            (False, 2015),
            (False, 2020),
        ]


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_every_number_leads_to_a_source(client, language):
    world.kunming_renewal()
    html = client.get(f"/{language}/agreements/{RENEWAL}/").content.decode()
    cited = re.findall(r'class="cite" href="#(s\d+)"', html)
    assert (set(cited), set(re.findall(r'class="source" id="(s\d+)"', html))) == ({"s1"}, {"s1"})


def test_an_agreement_as_data(client):
    world.kunming_renewal()
    told = json.loads(client.get(f"/en/agreements/{RENEWAL}.json").content)
    assert (told["instrument"], told["status"], told["signed"], told["tie"]) == (
        "memorandum-of-cooperation",
        "renewed",
        "2023-08-23",
        "cmu--kmu",
    )
    assert [
        (p["body"]["code"], p["base_unit"] and p["base_unit"]["code"]) for p in told["parties"]
    ] == [
        ("cmu", "cmu-medicine"),
        ("kmu", None),
    ]
    assert [(s["for"], s["post"]) for s in told["signatories"]] == [
        ("cmu", {"th": "อธิการบดีมหาวิทยาลัยเชียงใหม่"})
    ]
    assert (told["rests_on"], told["areas"], told["sdgs"]) == ([], ["health", "education"], [3, 4])


@pytest.mark.parametrize("address", ["/en/agreements/{}/", "/en/agreements/{}.json"])
def test_an_agreement_the_office_keeps_to_itself(client, address):
    agreement = paper(public=False)
    where = address.format(agreement.code)
    assert client.get(where).status_code == 404
    client.force_login(user("officer", body("other-office"), name="stranger"))
    assert client.get(where).status_code == 404
    client.force_login(user("reader", office(), name="reader"))
    assert client.get(where).status_code == 200


def test_a_secret_agreement_shows_on_no_public_page(client):
    agreement = paper(public=False, status="signed", signed="2015")
    assert codes(client.get("/en/agreements/")) == []
    page = client.get(f"/en/ties/{agreement.tie.code}/").context["page"]
    assert ([link.missing for link in page.chain.links], page.happened) == ([True], [])
    tie = Tie.objects.get(pk=agreement.tie.pk)
    assert (tie.public, tie.state, tie.evidence_edtf) == (True, "unverified", "")
    tie.public = False
    tie.save()
    summarise(tie)
    assert (tie.state, tie.evidence_edtf) == ("quiet", "2015")


@pytest.mark.parametrize("address", ["/en/agreements/", f"/en/agreements/{RENEWAL}/"])
def test_pages_are_only_read(client, address):
    world.kunming_renewal()
    assert client.post(address).status_code == 405
