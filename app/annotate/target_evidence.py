"""
Whether a number is an aim: what speaks for it and against it, each by name and weight.

The section brings what kind of text it stands in (target_genre.py); here is counted what the sentence adds: a year to
come, a word of intention, a verb of reaching. Numbers that are no targets whatever is said of them never come here
(target_refusals.py), nor those that are told as done (target_times.py).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from app.annotate.target_norms import Setting
from app.annotate.target_times import is_intended

_AIMED: Final = re.compile(
    r"达|实现|完成|突破|超|力争|提高|提升|增|形成|控制|下降|降|减|压|淘汰|关停|退出|新|建|打造|培育|培养|推广|改造|推动|推进|实施|开展|引进|支持|"
    r"扶持|认定|评选|布局|组织|发展|遴选|构建|研制|开发|攻克|制定|修订|争取|保持|占|投资|覆盖|累计|年均|不低于|不少于|落实|设立|创|选|率|比重|比例|重点|安排|转化|规模|解决|造林|治理|修复|救助|提供|交付|输转|更新|整治|筹集|招"
)
_PERMITTED: Final = re.compile(
    r"允许[^。；]*$|可以?(?:将|降[至到低]|减|提高|扩大|放宽|延长|增加|上浮|下浮|享受|申请)[^，。；]*$|(?:单个|单户|单家|单笔|每[人家个户名位辆])[^。；]{0,30}?(?:不(?:得)?(?:超过|多于)|最高|最多|只能|限)[^。；，]{0,4}$|"
    r"只能[^，。；]{0,6}$|最[高多长][^，。；\d]{0,4}(?:不超过)?\s?$"
)
_EFFECT: Final = re.compile(r"(?:这|此举|由此|可以?|能够?)(?:将|会)?使[^。；]*$")
_BY_OTHERS: Final = re.compile(r"我国|中国|国家(?:明确|提出|要求|承诺|宣布|规划)|全国|全球|世界|国际")
# 分布区占全国75%: how things are, unless a year or an intention goes with it.
_IN_NATION: Final = re.compile(r"占(?:全国|世界|全球)[^，。；]{0,8}$")
# 预计到2025年每年可节约标煤100万吨; 预计实现 and 预计全年 are said of aims, 比1980年预计增长 of a year before.
_FORECAST: Final = re.compile(r"(?<!年)预计(?!实现|完成|达到|新增|全年|总?投资)[^。；]*$")
_RATES: Final = frozenset(("share", "points", "times"))
ENOUGH: Final = 3
"""What must be said for an aim, all in all."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """
    A number in its sentence: the setting, the whole sentence, and how a year to come belongs to it.

    `year` is "reached" where the year stands behind 到 or 至, "named" where it only stands there, "carried" where an
    earlier sentence of the paragraph named it, else None. `review` is True in a section on what was.
    """

    setting: Setting
    sentence: str
    year: Literal["reached", "named", "carried"] | None
    review: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that may be said of a number; `weight` is positive where it speaks for an aim."""

    name: str
    weight: int
    holds: Callable[[Circumstances], bool]


EVIDENCE: Final = (
    Evidence("a year that is reached for", 4, lambda c: c.year == "reached"),
    Evidence("a year to come", 2, lambda c: c.year in ("named", "carried")),
    Evidence("a word of intention", 2, lambda c: is_intended(c.setting.before)),
    Evidence("a verb of reaching or building", 1, lambda c: _AIMED.search(c.sentence) is not None),
    Evidence("a rate", 1, lambda c: c.setting.amount.sort in _RATES),
    Evidence("an effect on others", -3, lambda c: _EFFECT.search(c.setting.clause_before) is not None),
    Evidence(
        "set by the state, told as background",
        -9,
        lambda c: c.review and _BY_OTHERS.search(c.setting.before) is not None,
    ),
    Evidence(
        "a place in the nation, told of no year",
        -2,
        lambda c: c.year is None and _IN_NATION.search(c.setting.before) is not None and not is_intended(c.sentence),
    ),
    Evidence("a forecast", -3, lambda c: _FORECAST.search(c.setting.before) is not None),
    Evidence(
        "a forecast, told as background", -6, lambda c: c.review and _FORECAST.search(c.setting.before) is not None
    ),
    Evidence("a permission", -4, lambda c: _PERMITTED.search(c.setting.before) is not None),
)
"""All that is counted; the order does not matter."""


def is_aim(prior: int, circumstances: Circumstances) -> bool:
    """
    Whether enough speaks for it that the number is an aim.

    *prior* is what the section brings (target_genre.Standing), in the same measure.
    """
    return prior + sum(e.weight for e in EVIDENCE if e.holds(circumstances)) >= ENOUGH
