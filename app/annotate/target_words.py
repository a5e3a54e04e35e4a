"""
The words around a number: how it is compared, whether it goes up or down, which kind it is.

Plain reading of the clause the number stands in; DESIGN section 10 (Targets) gives the lists. What is measured is
target_indicators.py's, which numbers are targets at all target_refusals.py's.
"""

import re
from typing import Final

from app.annotate.amounts import Amount
from app.domain.facts import Comparator, Direction, TargetKind

_AFTER: Final[tuple[tuple[re.Pattern[str], Comparator], ...]] = (
    (re.compile(r"\s?[)）]?(?:及|或)?以上"), "以上"),
    (re.compile(r"\s?左右"), "左右"),
    (re.compile(r"\s?(?:及|或)?(?:以内|以下|之内)"), "控制在"),
)
_BEFORE: Final[tuple[tuple[re.Pattern[str], Comparator], ...]] = (
    (re.compile(r"不得?低于|不得?少于|不得?小于|至少|≥|>=|≧|最低"), "以上"),
    (
        re.compile(
            r"[比重率数值额量]过\s?$|(?<!不)(?<!不[得应宜可])(?:超过|超出|高于|大于|多于|赶超|超(?![一二三四五六七八九十百千万亿]+级|低|高|临|大型|细|声|算|限|前|载|净|市|导|薄|微|纯|级)|>)"
        ),
        "超过",
    ),
    (re.compile(r"(?<!不)(?<!不[能得应可])突破"), "突破"),
    (re.compile(r"(?<![节集签合公条契制网])约(?!束)|接近"), "左右"),
    (
        re.compile(
            r"控制在|控制到|不[应得宜可]?(?:当)?超[过出]|不[能应得可]?突破|不[应得宜]?高于|不得?大于|不得?多于|(?<!不)(?<!不得)低于|小于|≤|<=|<|控制\s?$"
        ),
        "控制在",
    ),
    (re.compile(r"力争|争取|努力|力促"), "力争"),
    (
        re.compile(
            r"达到?|实现|完成|形成|(?:提高|提升|增加|增长|增|上升|扩大|发展|降低|下降|减少|降|减|调整|优化|压减|压缩|缩短|提速|优化提升)[到至]"
        ),
        "达到",
    ),
)
_DOWN: Final = re.compile(
    r"下降|降低|减少|削减|压减|压缩|缩减|缩短|降至|降到|减至|淘汰|关停|退出|消减|减排(?!量)|化解|节约(?!集约)|节能(?=\d)|下浮|关闭|拆除|减\s?$"
)
# 新增绿色建筑占新增建筑比例: what is counted, not which way it goes.
_UP_OF_SHARE: Final = re.compile(r"增长|递增|提高|提升|增至|上升|增速|扩大|翻|增幅|增加(?!值)")
_UP: Final = re.compile(r"增长|递增|提高|提升|增加(?!值)|增至|上升|增速|新增|扩大|翻|增幅|净增")
GROWTH: Final = re.compile(
    r"增长|增速|增幅|增长率|下降|降低|减少|削减|压减|压缩|缩减|缩短|提高|提升|增加(?!值)|上升|翻|递增|节约|减排|扩大|提速|缩减|消减|下浮|降幅|涨幅|减\s?$"
)
"""Words of growth and of going down."""
# 改造提升老旧厂房40处, 提升工程30项: kinds of work, and nothing that goes up.
_WORK: Final = re.compile(
    "(?:改造|整治|规范|优化|提质|改建|修复|保护|完善|治理)[、和]?提升|提升(?:改造|行动|工程|项目|计划|整治|任务)"
)
_REACHED: Final = re.compile(
    r"(?:增长|下降|降低|减少|削减|压减|压缩|缩减|缩短|提高|提升|增加|上升|翻|增|降|减|扩大|调整|控制)(?:到|至|为)|达到?|保持|占|控制在|稳定在|超过|突破|[不高低][高低]于|不超过"
)
_RATE: Final = re.compile(r"增速|增长率|增幅|年均|降幅|涨幅|下降率|降低率|下降|降低|增长|减少|削减")
# 增速达到8%: the rate itself is what is reached.
_IS_RATE: Final = re.compile(r"(?:增速|增幅|增长率|增长速度)[^，。]{0,6}(?:达到?|提高到|提升到|保持在?|为|到)\s?$")
_VERBS: Final = re.compile(r"[\W\d_]|达到?|实现|完成|形成|提高|提升|增加|增长|上升|扩大|发展|[到至了在为]")
_INDEX: Final = re.compile(r"指数$|指数\s?(?:达到?|为|提|保)|系数|PUE|得分|评分")
_POINTS_SHARE: Final = re.compile(r"提高|提升|下降|降低|增加|上升|减少|增长")


