"""
Which numbers are no targets: thresholds of size, capacities inside project names, ranks, what a place is like.

DESIGN section 10: "Size thresholds (100亿元以上企业 in a count), ratios, product models, document numbers and
capacities inside project names are not targets." Each rule is a function with its reason; counted lists are
target_lists.py's, subsidies and norms target_norms.py's, history is target_times.py's.
"""

import re
from collections.abc import Callable
from typing import Final

from app.annotate.target_lists import LISTS, NOUN_AFTER, verb_before
from app.annotate.target_norms import NORMS, Setting

_THINGS: Final = (
    "企业|集群|项目|园区|开发区|基地|集团|公司|单位|品种|产品|品牌|机构|工程|法人|客户|用户|城市|县|乡镇|(?<![农乡中])村(?![内道])|建筑|机组|锅炉|窑炉|生产线|"
    "装置|设备|船舶|车辆|汽车|水泥厂|污水处理厂|电厂|工厂|大户|龙头|主体|骨干|产业链|产业|平台|板块|领域|港口|码头|煤矿|水电站|公里以上|"
    "活动|会议|商场|超市|酒店|宾馆|医院|学校|数据中心|变压器|电机|人才|投资者|火电|煤电|地区|农户|合作社|企业家|景区|饭店|小区|炉|泵|矿|井"
)
_SIZE: Final = r"(?:\s?(?:及|或)?(?:以上|以下|以内)|左右|级|规模)?"
_MORE: Final = r"(?:[、和及或至到-][\d.,]+[^\s、的，。；\d]{0,5}(?:以上|以下|级)?)*"
_ATTRIBUTE: Final = re.compile(
    rf"{_SIZE}{_MORE}(?:的|（含）)*(?![^，。；：、]{{0,18}}能力)[^，。；：、达占增提\d]{{0,14}}?(?:{_THINGS})"
)
_AND_ABOVE: Final = re.compile(
    r"\s?(?:\([^()]{1,30}\))?(?:及|或)?(?:以上|以下)(?:\(含\))?的(?!能力|产能|速度|增速|目标|比例|水平)"
)
# 常住人口100万以上城市: which cities are meant.
_PEOPLE: Final = re.compile(r"人口(?:规模|数量)?(?:在|达到?|超过?|低于|少于|不足)?\s?$")
_PEOPLED: Final = re.compile(r"人?\s?(?:及|或)?以[上下]的?[^，。；、\d]{0,8}?(?:[县市镇乡村]|城区|地区|社区|区域|项目)")
# 年销售汽油量大于5000吨的加油站
_LARGER: Final = re.compile(r"(?:大于|超过|高于|低于|小于|多于|少于)\s?$")
# 人数在50人及以上且不足1000人的活动
_LESS_THAN: Final = re.compile(r"不[足满]\s?$")
_BETWEEN: Final = re.compile(r"\s?(?:及|或)?以上(?:且|、|，|但|和)?(?:不[足满超]|低于|小于)")
# 新建1座日处理能力为300吨的处置厂, 单宗土地面积达到50亩的地块
_OF_ONE: Final = re.compile(
    r"(?:\d\s?[个座家处条项套][^，。；\d]{0,16}(?:能力|规模|容量|面积)|单[宗个体台机座户][^，。；\d]{0,8})[为达到]{0,2}\s?$"
)
_SIZED_BY: Final = re.compile(r"(?:大于|小于|多于|少于|不足)\s?$")
_IN_BRACKETS: Final = re.compile(r"[(（][^()（），；。\d]{1,12}(?:大于|小于|高于|低于|超过)\s?$")
_SUCH: Final = re.compile(
    r"\s?的(?=[\u4e00-\u9fff])(?![^，。；]{0,12}(?:能力|规模|水平|目标|产能|产量|速度|任务|增长|指标|要求|底线|红线))"
)
# 面积大于10平方公里或岸线长于10公里的海湾: what a size is said of may stand behind another.
_LARGER_ONES: Final = re.compile(
    r"[^，。；的]{0,20}的(?=[\u4e00-\u9fff])(?![^，。；]{0,12}(?:能力|规模|水平|目标|产能|产量|速度|任务|增长|指标|要求|底线|红线))"
)
# 建筑（单体建筑面积5000平方米以上）
_SIZE_END: Final = re.compile(r"\s?(?:及|或)?以[上下][)）]")
# 超10亿元的达到20个: the threshold stands for the things that pass it.
_NOMINAL: Final = re.compile(r"(?:以上)?的(?:达到?|有|超过|分别|企业|\d)|以上\s?\d+\s?[户家个项]")
# 3个工业总产值超千亿元、10个超百亿元: said of the things counted just before.
_OF_COUNTED: Final = re.compile(r"(?:\d\s?(?:个|家|户|项|座)|一批|批)[^，。；、\d]{0,12}(?:超过?|达到?|突破|在)\s?$")
_BUILT: Final = re.compile(
    r"(?:达到?|实现|完成|形成|突破|超过?|力争|提高到|增至|新增|新建|建成|建设|改造|推广|造林|治理|修复|整治|提升|压减|淘汰|化解|退出|减少|"
    r"节约|削减|替代|消纳|开发|投放|投资|保障|供应|增加|发展|种植|落实|到|至|约|为|布局|部署|建|和|、|及|或|疏浚|退耕|开工|关停|利用|处置|外送|引进)\s?$"
)
_PROJECTS: Final = re.compile(r"项目|装置|生产线|机组|中试|技改|示范线|工程(?!技术)|扩建")
_CAPACITY: Final = re.compile(r"能力|产能|产量|规模|产出")
_YEARLY: Final = re.compile(
    r"(?:年产|年处理|年加工|日处理|日产|年利用|单机|单台|单体|总投资|年屠宰|年储|库容)\s?(?:达|约)?\s?$"
)
_RANK: Final = re.compile(r"前\s?$|第\s?$|排名\s?$|居.{0,8}第\s?$|世界\s?$|全球\s?$|全国\s?$|民企\s?$|TOP\s?$", re.I)
_NAMELESS_UNITS: Final = frozenset(("个", "项", "类", "种", "条", "大", "次", "件"))
_NAMELESS_NOUNS: Final = re.compile(
    r"\s?(?:主要|重点|具体|方面|专项|发展|核心|预期)*(?:目标|方面|举措|措施|任务(?!订单)|原则|环节|部分|阶段|步骤|问题|领域|方向|类别|条件|要素|层面|维度|指标|意见|制度(?!创新)|文件|规定|要求|工程$|工程[，。；、）]|行动$|行动[，。；、）]|民族(?=大家庭|共同))"
    r"|[^，。；、\d]{0,10}(?:民生|为民|惠民)(?:办)?实事|[^，。；、\d]{0,10}方案"
)
_OWN_WORDS: Final = re.compile(r"[^，。；、\d]{0,6}(?:要求|措施|举措|原则|保障|指标)(?:[、和]|$)")
# What a project or a piece of land is like, not what is to be reached.
_OF_A_SITE: Final = re.compile(
    r"(?:流域面积|(?:永久|临时|总)?占地(?:面积)?|汇水面积|海域面积|(?:陆域|国土|行政区域)面积|(?:沟道?|河道?|全|岸线)(?:总?长)|径流量|坝高|总?库容|海拔|降水量|降雨量)"
    r"[约为达共]{0,2}\s?$"
)
_LAW: Final = re.compile(r"第[^，。；]{0,6}$|《[^》]*$|号文|(?:GB|ISO|DB)[^，。]{0,8}$")
_WATCHWORD: Final = re.compile(r"[“\"‘][一二三四五六七八九十\d]+个\s?$")
_TIME_OF: Final = re.compile(r"\s?(?:年来|年内|年期|个月|小时|分钟|秒|天内|日内|工作日)")
_SPEED: Final = re.compile(
    r"时速|车速|行驶速度|功率|直径|温度|压力|波长|频率|电压|电流|精度|分辨率|容积|厚度|宽度|高度|深度|口径|纯度|转速|尺寸|(?<!预期)寿命|等级|马力|海拔|东经|北纬|标号|型号|编号|电话|邮编|代码|版本"
)
_SIZED_NOUN: Final = re.compile(r"\s?(?:及|或)?以[上下][\u4e00-\u9fff]")
_AIMED: Final = re.compile(
    r"(?:达到?|实现|完成|形成|突破|超过|力争|提高到|提升到|增至|增加到|控制在|新增|扩大到|建成|总计|共计|超|约|到|至|为|增加|提高|减少|降低|压减|淘汰|关停|化解|退出|削减)\s?$"
)


