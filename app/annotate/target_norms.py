"""
Numbers that belong to rules and not to aims: what is given, forbidden, marked or demanded each time.

DESIGN section 10 asks for what a plan sets itself; 给予50万元补助, 严禁新建1000万吨以下装置 and 达到85%得3分 are none.
Here stands, too, what every refusal looks at: a number in its clause. The other refusals are target_refusals.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.annotate.amounts import Amount

_GIVEN: Final = re.compile(
    r"拨付|拨款|奖励|补助|补贴|给予|资助|罚款|贴息|奖补|处以|收费|租金|资本金|注册资本|抵扣|减免|免征|税率|扣除|返还|奖金|押金|"
    r"贷款(?:最高)?额度|利率|按照.{0,14}(?:标准|比例)|予以|奖给|配套支持|计分|加分|扣分|扣减|得分|赔偿|补偿标准|每[人户亩吨家个]补|"
    r"支付(?![宝能体系方环结服业企])|付款|房款|租赁(?!住?房|[^，。；]{0,8}面积)|授予|"
    r"即征即退|减按|抵免|应纳税|税收优惠|免费配额|取值|缺省值|默认值|预付|估算|公示"
)
# 立项时50%，中期检查后50%拨付: in how many parts.
_PAID: Final = re.compile(r"拨付|拨款|资助额度|资助资金|业务收费|收费标准|费率")
# 实现年节能量30吨以上的，给予补贴: also the conditions in the clauses before.
_GRANTED: Final = re.compile(
    r"(?:给予|按)[^。；]{0,24}(?:补[贴助]|奖励|奖补|资助|扶持|支持)|(?:补[贴助]|奖励)[^。；，]{0,6}(?:标准|金额|比例|上限)|"
    r"元以[上下]的?部分|不予(?:补|奖|支持)"
)
# 调整超过20%的，应重新申报; 申请入驻企业须承诺…
_CONDITION: Final = re.compile(r"\s?(?:及|或)?(?:以[上下])?(?:的|时)，")
_APPLICANT: Final = re.compile(r"申[请报][^，。；]{0,12}[须应需]")
# 65%节能设计标准 is a norm, 新建建筑100%执行节能标准 an aim.
_NORM_NAMED: Final = re.compile(
    r"\s?(?:的)?(?!达到|执行|实行|实施|采用|落实)(?:节能|设计|节水)?[^，。；：、\d]{0,8}标准"
)
# 按装机容量配套不低于10%的储能: with every one that is built.
_BUILT_WITH: Final = re.compile(r"按照?[^，。；]{2,12}(?:容量|规模|面积|总量)[^，。；]{0,4}配[套建置][^，。；]{0,6}$")
_OFTEN: Final = 2
_SCORED: Final = re.compile(
    r"得\s?\d+(?:\.\d+)?\s?分|每(?:增加|提高|降低|减少)[^，。；]{0,8}得|\d\s?分\s?[)）]|的得|[×÷]"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A number in its clause (from ， to ，): the amount, how it is written, the sentence before and behind it."""

    amount: Amount
    before: str
    after: str
    clause_before: str
    clause_after: str
    amount_text: str = ""


def _given(s: Setting) -> bool:
    """给予50万元补助: what somebody gets, pays or must fulfil to get it."""
    if s.amount.unit in ("元", "万元") and _GIVEN.search(s.before + s.after):
        return True
    whole = s.before + s.after
    if s.amount.sort == "share" and _PAID.search(whole):
        return True
    if _GRANTED.search(whole) and not re.search(r"(?:到|至)\s?(?:20\d\d\s?年|“?十[二三四五六]五)", s.before):
        return True
    if _CONDITION.match(s.after) or _APPLICANT.search(s.clause_before):
        return True
    return _GIVEN.search(s.clause_before + s.clause_after) is not None or bool(
        re.search(r"(?:^|[，。；])(?:对|凡)[^，。；]+$", s.before)
        and not re.search(r"对(?:标|接|口|外)", s.clause_before[:3])
    )


