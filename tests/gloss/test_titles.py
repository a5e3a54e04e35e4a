"""Titles of documents in English, put together from what is known."""

import pytest

from app.gloss.titles import of_title


@pytest.mark.parametrize(
    ("english", "title"),
    [
        ("Beijing 14th Five-Year Plan for Energy Development", "北京市“十四五”时期能源发展规划"),
        ("Zhejiang Province 14th Five-Year Plan for Renewable Energy Development", "浙江省可再生能源发展“十四五”规划"),
        ("Jilin Province Action Plan for the Transformation and Upgrading of Industry (2017–2020)",
         "吉林省工业转型升级行动计划（2017－2020年）"),
        ("Beijing Plan for Territorial Ecological Restoration (2021–2035, Draft)",
         "北京市国土空间生态修复规划（2021年-2035年）（草案）"),
        ("Tianjin Implementation Plan for Energy Conservation and Emission Reduction in the 14th Five-Year Plan Period",
         "天津市“十四五”节能减排工作实施方案"),
        ("Action Plan for Carbon Peaking before 2030", "2030年前碳达峰行动方案"),
        ("Shandong Province Action Plan for Green and Low-Carbon Transition (2022)",
         "山东省绿色低碳转型2022年行动计划"),
        ("Tianjin Government Work Report (2025)", "2025年天津市政府工作报告"),
        ("Government Work Report", "政府工作报告"),
        ("Xinjiang Production and Construction Corps 14th Five-Year Plan for Ecological and Environmental Protection",
         "新疆生产建设兵团“十四五”生态环境保护规划"),
        ("Shanghai Pudong District Several Provisions on Green Finance Development",
         "上海市浦东新区绿色金融发展若干规定"),
    ],
)  # fmt: skip
def test_a_title_is_its_place_sort_subject_and_years(english, title):
    """A reader without Chinese learns from it which of hundreds of plans is worth opening."""
    assert english == of_title(title)


@pytest.mark.parametrize(
    ("english", "title"),
    [
        ("Opinions of the General Office of the State Council on Strengthening Environmental Protection",
         "国务院办公厅关于加强环境保护的意见"),
        ("Implementation Opinions of the CPC Committee of Jilin Province and the People's Government of Jilin Province "
         "on Supporting Green Development", "中共吉林省委吉林省人民政府关于支持绿色发展的实施意见"),
        ("Opinions of the Ministry of Finance and Other Departments on Strengthening Environmental Protection",
         "财政部等15部门关于加强环境保护的意见"),
        ("Notice of the State Council on Issuing the 14th Five-Year Plan for Energy Development",
         "国务院关于印发“十四五”能源发展规划的通知"),
        ("Notice on Issuing the Jilin Province Implementation Plan for Carbon Peaking (Trial)",
         "关于印发《吉林省碳达峰实施方案（试行）》的通知"),
        ("Working Rules of the State Council", "国务院工作规则"),
        ("Work Plan of the Department of Ecology and Environment of Jilin Province for Carbon Peaking (2021)",
         "吉林省生态环境厅2021年度碳达峰工作计划"),
    ],
)  # fmt: skip
def test_issuers_and_documents_handed_on_are_named(english, title):
    """Who says so, and what a notice passes on, are what tells such documents apart."""
    assert english == of_title(title)


@pytest.mark.parametrize(
    ("english", "title"),
    [
        ("Implementation Plan for Optimising the Energy Mix to Promote Green Development",
         "优化能源结构促进绿色发展实施方案"),
        ("Opinions on Promoting High-Quality Development and Carrying Out Carbon Peaking Work Properly",
         "关于推动高质量发展做好碳达峰工作的意见"),
        ("Action Plan for Scientific and Technological Support for Carbon Peaking", "科技支撑碳达峰行动方案"),
        ("Work Plan for Promoting Carbon Reduction and Developing Low-Carbon Industries",
         "推动降碳和发展低碳产业工作方案"),
    ],
)  # fmt: skip
def test_clauses_that_run_on_are_parted(english, title):
    """Read as one row of nouns, what is done for what would be turned round."""
    assert english == of_title(title)


@pytest.mark.parametrize(
    "title",
    [
        "吉林省某某实施方案",
        "某某厅关于绿色发展的意见",
        "关于印发《某某办法》的通知",
        "省委办公厅印发《关于绿色发展的意见》",
        "吉林省环境保护政府工作报告",
        "绿色发展",
        "实施方案",
        "",
    ],
)
def test_a_title_of_which_a_part_is_unknown_has_no_english(title):
    """Half a title would be another document's."""
    assert "" == of_title(title)
