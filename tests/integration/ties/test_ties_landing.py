"""Findings about ties become claims, agreements and figures, and can be taken back."""

import pytest
from tests.world import body, document, office, user
from tests.worlds import ties as world
from tests.worlds.ties import put, value

from phinong.core.refusals import Refused
from phinong.places.models import Body
from phinong.record.actions import restore_document, withdraw_document
from phinong.record.decisions import accept, undo
from phinong.record.landing import REGISTRY, Values
from phinong.record.models import Citation, Event
from phinong.ties.models import Agreement, Claim, FigureClaim, Tie

pytestmark = pytest.mark.django_db

OURS, THEIRS = "chiang-mai-province", "chengdu"


@pytest.fixture
def officer():
    return user("approver", office(), name="officer")


def news(text="The Sister City agreement of Chengdu and Chiang Mai was signed on March 30, 2015."):
    """A paper that tells of the signing."""
    return document(text, language="en", publisher="CCARC", published_edtf="2018-12-24")


def sides(source, ours="Chiang Mai", theirs="Chengdu"):
    """The two bodies as an officer chose them."""
    return (
        value(source, "side", theirs, theirs, body=THEIRS),
        value(source, "side", ours, ours, body=OURS),
    )


def signing(source, **more):
    """A finding that the tie was signed."""
    world.chengdu()
    return put(
        source,
        "tie-claim",
        *sides(source),
        value(source, "kind", "sister", "Sister City"),
        value(source, "stage", "signed", "signed"),
        value(source, "date", "2015-03-30", "March 30, 2015"),
    )


def said(tie: Tie) -> list[tuple[str, str, str, str]]:
    """Every claim of a tie: subject, value, words, and the day of which it is said."""
    rows = tie.claims.order_by("pk")
    return list(rows.values_list("what", "value", "as_written", "as_of_edtf"))


def similar(finding):
    """What the desk shows as perhaps already here."""
    return REGISTRY.landing(finding.kind).similar(Values.of(finding))


# ── Claims ──


def test_a_signing_lands_as_claims_of_a_new_tie(officer):
    source = news()
    accept(signing(source), by=officer, seen_version=0)
    tie = Tie.objects.get()
    assert said(tie) == [
        ("kind", "sister", "Sister City", "2015-03-30"),
        ("stage", "signed", "signed", "2015-03-30"),
        ("date", "2015-03-30", "March 30, 2015", "2015-03-30"),
    ]
    assert set(tie.claims.values_list("by", "by_note", "calendar")) == {
        (None, "CCARC", ""),
        (None, "CCARC", "ce"),
    }
    sides_of = list(tie.parties.order_by("side").values_list("body__code", flat=True))
    assert (sides_of, tie.since_edtf) == ([OURS, THEIRS], "2015-03-30")


def test_every_value_is_cited_with_its_words(officer):
    source = news()
    finding = signing(source)
    accept(finding, by=officer, seen_version=0)
    tie = Tie.objects.get()
    numbers = list(tie.claims.values_list("pk", flat=True))
    cited = Citation.objects.filter(finding=finding, passage__isnull=False)
    quotes = set(
        cited.filter(about_kind="claim", about_id__in=numbers).values_list(
            "field", "passage__quote"
        )
    )
    assert quotes == {
        ("kind", "Sister City"),
        ("stage", "signed"),
        ("date", "March 30, 2015"),
        ("as-of", "March 30, 2015"),
    }
    of_tie = cited.filter(about_kind="tie").values_list("field", "passage__quote")
    assert set(of_tie) == {("parties", "Chengdu"), ("parties", "Chiang Mai")}


def test_a_day_beside_a_draft_is_no_day_of_signing(officer):
    world.chengdu()
    source = document("ร่าง Sister City เชียงใหม่ Chengdu 14 มีนาคม 2565", language="th")
    finding = put(
        source,
        "tie-claim",
        *sides(source, "เชียงใหม่"),
        value(source, "kind", "sister", "Sister City"),
        value(source, "stage", "drafting", "ร่าง"),
        value(source, "date", "2022-03-14", "14 มีนาคม 2565"),
    )
    accept(finding, by=officer, seen_version=0)
    tie = Tie.objects.get()
    assert [(what, value) for what, value, _w, _d in said(tie)] == [
        ("kind", "sister"),
        ("stage", "drafting"),
    ]
    assert (tie.state, tie.since_edtf, tie.evidence_edtf) == ("process", "", "2022-03-14")


