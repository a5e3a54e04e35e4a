"""
What holds for any text at all: nothing is lost, no address is given twice, the same text has the same outline.

Shuffled numbering is the worst a plan can do; the guarantees of app.structure must hold on it too.
"""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.domain.outline import Outline
from app.read import read_text
from app.structure import build_outline
from app.structure.anchors import split_anchor
from tests.structure.outline_factories import lost

SOUP = settings(max_examples=150, deadline=None)
LABELS = (
    "第三章 ",
    "第一章　",
    "第二节 ",
    "第十五条　",
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "(3)",
    "1、",
    "2．",
    "3.",
    "1.1 ",
    "2.1.3 ",
    "①",
    "一是",
    "二是",
    "——",
    "●",
    "专栏1 ",
    "专栏 ",
    "附件",
    "附件2",
    "附件：",
    "Chapter 2 ",
    "",
    "",
    "",
)
WORDS = (
    "总体要求",
    "汽车产业。重点围绕整车企业，加快发展配套。",
    "到2015年，全省汽车产量达到100万辆。",
    "坚持创新驱动，加快转型升级，提高竞争力，促进协调发展",
    "示例省产业发展规划",
    "各市人民政府：",
    "示例省人民政府",
    "2015年6月1日",
    "现将有关文件印发给你们，请认真贯彻执行。",
    "目录",
    "目标……………3",
    "指标\t2015年\t2020年",
    "产值\t100\t200",
    "— 3 —",
    "（此件公开发布）",
    "做大做强；",
    "The industry will grow. It will build parks.",
    "𠀀㵲阳",
)
lines = st.builds(
    "".join, st.tuples(st.sampled_from(("", "　　", "  ")), st.sampled_from(LABELS), st.sampled_from(WORDS))
)
breaks = st.sampled_from(("\n", "\n\n", "\n\f", "\r\n"))
soups = st.lists(st.tuples(lines, breaks), min_size=1, max_size=40).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)
prose = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=300)


def outline_of(text: str) -> Outline:
    """The outline of *text*; a text of nothing but page numbers is no example."""
    assume(re.search("[\u4e00-\u9fff]{2}", text.replace("目录", "")))
    return build_outline(read_text(f"{text}\n产业发展", "soup.txt"))


@SOUP
@given(soups)
def test_no_character_is_lost(text: str) -> None:
    """Every character is in a heading, a paragraph, furniture or a repair: what is cited can be found in the source."""
    outline = outline_of(text)
    reading = read_text(f"{text}\n产业发展", "soup.txt")

    assert lost(reading, outline) == ""


@SOUP
@given(prose)
def test_no_character_of_arbitrary_text_is_lost(text: str) -> None:
    """Emoji, Arabic and zero-width joiners are somebody's text too."""
    reading = read_text(f"产业发展{text}", "prose.txt")

    assert lost(reading, build_outline(reading)) == ""


@SOUP
@given(soups)
def test_no_anchor_occurs_twice(text: str) -> None:
    """Two places with one address are no address."""
    outline = outline_of(text)
    anchors = [s.anchor for s in outline.sections] + [p.anchor for s in outline.sections for p in s.paragraphs]

    assert sorted(anchors) == sorted(set(anchors))


@SOUP
@given(soups)
def test_every_anchor_is_well_formed(text: str) -> None:
    """Anchors are element ids and parts of addresses: a-z 0-9 . ~ - and nothing else."""
    outline = outline_of(text)
    wrong = [p.anchor for s in outline.sections for p in s.paragraphs if split_anchor(p.anchor)[0] != s.anchor]
    wrong += [s.anchor for s in outline.sections if not re.fullmatch(r"[a-z0-9.~]+", s.anchor)]

    assert wrong == []


@SOUP
@given(soups)
def test_every_parent_is_there_and_one_level_up(text: str) -> None:
    """The outline beside the text is drawn from parents and levels; they must agree."""
    outline = outline_of(text)
    level = {s.anchor: s.level for s in outline.sections}
    wrong = [s.anchor for s in outline.sections if s.parent is not None and level.get(s.parent) != s.level - 1]
    wrong += [s.anchor for s in outline.sections if s.parent is None and s.level > 1]

    assert wrong == []


@SOUP
@given(soups)
def test_reading_order_counts_everything_once(text: str) -> None:
    """order runs through headings and paragraphs without a tie, so that pages show them as printed."""
    orders = [item.order for item in outline_of(text).in_reading_order()]

    assert len(orders) == len(set(orders))


@SOUP
@given(soups)
def test_sections_and_paragraphs_follow_the_source(text: str) -> None:
    """What comes later on the page stands later in the file."""
    outline = outline_of(text)
    starts = []
    for item in outline.in_reading_order():
        spans = item.heading_spans if hasattr(item, "heading_spans") else item.spans
        starts += [spans[0].start] if spans else []

    assert starts == sorted(starts)


@SOUP
@given(soups)
def test_the_same_text_has_the_same_outline(text: str) -> None:
    """Importing a file twice changes nothing."""
    assert outline_of(text) == outline_of(text)


CLAUSES = (
    "加快产业转型升级",
    "提高核心竞争力",
    "支持望湖市建设园区",
    "完善配套体系",
    "推动协调发展",
    "产值达到500亿元",
)
sentences = st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=12).map(lambda clauses: "，".join(clauses) + "。")
plans = st.lists(st.lists(st.lists(sentences, min_size=1, max_size=3), min_size=1, max_size=3), min_size=2, max_size=4)


def printed(plan: list[list[list[str]]]) -> list[str]:
    """A well-formed plan, a line per heading or paragraph: 一、 holds （一）, and each of these its paragraphs."""
    han = "一二三四五"
    lines = ["示例省产业规划", "为促进产业发展，制定本规划。"]
    for i, chapter in enumerate(plan):
        lines.append(f"{han[i]}、第{i}项任务")
        for j, paragraphs in enumerate(chapter):
            lines += [f"（{han[j]}）甲产业的第{j}项工作", *paragraphs]
    return lines


@settings(max_examples=100, deadline=None)
@given(plans, st.data())
def test_editing_one_paragraph_moves_no_other_sections_anchor(plan: list[list[list[str]]], data: st.DataObject) -> None:
    """A correction in one paragraph must not break the links into all the others."""
    lines = printed(plan)
    at = data.draw(st.sampled_from([i for i, line in enumerate(lines) if line.endswith("。")]))
    edited = [*lines[:at], data.draw(sentences), *lines[at + 1 :]]
    before, after = (build_outline(read_text("\n".join(text), "plan.txt")) for text in (lines, edited))

    assert [s.anchor for s in after.sections] == [s.anchor for s in before.sections]
