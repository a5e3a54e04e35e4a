"""What plans cite and what cites them, from files on disk: linked where held, listed where not, and in reverse."""

from app.archive.filling import open_or_build
from app.pipeline.building import build

STEEL = """测试省钢铁产业发展规划（2016—2020年）

一、总则

按照《国务院关于推进某产业调整的意见》（国发〔2015〕99号，以下简称《意见》）和《测试省制造业振兴行动方案》制定本规划。

二、任务

（一）全面落实《意见》和《测试省制造业振兴行动方案》提出的任务，实施《测试省钢铁产业发展规划（2016—2020年）》。
"""
REVIVAL = """测试省制造业振兴行动方案

一、目标

（一）扩大规模。到2020年，全省制造业销售收入达到600亿元。
"""


def cites(archive, slug):
    """(title, number, plan, number of places) of every document that a plan cites."""
    return [(d.title, d.number, d.plan, len(d.places)) for d in archive.references(slug).cites]


def test_what_is_held_is_linked_and_what_is_not_is_listed(settings, fill):
    """The plan's own title is none of them; a short name counts for the whole."""
    fill({"steel/text.txt": STEEL, "revival/text.txt": REVIVAL})
    archive = open_or_build(settings).archive

    assert [
        ("国务院关于推进某产业调整的意见", "国发〔2015〕99号", None, 2),
        ("测试省制造业振兴行动方案", None, "revival", 2),
    ] == cites(archive, "steel")


def test_a_plan_knows_what_cites_it(settings, fill):
    """Whoever reads the plan of a province sees which cities carry it out."""
    fill({"steel/text.txt": STEEL, "revival/text.txt": REVIVAL})
    found = open_or_build(settings).archive.references("revival")

    assert (["steel"], [2], ()) == (
        [c.plan for c in found.cited_by],
        [len(c.places) for c in found.cited_by],
        found.cites,
    )


def test_a_plan_that_comes_later_is_linked_from_what_was_there_before(settings, fill):
    """The plans before it are taken over as they were read; only what they mean is told anew."""
    fill({"steel/text.txt": STEEL})
    archive = open_or_build(settings).archive
    before = cites(archive, "steel")
    fill({"revival/text.txt": REVIVAL})
    report = build(settings)

    assert (None, "revival", 1) == (before[1][2], cites(archive, "steel")[1][2], report.reused)
