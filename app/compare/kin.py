"""
Instruments of policy that every plan has under names of its own: 产融合作 and 金融支持, 组织领导 and 统筹协调.

Data: each kin has a name and the words that tell of it. They are broader than the synonyms of the term base and say
less; how much they weigh in a heading is decided in headings.py.
"""

import re
from typing import Final

_KIN: Final = {
    "innovation": "研发|研究开发|(?:技术|科技|自主|协同)创新|创新能力|创新驱动|技术攻关|技术突破|创新体系|技术研究",
    "platform": "创新中心|研发中心|技术中心|(?:创新|研发|中试|服务)平台",
    "services": "服务业|服务型?制造|服务化|制造服务|服务型|售后服务|配套服务",
    "smart": "智能制造|智能化|自动化|数字化|智能工厂|智慧",
    "recycling": "循环经济|循环利用|再循环|综合利用|再利用|资源化|再生资源",
    "saving": "节能|降耗|降碳|能效|绿色制造|清洁生产|能源效率|能源利用",
    "renewable": "可再生能源|清洁能源|用能结构|新能源(?!汽车)|光伏|太阳能",
    "finance": "产融|金融|融资|信贷|产业基金|银企",
    "opening": "对口合作|对外合作|对外开放|开放合作|合作开放|合作与开放|开放型|国际合作|开放水平|交流合作|国内合作",
    "central": "央地|央企|中央企业",
    "talent": "工匠|技能人才|高技能",
    "team": "团队|人才引进|引进人才|人才队伍",
    "champions": "隐形冠军|单项冠军|专精特新|冠军企业|小巨人",
    "giants": "大企业|大集团|龙头企业|骨干企业|领军企业|百强|企业集团",
    "leadership": "组织领导|组织协调|统筹协[调作]|加强领导|组织实施|领导体制",
    "publicity": "宣传|舆论|氛围",
    "support": "政策支持|扶持政策|政策扶持|财税|财政|激励|优惠政策|配套政策|支持政策",
    "supervision": "监督|考核|监管|督导|督查",
    "safety": "安全生产|安全管理|安全技术管理|生产安全",
    "capacity": "过剩产能|落后产能|去产能|低效产能|淘汰",
    "merger": "兼并|重组|联合重组",
    "standards": "标准体系|标准化|标准规范|标准建设",
    "testing": "检验检测|检测能力|检验能力",
    "military": "军民|军用|军工|国防",
    "application": "首台|首购|首批次|应用环境|推广应用",
    "parks": "园区|集聚区|开发区|示范区",
    "industry-web": "两化融合|互联网|信息化|工业化和信息化",
    "customised": "定制",
    "vehicles": "整车|乘用车|自主品牌汽车",
    "outlook": "形势|趋势|机遇|挑战",
    "achieved": "成果|成绩|成就|成效|回顾",
}

INSTRUMENTS: Final = frozenset(
    f"≈{name}"
    for name in (
        "finance opening central talent team champions giants leadership publicity support supervision safety capacity "
        "standards testing military application"
    ).split()
)
"""Those that are a topic whatever the subject; of the others (innovation, saving) the subject is half of the topic."""

KIN_PATTERNS: Final = tuple((f"≈{name}", re.compile(pattern)) for name, pattern in _KIN.items())


def read_kin(folded: str) -> tuple[tuple[str, ...], str]:
    """The names of the kins that a heading (folded) tells of, and what is left of it without the words that do."""
    names: list[str] = []
    left = list(folded)
    for name, pattern in KIN_PATTERNS:
        for match in pattern.finditer(folded):
            left[match.start() : match.end()] = " " * (match.end() - match.start())
            if name not in names:
                names.append(name)
    return tuple(names), "".join(left)