def _forbidden(s: Setting) -> bool:
    """严禁新建1000万吨以下装置: what must not be, or what a project has to be like."""
    if s.amount.sort in ("share", "points"):
        return False
    return re.search(r"严禁|禁止|不得(?!低|少|高|超|大|小)|原则上|不予", s.clause_before) is not None


def _defined(s: Setting) -> bool:
    """“六个百分百”是指工地周边100%围挡: what a word means."""
    return re.search(r"是指|指的是", s.before) is not None


def _shared_out(s: Setting) -> bool:
    """50%由省级统筹，50%留给所在市: who gets how much."""
    return (
        s.amount.sort == "share"
        and re.match(r"\s?(?:以上)?(?:由[^，。；]{2}|留给|留归|归[^，。；]|返还)", s.after) is not None
    )


def _supposed(s: Setting) -> bool:
    """如果每人增加一元，就增加六亿元, 高达765万人, 凝聚13亿人民: an example or a fact."""
    if s.amount.large and s.amount.sort == "" and re.match(r"\s?(?:多|余)?(?:人民|各族|同胞|中[国华]|纳税人)", s.after):
        return True
    if re.match(r"\s?(?:左右|以上)?(?:进行)?(?:测算|推算|估算|计算)", s.after):
        return True
    return (
        re.search(r"如果|假如|倘若|只要(?!是)", s.before) is not None
        or re.search(r"高达\s?$", s.clause_before) is not None
    )


def _each_time(s: Setting) -> bool:
    """每半年更新发布1次: how often, not how much."""
    often = re.search(r"每(?:半?年|季度|[个两]?月|[周日天旬]|两年)[^，。；]*$", s.clause_before)
    more = re.match("以上", s.after)
    return s.amount.unit == "次" and s.amount.value <= _OFTEN and often is not None and more is None


def _norm(s: Setting) -> bool:
    """执行65%节能设计标准, 国家对停车位应当100%建设设施的规定: a norm."""
    if re.search(r"应当?\s?$", s.clause_before) and re.search(r"的(?:规定|要求)", s.clause_after):
        return True
    return (s.amount.sort == "share" and s.after.lstrip().startswith("标准")) or (
        s.amount.sort == "share"
        and _NORM_NAMED.match(s.after) is not None
        and re.search(r"(?:率|比例|比重|占比|达到?|超过|提高到)\s?$", s.clause_before) is None
    )


def _scored(s: Setting) -> bool:
    """达到85%以上得3分, 数量×（100%—比例）: rules for marking and formulas."""
    return _SCORED.search(s.before + s.after) is not None


def _proportion(s: Setting) -> bool:
    """按不低于总停车位20%的比例配建, 须按100%预留: how something is to be done each time."""
    if s.amount.sort == "share" and _BUILT_WITH.search(s.clause_before):
        return True
    if s.amount.sort == "share" and re.search(r"按照?(?:不[低少高]于|不超过|至少)?\s?$", s.clause_before):
        return re.match(r"[^，。；]{0,8}安排|\s?的?(?:幅度|增速|速度|增幅|目标)", s.after) is None
    return (
        re.match(r"\s?(?:以上)?的比例", s.after) is not None
        and re.search(r"按照?[^，。；]*$", s.clause_before) is not None
    )


def _on_condition(s: Setting) -> bool:
    """在确保100%回灌的前提下, 占比达到30%是必要条件: what is taken for granted."""
    if re.match(r"[^。；]{0,6}，?(?:是|为)[^，。；]{0,24}(?:必要|前提|基本|准入)条件", s.after):
        return True
    return re.search(r"的(?:前提|情况|条件)下", s.clause_after) is not None


NORMS: Final[tuple[Callable[[Setting], bool], ...]] = (
    _on_condition,
    _given,
    _shared_out,
    _supposed,
    _forbidden,
    _defined,
    _norm,
    _each_time,
    _scored,
    _proportion,
)
"""The rules of this file, for target_refusals."""
