"""The sound of names."""

import pytest

from app.analysis.pinyin import sound
from app.vocab import regions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新能源汽车", "xinnengyuanqiche"),
        ("朝阳", "chaoyang"),
        ("漯河市", "luoheshi"),
        ("六安", "luan"),
        ("蚌埠产业集群", "bengbuchanyejiqun"),
        ("重庆", "chongqing"),
        ("绿色", "lvse"),
        ("5G 产业", "5gchanye"),
        ("", ""),
    ],
)
def test_names_are_read_as_they_are_spoken(text: str, expected: str) -> None:
    """A reader without a Chinese keyboard finds 漯河 by luohe, not by tahe."""
    assert expected == sound(text)


def test_every_prefecture_sounds_as_the_table_says() -> None:
    """The table of places is the authority on their readings; Shaanxi is spelled so only to tell it from Shanxi."""
    places = [p for p in regions.load().by_code.values() if p.level != "county" and p.pinyin != "shaanxi"]

    assert [] == [(p.short, sound(p.short)) for p in places if sound(p.short) != p.pinyin and len(p.short) > 1]
