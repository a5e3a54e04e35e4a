"""Headings of plans in English, put together from words."""

import pytest

from app.gloss.cutting import split_words
from app.gloss.grammar import read_clause
from app.gloss.headings import of_heading, of_words


@pytest.mark.parametrize(
    ("english", "clause"),
    [
        ("improve the innovation system", "完善创新体系"),
        ("build a modern industrial system", "构建现代产业体系"),
        ("strengthen organisation and leadership", "加强组织领导"),
        ("vigorously develop new energy", "大力发展新能源"),
        ("advance the development of 5G networks in an orderly way", "有序推进5G网络建设"),
        ("move faster to build data centres", "加快打造数据中心"),
        ("actively respond to climate change", "积极应对气候变化"),
        ("develop basic electronic materials", "发展基础电子材料"),
        ("guide enterprises to fulfil social responsibility", "引导企业履行社会责任"),
    ],
)
def test_a_verb_is_read_with_its_object(english, clause):
    """Most headings begin with what is to be done; an English reader wants to know what is done to what."""
    assert english == read_clause(clause)


@pytest.mark.parametrize(
    ("english", "clause"),
    [
        ("management system", "管理制度"),
        ("local supply rate of automobiles", "汽车配套率"),
        ("province-wide enterprises above designated size", "全省规模以上企业"),
        ("output value of the petrochemical industry", "石化产业产值"),
        ("marine ecosystem restoration", "海洋生态恢复修复"),
        ("plan implementation effects", "规划实施效果"),
        ("current development and outlook", "发展现状与形势"),
        ("monitoring and evaluation system", "监测评估体系"),
        ("governance capacity", "治理能力"),
        ("key projects for energy conservation", "节能重点工程"),
        ("green transition of industry", "工业绿色转型"),
        ("digital transformation of key enterprises", "重点企业的数字化转型"),
        ("greenhouse gas emissions in key areas", "重点领域温室气体排放"),
        ("economic and social benefits", "经济和社会效益"),
        ("economic and social development", "经济和社会发展"),
        ("soil and groundwater pollution control", "土壤和地下水污染治理"),
        ("new environmental governance models", "环境治理新模式"),
    ],
)
def test_a_row_of_nouns_is_put_as_english_puts_it(english, clause):
    """管理制度 does not say that somebody manages a system; what is acted on stands behind where the row is long."""
    assert english == read_clause(clause)


@pytest.mark.parametrize(
    ("english", "clause"),
    [
        ("eco-environmental quality continuously improved", "生态环境质量持续改善"),
        ("marked results in structural adjustment", "结构调整成效显著"),
    ],
)
def test_what_became_of_something_is_told(english, clause):
    """Chapters on what was achieved have sentences for headings."""
    assert english == read_clause(clause)


@pytest.mark.parametrize(
    "clause",
    ["推动某某发展", "完善某某体系", "的", "和", "建设和", "", "以某某为龙头", "创新服务实体经济某", "龘龘体系"],
)
def test_a_clause_with_an_unknown_word_has_no_english(clause):
    """A gloss that leaves a word out says something else than the plan."""
    assert "" == read_clause(clause)


@pytest.mark.parametrize(
    ("english", "heading"),
    [
        ("Chapter 3: Improve the innovation system", "第三章 完善创新体系"),
        ("Section 12: Safeguard measures", "第十二节　保障措施"),
        ("Article 4", "第四条"),
        ("Box 2: Key projects for energy conservation", "专栏2 节能重点工程"),
        ("Annex 3: Action plan", "附件3：行动计划"),
        ("Strengthen publicity, enhance energy-saving awareness", "（二）加强宣传，提升节能意识。"),
        ("Overall requirements", "一、总 体 要 求"),
        ("Overall requirements and action targets", "一、总体要求和行动目标"),
        ("14th Five-Year Plan period", "“十四五”"),
        ("Annex 1: Jilin Province Implementation Plan for Carbon Peaking", "附件1 吉林省碳达峰实施方案"),
        ("Box 4: Key projects for improving the innovation system", "专栏4 完善创新体系重点工程"),
        ("Promote green development", "一是推动绿色发展"),
        ("Ecological restoration projects (13 items)", "生态修复工程（13项）"),
        ("2021 targets", "２０２１年目标"),
        ("General provisions", "第1一章 总则"),
        ("Annex: Action plan", "附件1一：行动计划"),
        ("Annex 1-2: Action plan", "附件１－２：行动计划"),
        ("", "附件3：某某行动计划"),
        ("", "（二）加强宣传，某某。"),
        ("", "Chapter 1"),
    ],
)
def test_a_heading_has_the_english_of_its_number_and_of_every_clause(english, heading):
    """第三章 cannot be read by those for whom the gloss is made; a bare number can be guessed."""
    assert english == of_heading(heading)


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("optimise the energy mix to promote green development", "优化能源结构促进绿色发展"),
        ("strengthen publicity and guidance and advance participation of all", "加强宣传引导推进全民参与"),
        ("guide enterprises to strengthen technological innovation", "引导企业加强技术创新"),
        ("deepen economic structural reform with state-owned enterprises as the focus",
         "以国有企业为重点深化经济体制改革"),
        ("", "推动新建建筑全面实施绿色设计"),
        ("improve the long-term mechanism", "健全长效机制"),
    ],
)  # fmt: skip
def test_clauses_that_run_on_are_parted_before_a_verb(english, words):
    """Chinese needs no comma between them; whom a verb asks is not what is done."""
    assert english == of_words(words)


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("break new ground in green development", "开创绿色发展新局面"),
        ("lead green development through technological innovation", "以技术创新引领绿色发展"),
        ("on environmental protection", "关于环境保护"),
        ("include carbon peaking in the assessment system", "把碳达峰纳入考核体系"),
        ("", "以某某引领绿色发展"),
    ],
)
def test_formulae_are_said_as_english_says_them(english, words):
    """Word for word 新局面 is a new situation, which nobody opens up."""
    assert english == of_words(words)


@pytest.mark.parametrize("words", ["改善民生关系", "规模化开发利用天然气", "调整优化某某"])
def test_what_is_done_is_no_kind_of_what_it_is_done_to(words):
    """ "Adjustment economic structure" is no English, and the heading has none rather than that."""
    assert not of_words(words).startswith(("improvement", "large-scale development and utilisation natural"))


def test_words_cover_a_clause_or_none_are_given():
    """A character left over is a word unknown."""
    assert (["完善", "创新体系"], ()) == (
        [token.zh for token in split_words("完善创新体系")],
        split_words("完善龘体系"),
    )


def test_a_clause_that_is_too_long_is_not_read():
    """Few rules cannot tell how forty words belong together."""
    assert "" == read_clause("发展" * 30)