def test_a_second_paper_in_another_script_adds_to_the_same_tie(officer):
    accept(signing(news()), by=officer, seen_version=0)
    chinese = document("成都市与清迈府缔结友好城市关系", language="zh-Hans")
    finding = put(
        chinese,
        "tie-claim",
        *sides(chinese, "清迈府", "成都市"),
        value(chinese, "kind", "sister", "友好城市"),
        value(chinese, "by", "成都市", "成都市", body=THEIRS),
    )
    assert [(s.kind, s.number, s.path) for s in similar(finding)] == [
        ("tie", Tie.objects.get().pk, Tie.objects.get().get_absolute_url())
    ]
    accept(finding, by=officer, seen_version=0)
    tie = Tie.objects.get()
    kinds = tie.claims.filter(what="kind").values_list("value", "by__code")
    assert (set(kinds), tie.kind, tie.disputed) == (
        {("sister", None), ("sister", THEIRS)},
        "sister",
        False,
    )


def test_the_publisher_speaks_where_it_is_a_body_we_know(officer):
    world.chengdu()
    source = document("Chiang Mai, Chengdu: Sister City", publisher="Chengdu", language="en")
    finding = put(
        source, "tie-claim", *sides(source), value(source, "kind", "sister", "Sister City")
    )
    accept(finding, by=officer, seen_version=0)
    assert Claim.objects.get().by == world.chengdu()


def test_undoing_takes_back_what_was_made(officer):
    finding = accept(signing(news()), by=officer, seen_version=0)
    undo(finding, by=officer, seen_version=1)
    assert (Tie.objects.count(), Claim.objects.count()) == (0, 0)
    assert Citation.objects.filter(finding=finding).count() == 0


def test_undoing_leaves_what_another_paper_says(officer):
    first = accept(signing(news()), by=officer, seen_version=0)
    second = news("Chengdu and Chiang Mai: Sister City signed on March 30, 2015, once more.")
    accept(signing(second), by=officer, seen_version=0)
    undo(first, by=officer, seen_version=1)
    tie = Tie.objects.get()
    assert (len(said(tie)), tie.since_edtf) == (3, "2015-03-30")
    assert set(Citation.objects.filter(about_kind="claim").values_list("document", flat=True)) == {
        second.pk
    }


def test_a_withdrawn_source_no_longer_counts_and_comes_back(officer):
    source = news()
    accept(signing(source), by=officer, seen_version=0)
    withdraw_document(source, by=officer, why="the page was wrong")
    tie = Tie.objects.get()
    assert (tie.state, tie.kind, tie.since_edtf) == ("unverified", "", "")
    assert set(tie.claims.values_list("proved", flat=True)) == {False}
    event = Event.objects.about("tie", tie.pk).first()
    assert (event.verb, event.was["since_edtf"], event.now["since_edtf"]) == (
        "tie.summed-up",
        "2015-03-30",
        "",
    )
    restore_document(source, by=officer, why="it was right")
    assert Tie.objects.get().since_edtf == "2015-03-30"


def test_a_claim_that_another_paper_proves_too_still_counts(officer):
    source, other = (
        news(),
        news("Chengdu, Chiang Mai: Sister City signed on March 30, 2015 (copy)."),
    )
    accept(signing(source), by=officer, seen_version=0)
    accept(signing(other), by=officer, seen_version=0)
    withdraw_document(source, by=officer, why="wrong")
    assert Tie.objects.get().since_edtf == "2015-03-30"


@pytest.mark.parametrize(
    ("drop", "reasons"),
    [
        ({"side"}, ["parties-too-few"]),
        ({"kind", "stage", "date"}, ["claim-value-missing"]),
    ],
)
def test_a_finding_that_says_too_little(officer, drop, reasons):
    finding = signing(news())
    values = [v for v in finding.values if v["name"] not in drop]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=0, values=values)
    assert ([r.code for r in refused.value.reasons], Tie.objects.count()) == (reasons, 0)


def test_an_empty_finding_is_told_everything_at_once():
    reasons = REGISTRY.landing("tie-claim").why_not(Values(()))
    assert [r.code for r in reasons] == ["parties-too-few", "claim-value-missing"]


@pytest.mark.parametrize(
    ("name", "wrong", "reason"),
    [
        ("kind", "cousin", "claim-value-unknown"),
        ("stage", "luck", "claim-value-unknown"),
        ("date", "30 มีนาคม", "claim-date-unreadable"),
    ],
)
def test_a_value_the_register_does_not_know(officer, name, wrong, reason):
    finding = signing(news())
    values = [{**v, "value": wrong} if v["name"] == name else v for v in finding.values]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=0, values=values)
    assert [r.code for r in refused.value.reasons] == [reason]


