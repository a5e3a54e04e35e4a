"""
Verbs of building and reaching (建设, 新增, 力争): where nothing else is before a number, what it counts stands behind.

Used by target_indicators.py, which reads the noun.
"""

import re
import string
from typing import Final

_VERBS: Final = (
    "建设|建成|培育|培养|打造|形成|新增|新建|再建|创建|解决|再解决|今年再解决|今年要再解决|推动|推进|引进|支持|扶持|认定|评选|布局|组织|发展|遴选|建立|构建|研制|开发|攻克|制定|制修订|修订|建|推广|改造|实施|"
    "开展|总结|淘汰|关停|完成|实现|达到|力争|争取|每年|滚动|重点|优先|全省|全市|新|再|积极|着力|加快|努力|要|计划|谋划|力促|累计|分别|带动|吸引|集聚|选择|选取|抓好|突出|"
    "组建|设立|落实|安排|年内|持续|继续|大力|集中|全力|确保|建成投产|迈上|提质|升级|惠及|面向|发布|确定|合计|做优|做强|做大|建强|提供|引育|至少|不少于|不低于|超过|约|以上|"
    "和|及|与|并|以及|各|或|、|“"
)
_VERB_WORDS: Final = (*_VERBS.split("|"), *string.whitespace, "\u3000", "\xa0")
_VERB_LETTERS: Final = re.compile(f"[{re.escape(''.join(_VERB_WORDS))}]+")


def is_verbs_only(clause: str) -> bool:
    """Whether nothing but verbs of building stands before a number, so that what is counted stands behind it."""
    if _VERB_LETTERS.fullmatch(clause) is None:
        return False
    # Some verbs are others put together (新建, 再建): each place is looked at once, whatever led there.
    ends = {0}
    for start in range(len(clause)):
        if start in ends:
            ends.update(start + len(word) for word in _VERB_WORDS if clause.startswith(word, start))
    return len(clause) in ends
