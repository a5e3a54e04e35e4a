"""
Which numbers are no targets: thresholds of size, capacities inside project names, subsidies, ranks, counted lists.

DESIGN section 10: "Size thresholds (100亿元以上企业 in a count), ratios, product models, document numbers and
capacities inside project names are not targets." Each rule is a function with its reason; history is target_times.py.
"""

import re
from collections.abc import Callable
from typing import Final

from app.annotate.target_norms import NORMS, Setting

_THINGS: Final = (
    "企业|集群|项目|园区|开发区|基地|集团|公司|单位|品种|产品|品牌|机构|工程|法人|客户|用户|城市|县|乡镇|村|建筑|机组|锅炉|窑炉|生产线|"
    "装置|设备|船舶|车辆|汽车|水泥厂|污水处理厂|电厂|工厂|大户|龙头|主体|骨干|产业链|产业|平台|板块|领域|港口|码头|煤矿|水电站|公里以上|"
    "活动|会议|商场|超市|酒店|宾馆|医院|学校|数据中心|变压器|电机|人才|投资者|火电|煤电|地区|农户|合作社|企业家|景区|饭店|小区|炉|泵|矿|井"
)
_SIZE: Final = r"(?:\s?(?:及|或)?(?:以上|以下|以内)|左右|级|规模)?"
_MORE: Final = r"(?:[、和及或至到-][\d.,]+[^\s、的，。；\d]{0,5}(?:以上|以下|级)?)*"
_ATTRIBUTE: Final = re.compile(
    rf"{_SIZE}{_MORE}(?:的|（含）)*(?![^，。；：、]{{0,18}}能力)[^，。；：、达占增提\d]{{0,14}}?(?:{_THINGS})"
)
_AND_ABOVE: Final = re.compile(
    r"\s?(?:（含）|\(含\))?(?:及|或)?(?:以上|以下)(?:（含）)?的(?!能力|产能|速度|增速|目标|比例|水平)"
)
# 常住人口100万以上城市: which cities are meant.
_PEOPLE: Final = re.compile(r"人口(?:规模|数量)?(?:在|达到?|超过?)?\s?$")
_PEOPLED: Final = re.compile(r"人?\s?(?:及|或)?以[上下]的?[^，。；、\d]{0,8}?(?:[县市镇乡村]|城区|地区|社区|区域)")
# 超10亿元的达到20个: the threshold stands for the things that pass it.
_NOMINAL: Final = re.compile(r"(?:以上)?的(?:达到?|有|超过|分别|企业|\d)|以上\s?\d+\s?[户家个项]")
# 3个工业总产值超千亿元、10个超百亿元: said of the things counted just before.
_OF_COUNTED: Final = re.compile(r"(?:\d\s?(?:个|家|户|项|座)|一批|批)[^，。；、\d]{0,12}(?:超过?|达到?|突破|在)\s?$")
_BUILT: Final = re.compile(
    r"(?:达到?|实现|完成|形成|突破|超过?|力争|提高到|增至|新增|新建|建成|建设|改造|推广|造林|治理|修复|整治|提升|压减|淘汰|化解|退出|减少|"
    r"节约|削减|替代|消纳|开发|投放|投资|保障|供应|增加|发展|种植|落实|到|至|约|为|布局|部署|建|和|、|及|或|疏浚|退耕|开工|关停|利用|处置|外送|引进)\s?$"
)
_BUILDS: Final = re.compile(
    r"\s?(?:建设|建成|培育|培养|打造|新增|新建|创建|引进|认定|发展|建立|推广|改造|实施|开展|组织|遴选)"
)
_PROJECTS: Final = re.compile(r"项目|装置|生产线|机组|中试|技改|示范线|工程(?!技术)|扩建")
_CAPACITY: Final = re.compile(r"能力|产能|产量|规模|产出")
_YEARLY: Final = re.compile(
    r"(?:年产|年处理|年加工|日处理|日产|年利用|单机|单台|单体|总投资|年屠宰|年储|库容)\s?(?:达|约)?\s?$"
)
_RANK: Final = re.compile(r"前\s?$|第\s?$|排名\s?$|居.{0,8}第\s?$|世界\s?$|全球\s?$|全国\s?$|民企\s?$|TOP\s?$", re.I)
_NAMELESS_UNITS: Final = frozenset(("个", "项", "类", "种", "条", "大", "次"))
_NAMELESS_NOUNS: Final = re.compile(
    r"\s?(?:主要|重点|具体|方面|专项|发展|核心|预期)*(?:目标|方面|举措|措施|任务(?!订单)|原则|环节|部分|阶段|步骤|问题|领域|方向|类别|条件|要素|层面|维度|指标|意见|制度(?!创新)|文件|规定|要求|工程$|工程[，。；、）]|行动$|行动[，。；、）])"
)
_OWN_WORDS: Final = re.compile(r"[^，。；、\d]{0,6}(?:要求|措施|举措|原则|保障|指标)(?:[、和]|$)")
_LISTED: Final = re.compile(r"等\s?(?:共)?\s?$")
_LAW: Final = re.compile(r"第[^，。；]{0,6}$|《[^》]*$|号文|(?:GB|ISO|DB)[^，。]{0,8}$")
_TIME_OF: Final = re.compile(r"\s?(?:年来|年内|年期|个月|小时|分钟|秒|天内|日内|工作日内|个工作日)")
_SPEED: Final = re.compile(
    r"时速|功率|直径|温度|压力|波长|频率|电压|电流|精度|分辨率|容积|厚度|宽度|高度|深度|口径|纯度|转速|尺寸|寿命|等级|马力|海拔|东经|北纬|标号|型号|编号|电话|邮编|代码|版本"
)
_NOUN_AFTER: Final = re.compile(
    r"\s?(?!目标|任务|提高|提升|增长|增加|下降|降低|减少|达到|占|以上|以下|左右|以内|的|和|及|或|与|、|，|。|；|）|\)|$)"
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
    """The number of a law, a standard or a rank: 世界500强, 第3位."""
    return bool(_RANK.search(s.before) and not _AIMED.search(s.before)) or bool(_LAW.search(s.before))


def _threshold(s: Setting) -> bool:
    """100亿元以上企业, 投资10亿元以上的项目, 研发投入超过3%的企业: it says which things are meant, not how many."""
    a = s.amount
    if _PEOPLE.search(s.clause_before) and _PEOPLED.match(s.after):
        return True
    if a.sort == "counter" and not a.large:
        return bool(re.match(rf"\s?(?:及|或)?以[上下]的?(?:{_THINGS})", s.after) and not _verb_before(s)) or bool(
            re.match(r"\s?(?:及|或)?以[上下]的(?![^，。；]{0,10}(?:示范|试点))", s.after) and not _verb_before(s)
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


def _verb_before(s: Setting) -> bool:
    return (
        re.search(
            r"(?:建设|建成|培育|培养|打造|新增|新建|创建|引进|认定|发展|建立|推广|改造|实施|开展|达到?|实现|完成|形成|力争|推动|支持|布局|制定|制修订|开发|研制|攻克|覆盖|至少|组织|遴选|选树|设立|推进|争创|评选|扶持|引育|招引|选择|选取|申报|遴选|验收|办好|举办)"
            r"[^，。；]{0,4}$",
            s.clause_before,
        )
        is not None
    )


def _by_capacity(s: Setting) -> bool:
    """形成1500万吨炼油能力, 建设100万亩农田: what shall be reached, product and all."""
    behind = s.clause_after.split("、")[0]
    return (_AIMED.search(s.clause_before) is not None and re.search("能力|产能|规模$", behind) is not None) or (
        s.amount.sort == "counter" and _verb_before(s)
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
        and (_NOUN_AFTER.match(s.after) or re.search(r"(?:扩建|建设|新建|改造)\s?$", s.clause_before))
    ):
        return True
    if _YEARLY.search(s.before):
        return not aimed_at and not re.search("完成|实现|达到|力争|突破", s.clause_before)
    if _NOUN_AFTER.match(s.after) is None or (_AIMED.search(s.clause_before) and _CAPACITY.search(s.clause_after)):
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


def _property(s: Setting) -> bool:
    """时速400公里, 电压等级500: what a product is like."""
    return s.amount.sort in ("measure", "") and _SPEED.search(s.clause_before[-8:]) is not None and s.amount.unit != "%"


def _list_counted(s: Setting) -> bool:
    """长兴岛、辽东湾、仙人岛等5个园区: the number counts what was just named; 等30个 of three names is a target."""
    if not _LISTED.search(s.before):
        return False
    items = re.split(r"[、和/]", s.clause_before)
    return len(items) > 1 and s.amount.value <= len(items) + 3


def _names_counted(s: Setting) -> bool:
    """长兴岛一期、恒力一体化、华锦改扩建、辽阳改造4个项目: as many as were named, 等 or not."""
    if s.amount.sort != "counter" or s.amount.value < 3 or not _NOUN_AFTER.match(s.after):
        return False
    items = re.split(r"[、和]", re.sub(r"[(（][^)）]*[)）]", "", s.clause_before))
    return len(items) == s.amount.value and not re.search(r"\d", s.clause_before[-40:]) and not _BUILDS.match(items[-1])


def _only_named(s: Setting) -> bool:
    """依托601所, 在22条产业链选择…: where something rests on or is chosen from, not what shall be reached."""
    head = re.sub("^(?:每年|重点|优先|积极|加快|主要|充分|[，、])+", "", s.clause_before)
    if re.match("以", head) and re.search("为(?:重点|依托|基础|支撑|骨架|载体|主)", s.clause_after):
        return s.amount.sort == "counter"
    if re.match("依托|利用|凭借|根据|按照|借助|针对|面向|鉴于|依据|充分利用", head):
        return s.amount.sort not in ("share", "points")
    return bool(
        re.match("在|从|围绕|聚焦|瞄准", head)
        and s.amount.sort == "counter"
        and not _verb_before(s)
        and re.search("选择|选取|遴选|开展|实施|推动|推进|建设|建成|培育|打造|形成|推广|布局|组织|创建", s.clause_after)
    )


def _bracketed_property(s: Setting) -> bool:
    """高固含量(≥30%)溶液, 某某水电站(38万千瓦): alone in brackets behind a name it says what is meant."""
    if s.amount.sort == "measure" and re.search(r"\w[(（]\s?$", s.before) and re.match(r"\s?[)）]", s.after):
        return True
    # 10台锅炉（4家）: the things counted before stand at so many places.
    told = re.search(r"\d\s?[^\W\d][^，。；、]*\w[(（]\s?$", s.clause_before) is not None
    if s.amount.sort == "counter" and told and re.match(r"\s?[)）]", s.after):
        return True
    return (
        re.search(r"[(（]\s?[≥≤><＞＜]\s?$", s.before) is not None and re.match(r"\s?[)）]\s?\S", s.after) is not None
    )


def _nameless(s: Setting) -> bool:
    """5个方面, 3项原则: the plan counts its own words."""
    if s.amount.unit not in _NAMELESS_UNITS:
        return False
    if _NAMELESS_NOUNS.match(s.after) or _OWN_WORDS.match(s.clause_after):
        return True
    return re.search(r"(?:指标|任务|措施|举措|要求|原则)\s?$", s.clause_before) is not None


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
    if re.match(r"\s?(?:以上|以下)(?:的)?(?![，。；、]|$)", s.clause_after):
        return True
    index = re.search(r"指数|系数|PUE|得分|评分", s.clause_before)
    reached = re.search(
        r"(?:提高到|达到|提升到|不低于|控制在|降到|降至|低于|由|不高于|以内|增至|增长到|小于|大于|超过)\s?$",
        s.clause_before,
    )
    return not (index and reached) and not (reached and re.match(r"\s?(?:以上|以下|左右|以内)", s.after)) and not index


_RULES: Final[tuple[Callable[[Setting], bool], ...]] = (
    _size_or_time,
    _part_of_a_name,
    _unitless,
    _nameless,
    _list_counted,
    _names_counted,
    _only_named,
    _bracketed_property,
    _threshold,
    _inside_a_project,
    _sized,
    _part_of_one,
    _property,
    *NORMS,
)
