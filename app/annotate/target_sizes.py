"""
Sizes, which are no targets: of the firms a number counts, of a kind of machines, inside a project's name, of a place.

100亿元以上企业 says which firms are meant, 年产10万吨生产线 which line. Rules for target_refusals.py, each a function
with its reason.
"""

import re
from collections.abc import Callable
from typing import Final

from app.annotate.target_lists import NOUN_AFTER, verb_before
from app.annotate.target_norms import Setting

_THINGS: Final = (
    "企业|集群|项目|园区|开发区|基地|集团|公司|单位|品种|产品|品牌|机构|工程|法人|客户|用户|城市|县|乡镇|(?<![农乡中])村(?![内道])|建筑|机组|锅炉|窑炉|生产线|"
    "装置|设备|船舶|车辆|汽车|水泥厂|污水处理厂|电厂|工厂|大户|龙头|主体|骨干|产业链|产业|平台|板块|领域|港口|码头|煤矿|水电站|公里以上|"
    "活动|会议|商场|超市|酒店|宾馆|医院|学校|数据中心|变压器|电机|人才|投资者|火电|煤电|地区|农户|合作社|企业家|景区|饭店|小区|炉|泵|矿|井"
)
_SIZE: Final = r"(?:\s?(?:及|或)?(?:以上|以下|以内)|左右|级|规模)?"
_MORE: Final = (
    r"(?:[、和及或至到-][\d.,]+[^\s、的，。；\d]{0,5}(?:以上|以下|级)?"
    # 年出栏8万头以上、产奶5万吨以上的县
    r"|[、和及或][^\s\d，。；、的]{1,8}[\d.,]+[^\s、的，。；\d%％]{1,5}(?:以上|以下)"
    # 年收益超8万元、超20万元的村
    r"|、超[\d.,]+[万亿]*元)*"
)
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
# 推动规模在300个机架以下、效率低的数据中心整合
_SIZED_AT: Final = re.compile(r"(?:规模|数量|面积|容量|功率|人数)(?:在|为)\s?$")
_OR_LESS: Final = re.compile(r"\s?[^，。；、\d]{0,6}以[上下](?:、|且|，)?[^。；]{0,30}的[\u4e00-\u9fff]")
_SIZED_BY: Final = re.compile(r"(?:大于|小于|多于|少于|不足)\s?$")
_IN_BRACKETS: Final = re.compile(r"[(（][^()（），；。\d]{1,12}(?:大于|小于|高于|低于|超过)\s?$")
SUCH: Final = re.compile(
    r"\s?的(?=[\u4e00-\u9fff])(?![^，。；]{0,12}(?:能力|规模|水平|目标|产能|产量|速度|任务|增长|指标|要求|底线|红线))"
)
"""A noun that a number says the size of: 的企业, but no 的能力."""
# 面积大于10平方公里或岸线长于10公里的海湾: what a size is said of may stand behind another.
_LARGER_ONES: Final = re.compile(
    r"[^，。；的]{0,20}的(?=[\u4e00-\u9fff])(?![^，。；]{0,12}(?:能力|规模|水平|目标|产能|产量|速度|任务|增长|指标|要求|底线|红线))"
)
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
# What a project or a piece of land is like, not what is to be reached.
_OF_A_SITE: Final = re.compile(
    r"(?:流域面积|(?:永久|临时|总)?占地(?:面积)?|汇水面积|海域面积|(?:陆域|国土|行政区域)面积|(?:沟道?|河道?|全|岸线)(?:总?长)|径流量|坝高|总?库容|海拔|降水量|降雨量)"
    r"[约为达共]{0,2}\s?$"
)
_DOES: Final = re.compile(r"(?:完成|实施|开展|推进|启动)\s?$")
_WORK: Final = re.compile(r"(?:改造|修复|治理|整治|提升|抚育|加固|更新|拆除|保护)(?:任务|工程|工作)?$")
_SIZED_NOUN: Final = re.compile(r"\s?(?:及|或)?以[上下][\u4e00-\u9fff]")
AIMED: Final = re.compile(
    r"(?:达到?|实现|完成|形成|突破|超过|力争|提高到|提升到|增至|增加到|控制在|新增|扩大到|建成|总计|共计|超|约|到|至|为|增加|提高|减少|降低|压减|淘汰|关停|化解|退出|削减)\s?$"
)
"""A verb of reaching right before a number."""


def _threshold(s: Setting) -> bool:
    """100亿元以上企业, 投资10亿元以上的项目, 研发投入超过3%的企业: it says which things are meant, not how many."""
    a = s.amount
    if _LESS_THAN.search(s.clause_before) or _BETWEEN.match(s.after):
        return True
    if _PEOPLE.search(s.clause_before) and _PEOPLED.match(s.after):
        return True
    if a.sort in ("counter", "measure") and _SIZED_AT.search(s.clause_before) and _OR_LESS.match(s.after):
        return True
    if a.large and a.sort == "" and re.match(r"\s?人口的", s.after):
        # 覆盖2000万人口的都市圈
        return True
    if a.sort in ("counter", "measure") and _LARGER.search(s.clause_before) and SUCH.match(s.after):
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
    if _WORK.search(behind) and _DOES.search(s.clause_before):
        # 完成3000万平方米既有建筑节能改造: the work is what is measured, not the buildings.
        return True
    return (AIMED.search(s.clause_before) is not None and re.search("能力|产能|规模$", behind) is not None) or (
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
    if NOUN_AFTER.match(s.after) is None or (AIMED.search(s.clause_before) and _CAPACITY.search(s.clause_after)):
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


def _graded(s: Setting) -> bool:
    """50MW级飞轮, 万吨级码头: the size of a kind of things; 千万千瓦级的调峰能力 is to be reached."""
    graded = re.match(r"\s?级(?!以上)(?![^，。；]{0,14}(?:能力|规模))", s.after) is not None
    return graded and s.amount.sort == "measure" and "元" not in (s.amount.unit or "")


SIZES: Final[tuple[Callable[[Setting], bool], ...]] = (_threshold, _inside_a_project, _sized, _of_a_site, _graded)
"""The rules of this file, for target_refusals."""
