"""Province, city and level: stated by issuer or title, else inferred and marked, else unknown."""

import pytest

from app.domain.record import RECORD_FIELDS
from tests.annotate.annotate_factories import BODY, letter, record


@pytest.mark.parametrize(
    ("province", "city", "level", "title"),
    [
        ("220000", None, "province", "吉林省工业发展规划"),
        ("220000", "220400", "city", "辽源市工业发展规划"),
        ("220000", "220400", "city", "“十三五”辽源市工业发展展望"),
        ("220000", "220200", "city", "吉林市工业发展规划"),
        ("110000", None, "province", "北京市工业发展规划"),
        ("330000", "330700", "county", "义乌市工业发展规划"),
        ("440000", "440100", "county", "广州市黄埔区工业发展办法"),
        ("450000", None, "province", "广西壮族自治区工业发展规划"),
        (None, None, "national", "国家工业发展规划"),
        (None, None, "national", "国务院关于发展工业的意见"),
        (None, None, None, "工业发展规划"),
        (None, None, None, "朝阳工业发展规划"),
    ],
)
def test_the_title_says_where_a_plan_applies(province, city, level, title):
    """Province and city are the first facets; 朝阳 alone could be any of three places and is left out."""
    found = record(title + BODY)
    codes = (found.province and found.province.code, found.city and found.city.code)

    assert (province, city, level) == (*codes, found.level)


@pytest.mark.parametrize(
    ("province", "city", "level", "signature"),
    [
        ("220000", None, "province", "中共吉林省委\n吉林省人民政府\n2017年7月21日"),
        ("230000", "230100", "city", "哈尔滨市财政局\n中国银保监会黑龙江监管局\n2020年11月27日"),
        (None, None, "province", "重庆市人民政府办公厅\n四川省人民政府办公厅\n2022年2月15日"),
        (None, None, "national", "国家发展改革委\n工业和信息化部\n2022年2月15日"),
    ],
)
def test_the_issuer_says_where_a_plan_applies(province, city, level, signature):
    """A plan that two provinces issue together belongs to neither alone."""
    found = record(letter(title="关于印发《工业发展规划》的通知", signature=signature, plan="工业发展规划"))
    codes = (found.province and found.province.code, found.city and found.city.code)

    assert (province, city, level) == (*codes, found.level)


@pytest.mark.parametrize("branch", ["人行营业管理部", "国家税务总局市税务局", "中国人民银行"])
def test_departments_of_an_unnamed_city_are_not_the_nations(branch):
    """市生态环境局 and a branch of the tax service signed; the title names the city."""
    signature = f"市生态环境局\n{branch}\n2022年6月17日"
    found = record(letter(title="关于印发《北京市试点方案》的通知", signature=signature, plan="北京市试点方案"))

    assert ("110000", "province") == (found.province and found.province.code, found.level)


def test_places_in_the_text_allow_an_inference_that_says_so():
    """A plan whose title was lost still has its counties; a reader must see that this is our conclusion."""
    clusters = "推进东港再生资源、凤城增压器、宽甸装饰材料和振安区电气集群，我市各县配合。"
    text = BODY.replace("支持企业", clusters + "支持企业")
    text = text.replace("各有关部门", "东港市、凤城市、宽甸县负责落实。各有关部门")
    found = record(text)
    states = (found.evidence["province"].state, found.evidence["city"].state)

    assert ("210600", "inferred", "inferred") == (found.city and found.city.code, *states)


def test_a_plan_about_a_place_is_not_that_places_plan():
    """支持宁夏建设… is issued over Ningxia's head: the province is inferred, whose level is unknown."""
    text = BODY.replace("支持企业", "支持宁夏。宁夏、银川、石嘴山要先行。支持企业")
    found = record("支持宁夏建设先行区实施方案" + text)

    assert (None, "unknown") == (found.level, found.evidence["level"].state)


def test_every_field_has_its_evidence_and_unknown_says_so():
    """Unknown is shown, filtered for and never guessed."""
    found = record("　　加快改造提升，延伸链条。\n")

    assert dict.fromkeys(RECORD_FIELDS, "unknown") == {name: e.state for name, e in found.evidence.items()}


@pytest.mark.parametrize(
    ("province", "number", "signature"),
    [
        ("120000", "津发改双碳〔2022〕93号", "市发展改革委"),
        ("220000", "吉发改〔2022〕93号", "省发展改革委"),
        (None, "宁发改〔2022〕93号", "市发展改革委"),
        (None, "发改〔2022〕93号", "省发展改革委"),
    ],
)
def test_the_sign_of_a_number_says_which_province_a_body_is_of(province, number, signature):
    """津 of a body that calls itself the city's is Tianjin; 宁 may be Nanjing or Ningxia and says nothing."""
    text = letter("关于印发《工业发展措施》的通知", number, f"{signature}\n2022年3月30日", "工业发展措施")
    found = record(text).province

    assert province == (found and found.code)
