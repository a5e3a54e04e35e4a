"""Encodings: what old systems saved is read as it was written, and damage is counted, never hidden."""

import pytest

from app.read.decode import decode, looks_binary

SIMPLIFIED = "示例省人民政府关于促进汽车产业发展的意见\n到2015年，全省汽车产量达到100万辆。\n" * 4
TRADITIONAL = "示例縣產業發展規劃\n到2015年，全縣工業總產值達到一百億元，企業實力顯著增強。\n" * 4
ENGLISH = "Outline Plan of Shili City\nBy 2015, output will reach 10 billion yuan.\n" * 4


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("utf-8", "utf-8", SIMPLIFIED),
        ("utf-8-sig", "utf-8", SIMPLIFIED),
        ("utf-16", "utf-16-le", SIMPLIFIED),
        ("utf-16-le", "utf-16-le", SIMPLIFIED),
        ("utf-16-be", "utf-16-be", SIMPLIFIED),
        ("gbk", "gb18030", SIMPLIFIED),
        ("gb18030", "gb18030", SIMPLIFIED),
        ("big5", "big5hkscs", TRADITIONAL),
        ("big5hkscs", "big5hkscs", TRADITIONAL),
        ("ascii", "utf-8", ENGLISH),
    ],
)
def test_an_encoding_is_found_by_what_it_says(encoding: str, name: str, text: str) -> None:
    """A plan saved as GBK by an old editor must not open as rows of 锟斤拷."""
    assert decode(text.encode(encoding)) == (text, name, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_rare_characters_of_place_names_are_kept(encoding: str) -> None:
    """㵲, 𬒈 and 䓖 stand in names of places and people; a narrower table would drop them."""
    text = SIMPLIFIED + "㵲阳镇𬒈石矿区"

    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_damaged_byte_costs_one_character_and_is_counted(encoding: str) -> None:
    """One bad sector must neither change the encoding of a whole plan nor pass unseen."""
    data = SIMPLIFIED.encode(encoding)
    at = data.index("意见".encode(encoding))
    text, _, replaced = decode(data[:at] + b"\xff" + data[at:])

    assert (SIMPLIFIED[:16] in text, "意见" in text or "见" in text, replaced >= 1) == (True, True, True)


def test_a_replacement_character_that_came_with_the_file_is_not_counted_as_ours() -> None:
    """The count says what reading lost; what was lost before is marked as a doubtful character instead."""
    assert decode((SIMPLIFIED + "规\ufffd").encode())[2] == 0


def test_an_empty_file_is_no_error() -> None:
    """Whether an empty file is acceptable is decided where files are opened."""
    assert decode(b"") == ("", "utf-8", 0)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SIMPLIFIED.encode("gbk"), False),
        (TRADITIONAL.encode("big5"), False),
        (ENGLISH.encode(), False),
        (SIMPLIFIED.encode("utf-16"), False),
        (bytes(range(256)) * 40, True),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 255)) * 30, True),
        (b"\x00\x01\x02\x03" * 500, True),
    ],
)
def test_a_picture_named_txt_is_told_from_text(data: bytes, expected: bool) -> None:
    """A scan renamed to .txt is refused with a reason, not imported as a plan of gibberish."""
    assert looks_binary(data) is expected