def comparator_of(before: str, after: str, since: int = 0) -> Comparator | None:
    """
    How a number is compared, from the words before it in its clause and those behind it.

    *since* is where a size before it ends (产值超50亿元企业达到5户), whose own 超 is not the number's.
    Of several 以上, 超过, 突破, 左右 and 控制在 go first, then 力争, then 达到 and its like (DESIGN section 10).
    """
    for pattern, found in _AFTER:
        if pattern.match(after):
            return found
    near = before[since:][-14:]
    for pattern, found in _BEFORE:
        if pattern.search(before if found in ("力争", "达到") else near):
            return found
    return None


def governing(before: str) -> Comparator | None:
    """
    力争 or 达到 where the verb stands before what is measured, so that it is said of all that follows as well.

    >>> governing("实现产值"), governing("力争培育龙头企业"), governing("产值力争达到")
    ('达到', '力争', None)
    """
    for pattern, found in _BEFORE[-2:]:
        verbs = list(pattern.finditer(before))
        if verbs and len(_VERBS.sub("", before[verbs[-1].end() :])) > 1:
            return found
    return None


def kind_of(amount: Amount, before: str, after: str) -> TargetKind:
    """level, growth_rate or share, from the unit and the words right before the number."""
    near = before[-12:]
    last = _last_growth(near)
    if amount.sort == "points":
        return "growth_rate" if _POINTS_SHARE.search(before) or not near.strip() else "share"
    if amount.sort == "times":
        return (
            "share"
            if amount.unit == "成" and last is None
            else "growth_rate"
            if last or amount.unit == "番"
            else "level"
        )
    if amount.sort == "share":
        if (
            last is not None
            or _RATE.search(after[:6])
            or (_RATE.search(before[-16:]) and not re.search(r"占|比[重例率]", before[-16:]))
        ):
            return "growth_rate" if last is not None or _IS_RATE.search(before) or not _turned(before) else "share"
        return "level" if _INDEX.search(before) else "share"
    return "level"


def _turned(before: str) -> bool:
    """Whether the value itself is reached (下降到5%), not a change by it."""
    return re.search(r"(?:降|减|压|缩|提高|提升|增)\S{0,2}(?:到|至)\s?$", before) is not None


def _last_growth(near: str) -> str | None:
    """The word of growth that governs the number, None where 达到 or 增至 stands behind it."""
    words = list(GROWTH.finditer(near))
    if not words:
        return None
    word = words[-1]
    behind = near[word.end() :]
    if re.match(r"[到至]", behind) or (re.search(r"[到至为]$", behind.strip()) and not re.search("年均|平均", behind)):
        return None
    if re.match(r"(?:的|和|能力|水平|率|幅|力|数|型|版|工程)(?!度)", behind) and not behind.startswith("率"):
        return None
    if _REACHED.search(behind) and not re.match(r"(?:率|速|幅|度)?[^，]{0,4}(?:达到?|超过|保持|突破|控制|不)", behind):
        return None
    if re.search(r"占|比重|比例", behind):
        return None
    if word[0] in ("提高", "提升", "下降", "降低", "增加", "上升", "减少") and re.search(
        r"(?:率|比重|占比)[^，]{0,2}达到?", behind
    ):
        return None
    return word[0]


def direction_of(before: str, after: str, share: bool = False) -> Direction | None:
    """
    down for reductions, up for growth and increases; the word nearest to the number decides.

    Of a *share* 新增 and its like say what is counted.
    """
    near = _WORK.sub(lambda work: "□" * len(work[0]), before)[-16:]
    downs, ups = list(_DOWN.finditer(near)), list((_UP_OF_SHARE if share else _UP).finditer(near))
    if downs and (not ups or downs[-1].start() > ups[-1].start()):
        return "down"
    if ups:
        return "up"
    return "down" if re.match(r"(?:以上|左右)?(?:的)?(?:落后|过剩)?产能(?:退出|淘汰)", after) else None
