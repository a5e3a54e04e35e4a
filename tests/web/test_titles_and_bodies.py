"""Titles in another language than the page, long lists of bodies, printed contents: what a line can hold."""

from dataclasses import replace

import pytest

from app.archive import Archive
from app.domain.outline import Furniture, Span
from app.domain.plan import Lang
from app.domain.record import Record
from app.domain.views import LayerView
from app.web import labels, reading

ZH_ONLY = Record(plan="x", title_zh="示例市工业规划", title_en=None)
BOTH = replace(ZH_ONLY, title_en="Shili Industrial Plan")
EN_ONLY = Record(plan="x", title_zh=None, title_en="Shili Industrial Plan")


@pytest.mark.parametrize(
    ("record", "lang", "expected"),
    [
        (ZH_ONLY, "en", "zh-Hans"),
        (ZH_ONLY, "zh", None),
        (BOTH, "en", None),
        (EN_ONLY, "zh", "en"),
        (EN_ONLY, "en", None),
    ],
)
def test_a_title_in_the_other_language_says_so(record: Record, lang: Lang, expected: str | None) -> None:
    """A screen reader that takes Chinese for English reads nothing at all."""
    assert expected == labels.title_lang(record, lang)


@pytest.mark.parametrize(
    ("bodies", "lang", "expected"),
    [
        (("甲局", "乙局", "丙局"), "zh", "甲局、乙局、丙局"),
        (("甲局", "乙局", "丙局", "丁局"), "zh", "甲局、乙局等 4 个机关"),
        (("甲局", "乙局", "丙局", "丁局"), "en", "甲局; 乙局 and others, 4 bodies in all"),
        ((), "zh", ""),
    ],
)
def test_of_many_bodies_a_line_names_the_first_two(bodies: tuple[str, ...], lang: Lang, expected: str) -> None:
    """Fifteen bureaus that issued a notice together bury its number and date."""
    assert expected == labels.issuers_briefly(replace(ZH_ONLY, issuer=bodies), lang)


def test_a_printed_list_of_contents_is_one_thing(archive: Archive) -> None:
    """A hundred lines of dots stand between a reader and the text; every one of them is kept."""
    view: LayerView = archive.outline("shili-sheng")
    lines = [Furniture("contents", f"第{n}章 ……{n}", Span(0, 1), "main", 0) for n in range(1, 9)]
    printed = replace(view, outline=replace(view.outline, furniture=tuple(lines)))
    found = reading.blocks(printed, "main")
    contents = [block.text for block in found if block.furniture == "contents"]

    assert ["\n".join(line.text for line in lines)] == contents
