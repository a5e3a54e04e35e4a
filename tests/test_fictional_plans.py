"""
The two invented plans come out as their hand-written outlines say.

Relies on app.read and app.structure. The outlines in tests/plans/expected were written by hand from the rules of
DESIGN section 10 before any parser had seen the texts; where the two disagree, the parser is asked first. What
import does with the collection is tested with the pipeline.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.outline import Outline, Section
from app.domain.reading import Reading
from app.read import read_file
from app.structure import build_outline

PLANS = Path(__file__).parent / "plans"
CASES = {
    "shili-sheng.1": PLANS / "shili-sheng" / "text.1.txt",
    "shili-sheng.2": PLANS / "shili-sheng" / "text.2.txt",
    "shili-shi": PLANS / "shili-shi" / "text.txt",
    "shili-shi.en": PLANS / "shili-shi" / "text.en.md",
}
NOT_ASSERTED = "*"
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an expected outline; "*" is a cell the rules leave open."""

    anchor: str
    level: str
    label: str
    title: str
    run_in: str
    paragraphs: str


def expected_rows(case: str) -> list[Row]:
    """The hand-written outline of *case*: six cells a line, `|` between them, # for comments."""
    lines = (PLANS / "expected" / f"{case}.outline").read_text(encoding="utf-8").splitlines()
    return [Row(*(cell.strip() for cell in line.split("|"))) for line in lines if line and not line.startswith("#")]


def found_row(section: Section) -> Row:
    """A section of the parser's in the same six cells."""
    prefix = f"{section.anchor}-"
    paragraphs = " ".join(p.anchor.removeprefix(prefix) for p in section.paragraphs)
    return Row(
        anchor=section.anchor,
        level=str(section.level),
        label=section.label or NOTHING,
        title=section.title or NOTHING,
        run_in="yes" if section.run_in else "no",
        paragraphs=paragraphs or NOTHING,
    )


def with_open_cells(found: Row, expected: Row) -> Row:
    """*found*, with "*" wherever *expected* asserts nothing."""
    cells = {
        name: NOT_ASSERTED if getattr(expected, name) == NOT_ASSERTED else getattr(found, name)
        for name in Row.__dataclass_fields__
    }
    return Row(**cells)


def read_case(case: str) -> Reading:
    """The text of *case*, read as import reads it."""
    return read_file(CASES[case])


def outline_of(case: str) -> Outline:
    """The parser's outline of *case*."""
    return build_outline(read_case(case))


def paragraph(outline: Outline, anchor: str) -> str:
    """The text of the paragraph of that anchor; "" where there is none, so that an assertion shows what it wanted."""
    return next((p.text for s in outline.sections for p in s.paragraphs if p.anchor == anchor), "")


@pytest.mark.parametrize("case", CASES)
def test_sections_are_those_written_down_by_hand(case: str) -> None:
    """A heading taken for text, or text for a heading, moves every link behind it."""
    found = {s.anchor: found_row(s) for s in outline_of(case).sections}
    expected = expected_rows(case)

    rows = [with_open_cells(found[row.anchor], row) if row.anchor in found else row.anchor for row in expected]

    assert rows == expected


@pytest.mark.parametrize("case", CASES)
def test_sections_stand_in_reading_order_and_are_no_more_than_written_down(case: str) -> None:
    """A reader scrolls through a plan in its own order, and no title line is passed off as a section."""
    assert [s.anchor for s in outline_of(case).sections] == [row.anchor for row in expected_rows(case)]


@pytest.mark.parametrize(
    ("anchor", "joined"),
    [
        ("2.1.2-p1", "引导主机厂向省内供应商提前开放图纸，配套率达到45%以上。"),
        ("4.2-p1", "对首次贷款的小微企业给予贴息。"),
    ],
)
def test_a_sentence_broken_by_a_page_is_one_sentence(anchor: str, joined: str) -> None:
    """配 at the foot of one page and 套率 at the head of the next are one word, and searched as one."""
    assert paragraph(outline_of("shili-sheng.1"), anchor).endswith(joined)


@pytest.mark.parametrize(
    "printed",
    [
        "— 2 —",
        "抄送：省委各部门",
        "2016年3月25日印发",
        "各市人民政府，省政府各厅委、各直属机构：",
        "1.示例省汽车产业提质增效实施方案",
    ],
)
def test_page_furniture_is_no_text(printed: str) -> None:
    """Nobody looking for what a plan says wants its page numbers, its addressees or its list of annexes."""
    texts = [p.text for s in outline_of("shili-sheng.1").sections for p in s.paragraphs]

    assert not [text for text in texts if printed in text]


@pytest.mark.parametrize("case", ["shili-sheng.1", "shili-sheng.2", "shili-shi"])
def test_every_character_is_kept_somewhere(case: str) -> None:
    """Cleaning may set a line aside, never lose it: what is cited must be findable in the source."""
    reading = read_case(case)
    outline = build_outline(reading)
    covered = {i for f in outline.furniture for i in range(f.span.start, f.span.end)}
    covered |= {i for r in outline.repairs for i in range(r.span.start, r.span.end)}
    for section in outline.sections:
        spans = [*section.heading_spans, *(span for p in section.paragraphs for span in p.spans)]
        covered |= {i for span in spans for i in range(span.start, span.end)}
    lost = "".join(c for i, c in enumerate(reading.text) if i not in covered and not c.isspace())

    assert lost == ""


def test_the_target_table_keeps_its_columns() -> None:
    """A value without its year is no target."""
    table = next(p for s in outline_of("shili-sheng.1").sections for p in s.paragraphs if p.anchor == "1.3-t1").table

    assert table is not None and table.rows[0] == ("类别", "指标", "2015年", "2018年", "2020年")


def test_the_corrected_edition_has_the_inserted_paragraph_where_it_was_printed() -> None:
    """The concluding paragraph moves from p2 to p3: the case a permanent link has to survive."""
    before, after = outline_of("shili-sheng.1"), outline_of("shili-sheng.2")

    assert paragraph(before, "2.2-p2") == paragraph(after, "2.2-p3") != ""


def test_the_translation_has_the_anchors_of_the_original() -> None:
    """Parallel reading and citing a translation both rest on equal anchors."""
    original, translation = outline_of("shili-shi"), outline_of("shili-shi.en")

    assert [p.anchor for s in translation.sections for p in s.paragraphs] == [
        p.anchor for s in original.sections for p in s.paragraphs
    ]
