"""
The five plans of the first users, against a reading of them by hand: parts, counts, titles and anchors.

Skipped by name where the shared texts are not here. Nothing of their text stands in this file beyond short titles.
"""

from functools import lru_cache

import pytest

from app.domain.outline import Outline
from app.domain.reading import Reading
from app.read import read_file
from app.structure import build_outline
from tests.shared_texts import FIVE_PLANS, shared
from tests.structure.outline_factories import lost


@lru_cache
def plan(slug: str) -> tuple[Reading, Outline]:
    """Reading and outline of a plan."""
    reading = read_file(shared("plans", f"{slug}.txt"))
    return reading, build_outline(reading)


@pytest.mark.parametrize("slug", FIVE_PLANS)
def test_no_character_of_a_real_plan_is_lost(slug: str) -> None:
    """The first users' own documents come through whole."""
    assert lost(*plan(slug)) == ""


@pytest.mark.parametrize("slug", FIVE_PLANS)
def test_no_anchor_of_a_real_plan_occurs_twice(slug: str) -> None:
    """Each paragraph of them can be cited."""
    anchors = [p.anchor for s in plan(slug)[1].sections for p in s.paragraphs]

    assert len(anchors) == len(set(anchors)) > 0


@pytest.mark.parametrize(
    ("slug", "sections", "paragraphs", "parts"),
    [
        ("dandong-industrial-clusters", 12, 25, "main"),
        ("jilin-2011-pillar-industries", 77, 94, "n main"),
        ("jilin-2017-industrial-upgrade", 544, 434, "n main a1 a2 a3 a4 a5 a6 a7 a8 a9"),
        ("liaoning-2015-traditional-industry", 68, 94, "n main"),
        ("liaoyuan-2016-industry-outlook", 11, 14, "main"),
    ],
)
def test_sections_and_paragraphs_are_as_many_as_printed(slug: str, sections: int, paragraphs: int, parts: str) -> None:
    """Counted in the raw files by hand: headings printed, and paragraphs that are no letterhead, title or list."""
    found = plan(slug)[1]
    headings = [s for s in found.sections if s.anchor not in ("0", "n")]
    texts = [p for s in found.sections for p in s.paragraphs]

    assert (len(headings), len(texts), " ".join(found.parts())) == (sections, paragraphs, parts)


@pytest.mark.parametrize(
    ("slug", "anchor", "level", "title"),
    [
        ("dandong-industrial-clusters", "1.2", 2, "工作原则"),
        ("dandong-industrial-clusters", "2.1", 2, "汽车及零部件产业集群"),
        ("dandong-industrial-clusters", "2.7", 2, "东港黄海海洋生物制品产业集群"),
        ("liaoyuan-2016-industry-outlook", "1", 1, "努力保持工业平稳运行"),
        ("liaoyuan-2016-industry-outlook", "4.1", 2, "装备制造产业突出“提升”"),
        ("liaoyuan-2016-industry-outlook", "4.7", 2, "新能源产业突出“扩张”"),
        ("liaoning-2015-traditional-industry", "1.2.4", 3, "坚持两化融合"),
        ("liaoning-2015-traditional-industry", "2.1.10", 3, "汽车及零部件"),
        ("liaoning-2015-traditional-industry", "2.2.1.u5", 4, "精细化工产业"),
        ("liaoning-2015-traditional-industry", "2.3.1.u4", 4, None),
        ("liaoning-2015-traditional-industry", "3.10", 2, "提升开放合作水平"),
        ("liaoning-2015-traditional-industry", "4.2", 2, "拓宽融资渠道"),
        ("jilin-2011-pillar-industries", "1.3.5", 3, "产业集聚特征显著"),
        ("jilin-2011-pillar-industries", "2.1", 2, "汽车产业"),
        ("jilin-2011-pillar-industries", "2.1.1", 3, "汽车整车"),
        ("jilin-2011-pillar-industries", "2.4.6", 3, None),
        ("jilin-2011-pillar-industries", "3.6", 2, "“两化融合”工程"),
        ("jilin-2017-industrial-upgrade", "1.2.u4", 3, "智能制造取得新进展"),
        ("jilin-2017-industrial-upgrade", "2.2.6", 3, "CMOS等新一代信息技术产业"),
        ("jilin-2017-industrial-upgrade", "a1", 0, "吉林省汽车产业转型升级实施方案"),
        ("jilin-2017-industrial-upgrade", "a1.2.1.3", 3, "推动智能网联汽车发展"),
        ("jilin-2017-industrial-upgrade", "a1.3.2", 2, "推进汽车移动出行"),
        ("jilin-2017-industrial-upgrade", "a5.8.6", 2, "加强安全生产督导"),
        ("jilin-2017-industrial-upgrade", "a7.2.1.5", 3, "镍产业"),
        ("jilin-2017-industrial-upgrade", "a9.7.4", 2, "推动推广应用"),
    ],
)
def test_headings_stand_where_they_are_printed(slug: str, anchor: str, level: int, title: str | None) -> None:
    """Links to these are what the first users will send each other."""
    found = plan(slug)[1].section(anchor)

    assert found is not None and (found.level, found.title) == (level, title)


@pytest.mark.parametrize(
    ("slug", "anchor", "begins"),
    [
        ("jilin-2011-pillar-industries", "2.1-p3", "到2015年，把我省汽车产业"),
        ("jilin-2011-pillar-industries", "2.9-p3", "到2015年，全省轻纺产业"),
        ("jilin-2011-pillar-industries", "0-p1", "根据《中共吉林省委"),
        ("jilin-2017-industrial-upgrade", "a3.0-p1", "为全面贯彻落实"),
        ("jilin-2017-industrial-upgrade", "n-p1", "现将《吉林省工业"),
        ("liaoning-2015-traditional-industry", "3.1-p4", "（省经济和信息化委"),
        ("liaoning-2015-traditional-industry", "n-p1", "现将《辽宁省传统"),
        ("liaoyuan-2016-industry-outlook", "4-p2", "同时，加快发展新兴"),
        ("liaoyuan-2016-industry-outlook", "4-p3", "传统产业以加快转型"),
        ("dandong-industrial-clusters", "2.1-p2", "到年,汽车及零部件"),
    ],
)
def test_paragraphs_belong_where_a_reader_would_put_them(slug: str, anchor: str, begins: str) -> None:
    """The sentence that sets an industry's target for 2015 is cited under the industry, not under its last item."""
    texts = {p.anchor: p.text for s in plan(slug)[1].sections for p in s.paragraphs}

    assert texts.get(anchor, "")[: len(begins)] == begins


def test_the_target_table_of_a_real_plan_is_whole() -> None:
    """Eight rows under one head, the cells that hang down from above left blank where they were printed blank."""
    table = next(
        p.table
        for s in plan("liaoning-2015-traditional-industry")[1].sections
        for p in s.paragraphs
        if p.table is not None
    )

    assert ([len(row) for row in table.rows], table.caption) == ([5] * 9, "辽宁省传统工业转型升级主要指标")


def test_joins_in_the_scanned_plan_are_recorded() -> None:
    """The plan that came out of character recognition has its page breaks inside sentences, and says so."""
    reading, _ = plan("liaoning-2015-traditional-industry")
    joins = [repair for repair in reading.repairs if repair.name == "join_broken_sentence"]

    assert len(joins) >= 15
