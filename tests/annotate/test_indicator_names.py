"""
What a number measures, where its words are spread over clauses or end in words that measure nothing.

A name must be understood where it stands alone, in a list of many plans; sentences are made up after real plans.
"""

import pytest

from tests.annotate.test_targets_of_sentences import said


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("到2020年，打造15个主业突出、配套完善，创新能力强的产业集群。", ["产业集群"]),
        ("到2020年，完成900户规模以上纺织企业智能化改造。", ["规模以上纺织企业智能化改造"]),
        ("到2020年，60%以上县级城市达到节水型城市标准。", ["县级城市达到节水型城市标准"]),
        ("今年再解决3200万农村人口的饮水安全问题。", ["农村人口的饮水安全问题"]),
    ],
)
def test_what_is_counted_is_named_whole(text: str, indicators: list[str]) -> None:
    """主业突出 or 规模 says what clusters are like; a reader asks what is counted."""
    assert indicators == said(text, "indicator")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("到2020年，水土保持率达到85%。", ["水土保持率"]),
        ("到2020年，规范化整治完成率达到80%。", ["规范化整治完成率"]),
        ("到2020年，产值增长率达到8%。", ["产值"]),
    ],
)
def test_a_rate_keeps_its_name_unless_it_is_growth(text: str, indicators: list[str]) -> None:
    """保持率 is a rate of its own; 增长率 of 产值 is growth of 产值."""
    assert indicators == said(text, "indicator")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("今年进出口总额预期增长7.5%左右。", ["进出口总额"]),
        ("到2020年，污水收集率达到70%或在2015年基础上增加5个百分点。", ["污水收集率", "污水收集率"]),
        ("到2020年，化肥使用量逐年下降2%。", ["化肥使用量"]),
        ("到2020年，数据中心电能利用效率普遍不超过1.5。", ["数据中心电能利用效率"]),
        ("在今后八年里，我们要实现国民收入再翻一番。", ["国民收入"]),
        ("社会商品零售总额，要在上年水平的基础上压缩20%。", ["社会商品零售总额"]),
        ("根据国家目标，提出单位国内生产总值能耗到2020年降低15%。", ["单位国内生产总值能耗"]),
    ],
)
def test_what_a_number_is_held_against_is_no_part_of_its_name(text: str, indicators: list[str]) -> None:
    """基础上 or 预期 in a list of indicators tells nothing, and keeps numbers of one indicator apart."""
    assert indicators == said(text, "indicator")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "到2020年，光伏装机超过300万千瓦，装机占比达到21%以上。",
            ["光伏装机", "光伏装机占比"],
        ),
        ("到2020年，实施环境监测项目30项，需投资4亿元。", ["环境监测项目", "环境监测项目需投资"]),
        ("到2020年，生物质装机达到300万千瓦，新增装机60万千瓦以上。", ["生物质装机", "生物质新增装机"]),
        ("到2020年，风电新增1200万千瓦，新增投资约900亿元。", ["风电", "风电新增投资"]),
    ],
)
def test_a_share_or_a_cost_is_of_what_was_named_before(text: str, indicators: list[str]) -> None:
    """装机占比 and 总投资 alone are of anything."""
    assert indicators == said(text, "indicator")


def test_a_watchword_with_a_number_is_no_target() -> None:
    """“六个100%” is the name of six rules for building sites."""
    assert [] == said("到2020年，施工工地全面落实扬尘防控“六个100%”。", "indicator")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("到2020年，光伏发电新增约1800万千瓦。", "新增光伏发电"),
        ("到2020年，光伏发电增加到1800万千瓦。", "光伏发电"),
        ("到2020年，光伏发电达到1800万千瓦。", "光伏发电"),
        ("到2020年，新增光伏发电1800万千瓦。", "新增光伏发电"),
    ],
)
def test_what_is_added_is_another_thing_than_what_is_reached(text: str, subject: str) -> None:
    """Side by side, 1800 more and 4500 in all would look like less."""
    assert [subject] == [measure.subject for measure in said(text, "measure")]  # type: ignore[attr-defined]
