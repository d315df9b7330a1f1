"""A wrong setting of electronic signatures stops the start with a sentence that names it."""

from pathlib import Path

import pytest

from phinong.site import env

NAME = "PHINONG_TEST_ONLY"


def test_a_folder_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv(NAME, raising=False)
    assert env.folder(NAME) is None
    monkeypatch.setenv(NAME, str(tmp_path))
    assert env.folder(NAME) == tmp_path.resolve()
    (tmp_path / "file").touch()
    for wrong in ("missing", "file"):
        monkeypatch.setenv(NAME, str(tmp_path / wrong))
        with pytest.raises(env.BadSetting, match=rf"^{NAME}='.*{wrong}': use a folder"):
            env.folder(NAME)


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        ("", True),
        ("http://127.0.0.1:3161/tsa", True),
        ("https://tsa.example.org", True),
        ("tsa.example.org", False),
        ("ftp://tsa.example.org", False),
        ("https://", False),
        ("file:///etc/passwd", False),
    ],
)
def test_a_web_address(monkeypatch: pytest.MonkeyPatch, value: str, taken: bool):
    monkeypatch.setenv(NAME, value)
    if taken:
        assert env.web_address(NAME) == value
    else:
        with pytest.raises(env.BadSetting, match=rf"^{NAME}="):
            env.web_address(NAME)


def test_all_that_begin_alike(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(f"{NAME}_FIRST", "one")
    monkeypatch.setenv(f"{NAME}_SECOND", "two")
    assert env.beginning_with(f"{NAME}_") == {"FIRST": "one", "SECOND": "two"}
