"""A text goes to a partner's register and comes back: one office on each side, no master copy.

Both offices live in the test's one register, each with its own draft of the same text and its own
key, and never see each other's: what passes between them is the file alone.
"""

import json
import stat
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds.ties import orkhon

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.drafting import bundles, exchanging, keys
from phinong.drafting.bundles import LARGEST, Envelope
from phinong.drafting.models import (
    Bundle,
    ClauseText,
    Draft,
    DraftStatus,
    OfficeKey,
    PartnerKey,
    Verdict,
)
from phinong.drafting.pages.exchange import comparison_of
from phinong.drafting.texts import latest_version, write_clause
from phinong.drafting.verdicts import decide
from phinong.drafting.wording_now import standing_of
from phinong.record.models import Event

pytestmark = pytest.mark.django_db

THEIRS = "orkhon"


def reasons(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        act()
    return [reason.code for reason in refused.value.reasons]


def trusted() -> None:
    """Both offices have a key, and each trusts the other's."""
    ours, theirs = world.office(), orkhon()
    for office, other in ((ours, theirs), (theirs, ours)):
        key = keys.make_key(office, by=REGISTER)
        facts = {"public": key.public, "heard": keys.fingerprint(key.kid), "name": "Bat"}
        keys.trust_key(by=REGISTER, kept_by=other.code, body=office, **facts)


def file_of(bundle: Bundle) -> bytes:
    return Envelope(bundle.payload, bundle.signature, bundle.kid).as_file()


def check(content: bytes, office: str, **facts) -> exchanging.Arrived:
    return exchanging.arrived(content, [office], now=facts.get("now", timezone.now()))


def sent(draft: Draft, by=REGISTER) -> bytes:
    return file_of(exchanging.send(draft, by=by))


def over_there() -> tuple[Draft, Draft]:
    """Our draft, and the one Orkhon's office began with our bundle."""
    trusted()
    ours = drafts.written()
    theirs = exchanging.begin(check(sent(ours), THEIRS), by=REGISTER)
    return ours, theirs


def reworded(draft: Draft, topic: str, words: str, tag: str = "en") -> None:
    clause = draft.clauses.get(topic=topic)
    row = ClauseText.objects.get(clause=clause, tag=tag)
    facts = {"heading": row.heading, "words": words, "seen": row.revision}
    write_clause(draft, clause.uid, tag, by=REGISTER, **facts)


def received(draft: Draft, content: bytes, office: str) -> Bundle:
    return exchanging.receive(draft, check(content, office), by=REGISTER)


def changes(draft: Draft, bundle: Bundle) -> dict[str, str]:
    return {row.topic: row.by for row in comparison_of(draft, bundle).rows}


# ── Keys ──


def test_the_private_key_is_a_file_for_the_server_alone(settings):
    key = keys.make_key(world.office(), by=REGISTER)
    path = settings.PHINONG_KEYS / key.kid
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert bundles.public_of(keys.private_of(key)) == key.public
    assert key.public not in str(list(Event.objects.values_list("now")))


def test_a_new_key_retires_the_one_before():
    first = keys.make_key(world.office(), by=REGISTER)
    second = keys.make_key(world.office(), by=REGISTER)
    assert keys.key_in_use(world.OFFICE) == second
    assert OfficeKey.objects.exclude(retired_at=None).get() == first


def test_only_who_approves_makes_and_trusts_keys():
    officer = world.user("officer")
    with pytest.raises(NotAllowed):
        keys.make_key(world.office(), by=officer)
    facts = {"body": orkhon(), "public": "", "heard": ""}
    with pytest.raises(NotAllowed):
        keys.trust_key(by=officer, kept_by=world.OFFICE, **facts)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"public": "no key"}, ["key-unreadable"]),
        ({"heard": "0000"}, ["key-fingerprint-differs"]),
        ({"heard": ""}, ["key-fingerprint-differs"]),
        ({"known": True}, ["key-trusted-already"]),
        ({"own": True}, ["key-is-own"]),
        ({"same_office": True}, ["key-is-own"]),
    ],
)
def test_what_stands_against_trusting_a_key(changed, codes):
    key = keys.make_key(orkhon(), by=REGISTER)
    facts = {"public": key.public, "heard": keys.fingerprint(key.kid).upper()}
    facts |= {"known": False, "own": False, "same_office": False}
    assert [reason.code for reason in keys.why_not_trust(**facts | changed)] == codes


