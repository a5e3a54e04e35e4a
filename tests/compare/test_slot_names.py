"""Which parts of a plan a heading names, and which words in it only look like the name of one."""

import pytest

from app.compare.slot_names import parts_named


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("指导思想、基本原则和主要目标", ("requirements", "principles", "goals")),
        ("“十二五”时期主要目标", ("goals",)),
        ("明确建设汽车强省的奋斗目标", ("goals",)),
        ("水资源供给保障体系建设目标", ("goals",)),
        ("分解落实规划目标", ()),
        ("围绕碳达峰目标优化用能结构", ()),
        ("以集聚发展为目标，加快建设示范区", ()),
        ("目标责任考核", ()),
        ("指标体系", ("goals",)),
        ("完善评价指标体系", ()),
        ("面临的机遇和挑战", ("situation",)),
        ("产业发展基础与环境", ("situation",)),
        ("营造良好发展环境", ()),
        ("夯实农业发展基础", ()),
        ("发展环境权益交易市场", ()),
        ("优化绿色低碳发展区域布局", ("layout",)),
        ("加强空间 布 局 管 控", ("layout",)),
        ("加强前沿技术布局", ()),
        ("布局地下水环境监测", ()),
        ("大气污染防治重点工程", ("projects",)),
        ("重点项目及进度安排", ("projects",)),
        ("强化重大工程项目碳评估", ()),
        ("健全政策保障体系", ("safeguards",)),
        ("完善保障机制", ("safeguards",)),
        ("搞好社会保障体系建设", ()),
        ("构建电力安全保障体系", ()),
        ("项目组织实施方式", ()),
        ("工作任务", ("tasks",)),
    ],
)
def test_a_part_is_named_by_a_noun_at_the_end_and_no_subject_has_it(title, parts):
    """A cell filled by 社会保障体系 hides that the plan says nothing of how it is carried out."""
    assert parts == parts_named(title, False)


def test_a_heading_of_a_chapter_is_read_more_freely():
    """A chapter called so is there for nothing else; a section may tell one measure of many."""
    assert ((), ("safeguards",)) == (parts_named("加强组织领导", False), parts_named("加强组织领导", True))


def test_in_what_a_plan_looks_back_on_only_bare_names_count():
    """A goal that was met stands among achievements, and 主要目标 among them would begin the goals."""
    assert ((), ("goals",)) == (
        parts_named("环境质量目标全面完成", False, bare=True), parts_named("主要目标", False, bare=True),
    )  # fmt: skip
