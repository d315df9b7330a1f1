"""The doors for ties and claims: they work, ask who may, refuse with reasons, leave an event."""

import pytest
from tests.world import OFFICE, body, document, office, user
from tests.worlds import ties as world

from phinong.core.acting import REGISTER, NotAllowed
from phinong.core.refusals import Refused
from phinong.record.models import Citation, Event
from phinong.ties import opening
from phinong.ties.actions import (
    add_claim,
    add_figure,
    claim_once,
    correct_claim,
    find_tie,
    open_tie,
    restore_claim,
    retract_claim,
)
from phinong.ties.models import Claim, Tie

pytestmark = pytest.mark.django_db


def told(tie: Tie) -> tuple[str, str, bool, str]:
    """What a list says of a tie, fresh from the database."""
    tie = Tie.objects.get(pk=tie.pk)
    return tie.state, tie.kind, tie.disputed, tie.since_edtf


def verbs(tie: Tie) -> list[str]:
    """The history of a tie, oldest first."""
    return list(Event.objects.about("tie", tie.pk).order_by("id").values_list("verb", flat=True))


@pytest.fixture
def officer():
    return user("officer", office(), name="officer")


@pytest.fixture
def stranger():
    return user("officer", body("other-office"), name="stranger")


# ── Opening ──


def test_a_tie_is_opened_with_its_sides(officer):
    ours, theirs = office(), world.chengdu()
    tie = open_tie(by=officer, kept_by=OFFICE, parties=[(ours, 0), (theirs, 1)])
    sides = list(tie.parties.order_by("side").values_list("side", "body__code"))
    assert (tie.code, tie.sphere, sides) == (
        "chengdu--chiang-mai-province",
        "city",
        [(0, "chiang-mai-province"), (1, "chengdu")],
    )
    event = Event.objects.about("tie", tie.pk).get()
    assert (event.verb, event.by, event.body) == ("tie.opened", officer, OFFICE)
    assert event.now == {
        "parties": [["chiang-mai-province", 0], ["chengdu", 1]],
        "sphere": "city",
    }


def test_there_is_never_a_second_tie_between_the_same_bodies(officer):
    first = world.tie_of(office(), world.chengdu())
    again = open_tie(by=officer, kept_by=OFFICE, parties=[(world.chengdu(), 0), (office(), 1)])
    assert (again, Tie.objects.count(), verbs(first)) == (first, 1, ["tie.opened"])


def test_two_officers_who_open_one_tie_at_once_get_one(monkeypatch):
    first = world.tie_of(office(), world.chengdu())
    monkeypatch.setattr(opening, "find_tie", lambda bodies: None)
    assert world.tie_of(office(), world.chengdu()) == first
    assert (Tie.objects.count(), verbs(first)) == (1, ["tie.opened"])


def test_the_province_and_the_municipality_have_ties_of_their_own():
    one = world.tie_of(office(), world.chengdu())
    other = world.tie_of(world.municipality(), world.chengdu())
    third = open_tie(
        by=REGISTER,
        kept_by=OFFICE,
        parties=[(office(), 0), (world.municipality(), 0), (world.chengdu(), 1)],
    )
    assert len({one.pk, other.pk, third.pk}) == 3
    assert find_tie([world.municipality(), world.chengdu()]) == other
    assert find_tie([office(), world.municipality()]) is None


@pytest.mark.parametrize(
    ("parties", "reason"), [(["chengdu"], "parties-too-few"), (["chengdu"] * 2, "party-twice")]
)
def test_a_tie_has_two_bodies(parties, reason):
    office()
    world.chengdu()
    sides = [(body(code), n) for n, code in enumerate(parties)]
    with pytest.raises(Refused) as refused:
        open_tie(by=REGISTER, kept_by=OFFICE, parties=sides)
    assert [r.code for r in refused.value.reasons] == [reason]


def test_only_who_keeps_ties_for_an_office_opens_one(stranger):
    with pytest.raises(NotAllowed):
        open_tie(by=stranger, kept_by=OFFICE, parties=[(office(), 0), (world.chengdu(), 1)])
    assert Tie.objects.count() == 0


@pytest.mark.parametrize(
    ("one", "other", "sphere"),
    [
        (world.municipality, world.chengdu, "city"),
        (world.cmu, world.kunming_medical, "university"),
        (world.cmu, world.chengdu, "university"),
        (lambda: body("smile", "foundation", "CN"), world.chengdu, "other"),
    ],
)
def test_whose_cooperation_it_is_at_heart(one, other, sphere):
    assert world.tie_of(one(), other()).sphere == sphere