def refused(setting: Setting) -> str | None:
    """Why the number is no target (the name of a rule), None where nothing speaks against it."""
    for rule in _RULES:
        if rule(setting):
            return rule.__name__.strip("_")
    return None


def _size_or_time(s: Setting) -> bool:
    """38纳米, 500强, 3小时: a size, a rank or a time is never what a plan sets itself."""
    return s.amount.sort == "never" or _TIME_OF.match(s.after) is not None


def _part_of_a_name(s: Setting) -> bool:
    """The number of a law, a standard, a rank or a watchword: 世界500强, 第3位, “六个100%”."""
    if s.amount.sort in ("share", "points", "times"):
        return bool(_LAW.search(s.before) or _WATCHWORD.search(s.before))
    return bool(_RANK.search(s.before) and not _AIMED.search(s.before)) or bool(_LAW.search(s.before))


def _threshold(s: Setting) -> bool:
    """100亿元以上企业, 投资10亿元以上的项目, 研发投入超过3%的企业: it says which things are meant, not how many."""
    a = s.amount
    if _LESS_THAN.search(s.clause_before) or _BETWEEN.match(s.after):
        return True
    if _PEOPLE.search(s.clause_before) and _PEOPLED.match(s.after):
        return True
    if a.sort in ("counter", "measure") and _LARGER.search(s.clause_before) and _SUCH.match(s.after):
        return True
    if a.sort == "measure" and _OF_ONE.search(s.clause_before) and _LARGER_ONES.match(s.after):
        return True
    if a.sort == "measure" and _SIZED_BY.search(s.clause_before) and _LARGER_ONES.match(s.after):
        return True
    if a.sort in ("measure", "share", "counter") and _IN_BRACKETS.search(s.before) and re.match(r"\s?[)）]", s.after):
        return True
    if a.sort == "counter" and not a.large:
        return bool(re.match(rf"\s?(?:及|或)?以[上下]的?(?:{_THINGS})", s.after) and not verb_before(s)) or bool(
            re.match(r"\s?(?:及|或)?以[上下]的(?![^，。；]{0,10}(?:示范|试点))", s.after) and not verb_before(s)
        )
    if a.sort in ("share", "points", ""):
        above = _AND_ABOVE.match(s.after) or re.match(r"\s?的(?=[^，。；]{0,12}(?:企业|项目|单位|地区|产品))", s.after)
        return (
            bool(above) and re.search(r"(?:超过?|达到?|高于|低于|大于|小于|[率重例])\s?$", s.clause_before) is not None
        )
    if _AND_ABOVE.match(s.after):
        return True
    if a.large and a.sort == "" and re.match(r"\s?以上的", s.after):
        return True
    if a.sort not in ("measure", "counter"):
        return False
    if _ATTRIBUTE.match(s.after) and not _by_capacity(s):
        return True
    return a.sort == "measure" and (
        _NOMINAL.match(s.after) is not None or _OF_COUNTED.search(s.clause_before) is not None
    )


