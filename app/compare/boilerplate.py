"""
What any plan's headings are made of, whatever its subject: verbs of policy, and nouns of any plan.

Data: which weight such words have in a heading is decided in heading_words.py; what the parts of a plan are called
is part_names.py's. Words are folded, English ones stemmed (app.analysis.words.term).
"""

from functools import lru_cache
from typing import Final

VERBS: Final = frozenset(
    """
    推动 推进 加快 加速 促进 加强 强化 提升 提高 增强 完善 健全 建立 建立健全 构建 打造 培育 培养 发展 壮大
    做大 做强
    做大做强 做优 做精 大力 大力发展 积极 着力 全力 全面 努力 深入 深入推进 深化 持续 进一步 切实 稳步 有序 不断
    扎实 坚持 实施 开展
    推广 落实 加大 力度 优化 扩大 拓展 拓宽 引导 鼓励 支持 扶持 突出 抓好 做好 营造 形成 实现 夯实 发挥 充分
    严格 统筹
    巩固 保持 激发 探索 聚焦 围绕 倡导 争取 力争 组建 显著 明显 较快 快速 改善 稳定 有效 更加 基本 继续 提档
    增长
    促 强 建 抓 优 促使 推 加 做 使 让 走 全 新 大 高 快 好 多 更 再
    promote accelerate strengthen improve enhance boost foster build develop advance support encourage
    expand deepen
    implement increase raise speed up further vigorously actively comprehensively fully continue establish
    optimize
    optimise perfect push forward step guide make
    """.split()
)
"""Words that say what is done with a subject."""

COURSES: Final = {
    "in": "引进 引入 招引 承接".split(),
    "own": "培育 培养 打造 壮大 做强 品牌建设".split(),
    "spread": "推广 宣传".split(),
    "end": "淘汰 退出 化解 压减 遏制 禁止 削减".split(),
}
"""
What is done with a subject, where it is another thing than what another plan does: brands are brought in, grown or
made known.
"""

NOUN_VERBS: Final = frozenset("推广 培育 培养 引导 引领 扶持 保障".split())
"""Those of them that can name a subject matter when they stand behind it."""

GENERIC: Final = frozenset(
    """
    产业 行业 工业 业 领域 发展 建设 水平 能力 体系 机制 工作 工程 项目 行动 计划 方案 规划 措施 任务 目标 要求
    重点 主要 总体
    转型 升级 转型升级 高质量 现代 现代化 先进 高端 新型 特色 优势 传统 新兴 战略性 重大 关键 核心 全省 全市
    知名 著名 我省 我市 本省 地区
    十五 十一五 十二五 十三五 十四五 十五五 区域 实施方案 企业 有关 相关 其他 方面 进展 突破 作用 力量 综合
    深度 一批 若干
    industry industri sector develop construct level capac capabl system mechan work project plan measur
    task goal
    target key major overal qualiti modern advanc new enterpris compani
    """.split()
)
"""Nouns that could stand in any plan: they tell two headings apart when there is nothing better."""

ASPECTS: Final = frozenset(
    """
    技术 创新 应用 转化 平台 服务 结构 模式 管理 经验 研发 研究 开发 突破 基地 集群 园区 中心 制造 生产 加工
    基础
    technolog innov applic platform servic structur model manag research base cluster park center manufactur
    product
    """.split()
)
"""Nouns that name a side of some subject: without a word for the subject in common they pair nothing."""

FILLERS: Final = frozenset(
    """
    达到 其中 提供 利用 国家 国务院 以上 以下 左右 进行 采用 通过 依托 结合 具有 具备 作为 成为 属于 包括 同时
    目前 现在 今后
    多种 多个 一定 不同 各类 各种 所有 全部 部分 复杂 较大 较强 较高 较好 完成 组织 负责 牵头 配合 办公室
    人民政府 省政府 市政府
    到位 大幅 大力推广 积极开展 全面实施 两个 本市 本省 各区 全区 各市 月底
    亿元 万元 千亿元 百亿元 万吨 亿吨 万辆 万台 万套 万人 万亩 万户 公里 万千瓦 平方米 立方米 百分点 年度 年底
    以来 期间 之一
    比重 增长 年均增长 增加值 总产值 产值 销售收入 争取 力争 超过 突破 需求 市场 问题 条件 范围 内容 程度 方式
    方向 情况
    which other also such well more than over yuan million billion percent year end period total reach account
    """.split()
)
"""Words of every text of this kind, and units: no subject is told by them."""


def is_policy_word(word: str) -> bool:
    """True for verbs of policy and nouns of any plan: words that say little about a section's subject."""
    return word in VERBS or word in GENERIC


@lru_cache(maxsize=50_000)
def is_aspect(word: str) -> bool:
    """
    True for words that name no subject but a side of one, and for words of any plan; for two such written as one too.

    技术创新 is 技术 and 创新 and says as little of what a section is about.
    """
    halves = (word[:2], word[2:]) if len(word) == 4 else (word,)
    return all(each in ASPECTS or is_policy_word(each) for each in halves)
