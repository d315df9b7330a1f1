"""Web archives: which records are documents, and how little a broken one costs."""

import gzip

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.reader.archives import packed, page, record

from phinong.reader.extract.warc import captures
from phinong.reader.sources import Misnamed, sources_in


def numbered(count):
    return [record(page(n), address=f"https://a.example/{n}.html") for n in range(count)]


@pytest.fixture
def archive(tmp_path):
    def written(content, name="crawl.warc"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_every_page_comes_with_its_address_and_its_day(archive, pack):
    records = numbered(3)
    found = list(captures(archive(pack(records))))
    assert [one.address for one in found] == [f"https://a.example/{n}.html" for n in range(3)]
    assert [one.content for one in found] == [page(n) for n in range(3)]
    assert {(one.captured, one.media_type, one.cut, one.refused) for one in found} == {
        ("2024-05-03", "text/html", False, "")
    }
    assert [one.offset for one in found] == [len(pack(records[:n])) for n in range(3)]
    assert found[0].name == "0.html"


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_one_record_is_found_by_its_offset(archive, pack):
    records = numbered(3)
    path = archive(pack(records))
    at = len(pack(records[:1]))
    assert [one.url for one in sources_in([f"warc://{path}?offset={at}"])] == [
        "https://a.example/1.html"
    ]


@pytest.mark.parametrize(
    ("made", "taken"),
    [
        (record(page(1)), "text/html"),
        (record(b"%PDF-1.7 ...", media_type="application/pdf"), "application/pdf"),
        (record(b"words", media_type="text/plain"), "text/plain"),
        (record(b"words", kind="resource", media_type="text/plain"), "text/plain"),
        (record(b"words", kind="conversion", media_type="text/plain"), "text/plain"),
        (record(b"%PDF-1.7 ...", media_type="application/octet-stream"), "application/pdf"),
        (record(b" <!DOCTYPE HTML><p>", media_type=""), "text/html"),
        (record(b"moved", status="301 Moved"), None),
        (record(page(1), status="404 Not Found"), None),
        (record(page(1), status="very odd"), None),
        (record(b"\x89PNG", media_type="image/png"), None),
        (record(b"{}", media_type="application/json"), None),
        (record(b"\x00\x01", media_type="application/octet-stream"), None),
        (record(b""), None),
        (record(page(1), kind="revisit"), None),
        (record(b"software: x", kind="warcinfo", media_type="application/warc-fields"), None),
        (record(b"GET / HTTP/1.1", kind="request", media_type="application/http"), None),
    ],
)
def test_what_is_a_document(archive, made, taken):
    assert [one.media_type for one in captures(archive(made))] == ([taken] if taken else [])


@pytest.mark.parametrize(
    ("headers", "body", "content", "cut"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page(1), mtime=0), page(1), False),
        ("Transfer-Encoding: chunked\r\n", b"3\r\nabc\r\n0\r\n\r\n", b"abc", False),
        ("Content-Length: 3\r\n", b"abc", b"abc", False),
        ("Content-Length: 9\r\n", b"abc", b"abc", True),
        ("Content-Length: some\r\n", b"abc", b"abc", False),
    ],
)
def test_what_the_server_packed_is_unpacked(archive, headers, body, content, cut):
    [found] = captures(archive(record(body, headers=headers)))
    assert (found.content, found.cut, found.refused) == (content, cut, "")


@pytest.mark.parametrize("headers", ["Content-Encoding: gzip\r\n", "Content-Encoding: zz\r\n"])
def test_a_packing_that_cannot_be_undone_refuses_that_page_alone(archive, headers):
    path = archive(record(b"no gzip", headers=headers) + record(page(2)))
    assert [(one.refused, one.content) for one in captures(path)] == [
        ("unreadable", b""),
        ("", page(2)),
    ]


@pytest.mark.parametrize("off", [-40, -1, 1, 40, 2000, 10**9])
def test_a_wrong_length_costs_no_other_record(archive, off):
    first, second, third = numbered(3)
    stated = first.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    wrong = first.replace(b"Length: " + stated, f"Length: {max(0, int(stated) + off)}".encode())
    found = [one for one in captures(archive(wrong + second + third)) if not one.refused]
    assert [(one.address, one.content) for one in found[-2:]] == [
        ("https://a.example/1.html", page(1)),
        ("https://a.example/2.html", page(2)),
    ]


