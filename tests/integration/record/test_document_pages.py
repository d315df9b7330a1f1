"""Documents on their pages: who sees them, what they show, how many queries they take."""

import json

import pytest
from tests.world import OFFICE, body, office
from tests.worlds.accounts import holder
from tests.worlds.places import governor
from tests.worlds.record import NEWS, address, news, proof, with_file

from phinong.core.acting import REGISTER
from phinong.record.actions import cite, withdraw_document
from phinong.record.decisions import propose
from phinong.record.models import Document, Event

pytestmark = pytest.mark.django_db


def waiting(document):
    """A finding of the document that nobody has decided on."""
    values = [{"name": "title", "value": "Sister City", "as_written": "Sister City"}]
    propose(document, [("document", values, {"start": 0, "end": 4, "key": "1"})], by=REGISTER)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(
    client, count, django_assert_num_queries
):
    for n in range(count):
        document = address(f"Page {n}")
        proof(body(f"city-{n}", "city"), document)
        waiting(document)
    with django_assert_num_queries(8):
        page = client.get("/en/documents/")
    assert [row.document.title for row in page.context["rows"]] == [
        f"Page {n}" for n in reversed(range(count))
    ]
    assert [(row.statements, row.waiting) for row in page.context["rows"]] == [(1, 1)] * count
    with django_assert_num_queries(4):
        client.get("/en/documents/")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Known by address", "เชียงใหม่ จัดประชุม Sister City"]),
        ("?language=th", ["เชียงใหม่ จัดประชุม Sister City"]),
        ("?kind=address", ["Known by address"]),
        ("?kind=nonsense", ["Known by address", "เชียงใหม่ จัดประชุม Sister City"]),
        ("?standing=withdrawn", ["เชียงใหม่ จัดประชุม Sister City"]),
        ("?standing=kept&language=th", []),
        ("?waiting=findings", ["เชียงใหม่ จัดประชุม Sister City"]),
        ("?waiting=no-copy", ["Known by address"]),
    ],
)
def test_filters(client, query, titles):
    document = news()
    waiting(document)
    address("Known by address")
    withdraw_document(document, by=REGISTER, why="test page")
    page = client.get("/en/documents/" + query)
    assert [row.document.title for row in page.context["rows"]] == titles


def test_counts_are_those_of_what_the_reader_may_see(client):
    news(public=False)
    address()
    assert client.get("/en/documents/").context["total"] == 1
    client.force_login(holder("reader"))
    assert client.get("/en/documents/").context["total"] == 2


def test_the_text_is_shown_whole_with_its_passages_marked(client, django_assert_num_queries):
    document = news()
    citation = proof(office(), document, "names", "จังหวัดเชียงใหม่")
    with django_assert_num_queries(5):
        page = client.get(f"/en/documents/{document.code}/")
    html = page.content.decode()
    shown = page.context["page"]
    assert "\n".join("".join(r.text for r in runs) for runs in shown.paragraphs) == (
        NEWS.replace("\n\n", "\n")
    )
    assert (
        f'<span id="p{citation.passage_id}"></span><a class="span" data-state="accepted"'
        f' href="#r-body-{office().pk}">จังหวัดเชียงใหม่<sup><span id="n1">1</span></sup></a>'
    ) in html
    assert [(row.record.label, row.numbers) for row in shown.carrying] == [
        ("Chiang Mai Province", [1])
    ]
    assert document.sha256 in html


def test_a_source_number_leads_to_its_words_in_two_steps(client):
    document, where = news(), office()
    citation = proof(where, document, "names", "จังหวัดเชียงใหม่")
    html = client.get(where.get_absolute_url()).content.decode()
    target = f"/en/documents/{document.code}/?passage={citation.passage_id}#p{citation.passage_id}"
    assert ('id="s1"' in html, target in html) == (True, True)


