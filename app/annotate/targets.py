"""
The targets of a text: every number a plan sets itself, and the history it starts from (DESIGN section 10, Targets).

Section by section and paragraph by paragraph: sentences are read by target_sentences.py, tables by target_tables.py,
English by target_english.py; what the whole text decides is target_genre.py's. Nothing is guessed: a year that is not
printed is None, an indicator is words of the plan.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.annotate.amounts import even
from app.annotate.target_english import english_targets, is_english
from app.annotate.target_genre import Standing, begins, genre_of, standings
from app.annotate.target_loose_cells import loose_cells
from app.annotate.target_others import masked
from app.annotate.target_sentences import Running, Sentence
from app.annotate.target_tables import table_targets
from app.annotate.target_times import Beginning
from app.annotate.unspaced import unspaced
from app.domain.facts import Measure, Target
from app.domain.outline import Outline, Paragraph, Section
from app.domain.record import Record
from app.vocab import indicators, regions, spellings, units

_HAS_NUMBER: Final = re.compile(
    r"[0-9０-９]|翻|[十百千万]亿|[一二两三四五六七八九](?:倍|成)|[百千]万|分之|半"
    r"|(?:[二两三四五六七八九十至到]|[一二两三四五六七八九十](?=.以上|.左右))(?:家|户|个|座|所|项|条|支|名)"
)
# 增加到 says what is reached; 增加 what is added.
_ADDED: Final = re.compile(
    r"(?:新增|净增|增加|再增|多增|增长|提高|减少|压减|削减|降低|节约)(?:\s|[约近超]|超过|不少于|不低于|至少)*$"
)
# Some printers end Chinese sentences with a full stop of Latin letters.
_HAN_STOP: Final = re.compile(r"(?<=[一-鿿])\.(?![\d.A-Za-z])")
_SENTENCE: Final = re.compile(r"[^。！？!?；\n]+[。！？!?；\n]?")
# Years and numbers in the names of other things: 《…（2021年版）》, 中国制造2025, “3060”目标.
_NAMED: Final = re.compile(
    r"《[^》]*》|[“\"「]?(?:中国制造|健康中国|美丽中国|数字中国|工业|世界)\s?20\d\d(?!年)[”\"」]?|[“\"][^”\"，。；]{0,6}\d+[^”\"，。；]{0,6}[”\"](?=工程|计划|行动|战略|专项|体系|目录|产业|模式|政策|布局|格局)"
)
_REACHES: Final = re.compile("(.{2,}量)(?:达到|不低于|不少于|超过)(.{2,}量)")
_IS_SHARE: Final = re.compile("(?:比|率|比重|强度)$")
# What a PDF says of the signs of a font that has no letters for them.
_GARBLED: Final = re.compile(r"\(cid:\d+\)")


def find_targets(outline: Outline, record: Record) -> tuple[Target, ...]:
    """
    Every target and baseline of *outline*, in reading order; *record* says when the plan begins.

    `start` and `end` of each are offsets in its paragraph's text, and the text there is its `quote`.
    """
    beginning = begins(outline, record)
    standing = standings(outline, genre_of(outline, record, beginning), beginning)
    loose = loose_cells(outline, beginning)
    in_cells: defaultdict[str, list[Target]] = defaultdict(list)
    for target in loose.targets:
        in_cells[target.anchor].append(target)
    found: list[tuple[int, Target]] = []
    for section in outline.sections:
        for paragraph in section.paragraphs:
            read: Iterable[Target] = in_cells[paragraph.anchor]
            if paragraph.anchor not in loose.cells:
                read = _in_paragraph(paragraph, section, beginning, standing[section.anchor])
            for target in read:
                places = _places(target, record)
                told = replace(target, measure=measure_of(target), n=paragraph.n, places=places)
                found.append((paragraph.order, told))
    found.sort(key=lambda item: item[0])
    return tuple(target for _, target in found)


def measure_of(target: Target) -> Measure:
    """
    What the indicator and the unit of *target* mean by the term base and the table of units.

    What is added (光伏发电新增1800万千瓦) is another thing than what is reached, and its subject says so.
    """
    named = target.indicator
    noun, subject = indicators.split(spellings.without_change(named) if target.kind == "growth_rate" else named)
    if target.kind == "share" and not noun and (of := _REACHES.fullmatch(named)):
        # 新能源汽车销量达到新车销售总量的20%
        noun, subject = indicators.split(f"{of[1]}占{of[2]}比重")
    if target.kind == "share" and "占" in target.indicator and _IS_SHARE.search(noun) is None:
        # 产值占全省80%: the share, not the 产值.
        noun, subject = indicators.split(f"{target.indicator}比重")
    if target.kind == "level" and target.direction and _ADDED.search(target.quote[: target.number[0] - target.start]):
        subject = indicators.added(subject, target.direction, target.indicator)
    money = indicators.is_of_money(noun)
    _, counter, _ = units.load().split(target.unit or "")
    if money and counter is not None and counter.sort == "counter":
        # 产值超100亿元企业20户 counts firms and is no 产值.
        noun, subject = "", indicators.counted(target.indicator)
    if not noun and indicators.names_nothing(target.indicator):
        subject = ""
    # 产值突破100亿: nothing else is meant than yuan.
    unit_said = f"{target.unit}元" if money and target.unit in units.MAGNITUDES else target.unit
    amount, unit = units.load().normal(target.value, unit_said)
    if unit == "台" and "汽车" in subject:
        unit = "辆"
    upper = amount if target.value_max is None else units.load().normal(target.value_max, unit_said)[0]
    return Measure(noun, spellings.of_power(subject) if unit == "千瓦" and not noun else subject, unit, amount, upper)


def _places(target: Target, record: Record) -> tuple[str, ...]:
    """The places that the quote or the indicator names; in a plan of 丹东市 凤城 is the county of that name."""
    whose = "".join(f"{region.name}：" for region in (record.province, record.city) if region is not None)
    named = regions.load().find_in(f"{whose}{target.quote}；{target.indicator}")
    return tuple(dict.fromkeys(each.place.code for each in named if each.start >= len(whose)))


def _in_paragraph(paragraph: Paragraph, section: Section, beginning: Beginning, standing: Standing) -> Iterator[Target]:
    if paragraph.table is not None:
        yield from table_targets(paragraph, section, beginning)
        return
    if is_english(paragraph.text):
        yield from english_targets(paragraph, section, beginning, standing.review)
        return
    printed = unspaced(paragraph.text)
    if _HAS_NUMBER.search(printed.text) is None or _GARBLED.search(printed.text) is not None:
        return
    text = _HAN_STOP.sub("。", even(printed.text))
    named = _NAMED.sub(lambda match: masked(match[0]), text)
    running = Running(past=standing.review, review=standing.review, prior=standing.prior)
    for match in _SENTENCE.finditer(named):
        Sentence(match[0], match.start(), printed, paragraph, section, beginning, running).read()
    yield from running.written.found
