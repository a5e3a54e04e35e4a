"""What the words of a query are taken to mean."""

from collections.abc import Callable

import pytest

from app.analysis.fold import fold_text
from app.domain.plan import Plan
from app.domain.results import SearchRequest
from app.search.detect import recognise
from app.search.whoosh_engine import WhooshEngine
from app.vocab import regions

MakePlan = Callable[..., Plan]
EngineOf = Callable[..., WhooshEngine]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("吉林省汽车产业", [("吉林省", "province", "220000")]),
        ("辽源袜业", [("辽源", "city", "220400")]),
        ("socks industry liaoyuan", [("liaoyuan", "city", "220400")]),
        ("new energy vehicles in jilin", [("jilin", "province", "220000")]),
        ("jilin city", [("jilin city", "city", "220200")]),
        ("inner mongolia coal", [("inner mongolia", "province", "150000")]),
        ("inner city", []),
        ("xi'an", [("xi'an", "city", "610100")]),
        ("朝阳产业", []),
        ("朝阳", [("朝阳", "city", "211300")]),
        ("西安 汽车", [("西安", "city", "610100")]),
        ("长沙工程机械", [("长沙", "city", "430100")]),
        ("阿里巴巴", []),
        ("白银冶炼", []),
        ("garze hydropower", [("garze", "city", "513300")]),
        ("bortala mongol autonomous prefecture", [("bortala mongol autonomous prefecture", "city", "652700")]),
        ("发展中国家", []),
        ("十二五期间", [("十二五期间", "period", "2011-2015")]),
        ("12th five-year plan", [("12th five-year plan", "period", "2011-2015")]),
        ("13th fyp", [("13th fyp", "period", "2016-2020")]),
        ("2011-2015年", [("2011-2015年", "period", "2011-2015")]),
        ("到2015年", [("2015年", "year", "2015")]),
        ("12015辆", []),
        ("20.15%", []),
        ("十五个项目", []),
        ("十五计划", [("十五计划", "period", "2001-2005")]),
        ("“十二·五”时期", [("十二·五", "period", "2011-2015")]),
        ("第十四个五年规划", [("第十四个五年规划", "period", "2021-2025")]),
        ("fourteenth five-year plan", [("fourteenth five-year plan", "period", "2021-2025")]),
        ("2021年至2025年", [("2021年至2025年", "period", "2021-2025")]),
        ("2021－2025", [("2021-2025", "period", "2021-2025")]),
        ("jilin's output", [("jilin", "province", "220000")]),
        ("2015亿元", []),
    ],
)
def test_places_years_and_periods_are_recognised(query: str, found: list[tuple[str, str, str]]) -> None:
    """They are offered as facets; a word that only looks like one must not be."""
    assert [(each.text, each.facet, each.value) for each in recognise(fold_text(query))] == found


@pytest.mark.parametrize("place", [each for each in regions.load().by_code.values() if each.level != "county"])
def test_every_province_and_prefecture_is_recognised_by_its_names(place: regions.Place) -> None:
    """In Chinese, English and pinyin of four letters or more; a province stands for a city of the same name."""
    names = [place.zh, place.short, place.en, *([place.pinyin] if len(place.pinyin) > 3 else [])]
    found = {name: {value for each in recognise(fold_text(name)) for _, value in each.satisfied_by} for name in names}
    shared = {other.code for other in regions.load().named(place.short) if other.level == "province"}

    assert [] == [name for name, values in found.items() if not values & {place.code, *shared}]


@pytest.fixture
def engine(make_plan: MakePlan, engine_of: EngineOf) -> WhooshEngine:
    """A plan of Jilin that names its province nowhere, one of Liaoning that names Jilin."""
    return engine_of(
        make_plan(
            "jilin",
            [("汽车产业", ["发展整车。"]), ("石化产业", ["发展乙烯。"])],
            title_zh="支柱产业跃升计划",
            province=("220000", "吉林省"),
            issued="2011-04-11",
            period_start=2011,
            period_end=2015,
            doc_number="吉政发〔2011〕9号",
            issuer=("吉林省人民政府",),
            kind="计划",
        ),
        make_plan(
            "liaoning",
            [("汽车产业", ["与吉林协作。"]), ("石化产业", ["到2015年。"]), ("汽车零部件", ["为一汽配套。"])],
            province=("210000", "辽宁省"),
            issued="2015-06-01",
        ),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("吉林 汽车", {("jilin", "1"), ("liaoning", "1"), ("liaoning", "3")}),
        ("吉林省汽车", {("jilin", "1"), ("liaoning", "1"), ("liaoning", "3")}),
        ("吉林 AND 汽车", {("liaoning", "1")}),
        ('"吉林" 汽车', {("liaoning", "1")}),
        ("吉林", {("liaoning", "1")}),
        ("辽宁", {("liaoning", "1"), ("liaoning", "2"), ("liaoning", "3")}),
        ("2015 石化", {("jilin", "2"), ("liaoning", "2")}),
        ("十二五 汽车", {("jilin", "1"), ("liaoning", "1"), ("liaoning", "3")}),
        ("2015 辽宁", {("liaoning", "1"), ("liaoning", "2"), ("liaoning", "3")}),
        ("2011 吉林", {("liaoning", "1")}),
        ("title:跃升", {("jilin", "1"), ("jilin", "2")}),
        ("省:吉林 汽车", {("jilin", "1")}),
        ("province:220000 石化", {("jilin", "2")}),
        ("年:2015 汽车", {("liaoning", "1"), ("liaoning", "3")}),
        ("文号：吉政发[2011]9号 石化", {("jilin", "2")}),
        ("issuer:吉林省人民政府 汽车", {("jilin", "1")}),
        ("kind:计划 -汽车", {("jilin", "2")}),
        ("文种：Programme -汽车", {("jilin", "2")}),
        ("发文单位：吉林 汽车", {("jilin", "1")}),
        ("province:Jilin 汽车", {("jilin", "1")}),
        ("period:十二五 汽车", {("jilin", "1")}),
        ("规划期：2011－2015 汽车", {("jilin", "1")}),
        ("规划期：未标注 汽车", {("liaoning", "1"), ("liaoning", "3")}),
        ("industry:不分产业 石化", {("jilin", "2"), ("liaoning", "2")}),
        ("-省:吉林 汽车", {("liaoning", "1"), ("liaoning", "3")}),
        ("plan:nothing", set()),
    ],
)
def test_a_place_or_year_may_be_satisfied_by_the_record(
    engine: WhooshEngine, query: str, found: set[tuple[str, str]]
) -> None:
    """A place beside other words prefers its plans and excludes none; an operator or quotes ask for the text."""
    assert {(hit.plan, hit.anchor) for hit in engine.search(SearchRequest(q=query)).hits} == found