def test_a_long_text_comes_in_parts_and_a_passage_opens_its_own(client):
    from phinong.record.marked_text import PART

    line = "ประชุมคณะกรรมการ\n"
    text = line * (PART // len(line) + 10) + "มติที่ประชุมเห็นชอบ"
    document = news_of(text)
    start = text.index("มติ")
    citation = proof_at(document, start, len(text))
    first = client.get(f"/en/documents/{document.code}/").context["page"]
    asked = client.get(f"/en/documents/{document.code}/?part=2").context["page"]
    wrong = client.get(f"/en/documents/{document.code}/?part=x").context["page"]
    passage = client.get(f"/en/documents/{document.code}/?passage={citation.passage_id}")
    numbers = [p.part.number for p in (first, asked, wrong, passage.context["page"])]
    assert (len(first.parts), numbers) == (2, [1, 2, 1, 2])


def news_of(text: str) -> Document:
    """A document with this text."""
    from tests.world import document

    return document(text)


def proof_at(document, start, end):
    """A citation of the office at these characters."""
    from phinong.record.actions import cite

    return cite("body", office().pk, "", document=document, by=REGISTER, span=(start, end))


def test_an_address_without_a_copy_says_so(client):
    document = address()
    html = client.get(f"/en/documents/{document.code}/").content.decode()
    assert "The register holds only the address of this source" in html


def test_officers_are_named_to_colleagues_only(client):
    from phinong.record.actions import add_document

    user = holder("contributor")
    document = add_document(by=user, kept_by=OFFICE, kind="text", title="Note", text="words")
    path = f"/en/documents/{document.code}/"
    assert str(user) not in client.get(path).content.decode()
    client.force_login(holder("reader"))
    page = client.get(path)
    assert [event.verb for event in page.context["page"].history] == ["document.added"]
    assert str(user) in page.content.decode()


@pytest.mark.parametrize("path", ["", ".json", "file"])
def test_a_paper_of_the_office_is_not_there_for_strangers(client, path):
    document = with_file(news(public=False))
    address_of = f"/en/documents/{document.code}" + (path if path == ".json" else f"/{path}")
    assert client.get(address_of).status_code == 404
    client.force_login(holder("reader"))
    answer = client.get(address_of)
    assert answer.status_code == 200
    assert b"".join(answer) != b""


def test_the_file_is_saved_never_shown(client):
    document = with_file(news(), name="ข่าว <1>.html", content=b"<script>alert(1)</script>")
    answer = client.get(f"/en/documents/{document.code}/file")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Disposition")
    assert [answer.headers[name] for name in headers] == [
        "text/plain; charset=utf-8",
        "nosniff",
        "attachment; filename*=utf-8''%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7%20%3C1%3E.html",
    ]
    Document.objects.update(media_type="text/html")
    answer = client.get(f"/en/documents/{document.code}/file")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"


def paged():
    """A document of two printed pages, its file a PDF; a record rests on words of the second."""
    document = news_of("หน้าแรก\n\nจังหวัดเชียงใหม่ลงนาม")
    layout = [[0, 7, 1, 72, 690, 200, 710], [9, 30, 2, 72, 690, 200, 710]]
    Document.objects.update(layout=layout)
    document.refresh_from_db()
    proof(office(), document, "names", "จังหวัดเชียงใหม่")
    return document


@pytest.mark.parametrize(
    ("language", "words"), [("en", "page 2"), ("th", "หน้า 2"), ("zh", "第 2 页")]
)
def test_words_of_a_paged_document_say_on_which_page_they_stand(client, language, words):
    document = with_file(paged(), name="a.pdf", content=b"%PDF-1.7")
    Document.objects.update(media_type="application/pdf")
    html = client.get(f"/{language}/documents/{document.code}/").content.decode()
    link = f'<a href="/{language}/documents/{document.code}/file#page=2">{words}</a>'
    assert html.count(link) == 1


def test_without_a_file_to_open_the_page_is_named_alone(client):
    html = client.get(f"/en/documents/{paged().code}/").content.decode()
    assert (html.count("page 2"), html.count("#page=2")) == (1, 0)


def test_a_pdf_is_shown_so_that_a_link_leads_to_its_page(client):
    document = with_file(news(), name="a.pdf", content=b"%PDF-1.7")
    Document.objects.update(media_type="application/pdf")
    answer = client.get(f"/en/documents/{document.code}/file")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    headers = ("Content-Type", "X-Content-Type-Options", "Content-Disposition")
    assert [answer.headers[name] for name in headers] == [
        "application/pdf",
        "nosniff",
        'inline; filename="a.pdf"',
    ]


@pytest.mark.parametrize("path", ["", "../outside.txt", "/etc/passwd", "missing.bin"])
def test_only_files_of_the_folder_are_given(client, path, settings):
    document = with_file(news())
    (settings.FILES_ROOT.parent / "outside.txt").write_text("not ours")
    Document.objects.update(file=path)
    assert client.get(f"/en/documents/{document.code}/file").status_code == 404


def test_the_same_as_data(client):
    document = news()
    proof(office(), document, "names", "จังหวัดเชียงใหม่")
    answer = client.get(f"/en/documents/{document.code}.json")
    facts = json.loads(answer.content)
    assert "จังหวัดเชียงใหม่" in answer.content.decode()
    assert (facts["text"], facts["sha256"], facts["published"]) == (
        document.text,
        document.sha256,
        "2022-03-14",
    )
    start = document.text.index("จังหวัดเชียงใหม่")
    assert facts["rests_on_it"] == [
        {
            "kind": "body",
            "name": "Chiang Mai Province",
            "path": f"/en/bodies/{OFFICE}/",
            "fields": ["names"],
            "passages": [{"start": start, "end": start + 16, "quote": "จังหวัดเชียงใหม่"}],
        }
    ]


# ── Withdrawing ──


def test_the_page_tells_first_what_would_stand_unproved(client):
    document, other = news(), address()
    tenures = [governor(body(f"province-{n}")) for n in range(2)]
    for tenure in tenures:
        cite("tenure", tenure.pk, "", document=document, by=REGISTER)
    cite("tenure", tenures[1].pk, "", document=other, by=REGISTER)
    proof(tenures[0].post.body, document)
    client.force_login(holder("approver"))
    page = client.get(f"/en/documents/{document.code}/withdraw/")
    assert [record.number for record in page.context["alone"]] == [tenures[0].pk]
    assert [record.label for record in page.context["carrying"]] == ["Province 0"]
    assert [record.number for record in page.context["others"]] == [tenures[1].pk]


def test_withdraw_and_restore(client):
    document, user = news(), holder("approver")
    citation = proof(office(), document)
    client.force_login(user)
    path = f"/en/documents/{document.code}/"
    answer = client.post(path + "withdraw/", {"why": "published by mistake"})
    document.refresh_from_db()
    citation.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, path)
    assert (document.standing, citation.standing) == ("withdrawn", "withdrawn")
    event = Event.objects.about("document", document.pk)[0]
    assert (event.verb, event.by, event.why) == ("document.withdrawn", user, "published by mistake")
    assert "published by mistake" in client.get(path).content.decode()
    client.post(path + "restore/")
    document.refresh_from_db()
    citation.refresh_from_db()
    assert (document.standing, citation.standing) == ("kept", "kept")
    assert Event.objects.about("document", document.pk)[0].verb == "document.restored"


