"""The door: what is read, what is refused, and that the refusal says what to do."""

import os
from pathlib import Path

import pytest

from app.errors import SourceUnreadable
from app.read import read_file

PLAN = "示例省产业发展规划\n一、目标\n到2015年，全省汽车产量达到100万辆。\n"


@pytest.mark.parametrize("suffix", [".txt", ".TXT", ".md"])
def test_text_files_are_read(tmp_path: Path, suffix: str) -> None:
    """A file from Windows may carry its suffix in capitals."""
    path = tmp_path / f"plan{suffix}"
    path.write_text(PLAN, encoding="utf-8")

    assert "100万辆" in read_file(path).text


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("plan.txt", b"", "empty"),
        ("plan.txt", b" \n\t\r\n", "empty"),
        ("plan.txt", "\u200b\n\u3000\n".encode(), "no text"),
        ("plan.txt", bytes(range(256)) * 20, "no readable text"),
        ("plan.xyz", b"abc", ".docx"),
        ("plan", b"abc", "save it as"),
        ("plan.pdf", b"%PDF-1.4 broken", ""),
        ("plan.docx", b"PK\x03\x04 broken", ""),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, hint: str) -> None:
    """Whoever drops the wrong file in the inbox learns what to do about it, and sees no stack trace."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceUnreadable) as caught:
        read_file(path)

    assert hint in caught.value.reason and caught.value.path


def test_a_missing_file_is_refused_with_a_reason(tmp_path: Path) -> None:
    """A mistyped name is the commonest error of all."""
    with pytest.raises(SourceUnreadable) as caught:
        read_file(tmp_path / "gone.txt")

    assert "cannot be opened" in caught.value.reason


def test_the_same_bytes_have_the_same_digest(tmp_path: Path) -> None:
    """Importing the same file twice is noticed by this, whatever it is called."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (first, second):
        path.write_bytes(PLAN.encode("gbk"))

    assert read_file(first).sha256 == read_file(second).sha256


@pytest.mark.skipif(os.name == "nt", reason="pipes are made differently there")
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    """Whoever names a pipe by mistake would wait for ever."""
    path = tmp_path / "plan.txt"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()

    with pytest.raises(SourceUnreadable, match="a folder, a pipe or a device"):
        read_file(path)
