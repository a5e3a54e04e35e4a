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
实施意见 指导意见 通知 公告 公示 决定 纲要 附表 序号 时间表 基本原则 主要指标 目标值 预期目标 约束性 约束性指标 预期
指导性 参考性 导向性 存在问题 主要问题 突出问题 现状 符合条件 时间安排 进度安排 完成时限 组织领导 政策保障 保障机制
协调机制 支持政策 政策支持 示范引领 先行先试 示范带动 协同推进 平稳运行 顶层设计 机制创新 布局优化 协调发展 自治区
直辖市 管委会 园区管委会 街道 州市 全州 各县区 省内 省外 省属 省级重点 当地 所在地 所在区域 境内 政府部门
发展改革部门 配合单位 领导小组 工作领导小组 工作专班 专班 工作组 联席会议 主任 委员 副局长 副部长 召集人 联系人
联系电话 电话 网站 网上 你们 他们 我们 这个 每个 同一 一次性 一起 一并 一步 依次 逐一 逐渐 相继 近日 如下 来看 来源
来源于 用于 针对 大于 小于 介于 分为 位居 以内 期内 工作日内 原则上 大体 名义 实际 自身 所属 现有 已建 相应 对应 合计
总数 人均 同比 同比增长 比上年增长 年均增长 翻番 年数 基数 系数 区间 偏差 波动 完成率 增速 影响力 企业数量 主导产业
地方性 节点 饱和 上下游 延链 择优 分担 靠近 适当 起步 较晚 开始 引进 瞄准 注重 缺乏 制约 充足 浓厚 巨大 辅助 梯级
修正 起草 制订 整合 购买 配备 授予 重构 错配 征集 享受 拨付 遴选 评选 观看 同意 议定 填报 预审 预约 挂钩 合并 最终
自动 通用 任重道远 对口 提倡 详细 案例 对比 签字 签订 预测 外来 在建 呈现 文书 格式 全面推行 推行 响应 带头 简化 发放
运作 下调 录入 收集 安装 扫描 事情 层面 最佳 整体 各个环节 参考 计入 参照 不予 予以 有效性 听取 开通 解读 最高 委托
规章 聘请 颁发 前提 形式 尽早 简称 详见 重复 提交 解释 理由 导致 原因 计算 选择 划分 估算 核实 认可 证明 承担 自查
按程序 现场 常规 补充 操作 履行 取消 公司 有限公司 分公司 反映 跟踪 连续 更新 公开 公共 功能 科学 引领 专项 价值 获取
配置 融合 控制 竞争 生产 经营 结构 动态 场所 关注 规律 遵循 灵活 兑现 充分 转移 专业 友好 保存 边界 编制工作 从业人员
事业单位 对照 汇编 报名 复制 办公 审核 六大 五大 四大 三大 十大 八大 七大 新增长点 增长点 起到 推动作用 防止 相比
统筹推进 统筹协调 累计 分别 指定 制止 充分发挥 深入开展 扎扎实实 大力支持 有利于 起来 上来 万元以上 以下简称
而且 还有 还要 许多 很大 大大 以后 以前 每人 普遍 平均 成绩 相结合 认真落实 逐步完善 必要 违反 告知 自行 主导
周边地区 世界级 完全 本细则 本办法 本方案 本规划
"""
_ENGLISH: Final = """
all ensure promote continue people need must encourage carry between made make great use efforts effort progress
changes change areas area countries domain false my our my two first large effective each always adhere take took
done follow national china chinese basic core type work give given priority public www com gov cn
"""
_BROAD: Final = frozenset(
    """
    标准 农村 城市 城镇 资源 安全 产品 设备 环境 治理 质量 监管 监测 战略 合作 试点 宣传 经济 科技 社区 用户 消费
    投资 资金 设施 乡镇 乡村 农业 制造业 服务业 人才 教育 培训 示范区 保护 供应 成本 信息 数据 改革 开放 土地 人口
    交易 风险 执法 法律法规 法治 体制机制 基础设施 高质量发展 绿色发展 可持续发展 经济社会 生态 绿色 低碳 自然 社会
    文化 健康 民生
    """.split()
)
"""Subjects so wide that two plans may both dwell on them and have little in common."""
_NO_NAME: Final = re.compile(
    "[ivx]+|[a-z]|(?!.*(?:俱乐|结合|[东西南北中内外])部)..+部|.*(?:人民银行|监会|总局)|国管局|监察机关"
)
"""Roman numbers, and the offices of the state: whom a plan charges is no subject of it."""
_AMOUNT: Final = re.compile(
    r"[第数几近约]?[一二三四五六七八九十百千万亿两]+[余多]?(?:元|年|月|日|天|个|次|倍|批|级|类|项|条|人|户|家|吨|亩|岁|周|度|季度)"
    r"|[千百十万亿]*(?:公顷|千米|小时|立方米|平方米|平方公里|千瓦时|千瓦|千伏安?|公里|吨|兆瓦|斤|公斤|千克|毫克|微克|摄氏度|美元|元|亩)"
)

_WORDS: Final = frozenset(_CHINESE.split()) | frozenset(map(term, _ENGLISH.split()))


@lru_cache(maxsize=50_000)
def is_colourless(word: str) -> bool:
    """True for a word (folded) that tells a reader of a list nothing, amounts and stretches of time included."""
    return term(word) in _WORDS or _AMOUNT.fullmatch(word) is not None or _NO_NAME.fullmatch(word) is not None


def is_broad(word: str) -> bool:
    """True for a word (folded) of so wide a subject that it tells little of a plan: 农村, 安全, 标准."""
    return word in _BROAD
