"""Furniture: printed matter that is no text of the plan is recognised by kind, kept, and made no section of."""

import pytest

from app.domain.reading import Block
from app.structure.furniture import block_kind, is_organ, is_salutation, is_stamp, looks_like_title, names_a_document
from tests.structure.outline_factories import furniture, outline

NOTICE = (
    """示例省人民政府文件
示政发〔2015〕24号
示例省人民政府关于印发示例省产业发展规划的通知
各市人民政府，省政府各厅委、各直属机构：
现将《示例省产业发展规划》印发给你们，请认真贯彻执行。
示例省人民政府
2015年6月1日
（此件公开发布）
示例省产业发展规划
一、总体要求
"""
    + "坚持创新驱动，加快产业转型升级。" * 6
    + """
二、重点任务
"""
    + "做大做强汽车产业和食品产业。" * 7
    + """
抄送：省委各部门，省军区。
示例省人民政府办公厅 2015年6月2日印发
"""
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2015年6月1日", "date"),
        ("二○一五年六月一日", "date"),
        ("（2015 年 6 月 1 日）", "date"),
        ("2015-06-01", "date"),
        ("示政发〔2015〕24号", "doc-number"),
        ("示政发[2015]24号", "doc-number"),
        ("示政办发（2015）24 号", "doc-number"),
        ("（此件公开发布）", "release"),
        ("此件主动公开", "release"),
        ("示例省人民政府办公厅 2015年6月2日印发", "printed"),
        ("抄送：省委各部门。", "copy-to"),
        ("抄 送：省委各部门。", "copy-to"),
        ("联系人：张三，电话：0000-000000", "contact"),
        ("信息来源：示例省政府网", "site"),
        ("索引号：000014349/2015-00001", "site"),
        ("打印本页 关闭窗口", "site"),
        ("————————", "ornament"),
        ("一、总体要求", None),
        ("到2015年，全省汽车产量达到100万辆。", None),
        ("2015年6月1日，省政府召开会议。", None),
        ("汽车产业", None),
    ],
)
def test_a_line_is_known_by_its_look(text: str, kind: str | None) -> None:
    """A date of signature is no paragraph, and a paragraph that begins with a date is."""
    assert block_kind(Block(text, ())) == kind


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("doc-number", ["示政发〔2015〕24号"]),
        ("salutation", ["各市人民政府，省政府各厅委、各直属机构："]),
        ("signature", ["示例省人民政府"]),
        ("date", ["2015年6月1日"]),
        ("release", ["（此件公开发布）"]),
        ("copy-to", ["抄送：省委各部门，省军区。"]),
        ("printed", ["示例省人民政府办公厅 2015年6月2日印发"]),
        ("stamp", ["示例省人民政府文件"]),
        ("title", ["示例省人民政府关于印发示例省产业发展规划的通知", "示例省产业发展规划"]),
    ],
)
def test_a_notice_gives_up_its_letterhead_piece_by_piece(kind: str, expected: list[str]) -> None:
    """The record is read off these pieces: number, issuer, date, title."""
    assert furniture(NOTICE, kind) == expected


def test_furniture_is_in_no_paragraph() -> None:
    """Nobody who searches 省军区 wants the distribution list of every plan."""
    texts = [p.text for s in outline(NOTICE).sections for p in s.paragraphs]

    assert [text[:6] for text in texts] == ["现将《示例省", "坚持创新驱动", "做大做强汽车"]


def test_a_short_notice_is_not_taken_for_wrapped_text() -> None:
    """Title, salutation and sentence of a one-page notice happen to be of one width; they are three paragraphs."""
    text = (
        "示例省人民政府文件\n示政发〔2015〕24号\n示例省人民政府关于印发示例省产业发展规划的通知\n"
        "各市人民政府，省政府各厅委、各直属机构：\n现将《示例省产业发展规划》印发给你们，请认真贯彻执行。\n"
        "示例省人民政府\n2015年6月1日\n（此件公开发布）\n示例省产业发展规划\n一、总体要求\n坚持创新驱动。\n"
        "抄送：省委各部门，省军区。\n示例省人民政府办公厅 2015年6月2日印发\n"
    )

    assert furniture(text, "salutation") == ["各市人民政府，省政府各厅委、各直属机构："]


CONTENTS = (
    "示例省规划\n目 录\n一、总体要求…………1\n（一）指导思想…………1\n二、重点任务…………3\n三、保障措施…………9\n"
    "一、总体要求\n（一）指导思想\n坚持创新。\n二、重点任务\n做强汽车。\n三、保障措施\n加强领导。\n"
)


@pytest.mark.parametrize(
    "text",
    [
        CONTENTS,
        CONTENTS.replace("…………", "........."),
        CONTENTS.replace("…………", "　").replace("目 录", "目录"),
        CONTENTS.replace("目 录\n", ""),
        CONTENTS.replace("目 录", "目\n录"),
    ],
)
def test_a_contents_list_is_not_outlined_twice(text: str) -> None:
    """A list of headings at the front would double every section, and the first of each would be empty."""
    assert [s.anchor for s in outline(text).sections] == ["1", "1.1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各市、县人民政府，省政府各部门：", True),
        ("各有关单位：", True),
        ("各位代表：", True),
        ("现将有关事项通知如下：", False),
        ("重点任务如下：", False),
        ("各地要加强领导，落实责任。", False),
    ],
)
def test_whom_a_document_is_addressed_to(text: str, expected: bool) -> None:
    """主送机关 ends in a colon and names bodies; a sentence that announces a list ends in one too."""
    assert is_salutation(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例省人民政府", True),
        ("示例省人民政府办公厅", True),
        ("示例省发展和改革委员会 示例省财政厅", True),
        ("示例省工业和信息化厅", True),
        ("国务院", True),
        ("科技部", True),
        ("汽车产业", False),
        ("加强组织领导", False),
    ],
)
def test_a_signature_is_nothing_but_bodies(text: str, expected: bool) -> None:
    """Issuers are read from signatures; a task of the 厅 is none."""
    assert is_organ(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例省产业发展规划", True),
        ("示例省产业发展规划（2011—2015年）", True),
        ("关于促进汽车产业发展的实施意见", True),
        ("示例市人民政府关于印发示例市行动计划的通知", True),
        ("Outline Plan of Shili City", True),
        ("汽车产业", False),
        ("坚持创新驱动", False),
    ],
)
def test_a_title_names_a_kind_of_document(text: str, expected: bool) -> None:
    """What ends in 规划, 方案, 意见 or 通知 is the title of one."""
    assert names_a_document(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("示例省政府文件", True), ("特急", True), ("000123", True), ("汽车", False)]
)
def test_stamps_at_the_head(text: str, expected: bool) -> None:
    """特急 and a serial number are of the copy, not of the plan."""
    assert is_stamp(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例省产业规划", True),
        ("做强汽车产业。", False),
        ("一、目标", False),
        ("2015年6月1日", False),
        ("如下：", False),
    ],
)
def test_what_could_be_a_title(text: str, expected: bool) -> None:
    """Short, unpunctuated and unnumbered."""
    assert looks_like_title(text) is expected