def _by_capacity(s: Setting) -> bool:
    """形成1500万吨炼油能力, 建设100万亩农田: what shall be reached, product and all."""
    behind = s.clause_after.split("、")[0]
    return (_AIMED.search(s.clause_before) is not None and re.search("能力|产能|规模$", behind) is not None) or (
        s.amount.sort == "counter" and verb_before(s)
    )


def _inside_a_project(s: Setting) -> bool:
    """年产10万吨聚乳酸生产线, 30万吨/年甲醇制烯烃: the capacity belongs to the project's name."""
    a = s.amount
    if a.sort in ("share", "points", "times") or (a.sort == "counter" and not a.large):
        return False
    aimed_at = _CAPACITY.search(s.clause_before + s.clause_after) is not None and re.search(
        r"形成|达到|新增|具备|实现|突破|提高|力争", s.clause_before
    )
    yearly = a.unit is not None and a.unit.endswith("/年")
    if (
        yearly
        and not aimed_at
        and (NOUN_AFTER.match(s.after) or re.search(r"(?:扩建|建设|新建|改造)\s?$", s.clause_before))
    ):
        return True
    if _YEARLY.search(s.before):
        return not aimed_at and not re.search("完成|实现|达到|力争|突破", s.clause_before)
    if NOUN_AFTER.match(s.after) is None or (_AIMED.search(s.clause_before) and _CAPACITY.search(s.clause_after)):
        return False
    if _PROJECTS.search(s.clause_after):
        return True
    return a.sort == "measure" and not _BUILT.search(s.clause_before) and not aimed_at


def _sized(s: Setting) -> bool:
    """20万立方米以上储罐: a size of the thing named behind it."""
    if s.amount.sort == "measure" and re.match(r"\s?(?:及|或)?以下[\u4e00-\u9fff]", s.after):
        return re.search(r"(?:控制在|降至|降到|到|至|低于|不超过)\s?$", s.clause_before) is None
    return (
        s.amount.sort == "measure"
        and _SIZED_NOUN.match(s.after) is not None
        and not _BUILT.search(s.clause_before)
        and not _CAPACITY.search(s.clause_after)
    )


def _of_a_site(s: Setting) -> bool:
    """控制流域面积39.5平方公里, 永久占地6亩: what a place is like."""
    return s.amount.sort == "measure" and _OF_A_SITE.search(s.clause_before) is not None


def _quoted(s: Setting) -> bool:
    """“7个专项行动”, “300米见绿、500米见园”: the number stands in a name between quotation marks."""
    slogan = re.search(r"[“\"][\d两三]个$", s.before) is not None and re.match('[”"]', s.after) is not None
    if slogan and (s.amount.sort == "share" or s.amount.unit == "万"):
        return True
    if s.amount.sort in ("share", "points", "times") or s.amount.large:
        return False
    opened = re.search(r"[“\"「]([^“”\"「」，。；]{0,12})$", s.before)
    closed = re.match(r"([^“”\"「」，。；]{0,12})[”\"」]", s.after)
    return opened is not None and closed is not None and re.search("[达成超]", opened[1]) is None


