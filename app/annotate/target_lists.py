"""
Numbers that count what is named beside them, or that name what something rests on: 甲、乙、丙等9个县, 创新方面3项：….

They say how many there are and set nothing; a number with a verb of building before it (建设甲、乙等30个基地) sets one.
"""

import re
from collections.abc import Callable
from typing import Final

from app.annotate.target_norms import Setting
from app.annotate.target_subjects import is_place

_BUILDS: Final = re.compile(
    r"\s?(?:建设|建成|培育|培养|打造|新增|新建|创建|引进|认定|发展|建立|推广|改造|实施|开展|组织|遴选)"
)
NOUN_AFTER: Final = re.compile(
    r"\s?(?!目标|任务|提高|提升|增长|增加|下降|降低|减少|达到|占|以上|以下|左右|以内|大关|关口|新?台阶|的|和|及|或|与|、|，|。|；|）|\)|\(|$)"
)
"""Behind a number and its unit: a noun that it is said of."""
_LISTED: Final = re.compile(r"等\s?(?:共)?\s?$")
_PLACES: Final = re.compile(
    r"\s?(?:国家|重点|主要|沿海|沿江|设区)?(?:县|市|区|省|州|盟|旗|乡|镇|村|街道|地区|国家和地区|流域|海湾|岛)(?![场级域])"
)
_COUNTS_ONLY: Final = re.compile(r"涉及|包括|包含|涵盖|分为|下辖|分布在|位于")
# 落实全州13县农村环境整治方案
_OF_ALL: Final = re.compile(r"全[省市区州县盟旗国]\s?$")
# 将56个单元作为重点, 对16个“两高”行业开展摸排, 16个行业新上项目必须减量: what a rule is laid on.
_SUBJECT_TO: Final = re.compile(
    r"[将把]#[^，。；]*(?:作为|列为|划为)|对#\s?(?:[“\"][^”\"]{1,6}[”\"])?(?:重点|主要|传统)?(?:行业|领域|部门|单位|环节|区域|流域|地区)"
)
_BOUND_TO: Final = re.compile(r"[^，。；\d]{0,14}(?:必须|须|应当)(?!达)")
# 已开工的57个项目要加快建设: what there is already.
_STANDING: Final = re.compile(r"(?:(?<!不)已(?:经)?[^，。；、\d]{1,6}|现有|原有|在建)的\s?$")
_DONE: Final = re.compile("建成|完成|投产|竣工|投用")
_EXCEPT: Final = re.compile(r"[^，。；\d]{0,6}(?:以外|之外)")
_SCOPE: Final = re.compile(r"\s?(?:重点|主要|传统)?(?:行业|领域|部门|单位|环节|区域|流域|地区|城市|产业(?![集园基链]))")
_HEADING_COUNT: Final = re.compile(r"(?:方面|领域|类别?|类型|部分|环节|层面)\s?[(（]?\s?$")
# 推进甲、乙等14个电网工程: the plan names some of its projects and says how many there are.
_WORKS: Final = re.compile(
    r"[^，。；、]{0,16}(?:项目|工程|电站|机组|线路|铁路|高速|煤矿|水库|码头|机场|电厂|(?:园区?|基地|中心|集群|城)建设)"
)
_BUILT: Final = re.compile(r"建成|新建|建设|开工|完成|重建|改造|打造|启动|新增|投产|投用")
# 加快甲、乙3座光热电站
_NAMES_RIGHT_BEFORE: Final = re.compile(r"、[^，。；、的\d]{2,6}$")
_NUMBER_IN: Final = re.compile(r"\d")
_SERVES: Final = re.compile("为[^，。；]{0,6}?(?:重点|依托|基础|支撑|骨架|载体|主|核心|纽带)")
_PLACE_UNITS: Final = frozenset("市县区州盟旗乡镇村")
FEW: Final = 3
"""So many names and the number of them may stand side by side by chance."""


def verb_before(s: Setting) -> bool:
    """Whether a verb of building stands right before the number: 建成12个, 培育骨干企业20户."""
    return (
        re.search(
            r"(?:建设|建成|培育|培养|打造|新增|新建|创建|引进|认定|发展|建立|推广|改造|实施|开展|达到?|实现|完成|形成|力争|推动|支持|布局|制定|制修订|开发|研制|攻克|覆盖|至少|组织|遴选|选树|设立|推进|争创|评选|扶持|引育|招引|选择|选取|申报|遴选|验收|办好|举办)"
            r"[^，。；]{0,4}$",
            s.clause_before,
        )
        is not None
    )


