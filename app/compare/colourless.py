"""
Words that carry likeness of texts and tell a reader nothing in a list: of any document, of time, of degree, of amounts.

Data, like boilerplate.py: 管理 or 取得 in a list of what only one plan says would hide the words that matter. Words are
folded as they stand in a text; what is done with them is lexicon.py's.
"""

import re
from functools import lru_cache
from typing import Final

from app.analysis.words import term

_CHINESE: Final = """
单位 部门 机构 机关 主体 责任 职责 职责分工 责任部门 责任单位 责任人 主管部门 有关部门 行政部门 各部门 财政部门
单位部门 牵头单位 成员 成员单位 负责同志 分管 领导 干部 队伍 群体 人员 公众 个人 自己 人们 各地 各级 各省 各市
各县 各国 市县 省市 区县 市区 县市 县级 省级 市级 市属 国家级 地级 设区 辖区 本地 本区 周边 内部 外部 之间 区内
全国 全体 全年 全球 世界 中国 我国 国内 国内外 境外 国际 中央 党中央 总书记 习近平 同志 各位 代表 社会 人民 群众
今年 去年 明年 上年 年前 当前 目前 时期 时代 阶段 初步 逐步 逐年 每年 几年 一年 两年 三年 四年 五年 十年 百年
一次 一期 前期 后期 长期 定期 日常 及时 适时 尽快 抓紧 提前 同步 如期 期限 逾期 截止 年初 年末 期末 四季度
已经 尚未 仍然 依然 一直 必须 应当 应该 可能 能够 可以 需要 不能 不得 不再 不够 不足 不是 就是 处于 处在 位于
由于 为此 但是 因此 随着 关于 对于 根据 按照 依据 依法 其 及其 或者 以及 上述 下列 这种 某些 一些 不少 一切 所有
一项 一套 一张 一头 两次 两级 三者 多方 多元 各项 各类 若干 整个 大批 部分 全部 具体 一般 特殊 典型 主动 自主
重要 十分 非常 较大 较好 更好 最大 根本 基本 坚决 认真 切实 扎实 直接 合理 有效 有力 良好 严重 严格 严格执行 稳妥
明显 成熟 合力 统一 集中 共同 联合 协同 协调 优先 优质 高效 完整 准确 清晰 丰富 大型 广泛 广大 日益 迅速 彻底
取得 得到 获得 实行 采取 使用 运用 利用 充分利用 应用 运行 制定 编制 修订 印发 出台 发布 下达 报送 上报 转发 办理
受理 审批 批准 确定 认定 明确 规定 规范 规范化 规则 要求 符合 适用 执行 贯彻 贯彻落实 认真贯彻 部署 安排 解决
处理 处置 参与 积极参与 成立 设立 设置 组成 担任 召开 举办 启动 开启 建成 建造 新建 新增 改进 调整 变更 确保 保证
保持 保障 维护 督促 指导 支撑 支持 助力 协助 带动 带来 引起 造成 产生 发生 出现 存在 遇到 面临 进入 到来 增加
增多 减少 降低 下降 上升 高于 低于 超过 列入 纳入 加入 融入 集成 衔接 对接 配套 覆盖 满足 转变 转换 变革 改变
推荐 认识 意识 看到 做到 做出 作出 抓住 立足 面向 考虑 分析 研究 比较 总结 调查 排查 检查 统计 汇总 填写 说明
意见 建议 报告 文件 事项 办法 方法 做法 手段 途径 路径 步骤 流程 环节 过程 全过程 程序 手续 原则 细则 进度 进展
结果 成果 成效 效果 效益 作用 影响 意义 地位 关系 因素 情况 状况 局面 形势 趋势 困难 矛盾 问题 压力 挑战 机遇
差距 短板 优势 基础 条件 环节 要素 导向 理念 思想 精神 思维 内涵 性质 特点 类别 分类 种类 名称 范围 规模 总量 比例
占比 比重 数量 面积 指标 增量 存量 清单 名录 台账 资料 材料 申报材料 汇总表 封面 附件 名词 系统 体制 制度
管理制度 政策 政策措施 措施 因地制宜 重点领域 重点行业 地方 行为 活动 事业 业务 事件 工具 载体 模式 评价
评估 考核 监督 督导 展示 一体 一体化 常态 长效机制 底线 经验 历史 未来 生活 大会 会议 讲话 指示 批示 决策
擅自 已有 相当于 采取措施 给予 记录 指引 兼顾 前瞻性
引入 落地 共建 就近 单项 严守 目标任务 行动方案 普遍推行 重大进展 分开 分离 依靠 包含 含义 施行 用语 变化 帮助 立即 正常
防止 相比 统筹推进 统筹协调 累计 分别 指定 制止 充分发挥 深入开展 扎扎实实 大力支持 有利于 起来 上来 万元以上 以下简称
"""
_ENGLISH: Final = """
all ensure promote continue people need must encourage carry between made make great use efforts effort progress
changes change areas area countries domain false my our my two first large effective each always adhere take took
done follow national china chinese basic core type work give given priority
"""
_AMOUNT: Final = re.compile(
    r"[第数几近约]?[一二三四五六七八九十百千万亿两]+[余多]?(?:元|年|月|日|天|个|次|倍|批|级|类|项|条|人|户|家|吨|亩|岁|周|度|季度)"
    r"|[千百十万亿]*(?:立方米|平方米|平方公里|千瓦时|千瓦|千伏安?|公里|吨|兆瓦|斤|公斤|千克|毫克|微克|摄氏度|美元|元|亩)"
)

_WORDS: Final = frozenset(_CHINESE.split()) | frozenset(map(term, _ENGLISH.split()))


@lru_cache(maxsize=50_000)
def is_colourless(word: str) -> bool:
    """True for a word (folded) that tells a reader of a list nothing, amounts and stretches of time included."""
    return term(word) in _WORDS or _AMOUNT.fullmatch(word) is not None
