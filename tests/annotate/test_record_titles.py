"""Titles: as printed over the plan, joined where they break; never the notice's where the plan's own is there."""

import pytest

from app.annotate.title_text import clean_title
from tests.annotate.annotate_factories import BODY, letter, record


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("辽源市工业发展规划", "辽源市工业发展规划"),
        ("吉林省支柱产业跃升计划（2011-2015年）", "吉林省支柱产业\n跃升计划（2011-2015年）"),
        ("吉林省工业行动计划（2017－2020年）", "吉林省工业行动计划\n（2017－2020年）"),
        ("“十三五”辽源市工业发展展望", "“十三五”辽源市工业发展展望"),
        ("国家适应变化战略2035", "国家适应变化战略2035"),
        ("吉林省政府工作报告", "吉林省政府工作报\n告"),
        ("2025年吉林省政府工作报告", "2025年吉林省政府工作报告\n政府工作报告"),
        ("毕节市计量方法（试行）", "毕节市计量方法（试\n行）"),
        ("吉林省工业发展规划", "《吉林省工业发展规划》"),
        ("白山市建设规划（2021—2035年）", "白山市建设规划\n（2021—2035年）"),
    ],
)
def test_a_title_is_as_printed_joined_over_its_lines(title, head):
    """It is copied into citations: not a character may be missing or added."""
    assert title == record(head + BODY).title_zh


@pytest.mark.parametrize(
    ("title", "notice", "plan"),
    [
        (
            "吉林省工业发展规划",
            "吉林省人民政府关于印发吉林省工业发展规划的通知",
            "吉林省工业发展规划",
        ),
        (
            "吉林省工业发展规划（2021—2025年）",
            "关于印发《吉林省工业发展规划》的通知",
            "吉林省工业发展规划（2021—2025年）",
        ),
    ],
)
def test_the_plan_is_named_by_its_own_title_not_by_the_notice(title, notice, plan):
    """A reader looks for the plan; the letter that came with it has another name."""
    assert title == record(letter(title=notice, plan=plan)).title_zh


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("吉林省工业发展规划", "吉林省工业发展规划\n吉林省工业和信\n息化厅二〇二二年"),
        ("吉林省工业发展规划", "吉林省工业发展规划\n加快工业由大变强，事关全省大局和长远发展，责任重大"),
    ],
)
def test_the_notice_says_where_the_plans_title_ends(title, plan):
    """A cover's imprint or a first sentence that a scan put under the title is no part of it."""
    signature = "吉林省人民政府\n2022年5月6日"

    assert title == record(letter(f"关于印发《{title}》的通知", signature=signature, plan=plan)).title_zh


def test_a_file_of_several_plans_has_the_title_of_their_notice():
    """Three schemes in one file: the name of the first alone would be wrong for the other two."""
    title, signature = "白山市人民政府关于印发冶金、建材两个方案的通知", "白山市人民政府\n2022年3月7日"
    text = letter(title=title, signature=signature, plan="白山市冶金行业实施方案")

    assert "白山市人民政府关于印发冶金、建材两个方案的通知" == record(text).title_zh


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("吉林省工业发展规划", "吉林省工业发展规划吉林省工业发展规划"),
        ("吉林省人民政府关于发展工业的意见", "吉林省人民政府关于发工业的意见吉林省人民政府关于发展工业的意见"),
        ("白山市2020年工作要点", "白山市2020年工作要点二〇二〇年三月"),
        ("吉林省工业发展规划", "吉林省工业发展规划（吉政发〔2015〕3号）"),
        ("吉林省促进条例", "吉林省促进条例（2021年5月27日省人民代表大会常务委员会通过）"),
        ("甘肃省工业规划", "«甘肃省工业规划»"),
        ("REPORT ON THE WORK OF THE GOVERNMENT", "REPORT ON THE WORK OF THE GOVERNMENT--Delivered at a Session"),
    ],
)
def test_what_is_printed_behind_a_title_is_not_its_part(title, text):
    """Web pages print titles twice, and notes of adoption, numbers and dates behind them."""
    assert title == clean_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求\n\n坚持创新。\n\n二、主要任务\n\n做大总量。\n",
        "各位代表：\n\n　　现在报告工作，请予审议。\n\n　　一、工作回顾\n\n　　过去一年成绩很大。\n",
        "　　为贯彻《中国制造2025》，加快发展，现提出如下安排。\n\n一、总体要求\n\n坚持创新。\n",
    ],
)
def test_a_title_that_is_not_printed_is_unknown(text):
    """Titles are never made up, not even from the documents a text cites."""
    found = record(text)

    assert (None, "unknown") == (found.title_zh, found.title_state)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("规划", "吉林省工业发展规划"),
        ("计划", "吉林省工业行动计划（2017－2020年）"),
        ("方案", "辽宁省工业实施方案"),
        ("展望", "“十三五”辽源市工业发展展望"),
        ("意见", "吉林省关于发展工业的若干意见"),
        ("通知", "白山市关于做好工业统计的通知"),
        ("措施", "吉林省促进工业的若干措施"),
        ("报告", "2021年吉林省政府工作报告"),
        ("办法", "吉林省工业资金管理办法（试行）"),
    ],
)
def test_the_kind_is_the_word_the_title_ends_with(kind, title):
    """`kind` is a facet; it is what the document calls itself."""
    assert kind == record(title + BODY).kind


def test_the_kind_of_a_plan_without_a_title_is_what_its_opening_calls_it():
    """It is marked inferred, since no title says it."""
    found = record(BODY.replace("制定本文", "制定本方案"))

    assert ("方案", "inferred") == (found.kind, found.evidence["kind"].state)


def test_a_notice_alone_is_named_as_a_notice():
    """A notice that only tells of a plan is not that plan."""
    text = "白山市人民政府关于做好工业统计的通知\n\n各县区：\n\n　　现就有关事项通知如下。" + BODY

    assert "白山市人民政府关于做好工业统计的通知" == record(text).title_zh


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于发展工业的指导意见", f"财政部\n商务部\n文\n件\n财发〔2020〕57号\n\n关于发展工业的指导意见{BODY}"),
        ("关于发展工业的若干措施", "辽源市人民政府印发《关于发展工业的若干措施》的通知\n各县区人民政府：" + BODY),
        ("辽源市工业发展规划", f"　　围绕“建设工业强市”的目标，编制《辽源市工业发展规划》。{BODY}"),
        ("吉林省设备更新技术指南(试行)", "关于印发《吉林省设备更新技术指南(试行) ~的通知\n各市人民政府：" + BODY),
        ("吉林省工业规划（2021—2025年）", f"　　现将《吉林省工业规划（2021—2025年）》印发给你们。{BODY}"),
        (
            "吉林省大会关于发展工业的决定",
            f"吉林省大会关于发展工业的决定\n（2021年11月19日第三十四次会议通过）\n为了加快发展，作出如下决定：{BODY}",
        ),
        ("国家适应变化战略2035", f"国家适应变化战略2035\n二〇二二年五月\n　　首次发布《国家适应变化战略》。{BODY}"),
        (
            "REPORT ON THE WORK OF THE GOVERNMENT",
            "REPORT ON THE WORK OF THE GOVERNMENT\nDelivered at the National People’s Congress on March 5, 2018\n"
            "Li Ming, Premier of the State Council\n\nFellow Deputies,\n\nI. Review\n\nWe worked.\n",
        ),
    ],
)
def test_a_title_is_found_wherever_it_is_printed(title, text):
    """Among paragraphs, glued to a salutation, in the preface, behind a misread sign; and it ends where it ends."""
    found = record(text)

    assert title == (found.title_zh or found.title_en)
