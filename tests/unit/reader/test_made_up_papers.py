"""The papers that the reader is measured on where there are no real ones."""

import gzip
import json

import pytest
from bench.beside import WAYS
from bench.papers import corpus, made_up, pages, texts, unpacked


def test_the_same_seed_gives_the_same_papers():
    assert list(pages(50, 3)) == list(pages(50, 3))
    assert list(pages(50, 3)) != list(pages(50, 4))


def test_they_are_made_once_and_read_like_any_collection(tmp_path, monkeypatch):
    monkeypatch.setenv("BENCH_DATA", str(tmp_path))
    path = made_up(20)
    before = path.stat().st_mtime_ns
    assert made_up(20) == path
    assert path.stat().st_mtime_ns == before
    assert list(texts(path)) == [row["text"] for row in pages(20, 1)]


def test_a_named_corpus_is_taken_whatever_its_form(tmp_path, monkeypatch):
    rows = [json.dumps({"text": text}) for text in ("one", "two", "three")]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    folder = tmp_path / "folder"
    folder.mkdir()
    for number, text in enumerate(("one", "two", "three")):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    for path in (tmp_path / "rows.jsonl", tmp_path / "rows.jsonl.gz", folder):
        monkeypatch.setenv("BENCH_CORPUS", str(path))
        assert list(texts(corpus())) == ["one", "two", "three"]
        some = unpacked(corpus(), tmp_path / "some.jsonl", 2)
        assert list(texts(some)) == ["one", "two"]


@pytest.mark.parametrize("number", range(3))
def test_the_reader_is_measured_on_what_it_writes(number):
    text = list(pages(3, 1))[number]["text"]
    assert json.loads(WAYS["phinong"]()(text))["sha256"]