def _graded(s: Setting) -> bool:
    """50MW级飞轮, 万吨级码头: the size of a kind of things; 千万千瓦级的调峰能力 is to be reached."""
    graded = re.match(r"\s?级(?!以上)(?![^，。；]{0,14}(?:能力|规模))", s.after) is not None
    return graded and s.amount.sort == "measure" and "元" not in (s.amount.unit or "")


def _slogan(s: Setting) -> bool:
    """林长制、千万亩森林质量提升: a round number in words, in a name."""
    written = not any(sign.isdigit() for sign in s.amount_text)
    return (
        written
        and s.amount.large
        and NOUN_AFTER.match(s.after) is not None
        and re.search(r"(?:、|和|及|与|[“”\"])\s?$|^$", s.clause_before) is not None
    )


def _property(s: Setting) -> bool:
    """时速400公里, 电压等级500, 65岁以上老人: what a product or somebody is like."""
    if s.amount.unit == "岁" and "寿命" not in s.clause_before:
        return True
    return s.amount.sort in ("measure", "") and _SPEED.search(s.clause_before[-8:]) is not None and s.amount.unit != "%"


def _bracketed_property(s: Setting) -> bool:
    """高固含量(≥30%)溶液, 某某水电站(38万千瓦): alone in brackets behind a name it says what is meant."""
    if s.amount.sort == "measure" and re.search(r"\w[(（]\s?$", s.before) and re.match(r"\s?[)）]", s.after):
        return True
    if s.amount.sort == "measure" and re.search(r"\w[(（][^(（)），；]{1,12}$", s.before) and _SIZE_END.match(s.after):
        return True
    if s.amount.sort == "measure" and re.search(r"\w[(（]分别为[^()（）]*$", s.before):
        return True
    # 10台锅炉（4家）: the things counted before stand at so many places.
    told = re.search(r"\d\s?(?:[^\W\d][^，。；、]*\w)?[(（]\s?$", s.clause_before) is not None
    if s.amount.sort == "counter" and told and re.match(r"[^()（），；。\d]{0,8}[)）]", s.after):
        return True
    return (
        re.search(r"[(（]\s?[≥≤><＞＜]\s?$", s.before) is not None and re.match(r"\s?[)）]\s?\S", s.after) is not None
    )


def _nameless(s: Setting) -> bool:
    """5个方面, 3项原则: the plan counts its own words."""
    if s.amount.unit not in _NAMELESS_UNITS:
        return False
    if s.amount.unit in ("类", "大类") and re.match(r"\s?\d+\s?[件项个]", s.after):
        return True
    if _NAMELESS_NOUNS.match(s.after) or _OWN_WORDS.match(s.clause_after):
        return True
    return re.search(r"(?:指标|任务|措施|举措|要求|原则)\s?$|指标体系", s.clause_before) is not None


def _part_of_one(s: Setting) -> bool:
    """8.6个, 加0.3分: things that are counted are whole, and points are given to somebody."""
    if _AIMED.search(s.clause_before) or re.search("每|人均|平均", s.before[-20:]):
        return False
    whole = s.amount.value == int(s.amount.value)
    return (s.amount.sort == "counter" and not s.amount.large and not whole) or s.amount.unit == "分"


def _unitless(s: Setting) -> bool:
    """A number without a unit is one only where an index, or 达到 … 以上, says so."""
    if s.amount.unit is not None:
        return False
    if re.match(r"\s?(?:以上|以下)(?:的)?(?![，。；、]|$)", s.clause_after) or _SUCH.match(s.after):
        return True
    index = re.search(r"指数|系数|PUE|得分|评分", s.clause_before)
    reached = re.search(
        r"(?:提高到|达到|提升到|不低于|控制在|降到|降至|低于|由|不高于|以内|增至|增长到|小于|大于|超过)\s?$",
        s.clause_before,
    )
    ratio = re.search(r"能源?利用效率|容积率|比值", s.clause_before)
    if ratio and reached:
        return re.match(r"\s?(?:以上|以下)?的", s.after) is not None
    return not (index and reached) and not (reached and re.match(r"\s?(?:以上|以下|左右|以内)", s.after)) and not index


_RULES: Final[tuple[Callable[[Setting], bool], ...]] = (
    _size_or_time,
    _part_of_a_name,
    _unitless,
    _nameless,
    *LISTS,
    _bracketed_property,
    _threshold,
    _inside_a_project,
    _sized,
    _part_of_one,
    _of_a_site,
    _slogan,
    _quoted,
    _graded,
    _property,
    *NORMS,
)
