"""Forms as browsers send them: pasted text, files of any bytes, and bodies that are no form."""

import pytest

from app.errors import BadValue
from app.web.forms import read_form

BOUNDARY = "----border"
KIND = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(*pieces: tuple[str, bytes]) -> bytes:
    """A body of (head without its first words, content)."""
    lines = [
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + data + b"\r\n"
        for head, data in pieces
    ]
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])


def test_fields_and_files_are_told_apart() -> None:
    """A text area and a file chosen beside it come in one body."""
    found = read_form(KIND, multipart(('name="text"', "引文".encode()), ('name="file"; filename="报告.docx"', b"PK")))

    assert {"text": ("引文", None), "file": ("PK", "报告.docx")} == {k: (v.text, v.file) for k, v in found.items()}


@pytest.mark.parametrize(
    "data", [b"", b"\r\n", b"\r\n\r\n--other\r\n", bytes(range(256)) * 40, b"--" + BOUNDARY.encode()[:-1]]
)
def test_a_file_comes_through_byte_by_byte(data: bytes) -> None:
    """A Word file that lost a line break is no Word file any more."""
    found = read_form(KIND, multipart(('name="file"; filename="a.docx"', data)))

    assert data == found["file"].data


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('name="file"; filename=""', ""),
        ('name="file"; filename="C:\\Berichte\\a.txt"', "a.txt"),
        ('name="file"; filename="../../etc/a.txt"', "a.txt"),
        ('name="file"; filename="%22a%22.txt"', '"a".txt'),
        ('filename="b.txt"; name="file"', "b.txt"),
    ],
)
def test_the_name_of_a_file_is_no_path(head: str, name: str) -> None:
    """It is shown, and its suffix chooses the reader; nothing else."""
    assert name == read_form(KIND, multipart((head, b"x")))["file"].file


def test_an_urlencoded_form_is_read() -> None:
    """A program that sends a form need not cut it into pieces."""
    found = read_form("application/x-www-form-urlencoded", b"text=%E5%BC%95%E6%96%87%0D%0A2&text=other&lang=")

    assert ("引文\n2", "") == (found["text"].text, found["lang"].text)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("", b""),
        ("application/json", b"{}"),
        ("text/plain", b"text=a"),
        ("multipart/form-data", b"--a--"),
        (KIND, b""),
        (KIND, b"nothing"),
        (KIND, multipart(('name="text"', b"a"))[:-10]),
        (KIND, f"--{BOUNDARY}\r\nno head\r\n--{BOUNDARY}--".encode()),
        (KIND, multipart(*[('name="a"', b"")] * 40)),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % k for k in range(40))),
        ("application/x-www-form-urlencoded", b"\xff\xfe"),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes) -> None:
    """With a sentence that says what to send, and nothing of what was sent."""
    with pytest.raises(BadValue):
        read_form(kind, body)
