"""A renewal or amendment begins with everything of the agreement, and its lineage is recorded."""

from datetime import date

import pytest
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import ties as known

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting.actions import Tongue
from phinong.drafting.models import Draft
from phinong.drafting.renewing import carried_over, renew
from phinong.drafting.signing import Copy, Paper, add_signer, sign
from phinong.drafting.texts import make_version
from phinong.drafting.verdicts import decide
from phinong.drafting.wording_now import older_than_original, standing_of
from phinong.record.models import Event
from phinong.ties.models import Lineage

pytestmark = pytest.mark.django_db

TERM = {"term_months": 60, "renewal": "by-letter", "notice_days": 180, "areas": ["health"]}
CMU = "cmu"


def reasons(act) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return [reason.code for reason in refused.value.reasons]


def test_a_signing_keeps_what_the_text_provides_for_its_end():
    agreement = drafts.signed(**TERM)
    provided = (agreement.ends_edtf, agreement.term_months, agreement.renewal)
    assert (*provided, agreement.notice_days) == ("2029-03-30", 60, "by-letter", 180)


def test_a_renewal_carries_over_everything_of_a_signed_draft():
    agreement = drafts.signed(**TERM, sdgs=[3, 4])
    earlier = Draft.objects.get(agreement=agreement)
    draft = renew(agreement, by=REGISTER, kept_by=world.OFFICE)
    assert (draft.instrument, draft.relation, draft.renews) == ("renewal", "renews", agreement)
    same = ("kind", "prevails", "areas", "sdgs", "term_months", "renewal", "notice_days", "binding")
    assert {name: getattr(draft, name) for name in same} == {
        name: getattr(earlier, name) for name in same
    }
    assert [p.body.code for p in draft.parties.all()] == [
        p.body.code for p in earlier.parties.all()
    ]
    assert standing_of(draft).whole.parts == standing_of(earlier).whole.parts
    assert list(older_than_original(standing_of(draft))) == []
    assert draft.titles["en"] == f"Renewal: {earlier.titles['en']}"
    event = Event.objects.get(verb="draft.carried-over")
    assert event.now == {"clauses": 3, "from": agreement.code}


def test_an_agreement_of_a_document_carries_over_what_its_source_says():
    agreement = known.kunming_renewal()
    facts = carried_over(agreement, first="kmu")
    bound = [(b.body.code, b.base_unit and b.base_unit.code) for b in facts["parties"]]
    assert bound == [("kmu", None), (CMU, "cmu-medicine")]
    assert (facts["areas"], facts["sdgs"]) == (["health", "education"], [3, 4])
    assert (facts["kind"], facts["languages"], facts["term_months"]) == ("institutional", [], None)


def test_without_languages_they_are_asked_for():
    agreement = known.kunming_renewal()
    act = {"by": REGISTER, "kept_by": world.OFFICE}
    assert reasons(lambda: renew(agreement, **act)) == ["language-missing"]
    draft = renew(agreement, languages=[Tongue("th"), Tongue("zh-Hans")], **act)
    assert [language.tag for language in draft.languages.all()] == ["th", "zh-Hans"]
    assert draft.clauses.count() == 0


def test_a_second_renewal_goes_on_with_the_first():
    agreement = drafts.signed()
    act = {"by": REGISTER, "kept_by": world.OFFICE}
    renew(agreement, **act)
    assert reasons(lambda: renew(agreement, **act)) == ["renewal-under-way"]
    assert renew(agreement, relation="amends", **act).instrument == "amendment"


def test_what_is_not_signed_is_not_renewed():
    agreement = known.orkhon_tie().agreements.get()
    act = {"by": REGISTER, "kept_by": world.OFFICE, "languages": [Tongue("th")]}
    assert reasons(lambda: renew(agreement, **act)) == ["renews-unsigned"]
    assert reasons(lambda: renew(drafts.signed(), relation="terminates", **act)) == [
        "lineage-unknown"
    ]


def test_an_office_that_is_no_party_renews_nothing():
    agreement = drafts.signed()
    stranger = drafts.stranger()
    with pytest.raises(NotAllowed):
        renew(agreement, by=stranger, kept_by=world.OFFICE)
    assert Draft.objects.filter(renews=agreement).count() == 0


def agreed_and_signed(draft: Draft, day: str):
    version = make_version(draft, by=REGISTER)
    for party in draft.parties.all():
        facts = {"outcome": "approved", "seen": version.sha256}
        decide(draft, version, by=REGISTER, party=party, **facts)
        add_signer(draft, by=REGISTER, name={"th": "ผู้ลงนาม"}, post={}, party=party)
    draft = Draft.objects.with_parties().get(pk=draft.pk)
    paper = Paper(b"%PDF-1.7 the renewal", "The Participants renew their memorandum.")
    facts = {"paper": paper, "originals": [Copy(("th",))], "today": date(2029, 4, 1)}
    return sign(draft, by=REGISTER, day=day, **facts)


def test_a_signed_renewal_rests_on_the_agreement_before(client: Client):
    first = drafts.signed(**TERM)
    draft = renew(first, by=REGISTER, kept_by=world.OFFICE)
    second = agreed_and_signed(draft, "2029-03-30")
    row = Lineage.objects.get()
    assert (row.agreement, row.earlier, row.relation) == (second, first, "renews")
    assert second.tie == first.tie
    page = client.get(f"/en{first.get_absolute_url()[3:]}").content.decode()
    assert f'href="/en{second.get_absolute_url()[3:]}"' not in page  # kept by the office alone
    client.force_login(drafts.approver())
    page = client.get(f"/en{first.get_absolute_url()[3:]}").content.decode()
    assert f'href="/en{second.get_absolute_url()[3:]}"' in page


def test_the_page_of_a_renewal_begins_the_draft(client: Client):
    agreement = known.kunming_renewal()
    client.force_login(world.user("officer", of=known.cmu()))
    address = f"/th/drafts/life/agreements/{agreement.code}/renew/"
    page = client.get(address)
    assert page.status_code == 200
    assert [row.label for row in page.context["rows"]] == ["คู่ความสัมพันธ์", "สาขาความร่วมมือ"]
    sent = {"relation": "renews", "office": CMU, "languages": ["th", "zh-Hans"]}
    refused = client.post(address, sent | {"languages": []})
    assert refused.status_code == 422
    answer = client.post(address, sent)
    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, draft.get_absolute_url())
    assert (draft.kept_by, draft.renews) == (CMU, agreement)
    assert client.post(address, sent).status_code == 422


def test_the_page_of_a_renewal_tells_what_is_carried_over(client: Client):
    agreement = drafts.signed(areas=["culture"], term_months=60)
    client.force_login(world.user("officer"))
    page = client.get(f"/en/drafts/life/agreements/{agreement.code}/renew/")
    said = {row.label: list(row.said) for row in page.context["rows"]}
    assert said == {
        "Parties": ["Chiang Mai Province", "Orkhon Province"],
        "Languages": ["Thai", "English"],
        "Text to begin with": ["3 clauses"],
        "Areas of cooperation": ["Culture"],
        "Term": ["60 months"],
    }


def test_a_stranger_sees_no_door_to_a_renewal(client: Client):
    agreement = known.kunming_renewal()
    address = f"/th/drafts/life/agreements/{agreement.code}/renew/"
    client.force_login(drafts.stranger())
    assert client.get(address).status_code == 404
    assert client.post(address, {"relation": "renews", "office": CMU}).status_code == 404
    assert address not in client.get(agreement.get_absolute_url()).content.decode()
