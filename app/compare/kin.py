"""
Instruments of policy and broad subjects that every plan has under names of its own: 产融合作 and 金融支持, 组织领导 and
统筹协调, 供热 and 采暖.

Data: each kin has a name and the words that tell of it. They are broader than the synonyms of the term base and say
less; how much they weigh in a heading is decided in headings.py.
"""

import re
from typing import Final

_KIN: Final = {
    "innovation": "科技支撑|技术支撑|技术研发|研发|研究开发"
    "|(?:技术|科技|自主|协同)创新|创新能力|创新驱动|技术攻关|技术突破|创新体系|技术研究",
    "platform": "创新中心|研发中心|技术中心|(?:创新|研发|中试|服务)平台",
    "services": "服务业|服务型?制造|服务化|制造服务|服务型|售后服务|配套服务",
    "smart": "智能制造|智能化|自动化|数字化|智能工厂|智慧",
    "recycling": "循环经济|循环利用|再循环|综合利用|再利用|资源化|再生资源",
    "saving": "节能|降耗|降碳|能效|绿色制造|清洁生产|能源效率|能源利用",
    "renewable": "可再生能源|清洁能源|用能结构|新能源(?!汽车)|光伏|太阳能",
    "funds": "(?:资金|投入)(?:投入|支持|保障|机制|力度)|投入|多元投资|投资政策|投融资",
    "finance": "产融|金融|融资|信贷|产业基金|银企",
    "opening": "对口合作|对外合作|对外开放|开放合作|合作开放|合作与开放|开放型|国际合作|开放水平|交流合作|国内合作",
    "central": "央地|央企|中央企业",
    "talent": "工匠|技能人才|高技能",
    "team": "团队|人才引进|引进人才|人才队伍",
    "champions": "隐形冠军|单项冠军|专精特新|冠军企业|小巨人",
    "giants": "大企业|大集团|龙头企业|骨干企业|领军企业|百强|企业集团",
    "leadership": "组织领导|组织协调|组织实施|统筹协[调作]|统筹实施|协同推进(?:机制|$)"
    "|(?:加强|强化)统筹|协调(?:联动|推进)|部门(?:协同|联动|协作)|加强领导|领导体制|党的(?:全面)?领导",
    "implementation": "(?:组织|规划|规划落地)实施(?!情况|成效)|保障(?:与)?措施|组织保障|实施保障|工作落实|实施与管理",
    "publicity": "宣传|宣教|舆论|氛围|(?:公众|全民|社会)参与|全民行动|社会共识",
    "support": "政策(?:支持|支撑|扶持|保障|措施|体系|协同|合力|统筹)|支持政策"
    "|(?:扶持|优惠|配套|支持)政策|财税|税收|财政|激励|支持力度",
    "supervision": "监督|考核|监管|督导|督查|(?:监测|规划|绩效)评[估价]|评估监测",
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
    "law": "法律|法规|法治|法制|立法",
    "duty": "责任(?:落实|分工|体系|考核)|(?:落实|压实|明确|严格).{0,6}责任|职责分工|任务(?:落实|分工)",
    "integrity": "清廉|廉洁|廉政|清正",
    "conduct": "作风|务实|实干|履职",
    "air": "蓝天|大气|空气",
    "water": "碧水|水(?:生态|环境|污染)",
    "soil": "净土|土壤",
    "livelihood": "民生|人民生活|百姓|福祉|生活品质",
    "waste": "垃圾|废弃?物|无废|固废",
    "grid": "电网|电力系统|网架|输电|配电",
    "storage": "储能|调峰",
    "transport": "(?<!轨道)交通(?!装备)|运输|出行",
    "heat": "供热|供暖|采暖|地热",
    "coal": "煤炭|煤电|燃煤|散煤|用煤",
    "structure": "产业结构(?!升级)|结构调整|产业转型(?!升级)|结构优化",
    "forest": "森林|林业|林草|碳汇|植树|国土绿化",
    "space": "布局|国土空间|发展格局|区域(?:绿色)?发展",
    "market": "市场(?:化|机制|体系|交易)|交易",
    "buildings": "建筑(?:节能|能效)|绿色建筑",
    "demand": "内需|(?:扩大|提振|促进)消费|消费潜[能力]|消费[和与]?投资|有效(?:需求|投资)|供需|经济循环|抓投资",
    "territory": "城乡|区域协调",
    "countryside": "乡村|农村|三农",
    "reform": "改革",
    "order": "安全(?:底线|屏障|稳定)|(?:发展|安全)和(?:安全|发展)|社会(?:大局|稳定|和谐)|和谐稳定|平安|防风险",
    "outlook": "形势|趋势|机遇|挑战",
    "achieved": "成果|成绩|成就|成效|回顾",
}

INSTRUMENTS: Final = frozenset(
    f"≈{name}"
    for name in (
        "funds finance opening central talent team champions giants leadership implementation publicity support "
        "supervision safety capacity standards testing military application law duty integrity conduct"
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
