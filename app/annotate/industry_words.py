"""
What words say of industries: how much a heading, a title or a body names each of them.

Relies on app.vocab.industries for the words. What follows for a section, and what it has from the sections around it,
is decided in industries.py.
"""

import re
from collections import Counter
from typing import Final

from app.vocab import industries as vocab

# Themes that cut across all industries: inside an industry's own section they are a way of developing it.
THEMES: Final = frozenset(
    ("energy-saving-environment", "software-services", "modern-services-logistics", "tourism-culture", "robotics-cnc")
)
# Their products are named after who uses them: 汽车模具, 海洋工程新材料. The last word says what is developed.
NAMED_BY_USE: Final = frozenset(("equipment-manufacturing", "new-materials", "software-services"))
# Themes that are developed where a heading ends with their name (智能机器人, 软件及信息服务), else a means.
_GOODS: Final = frozenset(("robotics-cnc", "software-services"))
_TRADE: Final = re.compile("产业|行业|工业|制造业|业|园区|集群|基地")
# Right behind its name: 汽车产业, 钢铁企业, 化工产品, 装备制造产业.
_AS_TRADE: Final = re.compile("(?:制造|加工|装备|等|及零部件)?(?:产业|行业|工业|制造业|业|企业|产品|园区|集群|基地)")
_LISTED: Final = frozenset(("、", "和", "及", "与", "以及"))
_TRADE_WITHIN: Final = 6
_ENDS: Final = re.compile(r"(?:产业|行业|工业|制造业|业|应用|服务|发展|建设)+$")
# Used materials are goods of a trade of their own (GB/T 4754 division 42), and to heat a house with less is no way of
# making bricks; else saving energy is a way of working.
_OWN_SUBJECT: Final = re.compile("再生资源|再资源化|废旧|废弃物|固废|固体废物|建筑垃圾|报废|建筑节能|建筑能效|超低能耗")
_MADE: Final = re.compile("发展|壮大|培育|做大|做强|做优|振兴|提升|推广")
# What is done about an industry that is a plan's trouble and not its matter: 化工污染整治, 农药减量, 煤炭消费总量控制.
_AGAINST: Final = re.compile(
    "污染|污水|废水|整治|违法|非法|打击|假冒|查处|执法|监管|检查|抽检|抽查|排查|事故|爆炸|泄漏|破坏|隐患"
    "|环境风险|风险防|风险管控|配额|新增产能|准入"
    "|淘汰|压减|削减|减量|负增长|零增长|消费总量|总量控制|严控|严格控制|严禁|禁止|遏制|取缔|关停|清退|限行|尾气"
)
# With these it is brought on all the same: 发展污染治理装备, 有序发展核电.
_BROUGHT_ON: Final = re.compile("发展|壮大|培育|做大|做强|做优|振兴|研发|制造|产业化|替代")
_CLAUSE: Final = re.compile("[^，,。；;！!\n]*[，,。；;！!\n]?")


def heading_scores(heading: str) -> Counter[str]:
    """Weights of the industries a heading names; who merely uses the product named behind it does not count."""
    pattern, says = vocab.word_pattern()
    scores: Counter[str] = Counter()
    matches = list(pattern.finditer(heading))
    for match, following in zip(matches, [*matches[1:], None], strict=True) if matches else ():
        behind = {i for i, _ in says[following[0]]} if following and following.start() == match.end() else set()
        for industry, weight in says[match[0]]:
            if not behind & NAMED_BY_USE or industry in behind:
                scores[industry] += weight  # type: ignore[assignment]
    return scores


def named_in(heading: str) -> tuple[str, ...]:
    """The industries whose names *heading* has, the most named first; products and policies alone do not name one."""
    full = full_names(heading)
    return tuple(industry for industry, _ in heading_scores(heading).most_common() if industry in full)


def trades_in(words: str) -> tuple[str, ...]:
    """
    The industries that *words* name as trades: of 汽车产业产值 automotive, of 营运船舶能耗 none.

    >>> trades_in("全省汽车产业总产值"), trades_in("营运船舶单位能耗")
    (('automotive',), ())
    """
    pattern, says = vocab.word_pattern()
    meant: set[str] = set()
    listed = len(words)
    for match in reversed(list(pattern.finditer(words))):
        # 钢铁、石化和建材行业 is said of all three.
        if match[0].endswith("业") or _AS_TRADE.match(words, match.end()) or words[match.end() : listed] in _LISTED:
            meant.update(industry for industry, _ in says[match[0]])
            listed = match.start()
        else:
            listed = len(words)
    return tuple(industry for industry in named_in(words) if industry in meant)


def unopposed(text: str) -> str:
    """
    *text* without the clauses that only act against what they name: pollution, risk, consumption to be cut.

    >>> unopposed("加强小水电生态监管，科学发展抽水蓄能"), unopposed("开展沿江化工污染整治")
    ('科学发展抽水蓄能', '')
    """
    return "".join(each for each in _CLAUSE.findall(text) if not _AGAINST.search(each) or _BROUGHT_ON.search(each))


def full_names(text: str) -> frozenset[str]:
    """The industries of which a name stands in *text*."""
    pattern, says = vocab.word_pattern()
    return frozenset(i for match in pattern.finditer(text) for i, weight in says[match[0]] if weight >= 1.0)


def body_scores(text: str) -> Counter[str]:
    """Weights of all industries that *text* mentions."""
    pattern, says = vocab.word_pattern()
    found: Counter[str] = Counter()
    for match in pattern.finditer(text):
        for industry, weight in says[match[0]]:
            found[industry] += weight  # type: ignore[assignment]
    return found


def without_others(heading: str, industry: str) -> str:
    """*heading* without the names of industries other than *industry*, so that no word is found inside another's."""
    pattern, says = vocab.word_pattern()

    def blank(match: re.Match[str]) -> str:
        others = any(i != industry and weight >= 1.0 for i, weight in says[match[0]])
        mine = any(i == industry for i, _ in says[match[0]])
        return "　" if others and not mine else match[0]

    return pattern.sub(blank, heading)


def last_named(heading: str) -> frozenset[str]:
    """The industries named at the very end of *heading*, 产业 and the like left aside."""
    pattern, says = vocab.word_pattern()
    bare = _ENDS.sub("", heading) or heading
    ends = [match[0] for text in (heading, bare) for match in pattern.finditer(text) if match.end() == len(text)]
    return frozenset(i for word in ends for i, weight in says[word] if weight >= 1.0)


def is_trade(heading: str, industry: str) -> bool:
    """
    Whether a heading speaks of *industry* as a trade (大数据产业, 工业机器人, 建筑废弃物再资源化), not as a means.

    >>> is_trade("强化工业互联网赋能", "software-services"), is_trade("发展大数据产业", "software-services")
    (False, True)
    """
    pattern, says = vocab.word_pattern()
    if industry in _GOODS and industry in last_named(heading):
        return True
    for match in pattern.finditer(heading):
        if any(i == industry for i, _ in says[match[0]]):
            behind = heading[match.end() : match.end() + _TRADE_WITHIN]
            if match[0].endswith("业") or _TRADE.search(behind) or _OWN_SUBJECT.search(match[0]):
                return True
    return False


def is_developed(heading: str, industry: str) -> bool:
    """Whether a heading outside any industry's section sets out to develop the theme *industry*: 壮大现代物流."""
    return is_trade(heading, industry) or industry in last_named(heading) or _MADE.search(heading) is not None
