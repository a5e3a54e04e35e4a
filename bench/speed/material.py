"""
What the invented sections are made of: clauses with gaps, and the words that go into them.

All clauses are our own and say nothing true of anywhere. Subjects come from the archive's term base, places from its
table of regions; the open class, which makes a vocabulary grow, from the dictionary that cuts the texts, and, when
that is used up, from made-up Latin names.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import jieba

from app.analysis.fold import fold_text
from app.analysis.words import is_han
from app.vocab import industries, regions, terms

CLAUSES: Final = tuple(
    """
    支持{s}企业建设{o}项目|围绕{s}布局{o}平台|推动{s}与{o}融合|依托{p}{o}基地发展{s}|鼓励{o}领域引进{s}人才
    完善{s}服务机制|开展{o}试点|到{y}年{s}产值达到{n}亿元|年均增长{d}%|新增{o}企业{n}家|建成{s}园区{n}个
    培育{o}骨干企业|提高{s}质量|扩大{o}供给|降低{s}成本|落实{o}责任|组织{p}与{p}对接{s}|引导{o}向{p}集聚
    加强{s}与{o}协作|设立{s}专项资金{n}万元|每年安排{n}万元用于{o}|健全{o}标准|推广{s}新工艺|淘汰落后{s}产能
    以{o}为重点|以{s}为依托|面向{p}市场供应{o}|形成{s}完整链条|打造{p}{s}品牌|实施{o}改造|更新{s}设备{n}台
    支持{p}申报{o}示范|对{s}企业给予补助|由{p}牵头推进{o}|加快{o}建设进度|优化{s}空间布局|提升{o}保障能力
    力争{y}年前完成{o}|占比提高{d}个百分点|实现{s}利润{n}亿元|引进{o}技术|攻克{s}关键环节|建立{o}数据库
    定期公布{s}名录|对接{o}需求|壮大{p}{s}集群|减少{o}排放|加强{o}监测|拓展{s}应用|规范{o}管理|搭建{s}展示窗口
    """.replace("\n", "|").split("|")
)
"""Clauses; {s} is a subject, {o} a word of the open class, {p} a place, {y} a year, {n} a number, {d} a decimal."""

HEADINGS: Final = (
    "发展目标 重点任务 空间布局 保障措施 主要指标 发展基础 重点项目 技术创新 组织实施 要素支撑 人才队伍 市场开拓"
).split()
TITLES: Final = (("发展规划", "规划"), ("行动计划", "计划"), ("实施方案", "方案"), ("指导意见", "意见"))
"""How a title ends, and the kind of document that makes it."""
_DIGITS: Final = "一二三四五六七八九十"
_OPEN_LENGTHS: Final = range(2, 5)
_SYLLABLES: Final = [consonant + vowel for consonant in "bcdfghklmnprstvz" for vowel in "aeiou"]


@dataclass(frozen=True, slots=True)
class Topic:
    """An industry and the words that plans say about it."""

    industry: str
    words: tuple[str, ...]


@cache
def clauses() -> tuple[tuple[str, ...], ...]:
    """Each clause as literal pieces and gaps in turn; gaps are single letters, literals begin with a space."""
    made = []
    for clause in filter(None, (each.strip() for each in CLAUSES)):
        pieces: list[str] = []
        for literal in clause.split("{"):
            gap, closed, rest = literal.partition("}")
            pieces += [gap, f" {rest}"] if closed else [f" {literal}"]
        made.append(tuple(piece for piece in pieces if piece != " "))
    return tuple(made)


@cache
def topics() -> tuple[Topic, ...]:
    """The industries of the archive, each with words of the term base that its names are in, or stand beside."""
    concepts = [tuple(word for word in concept.chinese if is_han(fold_text(word))) for concept in terms.load().concepts]
    made = []
    for industry in industries.load().by_id.values():
        names = [name for name in industry.names if is_han(fold_text(name))]
        near = [word for words in concepts if any(name in word for word in words for name in names) for word in words]
        made.append(Topic(industry.id, tuple(dict.fromkeys([*names, *near]))))
    return tuple(topic for topic in made if topic.words)


@cache
def common_words() -> tuple[str, ...]:
    """Words of the term base that any plan may use."""
    return tuple(dict.fromkeys(word for concept in terms.load().concepts for word in concept.chinese[:1]))


@cache
def provinces() -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """(code, name, its cities as (code, name)) of every province that has cities."""
    places = list(regions.load().by_code.values())
    cities = [(place.code, place.zh) for place in places if place.level == "city"]
    return tuple(
        (place.code, place.zh, under)
        for place in places
        if place.level == "province" and (under := tuple(city for city in cities if city[0][:2] == place.code[:2]))
    )


def open_words(draw: random.Random) -> Iterator[str]:
    """
    Words not used before, without end: those of the dictionary, then made-up names.

    The order is drawn by lot, the likelier early the more common a word is. People's names are left out.
    """
    with jieba.get_dict_file() as dictionary:
        entries = [line.split(" ") for line in dictionary.read().decode("utf-8").splitlines()]
    known = [
        (draw.expovariate(max(1, int(often)) ** 0.5), word)
        for word, often, kind in entries
        if len(word) in _OPEN_LENGTHS and not kind.startswith("nr") and is_han(fold_text(word))
    ]
    for _, word in sorted(known):
        yield word
    seen: set[str] = set()
    while True:
        word = "".join(draw.choices(_SYLLABLES, k=draw.randint(3, 5)))
        if word not in seen:
            seen.add(word)
            yield word


def numeral(number: int) -> str:
    """1 to 99 in Chinese, as headings are numbered.

    >>> numeral(21)
    '二十一'
    """
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return before + (_DIGITS[ones - 1] if ones else "")
