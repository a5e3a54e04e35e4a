"""Issuing bodies: all that sign and only they, as printed; a broken name is mended or left out, never cut."""

import pytest

from app.annotate.bodies import is_body_line, join_upright, split_bodies
from app.annotate.issuers import full_government
from tests.annotate.annotate_factories import BODY, letter, record


@pytest.mark.parametrize(
    ("bodies", "line"),
    [
        (("吉林省人民政府",), "吉林省人民政府"),
        (("中共吉林省委", "吉林省人民政府"), "中共吉林省委 吉林省人民政府"),
        (("中共吉林省委", "吉林省人民政府"), "中共吉林省委吉林省人民政府"),
        (
            ("中共广西壮族自治区委员会", "广西壮族自治区人民政府"),
            "中共广西壮族自治区委员会广西壮族自治区人民政府",
        ),
        (("自然资源部", "生态环境部", "住房和城乡建设部"), "自然资源部 生态环境部 住房和城乡建设部"),
        (("国务院", "中央军委"), "国务院　中央军委"),
        (("江苏省财政厅",), "江 苏 省 财 政 厅"),
        (("市工业和信息化局", "市机关事务管理局"), "市工业和信息化局市机关事务管理局"),
        (("台州市财政局", "国家税务总局台州市税务局"), "台州市财政局、国家税务总局台州市税务局"),
        (("中国银保监会黑龙江监管局",), "中国银保监会黑龙江监管局"),
        (
            ("中国人民银行营业管理部", "中国银行保险监督管理委员会北京监管局"),
            "中国人民银行营业管理部 中国银行保险监督管理委员会北京监管局",
        ),
        (("吉林省人民政府",), "吉林省人民政府（代章）"),
        (("浙江省委", "省政府"), "浙江省委省政府"),
        (("交通运输部", "公安部", "商务部"), "交通运输部公安部商务部"),
        (("省邮政管理局", "南京海关"), "省邮政管理局 南京海关"),
        (("国务院办公厅",), "国务院办公厅&sp;"),
    ],
)
def test_a_line_names_its_bodies_one_by_one(bodies, line):
    """Issuers are a list; two joined into one are found under neither name."""
    assert bodies == split_bodies(line)


@pytest.mark.parametrize(
    ("is_one", "line"),
    [
        (True, "吉林省人民政府"),
        (True, "北京市规划和自然资源委员会"),
        (True, "佛山市住房公积金管理中心"),
        (True, "国务院"),
        (False, "吉林省工业发展规划"),
        (False, "各市人民政府"),
        (False, "关于印发规划的通知"),
        (False, "吉林省工业设计研究院"),
        (False, "某某汽车有限公司"),
        (False, "国务院办公厅转发国家教委"),
        (False, "及申报要求江苏省科学技术厅"),
        (False, ""),
    ],
)
def test_a_line_of_bodies_is_told_from_others(is_one, line):
    """An institute that drew a plan up, or the cities it is sent to, did not issue it."""
    assert is_one is is_body_line(line)


@pytest.mark.parametrize(
    ("bodies", "characters"),
    [
        (("财政部",), "财政部"),
        (("教育部", "科技部"), "教育部科技部"),
        (("国管局",), "国管局"),
        ((), "目录"),
        ((), "部"),
    ],
)
def test_names_printed_one_character_a_line_are_joined(bodies, characters):
    """A typeset signature spreads short names over lines; half a name is none."""
    assert bodies == join_upright(characters)


@pytest.mark.parametrize(
    ("issuers", "signature"),
    [
        (("吉林省人民政府",), "吉林省人民政府\n2017年7月21日"),
        (("中共吉林省委", "吉林省人民政府"), "中共吉林省委\n吉林省人民政府\n2017年7月21日"),
        (("吉林省财政厅", "吉林省商务厅"), "吉林省财政厅\n\n吉林省商务厅\n（盖章）\n2017年7月21日"),
        (("邯郸市人民政府",), "邯郸市人\n民政府\n2017年7月21日"),
        (("宁夏回族自治区人民政府",), "宁夏回\n族自治区人民政府\n2017年7月21日"),
        (("吉林省财政厅",), "吉林省财政厅\n（吉林省发展和改革委员会代章）\n2017年7月21日"),
        (
            ("国家能源局", "财政部", "自然资源部"),
            "国 家 能 源 局\n\n财\n\n政\n\n部\n\n自 然 资 源 部\n\n2021年10月21日",
        ),
        (
            ("佛山市财政局", "中国银行保险监督管理委员会佛山监管分局"),
            "佛山市财政局\n\n中国银行保险监督管理\n\n委员会佛山监管分局\n\n2022年3月4日",
        ),
        (
            ("吉林省财政厅", "吉林省商务厅", "吉林省水利厅"),
            "吉林省财政厅\n\n吉林省商务厅\n\n工业规划附图.rar\n\n吉林省水利厅\n\n2022年3月4日",
        ),
    ],
)
def test_all_who_sign_are_issuers(issuers, signature):
    """Half a list of issuers is a wrong one."""
    text = letter(title="关于印发《吉林省工业发展规划》的通知", signature=signature, plan="吉林省工业发展规划")

    assert issuers == record(text).issuer