def test_what_is_too_large_is_told_when_it_is_a_document(archive):
    film = record(b"", media_type="video/mp4", length=10**9)
    paper = record(b"", media_type="application/pdf", length=10**9)
    found = list(captures(archive(film + paper + record(page(2)))))
    assert [(one.refused, one.content) for one in found] == [("too-large", b""), ("", page(2))]


def test_a_record_that_swallowed_the_next_ends_where_that_one_begins(archive):
    first, second = numbered(2)
    stated = first.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    wrong = first.replace(b"Length: " + stated, f"Length: {int(stated) + 400}".encode())
    found = list(captures(archive(wrong + second)))
    assert [(one.content, one.cut) for one in found] == [(page(0), True), (page(1), False)]


def test_a_broken_member_is_told_and_passed_over(archive):
    members = [packed([one]) for one in numbered(3)]
    broken = members[1][:60] + bytes(40) + members[1][100:]
    found = list(captures(archive(members[0] + broken + members[2], "crawl.warc.gz")))
    assert [(one.content, one.refused) for one in found] == [
        (page(0), ""),
        (b"", "unreadable"),
        (page(2), ""),
    ]
    assert found[1].offset == len(members[0])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"no archive at all",
        b"\x1f\x8b\x08",
        gzip.compress(b"no archive", mtime=0),
        b"WARC/1.0",
    ],
)
def test_what_is_no_archive_gives_nothing_to_read(archive, content):
    assert [one.content for one in captures(archive(content)) if one.content] == []


DAMAGE = st.tuples(st.integers(0, 9000), st.integers(0, 40), st.binary(max_size=30), st.booleans())


@example(False, (0, 0, b"\x28\xb5\x2f\xfd", False))
@example(True, (0, 0, b"\x28\xb5\x2f\xfd", False))
@example(False, (0, 0, b"\x1f\x8b\x08", False))
@example(True, (0, 0, b"\x1f\x8b\x08", False))
@given(st.booleans(), DAMAGE)
def test_damage_in_one_place_costs_two_records_at_most(tmp_path_factory, pack, damage):
    """Cut off, a few bytes taken out, a few put in: wherever it happens the others are read."""
    records = numbered(8)
    at, gone, put, cut = damage
    whole = packed(records) if pack else b"".join(records)
    at %= len(whole)
    damaged = whole[:at] if cut else whole[:at] + put + whole[at + gone :]
    path = tmp_path_factory.mktemp("damaged") / "crawl.warc"
    path.write_bytes(damaged)
    found = [one.content for one in captures(path)]
    ends = [len((packed if pack else b"".join)(records[: n + 1])) for n in range(8)]
    whole_before = [page(n) for n in range(8) if ends[n] < at]
    assert found[: len(whole_before)] == whole_before
    assert cut or sum(page(n) in found for n in range(8)) >= 6


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [0, 1, 2]),
        ("?host=a.example", [0, 2]),
        ("?host=example", [0, 1, 2]),
        ("?host=xample", []),
        ("?type=text", [2]),
        ("?type=html,text&host=a.example", [0, 2]),
        ("?type=pdf", []),
    ],
)
def test_an_address_chooses(archive, query, numbers):
    made = [
        record(page(0), address="https://a.example/"),
        record(page(1), address="https://b.example/"),
        record(b"words", address="https://www.a.example/", media_type="text/plain"),
    ]
    path = archive(b"".join(made))
    found = [source.id for source in sources_in([f"warc://{path}{query}"])]
    assert found == [f"crawl.warc@{len(b''.join(made[:n]))}" for n in numbers]


@pytest.mark.parametrize("query", ["?hosts=a", "?type=film", "?offset=-1", "?offset=two", "?host"])
def test_an_address_that_makes_no_sense_is_told(query):
    if query == "?host":  # a word without a value asks for nothing
        assert [s.refused for s in sources_in(["warc://none.warc?host"])] == ["unreadable"]
        return
    with pytest.raises(Misnamed):
        list(sources_in([f"warc://crawl.warc{query}"]))


def test_an_archive_that_is_not_there_is_one_refused_source(tmp_path):
    found = list(sources_in([tmp_path / "none.warc.gz", f"warc://{tmp_path}/none"]))
    assert [(one.id, one.refused) for one in found] == [
        ("none.warc.gz", "unreadable"),
        ("none", "unreadable"),
    ]
