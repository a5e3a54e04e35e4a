"""
What a share without a word for a share is of: 新增公交车80%以上为新能源汽车, 废旧放射源100%安全收贮.

The thing stands before the number and what is true of it behind, and only both together say what shall be reached.
Shares that go by their name (绿色建筑占比) are target_indicators.py's.
"""

import re
from typing import Final

_NAMED: Final = re.compile(r"[率比占度量值额重]|份额|浓度|指数|系数|系统|标准|涨幅|幅$")
_TRUE_OF: Final = re.compile(
    r"\s?(?:及?以上|左右)?(?P<said>(?!以|左右|的|”|大关|额定|水平|目标|[和及与或]|提[高升]|增|下降|降)[\u4e00-\u9fffA-Z“”\"]{2,24}?)\s?(?=[，。；：、（(]|$)"
)
# 产能全部达到基准水平，30%以上达到标杆水平: the clause before says of what, and what is true of all of it.
_OF_ALL: Final = re.compile(r"(?:全部|均|都|基本|全面)*(?:达到|实现|完成|采用|使用|执行|实行|为(?![了])).*$")
_PREDICATE: Final = re.compile("达到|实现|完成|采用|使用|执行|实行|为(?!了)|是|参与|建成|接入|纳入|开展|安装")
_BROUGHT: Final = re.compile(r"(?:依法|全部)?(?:做到)?\s*$")
_LONGEST: Final = 48


def true_of(noun: str, before: str, after: str) -> str:
    """
    What is said behind a share of the *noun* that stands right before it; "" where the noun itself is a share.

    *before* ends at the number, *after* begins behind it and its unit.

    >>> true_of("新增公交车", "新增公交车", "以上为新能源汽车"), true_of("治理率", "治理率", "以上")
    ('为新能源汽车', '')
    """
    said = _TRUE_OF.match(after)
    if said is None or len(noun) < 2 or _NAMED.search(noun) or not _BROUGHT.sub("", before).endswith(noun[-2:]):
        return ""
    return said["said"] if len(noun) + len(said["said"]) <= _LONGEST else ""


def of_the_clause_before(clause: str, after: str) -> str:
    """
    The name of a share at the beginning of its clause, from the *clause* before it and what stands behind it.

    >>> of_the_clause_before("重点行业产能全部达到基准水平", "以上达到标杆水平")
    '重点行业产能达到标杆水平'
    """
    said = _TRUE_OF.match(after)
    of_what = _OF_ALL.sub("", clause)
    if said is None or _PREDICATE.match(said["said"]) is None or of_what == clause or len(of_what) < 2:
        return ""
    return of_what + said["said"]