@pytest.mark.parametrize(
    ("issuers", "head"),
    [
        (("辽宁省人民政府",), "辽宁省人民政府文件\n\n辽政发〔2015〕24号\n\n辽宁省人民政府关于印发辽宁省工业方案的通知"),
        (("辽宁省人民政府",), "辽宁省人民政府关于印发辽宁省工业方案的通知"),
        (("科技部",), "科技部等九部门关于印发辽宁省工业方案的通知"),
        ((), "关于印发辽宁省工业方案的通知"),
    ],
)
def test_without_a_signature_the_letterhead_or_the_title_says_who(issuers, head):
    """Where neither says, the issuer is unknown: the place alone names no government."""
    assert issuers == record(letter(title=head, plan="辽宁省工业实施方案")).issuer


def test_the_office_that_prints_is_not_the_issuer():
    """…办公厅 印发 is in the foot of every government's document."""
    text = letter(
        title="辽宁省人民政府文件\n\n辽宁省人民政府关于印发辽宁省工业方案的通知",
        plan="辽宁省工业实施方案",
        foot="抄送：省委各部委，省人大常委会办公厅。\n\n辽宁省人民政府办公厅\n\n2015年7月27日印发",
    )

    assert ("辽宁省人民政府",) == record(text).issuer


def test_who_leads_by_the_title_is_kept_where_the_signature_lost_him():
    """A signature whose first line was taken for the attachment list is completed by the title."""
    text = letter(
        title="国家发展改革委等部门关于印发钢铁行业方案的通知",
        signature="工业和信息化部\n生态环境部\n2021年11月15日",
        plan="钢铁行业方案",
    )

    assert ("国家发展改革委", "工业和信息化部", "生态环境部") == record(text).issuer


@pytest.mark.parametrize(
    ("issuers", "cover"),
    [
        (("科技部", "教育部", "财政部"), "科技部\n教育部\n财政部\n2022年6月24日"),
        (("科技部",), "教育部\n2022年6月24日"),
        (("科技部",), ""),
    ],
)
def test_a_title_that_names_one_of_several_leaves_the_list_to_the_cover(issuers, cover):
    """科技部等三部门 is one name of three; the list on the cover has them all."""
    assert issuers == record(f"科技部等三部门关于发展工业的意见\n\n{cover}{BODY}").issuer


def test_names_of_places_that_are_none_are_nobodys():
    """A scan reads 厦门市 as 园门市; no such body is put into a citation."""
    text = letter(
        title="关于印发《海洋发展规划》的通知",
        signature="园门市生态环境局\n目门市财政局\n2022年2月3日",
        plan="海洋发展规划",
    )

    assert () == record(text).issuer


@pytest.mark.parametrize(
    ("full", "name", "place"),
    [
        ("四川省人民政府", "省人民政府", "四川省"),
        ("重庆市人民政府", "市政府", "重庆市"),
        ("省生态环境厅", "省生态环境厅", "四川省"),
        ("省人民政府", "省人民政府", None),
    ],
)
def test_only_a_bare_government_is_given_its_place(full, name, place):
    """我代表省人民政府 of Sichuan is its government; departments keep the name they print."""
    assert full == full_government(name, place)


def test_a_plan_alone_has_no_issuer():
    """Title, dates and issuer are never inferred."""
    found = record("辽源市工业发展展望" + BODY)

    assert ((), "unknown") == (found.issuer, found.evidence["issuer"].state)


@pytest.mark.parametrize(
    ("issuers", "text"),
    [
        (("省财政厅", "省商务厅"), f"关于发展工业的意见\n省财政厅 省商务厅{BODY}"),
        (("吉林省财政厅",), f"吉林省工业发展规划\n2021年5月\n吉林省财政厅{BODY}"),
        (("中共辽源市委", "辽源市人民政府"), f"中共辽源市委\n辽源市人民政府\n《关于发展工业的实施方案》{BODY}"),
        (("省财政厅",), f"省财政厅2022年工业发展工作计划{BODY}"),
        (
            ("中共吉林省委", "吉林省人民政府"),
            f"中共吉林省委、吉林省人民政府贯彻落实《关于发展工业的意见》的实施意见{BODY}",
        ),
        (
            ("财政部", "商务部"),
            letter("财政部 商务部关于印发《工业发展办法》的通知", "", "商务部\n2022年3月14日", "工业发展办法"),
        ),
    ],
)
def test_bodies_around_the_title_are_the_issuers(issuers, text):
    """Joint documents print them on the cover, over the title or in it; a signature that lost a line is completed."""
    assert issuers == record(text).issuer
