"""Which plan a title or a number names: the one it is, or none."""

import pytest

from app.domain.record import Record, Region
from app.store.naming import Holding, Names, title_key

JILIN, HUNAN = Region("220000", "吉林省"), Region("430000", "湖南省")
CHANGCHUN = Region("220100", "长春市")


def plan(slug, title, number=None, issued=None, province=None, city=None, level=None):
    """A record as names see it."""
    return Record(
        slug, title_zh=title, doc_number=number, issued=issued, province=province, city=city, level=level
    )  # fmt: skip


HELD = (
    plan("auto", "吉林省汽车产业发展规划（2016—2020年）", "吉政发〔2016〕5号", "2016-03-01", JILIN),
    plan("outline", "吉林省国民经济和社会发展第十二个五年规划纲要", None, "2011-02", JILIN),
    plan("state", "国务院关于加快培育和发展战略性新兴产业的决定", "国发〔2010〕32号", "2010-10-10", level="national"),
    plan("green", "关于加快推动绿色发展的实施意见", "湘政发〔2015〕1号", "2015-01-01", HUNAN),
    plan("made", "国务院关于印发《中国制造2025》的通知", "国发〔2015〕28号", "2015-05-08", level="national"),
    plan("report-2015", "2015年工业经济运行报告书", None, None, JILIN),
    plan("report-2016", "2016年工业经济运行报告书", None, None, JILIN),
    plan("twin-1", "某某地区承接产业转移示范规划", None, None, JILIN),
    plan("twin-2", "某某地区承接产业转移示范规划", None, None, JILIN),
)
NAMES = Names(Holding(record) for record in HELD)
CITING = {
    "jilin": plan("citing", "吉林省装备规划", None, "2017-01-01", JILIN),
    "changchun": plan("citing", "长春市装备规划", None, "2017-01-01", JILIN, CHANGCHUN),
    "hunan": plan("citing", "湖南省装备规划", None, "2017-01-01", HUNAN),
    "early": plan("citing", "吉林省装备规划", None, "2009-01-01", JILIN),
    "nowhere": plan("citing", "装备规划"),
}


@pytest.mark.parametrize(
    ("expected", "title", "number"),
    [
        # As printed, but for widths, quotation marks and the frame it was published in.
        (("auto",), "吉林省汽车产业发展规划（2016—2020年）", None),
        (("auto",), "吉林省汽车产业发展规划(2016-2020年)", None),
        (("auto",), "吉林省人民政府关于印发《吉林省汽车产业发展规划（2016—2020年）》的通知", None),
        (("auto",), "吉林省人民政府关于印发吉林省汽车产业发展规划（2016—2020年）的通知", None),
        (("made",), "中国制造2025", None),
        (("state",), "国务院关于加快培育和发展战略性新兴产业的决定", None),
        # The years may be left out; they may not be others.
        (("auto",), "吉林省汽车产业发展规划", None),
        ((), "吉林省汽车产业发展规划（2011—2015年）", None),
        ((), "2017年工业经济运行报告书", None),
        (("report-2016",), "2016年工业经济运行报告书", None),
        # 第十二个五年 is 十二五.
        (("outline",), "吉林省国民经济和社会发展“十二五”规划纲要", None),
        (("outline",), "吉林省国民经济和社会发展第十二个五年规划纲要", None),
        ((), "吉林省国民经济和社会发展第十三个五年规划纲要", None),
        # A number decides, and one that differs says that it is another document.
        (("auto",), None, "吉政发[2016]5号"),
        (("auto",), "汽车规划", "吉政发〔2016〕5号"),
        ((), "吉林省汽车产业发展规划", "吉政发〔2012〕9号"),
        ((), None, "吉政发〔2016〕6号"),
        # Like one that is held, and not that one.
        ((), "吉林省汽车零部件产业发展规划", None),
        ((), "辽宁省汽车产业发展规划", None),
        ((), "汽车产业发展规划", None),
        ((), "关于加快培育和发展战略性新兴产业的决定", None),
        ((), "规划纲要", None),
        ((), "", None),
        # Two would do: both are told, and none is meant for certain.
        (("twin-1", "twin-2"), "某某地区承接产业转移示范规划", None),
    ],
)
def test_a_name_names_the_plan_it_is_the_name_of(expected, title, number):
    """A wrong link sends a reader to another province's plan; a missing one only to the search."""
    assert expected == NAMES.find(title, number).plans


@pytest.mark.parametrize(
    ("expected", "title", "near"),
    [
        # A title without a place is that of the place that says it, or of the whole country.
        ((), "关于加快推动绿色发展的实施意见", "jilin"),
        (("green",), "关于加快推动绿色发展的实施意见", "hunan"),
        ((), "关于加快推动绿色发展的实施意见", "nowhere"),
        (("made",), "中国制造2025", "jilin"),
        # One that names its place is known everywhere.
        (("auto",), "吉林省汽车产业发展规划", "hunan"),
        (("auto",), "吉林省汽车产业发展规划", "changchun"),
        # Nothing is cited before there was any of it.
        ((), "吉林省汽车产业发展规划", "early"),
    ],
)
def test_who_names_it_tells_which_one_is_meant(expected, title, near):
    """Ten provinces have 《关于加快推动绿色发展的实施意见》; each means its own."""
    assert expected == NAMES.find(title, None, CITING[near]).plans


def test_two_of_one_name_are_never_one():
    """Unknown stays unknown."""
    assert None is NAMES.find("某某地区承接产业转移示范规划").plan


@pytest.mark.parametrize(
    ("own", "title"),
    [
        (True, "吉林省汽车产业发展规划"),
        (True, "吉林省汽车产业发展规划（2016—2020年）"),
        (False, "吉林省汽车产业发展规划（2011—2015年）"),
        (False, "中国制造2025"),
        (False, None),
    ],
)
def test_a_plan_knows_its_own_name(own, title):
    """The notice that forwards a plan cites nothing by naming it."""
    assert own == NAMES.is_own(title, HELD[0])


def test_a_title_too_short_to_be_a_name_has_no_key():
    """《实施方案》 is that of hundreds."""
    assert None is title_key("实施方案")