def test_two_names_of_one_body_are_no_tie(officer):
    finding = signing(news())
    values = [{**v, "body": OURS} if v["name"] == "side" else v for v in finding.values]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=0, values=values)
    assert [r.code for r in refused.value.reasons] == ["parties-too-few"]


# ── Agreements ──


def memorandum(source, *more, stage="renewed", signed="2023-08-23", words="23 สิงหาคม 2566"):
    """A finding of the memorandum between the two universities."""
    world.cmu()
    world.kunming_medical()
    return put(
        source,
        "agreement",
        value(source, "instrument", "memorandum-of-cooperation", "บันทึกความร่วมมือ"),
        value(source, "stage", stage, "ต่ออายุ"),
        value(source, "party", "Kunming Medical University", "Kunming Medical University", "kmu"),
        value(source, "party", "มช.", "มช.", "cmu"),
        *([value(source, "date", signed, words)] if signed else []),
        *more,
    )


MEMO = (
    "มช. ต่ออายุบันทึกความร่วมมือกับ Kunming Medical University เมื่อ 23 สิงหาคม 2566 "
    "โดยมีคณะแพทยศาสตร์ มหาวิทยาลัยเชียงใหม่ เป็นฐาน ลงนามโดย พงษ์รักษ์ ศรีบัณฑิตมงคล ด้านสาธารณสุข SDG 3"
)


def test_an_agreement_lands_with_unit_people_areas_and_goals(officer):
    source = document(MEMO, language="th", published_edtf="2023-08-25")
    put(
        source,
        "person-post",
        value(source, "name", "พงษ์รักษ์ ศรีบัณฑิตมงคล", "พงษ์รักษ์ ศรีบัณฑิตมงคล"),
        {"name": "post", "value": "อธิการบดีมหาวิทยาลัยเชียงใหม่", "as_written": ""},
    )
    unit = "คณะแพทยศาสตร์ มหาวิทยาลัยเชียงใหม่"
    finding = memorandum(
        source,
        value(source, "base-unit", unit, unit, body="new"),
        value(source, "signatory", "พงษ์รักษ์ ศรีบัณฑิตมงคล", "พงษ์รักษ์ ศรีบัณฑิตมงคล"),
        value(source, "area", "health", "สาธารณสุข"),
        value(source, "sdg", 3, "SDG 3"),
        value(source, "lineage", "renews", "ต่ออายุ"),
    )
    accept(finding, by=officer, seen_version=0)
    agreement = Agreement.objects.get()
    assert (agreement.instrument, agreement.status, agreement.signed_edtf) == (
        "memorandum-of-cooperation",
        "renewed",
        "2023-08-23",
    )
    assert (agreement.signed_written, agreement.areas, agreement.sdgs) == (
        "23 สิงหาคม 2566",
        ["health"],
        [3],
    )
    units = agreement.parties.order_by("body__code").values_list("body__code", "base_unit__names")
    assert list(units) == [("cmu", {"th": unit}), ("kmu", None)]
    signatory = agreement.signatories.get()
    assert (signatory.party.body.code, signatory.post) == (
        "cmu",
        {"th": "อธิการบดีมหาวิทยาลัยเชียงใหม่"},
    )
    area = Citation.objects.about("agreement", agreement.pk).get(field="area:health")
    assert area.passage.quote == "สาธารณสุข"


def test_a_second_source_completes_the_agreement_and_undoing_empties_it_again(officer):
    first = document(MEMO, language="th")
    accept(memorandum(first, signed=""), by=officer, seen_version=0)
    second = document(MEMO + " (ฉบับสอง)", language="th")
    again = memorandum(second, value(second, "area", "health", "สาธารณสุข"))
    assert [(s.kind, s.number) for s in similar(again)] == [
        ("agreement", Agreement.objects.get().pk)
    ]
    accept(again, by=officer, seen_version=0)
    agreement = Agreement.objects.get()
    assert (agreement.signed_edtf, agreement.areas) == ("2023-08-23", ["health"])
    assert Tie.objects.get().evidence_edtf == "2023-08-23"
    undo(again, by=officer, seen_version=1)
    agreement = Agreement.objects.get()
    assert (agreement.signed_edtf, agreement.signed_day, agreement.areas) == ("", None, [])
    assert Tie.objects.get().evidence_edtf == ""


def test_agreements_of_two_days_are_two(officer):
    source = document(MEMO + " เมื่อ 1 มกราคม 2560", language="th")
    accept(memorandum(source), by=officer, seen_version=0)
    older = memorandum(source, signed="2017-01-01", words="1 มกราคม 2560", stage="signed")
    assert similar(older) == []
    accept(older, by=officer, seen_version=0)
    assert (Agreement.objects.count(), Tie.objects.count()) == (2, 1)


