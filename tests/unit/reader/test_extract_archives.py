"""Archives and messages: each document by itself, under its own name, the bad ones with reasons."""

import io
import zipfile
from functools import cache

import pytest
from tests.worlds.files import SENTENCE, docx, pdf, zipped

from phinong.reader import Reading, Unreadable, read, read_all
from phinong.reader.extract import extract, parts_of
from phinong.reader.extract.archive import MAX_ENTRIES


@cache
def bomb():
    """An archive of some hundred KB that unpacks to hundreds of MB."""
    return zipped({f"{n}.txt": bytes(9_000_000) for n in range(30)})


def bomb_bit_by_bit():
    """An archive of thirty archives, none of them large when unpacked."""
    one = zipped({"a.gif": bytes(9_900_000)})
    return zipped({f"{n}.zip": one for n in range(30)})


def told(source, name=""):
    """[(name, the words or the reason)] of everything in a source."""
    return [
        (called, found.text.strip() if isinstance(found, Reading) else found.code)
        for called, found in read_all(source, name=name)
    ]


def locked(files):
    """An archive whose members say that they are under a password."""
    plain = bytearray(zipped(files))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = plain.find(mark)
        while at >= 0:
            plain[at + place] |= 1
            at = plain.find(mark, at + 4)
    return bytes(plain)


def test_a_member_without_a_name_does_not_keep_the_others_from_being_read():
    source = zipped({"x.txt": SENTENCE, "good.txt": SENTENCE}).replace(b"x.txt", b"\0.txt")
    assert told(source) == [("good.txt", SENTENCE)]


def test_each_member_is_a_document_with_its_name():
    source = zipped(
        {
            "news/th.txt": SENTENCE,
            "minutes.docx": docx("รายงานการประชุม"),
            "paper.pdf": pdf([(72, 700, "Agreement")]),
            "old.txt": SENTENCE.encode("cp874"),
            "picture.gif": b"GIF89a" + bytes(200),
            "empty.txt": "",
        }
    )
    assert told(source, "all.zip") == [
        ("news/th.txt", SENTENCE),
        ("minutes.docx", "รายงานการประชุม"),
        ("paper.pdf", "Agreement"),
        ("old.txt", SENTENCE),
        ("picture.gif", "wrong-type"),
        ("empty.txt", "empty"),
    ]


def test_a_plain_file_is_itself_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    assert told(path) == [("a.txt", SENTENCE)]
    assert told(tmp_path / "none.txt") == [("none.txt", "unreadable")]


def test_an_archive_in_an_archive_gives_its_members_under_its_name():
    inner = zipped({"b.txt": "second"})
    assert told(zipped({"a.txt": "first", "in.zip": inner})) == [
        ("a.txt", "first"),
        ("in.zip/b.txt", "second"),
    ]


def test_what_systems_put_into_archives_is_left_out():
    files = {"__MACOSX/._a.txt": "x", ".DS_Store": "x", "Thumbs.db": "x", "a/": "", "a/b.txt": "b"}
    assert told(zipped(files)) == [("a/b.txt", "b")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\win.ini", "Windows/win.ini"),
        ("..\\..\\up.txt", "up.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("line\nfeed.txt", "linefeed.txt"),
        ("ข่าว.txt", "ข่าว.txt"),
    ],
)
def test_a_name_leads_nowhere(written, name):
    assert told(zipped({written: "words"})) == [(name, "words")]


@pytest.mark.parametrize("coding", ["utf-8", "cp874"])
def test_names_written_by_older_programs_are_understood(coding):
    name = "รายงานการประชุม.txt"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x" * len(name.encode(coding)), "words")
    source = out.getvalue().replace(b"x" * len(name.encode(coding)), name.encode(coding))
    assert told(source) == [(name, "words")]


def test_a_member_that_is_locked_or_broken_spoils_no_other():
    source = bytearray(zipped({"a.txt": "first words", "b.txt": "second words"}))
    at = source.index(b"a.txt") + len("a.txt")
    source[at] ^= 0xFF
    assert told(bytes(source)) == [("a.txt", "unreadable"), ("b.txt", "second words")]
    assert told(locked({"a.txt": "x", "b.txt": "y"})) == [
        ("a.txt", "password-protected"),
        ("b.txt", "password-protected"),
    ]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "empty"),
        ({"a.txt": "first", "b.txt": "second"}, "several-documents"),
        ({"a.txt": ""}, "empty"),
        ({"a.gif": b"GIF89a" + bytes(200)}, "wrong-type"),
    ],
    ids=["nothing", "two", "an empty one", "no document"],
)
def test_an_archive_read_as_one_document_is_refused_when_it_is_not_one(files, code):
    with pytest.raises(Unreadable) as refused:
        read(zipped(files))
    assert refused.value.code == code


def test_an_archive_of_one_document_is_that_document():
    assert extract(zipped({"a.docx": docx(SENTENCE)})).text.strip() == SENTENCE


def nested(times, innermost):
    source = innermost
    for _ in range(times):
        source = zipped({"in.zip": source})
    return source


@pytest.mark.parametrize(
    ("source", "told_last"),
    [
        (bomb, ("", "zip-bomb")),
        (lambda: zipped({"in.zip": bomb()}), ("in.zip", "zip-bomb")),
        (lambda: nested(30, b""), ("/".join(["in.zip"] * 4), "zip-bomb")),
        (lambda: zipped({f"{n}": "" for n in range(MAX_ENTRIES + 1)}), ("", "zip-bomb")),
        (bomb_bit_by_bit, ("", "zip-bomb")),
    ],
    ids=["swells", "swells inside", "nested", "crowded", "swells bit by bit"],
)
def test_a_bomb_is_refused_before_it_goes_off(source, told_last):
    *_, last = parts_of(source())
    assert (last.name, last.refused) == told_last
