"""The pages of an exchange: what leaves one office as a file is compared and taken in the other."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import world
from tests.integration.drafting.test_exchange import (
    THEIRS,
    approved_by,
    file_of,
    over_there,
    reworded,
    sent,
    tampered,
    trusted,
)
from tests.worlds import drafting as drafts
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER
from phinong.drafting import exchanging, keys
from phinong.drafting.models import Draft, PartnerKey, Verdict
from phinong.drafting.pages.exchange import keys_of
from phinong.drafting.wording_now import standing_of

pytestmark = pytest.mark.django_db


def upload(client: Client, content: bytes, **more: str):
    file = SimpleUploadedFile("bundle.json", content, "application/json")
    return client.post("/th/drafts/exchange/received/", {"file": file, **more})


def test_a_file_leaves_one_office_and_begins_a_draft_in_the_other(client: Client):
    trusted()
    ours = drafts.written()
    client.force_login(world.user("officer"))
    client.post(f"/th/drafts/{ours.code}/bundles/send/", {"message": "ขอความเห็น"})
    bundle = ours.bundles.get()
    content = client.get(f"/th/drafts/{ours.code}/bundles/{bundle.pk}.json").content
    assert content == file_of(bundle)
    client.force_login(world.user("officer", of=orkhon()))
    offered = upload(client, content)
    page = client.get(offered["Location"])
    assert "ขอความเห็น" in page.content.decode()
    # Articles are counted as in the text, and the preamble is none.
    assert [number for number, _part in page.context["rows"]] == [None, 1, 2]
    assert Draft.objects.count() == 1
    begun = client.post(offered["Location"])
    draft = Draft.objects.get(kept_by=THEIRS)
    assert (begun.status_code, begun["Location"]) == (302, draft.get_absolute_url())
    assert upload(client, content).status_code == 422


def test_a_tampered_file_is_told_so(client: Client):
    trusted()
    content = tampered(sent(drafts.written()), note="Sign at once")
    client.force_login(world.user("officer", of=orkhon()))
    answer = upload(client, content)
    assert answer.status_code == 422
    assert "ไฟล์ถูกแก้ไขหลังลงลายมือชื่อ" in answer.content.decode()


def test_an_answer_is_compared_and_taken_on_its_page(client: Client):
    ours, theirs = over_there()
    reworded(theirs, "purpose", "The Participants will exchange students.")
    approved_by(theirs, THEIRS)
    client.force_login(world.user("approver"))
    answer = upload(client, sent(theirs))
    bundle = ours.bundles.get(direction="in")
    address = f"/th/drafts/{ours.code}/bundles/{bundle.pk}/"
    assert answer["Location"] == address
    assert "<ins>" in client.get(address).content.decode()
    seen, uid = standing_of(ours).sha256, ours.clauses.get(topic="purpose").uid
    assert client.post(address, {"seen": seen}).status_code == 409
    assert client.post(address, {"seen": seen, "clause": uid}).status_code == 302
    assert standing_of(ours).sha256 == standing_of(theirs).sha256
    assert client.post(f"{address}approval/").status_code == 302
    assert Verdict.objects.get(draft=ours).body.code == THEIRS
    assert client.post(address, {"seen": seen, "clause": uid}).status_code == 409


def test_nothing_is_taken_from_what_was_sent(client: Client):
    trusted()
    ours = drafts.written()
    bundle = exchanging.send(ours, by=REGISTER)
    client.force_login(world.user("officer"))
    address = f"/th/drafts/{ours.code}/bundles/{bundle.pk}/"
    page = client.get(address)
    told = page.content.decode()
    assert [words in told for words in ("ข้อความที่ส่งไป", "เทียบข้อความของอีกฝ่ายกับของเรา")] == [
        True,
        False,
    ]
    facts = {"seen": standing_of(ours).sha256, "clause": ours.clauses.get(topic="term").uid}
    assert client.post(address, facts).status_code == 404


def test_a_stranger_finds_no_bundle(client: Client):
    ours, _theirs = over_there()
    bundle = ours.bundles.get()
    client.force_login(drafts.stranger())
    for end in ("/", ".json"):
        assert client.get(f"/th/drafts/{ours.code}/bundles/{bundle.pk}{end}").status_code == 404


def test_a_partner_key_is_trusted_and_revoked_on_the_page(client: Client):
    key = keys.make_key(orkhon(), by=REGISTER)
    client.force_login(world.user("approver"))
    facts = {"kept_by": world.OFFICE, "body": THEIRS, "public": key.public, "heard": "1234"}
    assert client.post("/th/drafts/exchange/keys/trust/", facts).status_code == 422
    facts["heard"] = keys.fingerprint(key.kid)
    assert client.post("/th/drafts/exchange/keys/trust/", facts).status_code == 302
    kept = PartnerKey.objects.get()
    revoke = f"/th/drafts/exchange/keys/{kept.pk}/revoke/"
    assert client.post(revoke, {"why": ""}).status_code == 422
    assert client.post(revoke, {"why": "Lost"}).status_code == 302
    assert "เพิกถอนแล้ว" in client.get("/th/drafts/exchange/keys/").content.decode()


def test_the_keys_of_many_partners_take_as_many_queries_as_of_one(
    django_assert_num_queries,
):
    user = world.user("approver")
    user.body_codes()
    for count in (1, 3):
        while PartnerKey.objects.count() < count:
            key = keys.make_key(orkhon(), by=REGISTER)
            facts = {"public": key.public, "heard": keys.fingerprint(key.kid)}
            keys.trust_key(by=REGISTER, kept_by=world.OFFICE, body=orkhon(), **facts)
        with django_assert_num_queries(3):
            keys_of(user)
