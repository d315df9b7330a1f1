"""Reading many files: one line each, in their order, whatever happens to one of them."""

import io
import json

import pytest

from phinong.reader.__main__ import main
from phinong.reader.command import read_files


@pytest.fixture
def papers(tmp_path):
    paths = []
    for number in range(5):
        path = tmp_path / f"paper{number}.txt"
        path.write_text(f"เมื่อวันที่ {number + 1} มีนาคม 2567 ประชุม", encoding="utf-8")
        paths.append(path)
    (tmp_path / "paper2.txt").write_bytes(b"")
    return paths


@pytest.mark.parametrize("jobs", [1, 2])
def test_lines_stand_in_the_order_of_the_paths(papers, jobs):
    out, told = io.StringIO(), []
    failed = read_files(papers, jobs, out, lambda count, id_: told.append((count, id_)))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert failed == 1
    assert [line["id"] for line in lines] == [f"paper{n}" for n in range(5)]
    assert lines[2] == {"id": "paper2", "error": "empty"}
    assert lines[4]["all_dates"] == ["2024-03-05"]
    assert told == [(n + 1, f"paper{n}") for n in range(5)]


def test_the_exit_code_tells_of_a_file_that_could_not_be_read(papers, capsys):
    assert main([str(papers[0]), "--json"]) == 0
    assert main([str(papers[2]), "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[0])["id"] == "paper0"