def test_a_key_is_revoked_once_and_with_a_reason():
    trusted()
    key = PartnerKey.objects.get(kept_by=world.OFFICE)
    assert reasons(lambda: keys.revoke_key(key, by=REGISTER, why=" ")) == ["reason-missing"]
    keys.revoke_key(key, by=REGISTER, why="Stolen laptop")
    again = reasons(lambda: keys.revoke_key(key, by=REGISTER, why="Again"))
    assert again == ["key-revoked-already"]
    assert Event.objects.get(verb="partner.key-revoked").why == "Stolen laptop"


# ── What is refused, and writes nothing ──


def tampered(content: bytes, **changed: object) -> bytes:
    """The file with other contents under the same signature."""
    whole = json.loads(content)
    return json.dumps(
        whole | {"payload": json.dumps(json.loads(whole["payload"]) | changed)}
    ).encode()


def resigned(content: bytes, **changed: object) -> bytes:
    """The file with other contents, signed again by the key of our office."""
    private = keys.private_of(keys.key_in_use(world.OFFICE))
    payload = json.dumps(json.loads(json.loads(content)["payload"]) | changed)
    signature = bundles.base64url(private.sign(payload.encode()))
    return Envelope(payload, signature, bundles.kid_of(bundles.public_of(private))).as_file()


def form_with(content: bytes, **changed: object) -> dict[str, str]:
    """Contents whose text has other facts, with the hash that belongs to it."""
    said = json.loads(json.loads(json.loads(content)["payload"])["text"]) | changed
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"text": text, "sha256": bundles.sha256_of(text)}


def clauses_with(content: bytes, **changed: object) -> dict[str, str]:
    """The same with every clause changed."""
    said = json.loads(json.loads(json.loads(content)["payload"])["text"])
    return form_with(content, clauses=[clause | changed for clause in said["clauses"]])


