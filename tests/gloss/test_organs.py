"""English names of issuing bodies."""

import pytest

from app.gloss.organs import of_issuer


@pytest.mark.parametrize(
    ("english", "name"),
    [
        ("General Office of the People's Government of Jilin Province", "吉林省人民政府办公厅"),
        ("People's Government of Jilin City", "吉林市人民政府"),
        ("Office of the People's Government of Yiwu City", "义乌市人民政府办公室"),
        ("Development and Reform Commission of Beijing", "北京市发展和改革委员会"),
        ("Development and Reform Commission of Jiangsu Province", "江苏省发展改革委"),
        ("Department of Industry and Information Technology of Guangxi Zhuang Autonomous Region",
         "广西壮族自治区工业和信息化厅"),
        ("Bureau of Industry and Information Technology of an unnamed city", "某市工业和信息化局"),
        ("Bureau of Finance of Xuhui District, Shanghai", "上海市徐汇区财政局"),
        ("People's Government of Ngawa Tibetan and Qiang Autonomous Prefecture", "阿坝州人民政府"),
        ("Department of Ecology and Environment of the Province", "省生态环境厅"),
        ("CPC Committee of Sichuan Province", "中共四川省委"),
        ("General Office of the CPC Committee of Gansu Province", "甘肃省委办公厅"),
        ("State Council", "国务院"),
        ("General Office of the State Council", "国务院办公厅"),
        ("Ministry of Ecology and Environment", "生态环境部"),
        ("Ministry of Finance", "中华人民共和国财政部"),
        ("Taizhou City Tax Service of the State Taxation Administration", "国家税务总局台州市税务局"),
        ("Harbin Central Sub-branch of the People's Bank of China", "中国人民银行哈尔滨中心支行"),
    ],
)  # fmt: skip
def test_a_body_is_its_place_and_its_organ(english, name):
    """A reader without Chinese learns from the issuer how much a plan binds whom."""
    assert english == of_issuer(name)


@pytest.mark.parametrize("name", ["吉林省某某厅", "某某厅", "长白山管委会某处", "产业规划研究院", "吉林省", ""])
def test_a_body_of_which_a_part_is_unknown_has_no_english(name):
    """Half a name would be another body's."""
    assert "" == of_issuer(name)