def _list_counted(s: Setting) -> bool:
    """
    长兴岛、辽东湾、仙人岛等5个园区: the number counts what was just named; 等30个 of three names is a target.

    Places that are only named (涉及甲、乙、丙等9个县) are counted however many they are.
    """
    if s.amount.sort == "counter" and re.search(r"(?:共|总共)?涉及\s?$", s.clause_before):
        return True
    counts = s.amount.sort == "counter" and not s.amount.large and "、" in s.clause_before
    if counts and _COUNTS_ONLY.search(s.clause_before) and _NUMBER_IN.search(s.clause_before) is None:
        return True
    if s.amount.sort == "counter" and _OF_ALL.search(s.clause_before):
        if _PLACES.match(s.after) or _PLACES.match(s.amount_text[-1:]):
            return True
    if s.amount.sort == "counter" and not s.amount.large and _WORKS.match(s.after):
        if _LISTED.search(s.before) and not _BUILT.search(s.clause_before) and not re.match("以上|左右", s.after):
            return True
        if s.amount.value <= FEW and _NAMES_RIGHT_BEFORE.search(s.clause_before) and not verb_before(s):
            return True
    if not _LISTED.search(s.before):
        return False
    if s.amount.sort == "counter" and not s.amount.large and re.match("围绕|聚焦|瞄准", s.clause_before):
        # 围绕甲、乙等16条产业链: what the work is about.
        return not verb_before(s)
    within = re.match(r"[^，。；、]{0,6}[在对从]|围绕|聚焦|(?:严格)?执行", s.clause_before)
    if s.amount.sort == "counter" and within and _SCOPE.match(s.after):
        return True
    items = re.split(r"[、和/]", s.clause_before)
    if len(items) < 2:
        return False
    return s.amount.value <= len(items) + 3 or (not s.amount.large and _PLACES.match(s.after) is not None)


def _names_counted(s: Setting) -> bool:
    """长兴岛一期、恒力一体化、华锦改扩建、辽阳改造4个项目: as many as were named, 等 or not."""
    if s.amount.sort == "counter" and s.amount.unit in _PLACE_UNITS and s.amount.value > 1:
        # 长春、吉林2市: two names of places are no chance.
        if is_place(s.clause_before) and len(re.split("[、和]", s.clause_before)) == s.amount.value:
            return True
    if s.amount.sort != "counter" or s.amount.value < 3:
        return False
    if not NOUN_AFTER.match(s.after) and not (_PLACES.match(s.amount_text[-1:]) and s.amount.value > FEW):
        # 甲、乙、丙、丁4区: districts behind which nothing stands are counted, four by chance are rare.
        return False
    items = re.split(r"[、和]", re.sub(r"[(（][^)）]*[)）]", "", s.clause_before))
    return len(items) == s.amount.value and not re.search(r"\d", s.clause_before[-40:]) and not _BUILDS.match(items[-1])


def _only_named(s: Setting) -> bool:
    """依托601所, 在22条产业链选择…: where something rests on or is chosen from, not what shall be reached."""
    if s.amount.sort == "counter" and (
        _SUBJECT_TO.search(s.clause_before + "#" + s.clause_after) or _EXCEPT.match(s.after)
    ):
        return True
    if s.amount.sort == "counter" and _STANDING.search(s.clause_before) and not _DONE.search(s.clause_after):
        return True
    if s.amount.sort == "counter" and not verb_before(s) and _BOUND_TO.match(s.after):
        return True
    head = re.sub("^(?:每年|重点|优先|积极|加快|主要|充分|[，、])+", "", s.clause_before)
    if re.match("以", head) and _SERVES.search(s.clause_after):
        return s.amount.sort == "counter"
    if s.amount.sort == "counter" and re.fullmatch("在|从", head.strip()):
        return True
    if re.match("依托|结合|利用(?![内外]资|[境省]外|率|小时)|凭借|根据|按照|借助|针对|面向|鉴于|依据|充分利用", head):
        return s.amount.sort not in ("share", "points")
    return bool(
        re.match("在|从|围绕|聚焦|瞄准", head)
        and s.amount.sort == "counter"
        and not verb_before(s)
        and re.search("选择|选取|遴选|开展|实施|推动|推进|建设|建成|培育|打造|形成|推广|布局|组织|创建", s.clause_after)
    )


def _headed(s: Setting) -> bool:
    """管理体制创新方面3项：…: how many follow."""
    return (
        s.amount.sort == "counter"
        and re.match(r"\s?[)）]?\s?[：:]", s.after) is not None
        and _HEADING_COUNT.search(s.clause_before) is not None
    )


LISTS: Final[tuple[Callable[[Setting], bool], ...]] = (_list_counted, _names_counted, _only_named, _headed)
"""The rules of this file, for target_refusals."""
