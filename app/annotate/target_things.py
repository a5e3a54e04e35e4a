"""
What a number counts, where that is named behind it: 5个国家级企业技术中心, 12个主业突出，有一定名气的产业集群.

The noun, and nothing of what is said of it, nor of the next number. Names that stand before the number are
target_indicators.py's.
"""

import re
from typing import Final

_FOLLOW_STOP: Final = re.compile(
    r"[，。；：、！？\n（()）]|(?<![及级元模额限])以上的?|左右|等(?!级|学校|学历|职业|教育|院校)|(?:和|及|以及|与)(?=[^，。；、]{0,12}\d)"
    # 县级城市达到节水型城市标准: what they shall be is part of what is counted.
    r"|(?<=.{4})[并且]?(?:达到(?![^，。；、\d]{2,12}(?:标准|要求))|占|实现|力争|提高|进入|完成)"
)
_NO_NOUN: Final = re.compile(
    r"(?!\d+(?:千伏|万?千瓦|兆瓦|万?吨|公里)级?[\u4e00-\u9fff])[\d%/]|大关|关口|新?台阶|为|占|达|和(?![美谐])|或|与|提[高升]|增[长加至]|扩大|上升|下降|降低|减少|降[至到]|发展[到至]|(?:压减|压缩|调整|缩短|缩减|削减|优化)[到至为]"
)
# 14个县（市、区）节水型社会, 6个工程技术（研究）中心: what is in brackets is part of the name.
_BRACKETED: Final = re.compile(
    r"[县市区旗][(（](?:[市区县旗、]|涉农区)+[)）]|(?<=[\u4e00-\u9fff]{2})[(（](?!不?含)[\u4e00-\u9fff]{1,3}[)）](?=[\u4e00-\u9fff])"
)
_DESCRIBED: Final = re.compile(
    r"^(?:以|具有|具备|代表|体现|能够|拥有|主业|基础|工作基础|工业基础|符合|集|在|工业总产值|产值|年"
    r"|有(?:条件|基础|实力|潜力|意愿|特色|能力|需求|市场|技术|优势|较|一定|影响|代表性))"
    r"|(?:好|强|高|突出|完善|明显|领先|大|显著|优良|广|深)$"
)
_WORK: Final = re.compile("开展|建设|创建|进行|申报|实施")
_HEAD_END: Final = re.compile(rf"、|(?<![县市区旗州])[（(]|{_WORK.pattern}")
# 1个5000亿级、3个1000亿级、5个500亿级的产业集群: the grade is said of each, the things only once.
_GRADE: Final = re.compile(
    r"\s?((?:\d[\d.]*)?[十百千]*万?亿元?级|(?:国家|世界|自治区|[省市县])级(?!及?以上))(?:以上)?的?"
)
GRADE_OF_MANY: Final = re.compile(_GRADE.pattern + "(?=[、和及与])")
# 超十亿元的产业园区: a size, and what is of it.
_SIZE: Final = r"[^，。；：、\d的]{0,10}(?:超过?|突破|达到?|不低于)?(?:\d[\d.]*|[十百千万])+[万亿]*元(?:以上|级)?"
ONLY_SIZE: Final = re.compile(_SIZE)
"""A size and nothing that has it."""
SIZED: Final = re.compile(rf"{_SIZE}的?([\u4e00-\u9fff]{{2,12}})$")
"""A size and what is of it, at the end of a name."""
# 主业突出、创新能力强: qualities, and no thing that has them.
_QUALITY: Final = re.compile(r"(?:好|强|高|突出|完[善备整]|明显|领先|大|显著|优良|影响力|竞争力|能力|优势|潜力|特色)$")
_THING: Final = re.compile(
    r"(?:企业|集群|基地|园区|项目|平台|中心|产品|品牌|集团|团队|人才|工厂|车间|机构|单位|[市县镇村])$"
)
# 实施30个老旧小区、12个老旧街区改造: the work is done on all of them.
_CARRIED_OUT: Final = re.compile(r"(?:实施|推进|完成|开展|启动|加快|推动|抓好|做好)\s?$")
_LISTED_WORK: Final = re.compile(
    r"\s?(?P<first>(?![^，。；、\d]*(?:升级|提升|建设|发展|达到|实施|开展))[^，。；、\d]{2,14})"
    r"(?:(?:、|和|以及)\s?\d[\d.]*\s?万?[^\W\d](?![^，。；、\d]*(?:实施|开展|达到))[^，。；、\d]{2,16}?)+"
    r"(?P<work>(?:综合|生态|环境|保护|节能)*(?:改造|整治|治理|修复|更新|加固)(?:提升)?)(?=[，。；]|$)"
)
# 20项农业废弃物回收、资源化利用工程: what the works are for is told in two words or three.
_LIST_OF_WORKS: Final = re.compile(
    r"(?P<first>(?![^，。；、\d]*(?:工程|项目|行动|试点|平台|中心|基地|系统|企业|园区?)(?:、|$))[^，。；：、\d的]{2,12})"
    r"(?:、(?!培育|建[设成]|打造|推[进动]|实施|开展|完善|加快|引进|新|改造|提升)[^，。；：、\d的]{2,12}){1,2}(?<=工程|项目|行动|试点)(?=[，。；]|$)"
)
_BARE_HEAD: Final = 2
_LONGEST_SAID: Final = 30
_HEAD: Final = re.compile(r"的([^，。；：、的\d]{2,14})$")
_LONGEST: Final = 60