def test_withdrawing_needs_a_reason_and_happens_once(client):
    document = news()
    client.force_login(holder("approver"))
    path = f"/en/documents/{document.code}/withdraw/"
    answer = client.post(path, {"why": "  "})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "why": ["The reason is empty. Say in one sentence why."]
    }
    client.post(path, {"why": "test page"})
    again = client.post(path, {"why": "test page"})
    assert again.status_code == 422
    assert list(again.context["form"].non_field_errors()) == [
        "The document was withdrawn before. Nothing has changed."
    ]
    assert Event.objects.filter(verb="document.withdrawn").count() == 1


def test_restoring_happens_once(client):
    document = news()
    client.force_login(holder("approver"))
    answer = client.post(f"/en/documents/{document.code}/restore/", follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "The document is not withdrawn. Nothing has changed."
    ]
    assert Event.objects.filter(verb="document.restored").count() == 0


@pytest.mark.parametrize("role", ["", "reader", "contributor", "officer", "approver elsewhere"])
@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_withdrawing_is_for_approvers_of_the_office(client, role, act):
    document = news()
    if role == "approver elsewhere":
        client.force_login(holder("approver", of=body("cmu", "university")))
    elif role:
        client.force_login(holder(role))
    assert client.post(f"/en/documents/{document.code}/{act}/", {"why": "x"}).status_code == 404
    document.refresh_from_db()
    assert document.standing == "kept"


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("", "GET, HEAD"),
        ("file", "GET, HEAD"),
        ("withdraw/", "GET, HEAD, POST"),
        ("restore/", "POST"),
    ],
)
def test_wrong_methods(client, path, allowed):
    client.force_login(holder("approver"))
    answer = client.delete(f"/en/documents/{news().code}/{path}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)