def test_a_renewal_rests_on_the_earlier_one(officer):
    source = document(MEMO + " เมื่อ 1 มกราคม 2560", language="th")
    older = memorandum(source, signed="2017-01-01", words="1 มกราคม 2560", stage="signed")
    accept(older, by=officer, seen_version=0)
    lineage = value(source, "lineage", "renews", "ต่ออายุ")
    accept(memorandum(source, lineage), by=officer, seen_version=0)
    row = Agreement.objects.get(signed_edtf="2023-08-23").rests_on.get()
    assert (row.relation, row.earlier.signed_edtf) == ("renews", "2017-01-01")


def test_undoing_an_agreement_takes_its_tie_along(officer):
    source = document(MEMO, language="th")
    finding = accept(memorandum(source), by=officer, seen_version=0)
    undo(finding, by=officer, seen_version=1)
    assert (Agreement.objects.count(), Tie.objects.count()) == (0, 0)


def test_a_withdrawn_paper_no_longer_shows_a_signature(officer):
    source = document(MEMO, language="th")
    accept(memorandum(source), by=officer, seen_version=0)
    withdraw_document(source, by=officer, why="wrong")
    assert (Agreement.objects.get().proved, Tie.objects.get().state) == (False, "unverified")
    restore_document(source, by=officer, why="right")
    assert Agreement.objects.get().proved


def test_an_agreement_of_no_kind_we_know(officer):
    source = document(MEMO, language="th")
    finding = memorandum(source)
    values = [{**v, "value": "paper"} if v["name"] == "instrument" else v for v in finding.values]
    with pytest.raises(Refused) as refused:
        accept(finding, by=officer, seen_version=0, values=values)
    assert [r.code for r in refused.value.reasons] == ["instrument-unknown"]


# ── Figures ──

CLAIMED = "จังหวัดเชียงใหม่ได้สถาปนาความสัมพันธ์เมืองพี่เมืองน้องไปแล้วกว่า 12 ประเทศ"


def figure(source, clause=CLAIMED, code="countries-established", **subject):
    """A finding of a number."""
    return put(
        source,
        "figure",
        {**value(source, "subject", code, clause), **subject},
        value(source, "qualifier", "at-least", "กว่า"),
        value(source, "number", 12, "12"),
        value(source, "unit", "ประเทศ", "ประเทศ"),
    )


def test_a_figure_lands_on_the_body_its_clause_names(officer):
    source = document(CLAIMED, language="th", publisher="ข่าว", published_edtf="2022-03-14")
    body("chiang-mai-municipality", "municipality", th="เทศบาลนครเชียงใหม่")
    accept(figure(source), by=officer, seen_version=0)
    kept = FigureClaim.objects.get()
    assert (kept.body, kept.subject, kept.qualifier, kept.number, kept.unit) == (
        office(),
        "countries-established",
        "at-least",
        12,
        "ประเทศ",
    )
    assert (kept.as_of_edtf, kept.by_note, kept.language) == ("2022-03-14", "ข่าว", "th")


def test_an_officer_says_whose_number_it_is(officer):
    source = document("กว่า 12 ประเทศ", language="th")
    bare = figure(source, clause="กว่า 12 ประเทศ")
    with pytest.raises(Refused) as refused:
        accept(bare, by=officer, seen_version=0)
    assert [r.code for r in refused.value.reasons] == ["figure-body-missing"]
    chosen = [{**v, "body": OURS} if v["name"] == "subject" else v for v in bare.values]
    accept(bare, by=officer, seen_version=0, values=chosen)
    assert FigureClaim.objects.get().body == office()


def test_a_figure_is_taken_back_and_loses_its_proof(officer):
    source = document(CLAIMED, language="th")
    finding = accept(figure(source), by=officer, seen_version=0)
    withdraw_document(source, by=officer, why="wrong")
    assert not FigureClaim.objects.get().proved
    restore_document(source, by=officer, why="right")
    undo(finding, by=officer, seen_version=1)
    assert FigureClaim.objects.count() == 0
    assert Body.objects.filter(code=OURS).exists()


def test_the_speakers_own_word_decides_the_kind(officer):
    world.chengdu()
    source = document("成都市与清迈府缔结友好城市关系", language="zh-Hans")
    finding = put(
        source,
        "tie-claim",
        *sides(source, "清迈府", "成都市"),
        value(source, "kind", "friendship", "友好城市"),
        value(source, "by", "成都市", "成都市", body=THEIRS),
    )
    accept(finding, by=officer, seen_version=0)
    assert Claim.objects.get(what="kind").value == "sister"
