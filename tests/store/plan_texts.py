"""
Invented plans, long enough to be recognised by what they say: titles and numbers as asked, sentences drawn by lot.

The same seed gives the same sentences. 示例省 and 望湖市 are invented; so is everything that is said of them.
"""

import random
from typing import Final

_NAME: Final = "北湖西岭临港东岸新桥青石白沙红枫金谷云台双溪龙泉长亭永安平川高塘花林竹园松坡柳河梅湾荷塘稻香"
_WHO: Final = "示范园区 龙头企业 科研院所 行业协会 配套企业 服务平台".split()
_HOW: Final = "加快 稳步 有序 重点 分批 持续".split()
_DO: Final = "推进 建设 改造 引进 培育 整合 推广".split()
_WHAT: Final = "精密铸件 车用线束 果蔬加工 玻璃纤维 水泵电机 纺织面料 智能仪表 生物饲料".split()
_WHY: Final = "补齐链条短板 扩大就业容量 降低单位能耗 提高合格率 缩短交货周期".split()


def paragraphs(seed: int, count: int = 30) -> list[str]:
    """*count* paragraphs of two sentences; other seeds share words with them, but hardly a clause."""
    lot = random.Random(seed)

    def sentence() -> str:
        def name() -> str:
            return "".join(lot.sample(_NAME, 2))

        return (
            f"{name()}镇{lot.choice(_WHO)}要{lot.choice(_HOW)}{lot.choice(_DO)}{name()}{lot.choice(_WHAT)}"
            f"项目{lot.randint(2, 99)}个，{lot.choice(_HOW)}增加{name()}{lot.choice(_WHAT)}生产线"
            f"{lot.randint(2, 99)}条，由{name()}乡投资{lot.randint(100, 9999)}万元，{lot.choice(_WHY)}。"
        )

    return [sentence() + sentence() for _ in range(count)]


def plan_text(
    title: str | None = "示例省特色产业提质增效行动计划（2016-2020年）",
    number: str | None = None,
    seed: int = 1,
    body: list[str] | None = None,
    date: str | None = None,
) -> str:
    """A plan as a text file has it: number and title, three headings, the paragraphs, the date under them."""
    said = paragraphs(seed) if body is None else body
    lines = [line for line in (number, title) if line]
    third = max(1, len(said) // 3)
    for at, heading in enumerate(("一、总体要求", "二、主要任务", "三、保障措施")):
        end = len(said) if at == 2 else (at + 1) * third
        lines += [heading, *said[at * third : end]]
    return "\n\n".join([*lines, *([date] if date else [])]) + "\n"


def rewrapped(text: str, width: int = 40) -> str:
    """*text* with its lines broken at *width* characters, as another printer would."""
    lines = []
    for line in text.splitlines():
        lines += [line[at : at + width] for at in range(0, len(line), width)] or [""]
    return "\n".join(lines) + "\n"