def test_a_tie_of_very_many_bodies_still_has_an_address():
    bodies = [body(f"member-city-with-a-long-name-{n:02}", "city") for n in range(12)]
    office()
    parties = [(b, 0) for b in bodies]
    tie = open_tie(by=REGISTER, kept_by=OFFICE, parties=parties)
    assert len(tie.code) == 160
    assert open_tie(by=REGISTER, kept_by=OFFICE, parties=parties[::-1]) == tie


# ── Claims ──


def test_a_claim_is_kept_as_written_with_its_source(officer):
    tie = world.tie_of(office(), world.guangzhou())
    source = document("ลงนามเมื่อ 31 มี.ค. 67")
    claim = add_claim(
        tie,
        by=officer,
        what="date",
        value="2024-03-31",
        speaker=office(),
        as_written="31 มี.ค. 67",
        language="th",
        calendar="be-2-digit",
        document=source,
        span=(11, 22),
    )
    citation = Citation.objects.about("claim", claim.pk).get()
    assert (citation.field, citation.document, citation.passage.quote) == (
        "date",
        source,
        "31 มี.ค. 67",
    )
    event = Event.objects.about("tie", tie.pk).first()
    assert (event.verb, event.source, event.now["value"]) == (
        "tie.claimed",
        source.code,
        "2024-03-31",
    )


def test_the_same_words_of_one_document_are_kept_once(officer):
    tie = world.tie_of(office(), world.chengdu())
    source, other = document("a sister city"), document("sister cities")
    said = {"what": "kind", "value": "sister", "speaker": office(), "by": officer}
    first, made = claim_once(tie, document=source, **said)
    second, made_again = claim_once(tie, document=source, **said)
    third, made_by_other = claim_once(tie, document=other, **said)
    assert (second, made, made_again, made_by_other) == (first, True, False, True)
    assert verbs(tie) == ["tie.opened", "tie.claimed", "tie.claimed"]
    assert third != first


def test_both_sides_agree_on_chengdu():
    assert told(world.chengdu_tie()) == ("quiet", "sister", False, "2015-03-30")


def test_the_two_sides_of_guangzhou_differ_and_neither_wins():
    assert told(world.guangzhou_tie()) == ("process", "letter-of-intent", True, "")


def test_others_alone_may_differ_too():
    assert told(world.uozu_tie()) == ("quiet", "friendship", True, "1989-08-08")


def test_what_only_circulates_is_not_verified():
    assert told(world.unverified_tie()) == ("unverified", "sister", False, "")


def test_an_office_of_a_side_speaks_for_it():
    theirs = world.chengdu()
    desk = body("chengdu-fao", "department", "CN")
    desk.parent = theirs
    desk.save()
    tie = world.tie_of(office(), theirs)
    source = document("Sister city.")
    world.claim(tie, "kind", "sister", office(), source)
    world.claim(tie, "kind", "letter-of-intent", desk, source)
    assert told(tie)[:3] == ("process", "letter-of-intent", True)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({"value": "sister_city"}, ["claim-value-unknown"]),
        ({"value": ""}, ["claim-value-missing"]),
        ({"document": None}, ["claim-source-missing"]),
        ({"by_note": ""}, ["claim-speaker-missing"]),
        ({"document": None, "by_note": ""}, ["claim-source-missing", "claim-speaker-missing"]),
    ],
)
def test_a_claim_that_cannot_be_kept(facts, reasons):
    tie = world.tie_of(office(), world.chengdu())
    plain = {"what": "kind", "value": "sister", "by_note": "press", "document": document("x")}
    with pytest.raises(Refused) as refused:
        add_claim(tie, by=REGISTER, **{**plain, **facts})
    assert ([r.code for r in refused.value.reasons], Claim.objects.count()) == (reasons, 0)


def test_the_chinese_word_is_not_read_as_the_english_one():
    tie = world.tie_of(office(), world.chengdu())
    source = document("清迈府与成都市缔结友好城市关系")
    said = {"what": "kind", "speaker": world.chengdu(), "as_written": "友好城市"}
    with pytest.raises(Refused) as refused:
        add_claim(tie, by=REGISTER, value="friendship", document=source, **said)
    assert [r.code for r in refused.value.reasons] == ["kind-word-means-other"]
    add_claim(tie, by=REGISTER, value="sister", document=source, **said)
    assert told(tie)[1:3] == ("sister", False)


def test_another_office_may_add_its_source_to_a_public_tie_and_change_nothing(stranger):
    tie = world.chengdu_tie()
    mine = document("Sister cities.", title="Ours")
    mine.kept_by = "other-office"
    mine.save()
    claim = add_claim(tie, by=stranger, what="kind", value="sister", by_note="us", document=mine)
    with pytest.raises(NotAllowed):
        retract_claim(claim, by=stranger, why="mistake")
    with pytest.raises(NotAllowed):
        add_claim(tie, by=stranger, what="kind", value="sister", verified=False)


