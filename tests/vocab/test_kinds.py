"""Kinds of document: which one a title's ending means, in both languages."""

import pytest

from app.errors import RecordInvalid
from app.vocab import kinds

TABLE = kinds.load()


@pytest.mark.parametrize(
    ("kind", "words", "title"),
    [
        ("规划", "规划", "吉林省工业发展规划"),
        ("规划", "总体规划", "白山市城市总体规划图集"),
        ("计划", "行动计划", "吉林省工业转型升级行动计划（2017－2020年）"),
        ("计划", "计划", "吉林省支柱优势产业跃升计划（2011-2015年）"),
        ("方案", "实施方案", "辽宁省传统工业转型升级实施方案"),
        ("方案", "实施方案", "某市实施方案（试行）（2021—2025年）"),
        ("方案", "工作方案", "《北京市试点工作方案》"),
        ("展望", "展望", "“十三五”辽源市工业和信息化工作展望"),
        ("意见", "若干意见", "关于发展工业的若干意见"),
        ("意见", "指导意见", "关于发展工业的指导意见"),
        ("通知", "通知", "关于印发规划的通知"),
        ("措施", "若干措施", "促进工业的若干措施"),
        ("报告", "工作报告", "2025年江西省政府工作报告"),
        ("纲要", "目标纲要", "第十四个五年规划和2035年远景目标纲要"),
        ("战略", "战略", "国家适应变化战略2035"),
        ("办法", "管理办法", "资金管理办法(试行)"),
        ("决定", "决定", "中共成都市委关于发展的决定"),
        ("批复", "批复", "国务院关于同意组建委员会的批复"),
        ("解读", "政策解读", "《吉林省工业发展规划》政策解读"),
        ("解读", "一图读懂", "一图读懂吉林省工业发展规划"),
        ("解读", "解读之二", "吉林省工业发展规划解读之二"),
        ("准则", "格式准则", "企业信息格式准则"),
        ("报告", "Report", "Report on the Work of the Government"),
        ("规划", "Plan", "Jilin Industrial Development Plan"),
        ("方案", "Scheme", "Implementation Scheme for Industry"),
    ],
)
def test_a_title_says_its_kind(kind, words, title):
    """The longest ending wins: an 实施意见 is an 意见 by those four characters."""
    assert (kind, words) == TABLE.of_title(title)


@pytest.mark.parametrize("title", ["吉林省", "2015年", "", "（2021—2025年）", "Jilin 2015"])
def test_a_title_without_such_an_ending_has_no_kind(title):
    """Unknown stays unknown."""
    assert None is TABLE.of_title(title)


@pytest.mark.parametrize("ending", [ending for ending, _ in TABLE.endings])
def test_every_ending_means_its_kind(ending):
    """The table itself is the promise: each of its endings is read as it says."""
    assert dict(TABLE.endings)[ending] == (TABLE.of_title(f"某某{ending}") or ("",))[0]


@pytest.mark.parametrize(
    ("zh", "en", "kind"), [("规划", "Plan", "规划"), ("方案", "Scheme", "方案"), ("某物", "某物", "某物")]
)
def test_a_kind_has_a_label_in_both_languages(zh, en, kind):
    """The Chinese word is the value; a word that is none of ours is shown as it is."""
    assert (zh, en) == (TABLE.label(kind, "zh"), TABLE.label(kind, "en"))


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("occurs twice", '[[kind]]\nid = "甲"\nen = "A"\n[[kind]]\nid = "甲"\nen = "B"\n'),
        ("English name", '[[kind]]\nid = "甲"\n'),
        (
            "only one",
            '[[kind]]\nid = "甲"\nen = "A"\nendings = ["子"]\n[[kind]]\nid = "乙"\nen = "B"\nendings = ["子"]\n',
        ),
    ],
)
def test_a_broken_table_of_kinds_is_refused(tmp_path, monkeypatch, message, text):
    """An ending of two kinds would be decided by the order of lines."""
    (tmp_path / kinds.FILE).write_text(text, encoding="utf-8")
    monkeypatch.setattr(kinds.resources, "files", lambda package: tmp_path)

    with pytest.raises(RecordInvalid, match=message):
        kinds.load.__wrapped__()
