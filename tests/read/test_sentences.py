"""Whether a sentence goes on in the next line: what its words tell, wherever the two lines stand."""

import pytest

from app.read.sentences import balanced, ended, ends_in_comma, has_sentence, is_date, stops, unclosed, words_go_on


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("本规划已经市人民政府研究同", "意，现印发给你们。"),
        ("推进产业园区循环化改造和清洁生", "产。"),
        ("坚持“绿水青山就是金", "山银山”的理念，加快转型。"),
        ("依据《示例省汽车产业", "发展规划》编制本方案。"),
        ("按职责分工负责（省生态环境", "厅、省财政厅）。"),
        ("全省单位产值能耗下降，到2025", "年，建成三个基地。"),
        ("新增装机容量，达到3000", "万千瓦以上。"),
        ("本作品是示例省的", "法律、法规。"),
        ("本作品是示例省的", "法律"),
        ("强化围填海监督管理，继续", "实施最严格的管控要求。"),
        ("依照条例等有关", "法律、法规处理。"),
        ("未按规定披露信息，有下列行为之一", "的，由主管部门责令改正。"),
        ("根据两份文件（示政发〔2019〕7号）", "等有关规定制定。"),
    ],
)
def test_an_open_sentence_goes_on(before: str, after: str) -> None:
    """A phrase that runs across the line end is found only if both lines are one paragraph."""
    assert words_go_on(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("做大汽车产业。", "意，现印发给你们。"),
        ("深化改革创新", "坚持问题导向，完善制度。"),
        ("强化公众参与", "完善机制，加强监督。"),
        ("推动碳达峰碳中和", "制定方案，分步实施。"),
        ("十五、收费", "无。"),
        ("锦州市全域，义县，北镇", "固沙屏障"),
        ("（二）抓项目，促发展", "坚持项目为王，分步实施。"),
        ("编制目的", "为了加快发展，制定本规划。"),
        ("指标", "注：数据来自统计年鉴。"),
        ("示例市人民政府办公室关于印发规划的", "补充说明与实施办法"),
        ("规模以上企业为目标的", "5"),
        ("优良天数比例", "年均值"),
        ("关于做好工作的通知", "但，各地可以调整。"),
        ("（一）目标", "“十三五”时期，产业发展。"),
    ],
)
def test_what_may_stand_alone_is_not_drawn_in(before: str, after: str) -> None:
    """A heading joined to the paragraph below takes its section out of the outline; a cell would change its row."""
    assert not words_go_on(before, after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做大汽车产业。", True),
        ("（由省工信厅负责。）", True),
        ("主要任务如下：", True),
        ("build parks.", True),
        ("3.", False),
        ("提高覆盖率。（省工信厅负责）", True),
        ("推进转型（省工信厅负责）", False),
        ("《示例省规划》", False),
        ("推进转型", False),
        ("”", True),
    ],
)
def test_a_sentence_ends_with_its_stop(text: str, expected: bool) -> None:
    """Brackets and quotation marks behind the stop belong to the sentence; 》 by itself ends nothing."""
    assert expected is ended(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("推进转型，做大产业；", 2), ("推进转型,做大产业 , 做强.", 3), ("PM2.5, 3.5 e.g.", 0), ("大气、水", 0)],
)
def test_half_width_stops_count_behind_chinese_words_only(text: str, expected: int) -> None:
    """Some files print , for ，; the point in 3.5 is none of them."""
    assert expected == stops(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进清洁生产。组织开展审核", True),
        ("推进清洁生产.组织开展审核", True),
        ("（一）指导思想。", False),
        ("达到2.5万吨", False),
    ],
)
def test_only_prose_has_a_sentence_behind_a_sentence(text: str, expected: bool) -> None:
    """No title has a full stop and more words; that is how running text is told from one."""
    assert expected is has_sentence(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("甲市、乙市、", True), ("推进转型 ,", True), ("1,", False), ("推进", False)]
)
def test_a_comma_at_the_end_is_seen_in_both_widths(text: str, expected: bool) -> None:
    """What ends in a comma goes on, in files that print either."""
    assert expected is ends_in_comma(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("评估”程序进行。", False), ("“评估”程序进行。", True), ("市）人民政府", False), ("无括号。", True)],
)
def test_a_paragraph_closes_nothing_it_has_not_opened(text: str, expected: bool) -> None:
    """A line that closes another line's quotation is the rest of a sentence, and no beginning."""
    assert expected is balanced(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("依据《示例省规划", True), ("依据《示例省规划》", False), ("（一）目标", False)]
)
def test_an_open_bracket_is_seen(text: str, expected: bool) -> None:
    """What stands in one pair of brackets stands in one paragraph."""
    assert expected is unclosed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2015年6月1日", True), ("二○一一年四月十一日", True), ("2015年6月1日印发", True), ("2015年产值翻番", False)],
)
def test_a_date_alone_is_a_signatures(text: str, expected: bool) -> None:
    """Joined to the paragraph above it, the date of signing would be lost to the record."""
    assert expected is is_date(text)