def test_nobody_adds_to_a_tie_that_its_office_keeps_to_itself(stranger):
    tie = world.tie_of(office(), world.chengdu(), public=False)
    mine = document("Sister cities.", title="Ours")
    mine.kept_by = "other-office"
    mine.save()
    with pytest.raises(NotAllowed):
        add_claim(tie, by=stranger, what="kind", value="sister", by_note="us", document=mine)


# ── Taking back, correcting ──


def test_retracting_gives_the_earlier_summary_back_and_keeps_the_claim(officer):
    tie = world.guangzhou_tie()
    before = told(tie)
    claim = tie.claims.get(what="kind", value="letter-of-intent")
    retract_claim(claim, by=officer, why="misread")
    assert told(tie)[1:] == ("sister", False, "2024-03-31")
    assert Tie.objects.signed().filter(pk=tie.pk).exists()
    restore_claim(Claim.objects.get(pk=claim.pk), by=officer, why="it was right")
    assert told(tie) == before
    assert verbs(tie)[-2:] == ["tie.claim-retracted", "tie.claim-restored"]


def test_a_retraction_needs_its_reason_and_happens_once(officer):
    claim = world.chengdu_tie().claims.filter(what="kind").first()
    with pytest.raises(Refused) as refused:
        retract_claim(claim, by=officer, why=" ")
    assert [r.code for r in refused.value.reasons] == ["reason-missing"]
    retract_claim(claim, by=officer, why="misread")
    with pytest.raises(Refused) as refused:
        retract_claim(claim, by=officer, why="again")
    assert [r.code for r in refused.value.reasons] == ["claim-retracted-already"]


def test_restoring_what_was_not_retracted_changes_nothing(officer):
    tie = world.chengdu_tie()
    before = verbs(tie)
    restore_claim(tie.claims.first(), by=officer, why="never mind")
    assert verbs(tie) == before


def test_a_correction_keeps_before_and_after(officer):
    tie = world.chengdu_tie()
    claim = tie.claims.filter(what="date").first()
    correct_claim(claim, by=officer, why="the day was misread", value="2015-03-31")
    event = Event.objects.about("tie", tie.pk).first()
    assert (event.verb, event.was["value"], event.now["value"], event.why) == (
        "tie.claim-corrected",
        "2015-03-30",
        "2015-03-31",
        "the day was misread",
    )
    assert told(tie) == ("quiet", "sister", True, "")


@pytest.mark.parametrize(
    ("facts", "why", "reason"),
    [
        ({"value": "x"}, "typed wrongly", "claim-date-unreadable"),
        ({"value": "2015"}, "", "reason-missing"),
    ],
)
def test_a_correction_that_cannot_be(officer, facts, why, reason):
    claim = world.chengdu_tie().claims.filter(what="date").first()
    with pytest.raises(Refused) as refused:
        correct_claim(claim, by=officer, why=why, **facts)
    assert [r.code for r in refused.value.reasons] == [reason]
    assert Claim.objects.get(pk=claim.pk).value == "2015-03-30"


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_readers_and_contributors_change_nothing(role):
    tie = world.chengdu_tie()
    claim = tie.claims.first()
    reader = user(role, office(), name=role)
    for act in (retract_claim, restore_claim, correct_claim):
        with pytest.raises(NotAllowed):
            act(claim, by=reader, why="a reason")


# ── Figures ──


def test_a_figure_is_kept_once_for_each_document(officer):
    source, other = document("กว่า 12 ประเทศ"), document("12 countries")
    said = {"body": office(), "subject": "countries-established", "number": 12}
    said |= {"qualifier": "at-least", "by": officer}
    first, made = add_figure(document=source, as_written="กว่า 12 ประเทศ", **said)
    second, again = add_figure(document=source, **said)
    _third, third_made = add_figure(document=other, **said)
    assert (second, made, again, third_made) == (first, True, False, True)
    event = Event.objects.about("figure", first.pk).get()
    assert (event.verb, event.now["number"], event.source) == ("figure.added", 12, source.code)


def test_a_figure_needs_a_subject_and_a_role(officer, stranger):
    source = document("12")
    with pytest.raises(Refused) as refused:
        add_figure(by=officer, document=source, body=office(), subject="luck", number=12)
    assert [r.code for r in refused.value.reasons] == ["figure-subject-unknown"]
    with pytest.raises(NotAllowed):
        add_figure(by=stranger, document=source, body=office(), subject="ties", number=12)