def following_noun(after: str, beyond: str = "") -> str:
    """
    The noun behind a number and its unit (5个国家级企业技术中心), "" where none follows.

    *beyond* is what stands behind the clause: 12个主业突出、创新能力强，有一定名气的产业集群.
    """
    text = re.sub(r"^\s?(?:及?以[上下内]|左右|多|余)?(?:的)?", "", after)
    if (grade := _GRADE.match(text)) is not None:
        last = [*_GRADE.finditer(text)][-1] if GRADE_OF_MANY.match(text) else grade
        things = text[last.end() :]
        stop = _FOLLOW_STOP.search(things)
        return (grade[1] + things[: stop.start() if stop else len(things)].strip())[:_LONGEST]
    joined = [match.span() for match in _BRACKETED.finditer(text)]
    stops = (m.start() for m in _FOLLOW_STOP.finditer(text) if not any(a <= m.start() < b for a, b in joined))
    # 行业型、区域型工业互联网平台: what says which things are meant is not all of them.
    found = text[: next((at for at in stops if text[at] != "、" or text[at - 1] not in "型类性"), len(text))].strip()
    if (works := _LIST_OF_WORKS.match(text)) is not None and works["first"] == found:
        return works[0]
    if things := _named_behind(found, text, beyond):
        return things[:_LONGEST]
    clause = re.split(r"[，。；：]", text)[0]
    if _DESCRIBED.search(found) and "的" in clause:
        # 代表我省工业水平、体现行业特点的重大项目: the noun stands behind 的.
        ends = [at for at, sign in enumerate(clause) if sign == "的"]
        heads = [_HEAD_END.split(clause[at + 1 :])[0].strip() for at in ends]
        # 具备条件的企业开展低成本、规模适度的试点: the first thing is what has the qualities, else the last noun.
        which = next((i for i, head in enumerate(heads) if _THING.search(head)), -1)
        said, head = clause[: ends[which]], heads[which]
        whole = _WORK.split(clause[ends[which] + 1 :])[0].strip()
        if _THING.search(head) is None and _THING.search(whole):
            # 具有影响力的跨行业、跨领域互联网平台: what is listed says which platforms.
            head = whole
        work = clause[ends[which] + 1 :].split("、")[0].strip()
        if len(head) <= _BARE_HEAD < len(work):
            # 积极性高的企业开展绿色试点: what the firms are counted for.
            head = work
        elif len(head) <= _BARE_HEAD and re.search(r"\d", said) is None and len(said) <= _LONGEST_SAID:
            # 企业 alone does not tell five firms from any others.
            head = f"{said}的{head}" if head else ""
        found = head or found
    return found[:_LONGEST] if len(found) > 1 and _NO_NOUN.match(found) is None else ""


def work_of_all(before: str, after: str) -> str:
    """
    The work on things in a list that only the last of them names; "" where the first is no such list.

    >>> work_of_all("实施", "老旧小区、12个老旧街区改造"), work_of_all("建设", "园区、12个老旧街区改造")
    ('改造', '')
    """
    if _CARRIED_OUT.search(before) is None:
        return ""
    listed = _LISTED_WORK.match(after)
    return listed["work"] if listed is not None and not listed["first"].endswith(listed["work"]) else ""


def _named_behind(found: str, text: str, beyond: str) -> str:
    """What *found*, a size or a quality at the beginning of *text*, is said of; "" where that is not named later."""
    clause = re.split(r"[，。；：]", text)[0]
    if ONLY_SIZE.fullmatch(found):
        head = _HEAD.search(clause)
        return f"{found}的{head[1]}" if head else ""
    if "的" in clause or _QUALITY.search(found) is None:
        return ""
    last = clause.rpartition("、")[2]
    if _THING.search(last):
        return last
    pieces = re.split(r"[。；：\d]", text + beyond)[0].split("，")
    named = next((_HEAD.search(piece) for piece in pieces if "的" in piece), None)
    return named[1] if named and _THING.search(named[1]) else ""