def test_what_is_recognised_is_offered_and_nothing_is_filtered(engine: WhooshEngine) -> None:
    """The reader decides whether 吉林 means the province."""
    result = engine.search(SearchRequest(q="吉林 汽车"))

    assert [(each.facet, each.value, each.text) for each in result.detected] == [
        ("province", "220000", "吉林"),
        ("industry", "automotive", "汽车"),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("吉林 汽车 行动计划", [("计划", "行动计划")]),
        ("吉林省汽车产业计划", [("计划", "计划")]),
        ("jilin action plan", [("计划", "action plan")]),
        ("jilin programme", [("计划", "programme")]),
        ("which plans mention cars", []),
        ("汽车 实施方案", []),
        ("汽车 AND 计划", []),
    ],
)
def test_a_kind_of_document_is_offered_where_the_archive_has_it(
    engine: WhooshEngine, query: str, found: list[tuple[str, str]]
) -> None:
    """Who types 行动计划 wants those; what the archive has none of would be a way to nothing."""
    detected = engine.search(SearchRequest(q=query)).detected

    assert [(each.value, each.text) for each in detected if each.facet == "kind"] == found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("吉林 石化", ("jilin", "2")),
        ("辽宁 石化", ("liaoning", "2")),
        ("十二五 石化", ("jilin", "2")),
        ("jilin petrochemical industry", ("jilin", "2")),
    ],
)
def test_the_plan_of_the_place_or_period_asked_for_is_preferred(
    engine: WhooshEngine, query: str, first: tuple[str, str]
) -> None:
    """Nothing is taken away, so the order has to say which plan was meant."""
    hit = engine.search(SearchRequest(q=query)).hits[0]

    assert first == (hit.plan, hit.anchor)


def test_the_plan_of_the_place_comes_first(engine: WhooshEngine) -> None:
    """Whoever names a province wants its own plan before one that mentions it."""
    assert engine.search(SearchRequest(q="吉林 汽车产业")).hits[0].plan == "jilin"


def test_widening_is_shown_and_can_be_taken_away(engine: WhooshEngine) -> None:
    """liaoning finds 辽宁, says so, and stops when told to."""
    shown = engine.search(SearchRequest(q="jilin"))
    removed = engine.search(SearchRequest(q="jilin", expand=("-吉林",)))
    off = engine.search(SearchRequest(q="jilin", expand=("off",)))

    assert (
        [(each.term, each.source, each.added) for each in shown.expansions],
        shown.totals.sections,
        removed.removed,
        removed.totals.paragraphs,
        off.expansions,
    ) == ([("吉林", "jilin", 1)], 1, ("吉林",), 0, ())


def test_what_widening_found_is_marked_apart(engine: WhooshEngine) -> None:
    """Yellow is what was typed; what the archive added is underlined."""
    paragraph = engine.search(SearchRequest(q="jilin")).hits[0].paragraphs[0]

    assert (paragraph.highlights, paragraph.expanded) == ((), ((1, 3),))


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("R&D intensity", "研发投入强度"),
        ("r&d spending in jilin", "研发投入"),
        ("spending on research and R&D intensity", "研发投入强度"),
        ("R&D", "研发"),
    ],
)
def test_a_word_with_a_sign_in_it_is_part_of_its_term(
    make_plan: MakePlan, engine_of: EngineOf, query: str, term: str
) -> None:
    """The & of R&D is no border: whoever asks for its intensity does not ask for any intensity."""
    engine = engine_of(make_plan("one", [("总则", ["研发投入强度达到2%，研发投入增长，研发平台。"])], title_zh="规划"))

    assert term in [each.term for each in engine.search(SearchRequest(q=query)).expansions]