LONG = {"en": {"heading": "", "words": "x" * 20_001}}
STRANGE = {"en": {"heading": "", "words": "a\x00b"}}
BAD: dict[str, tuple[Callable[[bytes], bytes], list[str]]] = {
    "no JSON": (lambda c: b"PK\x03\x04" + c, ["bundle-unreadable"]),
    "oversized": (lambda c: c + b" " * LARGEST, ["bundle-too-large"]),
    "nested deeply": (lambda c: b'{"payload":' * 50_000, ["bundle-unreadable"]),
    "a strange key in the file": (
        lambda c: json.dumps(json.loads(c) | {"more": 1}).encode(),
        ["bundle-unreadable"],
    ),
    "a key twice in the file": (
        lambda c: c.replace(b'{\n "alg"', b'{\n "kid": "x",\n "alg"'),
        ["bundle-unreadable"],
    ),
    "another algorithm": (
        lambda c: c.replace(b'"EdDSA"', b'"none"'),
        ["bundle-form-unknown"],
    ),
    "unsigned": (
        lambda c: json.dumps(json.loads(c) | {"signature": ""}).encode(),
        ["bundle-unsigned"],
    ),
    "a note changed": (lambda c: tampered(c, note="Sign at once"), ["bundle-tampered"]),
    "a hash changed": (lambda c: tampered(c, sha256="0" * 64), ["bundle-tampered"]),
    "an approval added": (
        lambda c: tampered(c, approved={world.OFFICE: "0" * 64}),
        ["bundle-tampered"],
    ),
    "the office changed": (lambda c: tampered(c, office="lampang"), ["bundle-tampered"]),
    "sent again as later": (
        lambda c: tampered(c, sent_at="2030-01-01T00:00:00+07:00"),
        ["bundle-tampered"],
    ),
    "a signature of another bundle": (
        lambda c: json.dumps(json.loads(c) | {"signature": "A" * 86}).encode(),
        ["bundle-tampered"],
    ),
    "another version of the form": (
        lambda c: resigned(c, form="phinong-bundle-2"),
        ["bundle-form-unknown"],
    ),
    "another version of the text's form": (
        lambda c: resigned(c, **form_with(c, form="phinong-text-9")),
        ["bundle-form-unknown"],
    ),
    "a text that is not the one named": (
        lambda c: resigned(c, sha256="0" * 64),
        ["bundle-hash-differs"],
    ),
    "a strange key in what is signed": (lambda c: resigned(c, more=1), ["bundle-unreadable"]),
    "half a character": (lambda c: resigned(c, note="\ud800"), ["bundle-unreadable"]),
    "a number that is none": (lambda c: resigned(c, number="three"), ["bundle-unreadable"]),
    "a time without a zone": (
        lambda c: resigned(c, sent_at="2026-11-27T08:00:00"),
        ["bundle-unreadable"],
    ),
    "a time to come": (
        lambda c: resigned(c, sent_at="2900-01-01T00:00:00+07:00"),
        ["bundle-from-future"],
    ),
    "an office whose key it is not": (
        lambda c: resigned(c, office="lampang"),
        ["bundle-office-differs"],
    ),
    "an approval that is no hash": (
        lambda c: resigned(c, approved={world.OFFICE: "yes"}),
        ["bundle-unreadable"],
    ),
    "names of clauses twice": (
        lambda c: resigned(c, uids=["a", "a", "b"]),
        ["bundle-clause-names"],
    ),
    "names of clauses that are paths": (
        lambda c: resigned(c, uids=["../a", "b", "c"]),
        ["bundle-clause-names"],
    ),
    "a name too few": (lambda c: resigned(c, uids=["a", "b"]), ["bundle-clause-names"]),
    "a note too long": (lambda c: resigned(c, note="x" * 2_001), ["bundle-field-too-long"]),
    "an instrument there is not": (
        lambda c: resigned(c, **form_with(c, instrument="treaty")),
        ["instrument-unknown"],
    ),
    "a language there is not": (
        lambda c: resigned(c, **form_with(c, prevails="tlh")),
        ["prevailing-language-not-in-text"],
    ),
    "a part there is not": (
        lambda c: resigned(c, **clauses_with(c, kind="script")),
        ["clause-kind-unknown"],
    ),
    "three preambles": (
        lambda c: resigned(c, **clauses_with(c, kind="preamble")),
        ["file-has-part-twice"],
    ),
    "a topic there is not": (
        lambda c: resigned(c, **clauses_with(c, topic="war")),
        ["bundle-topic-unknown"],
    ),
    "a clause too long": (
        lambda c: resigned(c, **clauses_with(c, texts=LONG)),
        ["clause-too-long"],
    ),
    "strange characters": (
        lambda c: resigned(c, **clauses_with(c, texts=STRANGE)),
        ["bundle-strange-characters"],
    ),
    "words in a language the text has not": (
        lambda c: resigned(c, **clauses_with(c, texts={"mn": {"heading": "", "words": "x"}})),
        ["language-not-in-draft"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_bundle_is_refused_and_writes_nothing(name: str):
    trusted()
    content = sent(drafts.written())
    before = (Draft.objects.count(), Bundle.objects.count(), Event.objects.count())
    change, codes = BAD[name]
    assert reasons(lambda: check(change(content), THEIRS)) == codes
    assert before == (Draft.objects.count(), Bundle.objects.count(), Event.objects.count())


def test_unknown_and_revoked_keys_are_not_believed():
    trusted()
    content = sent(drafts.written())
    assert reasons(lambda: check(content, "lampang")) == ["bundle-key-unknown"]
    keys.revoke_key(PartnerKey.objects.get(kept_by=THEIRS), by=REGISTER, why="Lost")
    assert reasons(lambda: check(content, THEIRS)) == ["bundle-key-revoked"]


def test_a_clock_may_be_a_day_ahead_and_no_more():
    trusted()
    content = sent(drafts.written())
    assert check(content, THEIRS, now=timezone.now() - timedelta(hours=23))
    early = timezone.now() - timedelta(hours=25)
    assert reasons(lambda: check(content, THEIRS, now=early)) == ["bundle-from-future"]


def test_an_older_bundle_comes_too_late_and_the_same_one_once():
    ours, theirs = over_there()
    first, second = sent(theirs), sent(theirs)
    received(ours, second, world.OFFICE)
    assert reasons(lambda: received(ours, first, world.OFFICE)) == ["bundle-older"]
    assert reasons(lambda: received(ours, second, world.OFFICE)) == ["bundle-kept-already"]
    assert ours.bundles.filter(direction="in").count() == 1


def test_a_party_that_is_no_body_here_begins_no_draft():
    trusted()
    content = sent(drafts.written())
    strange = resigned(content, **form_with(content, parties=[world.OFFICE, "mars"]))
    codes = reasons(lambda: exchanging.begin(check(strange, THEIRS), by=REGISTER))
    assert codes == ["bundle-body-unknown", "bundle-not-for-us"]
    assert Draft.objects.count() == 1


def test_without_a_key_nothing_is_sent():
    assert reasons(lambda: exchanging.send(drafts.written(), by=REGISTER)) == ["office-key-missing"]


# ── There and back ──


def test_a_draft_begun_from_a_bundle_has_the_same_text_and_hash():
    ours, theirs = over_there()
    assert theirs.kept_by == THEIRS
    assert standing_of(theirs).sha256 == standing_of(ours).sha256
    assert standing_of(theirs).whole.parts == standing_of(ours).whole.parts
    assert theirs.versions.get().office == world.OFFICE
    assert theirs.bundles.get().version == theirs.versions.get()


def test_an_answer_finds_the_draft_it_answers():
    ours, theirs = over_there()
    found = check(sent(theirs), world.OFFICE)
    assert (found.sent.answers, exchanging.draft_for(found)) == (ours.code, ours)


def test_who_changed_what_is_told_and_nothing_is_merged():
    ours, theirs = over_there()
    reworded(theirs, "purpose", "The Participants will exchange students.")
    reworded(theirs, "term", "A term of 3 years.")
    reworded(ours, "term", "A term of 10 years.")
    reworded(ours, "preamble", "Chiang Mai and Orkhon,")
    before = standing_of(ours).sha256
    bundle = received(ours, sent(theirs), world.OFFICE)
    assert changes(ours, bundle) == {"preamble": "ours", "purpose": "theirs", "term": "both"}
    assert standing_of(ours).sha256 == before


def test_only_what_is_chosen_is_taken():
    ours, theirs = over_there()
    reworded(theirs, "purpose", "The Participants will exchange students.")
    reworded(theirs, "term", "A term of 3 years.")
    bundle = received(ours, sent(theirs), world.OFFICE)
    seen, uid = standing_of(ours).sha256, ours.clauses.get(topic="purpose").uid
    exchanging.take_clauses(ours, bundle, by=REGISTER, chosen=[uid, "gone"], seen=seen)
    assert changes(ours, bundle) == {"preamble": "same", "purpose": "same", "term": "theirs"}
    event = Event.objects.get(verb="draft.bundle-taken")
    assert event.now["clauses"] == [uid]
    assert event.was["clauses"][0]["texts"]["en"]["words"] == drafts.WORDS["purpose"]["en"][1]
    act = {"by": REGISTER, "chosen": [uid]}
    assert reasons(lambda: exchanging.take_clauses(ours, bundle, seen=seen, **act)) == [
        "text-changed-since-file"
    ]
    now = standing_of(ours).sha256
    nothing = {"by": REGISTER, "chosen": [], "seen": now}
    assert reasons(lambda: exchanging.take_clauses(ours, bundle, **nothing)) == [
        "bundle-nothing-chosen"
    ]


def approved_by(draft: Draft, office: str) -> None:
    version = latest_version(draft, by=REGISTER)
    party = draft.parties.get(body__code=office)
    decide(draft, version, by=REGISTER, party=party, outcome="approved", seen=version.sha256)


def test_both_approve_the_same_hash_and_the_snapshot_stays():
    ours, theirs = over_there()
    approved_by(theirs, THEIRS)
    bundle = received(ours, sent(theirs), world.OFFICE)
    exchanging.count_approval(ours, bundle, by=REGISTER, words="By bundle")
    assert exchanging.last_agreed(ours) is None
    approved_by(ours, world.OFFICE)
    ours.refresh_from_db()
    assert ours.status == DraftStatus.AGREED
    snapshot = exchanging.last_agreed(ours)
    reworded(ours, "term", "A term of 10 years.")
    assert exchanging.last_agreed(ours) == snapshot
    later = received(ours, sent(theirs), world.OFFICE)
    assert changes(ours, later) == {"preamble": "same", "purpose": "same", "term": "ours"}
    assert comparison_of(ours, later).agreed == snapshot
    assert Verdict.objects.get(ground_kind="bundle").ground_id == bundle.pk


def test_an_approval_of_another_text_counts_for_nothing():
    ours, theirs = over_there()
    approved_by(theirs, THEIRS)
    bundle = received(ours, sent(theirs), world.OFFICE)
    reworded(ours, "term", "A term of 10 years.")
    act = {"by": REGISTER, "words": "By bundle"}
    assert reasons(lambda: exchanging.count_approval(ours, bundle, **act)) == [
        "bundle-approves-other"
    ]
    unapproved = received(ours, sent(over(theirs)), world.OFFICE)
    assert reasons(lambda: exchanging.count_approval(ours, unapproved, **act)) == [
        "bundle-approves-other"
    ]
    assert not Verdict.objects.filter(draft=ours).exists()


def over(draft: Draft) -> Draft:
    """The draft with other words in it than were approved."""
    reworded(draft, "term", "A term of 4 years.")
    return draft
