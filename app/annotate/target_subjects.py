"""
Whose a measure is, where its clause does not say: the subject of the number before, or of the list it is one of.

汽车产业产值达到500亿元，利润80亿元 speaks of the profit of that industry; 甲、乙产业产值分别达到 of two. What stands in
the clause itself target_indicators.py reads.
"""

import re
from typing import Final

from app.vocab import regions

SUMS: Final = (
    "总产值|产值|增加值|销售收入|主营业务收入(?:总量)?|营业收入|利润总额|利润|利税|税收|总收入|收入|产量|产能|"
    "年产值|总产量"
)
"""Sums and quantities that need somebody whose they are, as an alternation."""
_MEASURE_ONLY: Final = re.compile(
    r"(?:(?:规模以上|规上)?(?:实现|完成)?(?:工业|产业|农业|服务业|制造业|规模)?"
    rf"(?:(?:并网|投产|核准)装机(?:容量|规模)?|消费(?:比重|占比|总?量)|{SUMS}|投资额|投资|年产量|总规模|规模|面积|总量|占比|比重)|占(?:全[省市国县区]|G|地区)[^，。]{{0,16}})"
)
# 青头菜播种面积达到30万亩、产量达到50万吨: the yield is of what the area is planted with.
_EXTENT: Final = re.compile(
    r"(?<=.{2})年?(?:(?:播种|种植|养殖|栽培)(?:面积|规模)|(?:总|并网|投产)?装机(?:容量|规模)?|存栏量?|出栏量?|饲养量|加工量|保有量|资源量)$"
)
# 建成变电站98座，总变电容量500万千伏安: of the things counted just before.
_OF_COUNTED: Final = re.compile(
    r"总(?:(?:建筑|占地|规划|用地|经营)?面积|长度?|里程|(?:变电|库|蓄水|处理)?容量|库容|规模|产能|装机(?:容量|规模)?|床位数?)"
)
_COUNTED: Final = re.compile(
    r"(?:站|园区?|基地|项目|工程|中心|小区|水库|机组|公园|线路|管网|公路|铁路|学校|医院|机构|集群|区)$"
)
_WORKED_ON: Final = re.compile("^(?:新增|累计|核准|开发|开工|投产|并网|建设|推广|全[国省市区县])+")
_SHORTEST_SUBJECT: Final = 2
_PART_OF: Final = re.compile(rf"(?:工业)?(?:{SUMS})(?:力争|争取|预计)?占")
_MEASURES: Final = re.compile(rf"(?:力争|争取)?(?:实现|完成|规模以上|规上)?(?:工业|规模)?(?:{SUMS})(?:规模)?$")
# 一般公共预算收入 and 居民人均可支配收入 are of no branch; 规上工业增加值 needs none.
_NO_SUBJECT: Final = re.compile(r"预算|可支配|财政$")
# 甲占全省的20%，占全国的5%: the second share is of 甲, too.
_OF_WHAT: Final = re.compile(r"(?<=.{2})占[^，。]*$")
_BARE_SHARE: Final = re.compile(r"(?<=.{2})占[^，。]*(?<![重比例率])$")
_WHOLE: Final = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
# 产值、利润分别达到: what each of the numbers behind 分别 measures.
_ITEMS: Final = re.compile("、|以及|和(?![美谐])|及(?!以)|与")
MEASURE_AT_END: Final = re.compile(
    r"(?:值|(?<!需氧)量|率|收入|利润|利税|税收|比重|占比|比例|人数|户数|面积|投资额?|总额|规模|能耗|排放|强度|消耗|里程|运距|产能|能力|装机|容量|浓度)$"
)
"""A measure at the end of a name."""
_COMMON: Final = re.compile(
    r"(?:居民)?(?:人均)?可支配收入$|(?:工业)?总?产值$|增加值$|(?:营业|主营业务|销售)收入$|产量$|产能$|投资额?$|利润$|税收$|装机(?:容量|规模)?$"
    r"|(?:综合|有效|资源化|循环|回收|重复)*利用[率量]$|(?:(?:生活)?(?:污水|垃圾|污泥)(?:集中)?)?处理率$|(?:普及|覆盖|治理|达标|合格|自给)率$|销售?量$|里程$|运距$|面积$|(?:年均|年平均|平均)?浓度$|排放(?:总量|强度|量)?$"
    r"|(?:重点工程)?减排量$|(?:使用|应用)比例$"
    r"|(?:市场占有|(?:(?:自主|本地|就地|省内|国内)?(?:配套|转化))|(?:国产|自主|本地|数控)化|渗透|联网|回收|就业|合格)率$"
)
# 甲、乙等2项主要污染物减排量: what both of them are is no name of the last.
_AND_SO_ON: Final = re.compile(
    r"等\s?(?:(?:\d+|[两二三四五六七八九十]+)\s?[项种类个])?\s?(?:(?:主要|重点)?(?:大气|水)?污染物)?$"
)
_SECTORS: Final = re.compile("([一二三]{2,3})((?:次产业|产业|产).+)")  # 一二三产增加值
# 其中中心城区达到90%, 农网98%: where, and of what the number before has said.
_AREA: Final = re.compile(
    r"中心城区|主城区|城区|市区|县城|城镇|城网|农村|乡村|农网|城乡|乡镇|建成区|县域|牧区|山区|平原地区|山区县|县级市|省辖市|"
    r"地级市|设区市|区县|县市区|[\u4e00-\u9fff]{2,4}(?:都市区|城镇群|城市群|都市圈|经济区)|(?:全|我)[省市区县州盟旗国]|"
    r"(?:大|中|小|超大|特大|中心|上游|中游|下游|重点|沿海|县级|地级及以上){0,4}城市|其[他它余]各?(?:县市区|地区|城市|区县|县[(（]市[)）]|县城|市县|市州?|县|(?:地级|设区|地)市|区域)|(?:中?[上下]|中)游(?:地区|城市)?|(?:设区|地级)城市"
)
_BETWEEN: Final = re.compile("、|和|及|以及|与")
_WHERE: Final = re.compile(r"(?:其中)?(?P<places>.+?)(?:等地|等?\d{1,2}个?[市县区州])?")
_LONGEST_PLACE: Final = 16
_MORE_PLACES: Final = re.compile("[市县区州旗]、")
_LONGEST_SAID: Final = 30
_SHARE_OF: Final = re.compile(r"(.{2,8})(占比|比重|比例)")
# 到2025年，该比例达到45%: of what the number before is.
_THE_SAME: Final = re.compile("(?:该|这一|上述)项?(?:比例|比重|占比|比率|指标|数值)")
# 湿地保有量30万亩，保护率55%
BARE_RATE: Final = re.compile("(?P<done>保护|利用|覆盖|达标|普及|合格|回收|处理|处置|治理|安装|使用|保有|还田)率")
"""A rate of what is done, which does not say to what."""
_MORE_OF: Final = re.compile(r"(?:新增|累计)(.{2,6})")
# 需投资0.17亿元, 总投资30亿元: of the works named before.
_COST: Final = re.compile(r"(?:需要?|新增|计划|估算|总|共|预计|拟){0,2}投资额?")
_COST_AT_END: Final = re.compile(_COST.pattern + "$")
_WORKS: Final = re.compile(r"(?:项目|工程|发电|[风水光核]电|蓄能|储能|管网|公路|铁路|电站|基地|园区|设施)$")
_PER_UNIT: Final = re.compile(
    r".{0,8}?(?:单位|万元)(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|增加值|产品产量|建筑面积)"
)
_PER_ITSELF: Final = re.compile("单位|万元|人均|每")
# 家具、汽车行业涂料使用比例, 甲、乙的通过率: where what is said of all the list begins.
_SHARED: Final = re.compile(
    r"的(?=.{2})|(?:行业|领域|工序)(?=.{3})|等(?!主要|重点|\s?[\d一二两三四五六七八九十]+[项种类])(?=.{2})"
)
_RAISED: Final = re.compile("年?(?:出栏|存栏|养殖|种植|新增)")
_NTH: Final = re.compile("第?[一二三]")
_LONGER: Final = 4


def each_of(indicator: str, count: int) -> list[str]:
    """
    The indicators of *count* numbers that stand behind 分别; [] where it cannot be told which is whose.

    >>> each_of("汽车、石化产业产值", 2)
    ['汽车产值', '石化产业产值']
    """
    sectors = _SECTORS.fullmatch(indicator)
    if sectors is not None and len(sectors[1]) == count:
        return [sector + sectors[2] for sector in sectors[1]]
    items = [item for item in _ITEMS.split(indicator) if item]
    if len(items) != count or count < 2:
        return []
    measured = [MEASURE_AT_END.search(item) is not None for item in items]
    if all(measured):
        per = _PER_UNIT.match(items[0])
        return [items[0], *(_of_the_first(item, items[0], per[0] if per else "") for item in items[1:])]
    if all(map(is_place, items[:-1])) and (said := _without_place(items[-1])) != items[-1]:
        # 城市、农村综合电压合格率: all that is said of the last place is said of each.
        return [*(item + said for item in items[:-1]), items[-1]]
    common = _COMMON.search(items[-1])
    if not any(measured[:-1]) and measured[-1] and (said := _said_of_all(items)):
        of_last = items[-1].removesuffix(said) + said.removeprefix("等")
        return [*(item + said.removeprefix("等") for item in items[:-1]), of_last]
    if any(measured[:-1]) or common is None:
        return []
    shared, last = common[0], _AND_SO_ON.sub("", items[-1][: common.start()])
    if all(_NTH.fullmatch(item) for item in items[:-1]) and last.endswith("产业"):
        shared, last = f"产业{shared}", last.removesuffix("产业")
    longer = _LONGER if shared[-1] not in "率" else 1
    if not last or len(last) > max(map(len, items[:-1])) + longer:
        # 甲、乙、丙行业能效标杆水平以上产能比例: more than 产能比例 is said of all three.
        return []
    return [
        *(item + shared.removeprefix("居民" if item.endswith("居民") else "") for item in items[:-1]),
        last + shared,
    ]


def counted_each(indicator: str, count: int) -> list[str]:
    """
    The things of a list that are counted one by one behind 分别; [] where there are not as many as numbers.

    >>> counted_each("出栏牛、羊、肉兔", 3)
    ['出栏牛', '出栏羊', '出栏肉兔']
    """
    items = [item for item in _ITEMS.split(indicator) if item]
    if len(items) != count or count < 2 or any(MEASURE_AT_END.search(item) for item in items):
        return []
    done = _RAISED.match(items[0])
    return [items[0], *(f"{done[0] if done is not None else ''}{item}" for item in items[1:])]


def _said_of_all(items: list[str]) -> str:
    """What the last of *items* says of the others too: 家具、汽车行业涂料使用比例; "" where it cannot be told."""
    longest = max(map(len, items[:-1])) + _LONGER
    last = items[-1]
    shared = next((m for m in _SHARED.finditer(last) if 0 < m.start() <= longest), None)
    if shared is None or any(_SHARED.search(item) for item in items[:-1]):
        return ""
    return last[shared.start() :]


def _of_the_first(item: str, first: str, per: str) -> str:
    """*item* of a list with what the *first* of it is said of: 单位GDP能耗、二氧化碳排放, 汽车产业产值、利润."""
    if per and _PER_ITSELF.match(item) is None:
        return per + item
    if _MEASURE_ONLY.fullmatch(item) is None:
        return item
    return _COMMON.sub("", first).removesuffix("年") + item


def with_subject(noun: str, previous: str) -> str:
    """
    *noun* with the subject of the indicator *previous*, where it needs one; "" where it speaks for itself.

    >>> with_subject("增加值", "全省汽车产业总产值"), with_subject("森林覆盖率", "全省汽车产业总产值")
    ('全省汽车产业增加值', '')
    """
    if _THE_SAME.fullmatch(noun):
        return previous
    if BARE_RATE.fullmatch(noun):
        return _carried(noun, previous)
    if joined := _share_of_the_same(noun, previous) or _cost_of(noun, previous):
        return joined
    if _OF_COUNTED.fullmatch(noun) and _COUNTED.search(previous):
        return previous + noun
    if noun.startswith("占") or _MEASURE_ONLY.fullmatch(noun) or _PART_OF.match(noun):
        return _carried(noun, previous)
    return ""


def in_place(noun: str, previous: str) -> str:
    """
    What *previous* measures, in the places that *noun* is; "" where it is more than places.

    >>> in_place("其中中心城区", "新建建筑中绿色建筑占比"), in_place("农网", "城网综合电压合格率")
    ('中心城区新建建筑中绿色建筑占比', '农网综合电压合格率')
    """
    said = _without_place(previous)
    where = _WHERE.fullmatch(noun)
    measured = MEASURE_AT_END.search(previous) is not None or said != previous
    inside = said == previous and _AREA.search(previous) is not None
    if inside or len(said) > _LONGEST_SAID or _MORE_PLACES.search(said):
        # 沿江中游城市治理率达到95%，上游城市不低于90%: whose the first is cannot be taken out.
        return ""
    if where is None or not measured or not is_place(noun) or is_place(previous):
        return ""
    return where["places"] + said


def is_place(noun: str) -> bool:
    """Whether *noun* says only where: 锦州市, 其中中心城区, 长春、吉林2市."""
    where = _WHERE.fullmatch(noun)
    return where is not None and all(0 < _place_first(item) == len(item) for item in _BETWEEN.split(where["places"]))


def _without_place(name: str) -> str:
    """*name* without the places it begins with, where something is left of it."""
    rest = name
    while end := _place_first(rest):
        link = _BETWEEN.match(rest, end)
        rest = rest[link.end() if link else end :]
        if link is None:
            break
    return rest if len(rest) > 2 else name


def _place_first(words: str) -> int:
    """Where the place that *words* begin with ends, with a place in it (营口大石桥市); 0 where they begin with none."""
    area = _AREA.match(words)
    end = 0
    for named in regions.load().find_in(words[:_LONGEST_PLACE]):
        if named.start == end:
            end = named.end
    end = max(area.end() if area else 0, end)
    # 齐齐哈尔市中心城区, 上游其他地区: part of a place.
    while end and (part := _AREA.match(words, end)) is not None:
        end = part.end()
    return end


def without_share(indicator: str) -> str:
    """*indicator* without what it is a share of: 甲产业税收占全省 says whose the tax is, which may grow."""
    return _BARE_SHARE.sub("", indicator)


def _share_of_the_same(noun: str, previous: str) -> str:
    """装机占比 or 新增装机 behind 可再生能源装机: the share or growth of just that; "" for another noun."""
    share = _SHARE_OF.fullmatch(noun)
    if share is not None and previous.endswith(share[1]) and previous != share[1]:
        return previous + share[2]
    more = _MORE_OF.fullmatch(noun)
    if more is not None and previous.endswith(more[1]) and previous != more[1]:
        return previous.removesuffix(more[1]) + noun
    return ""


def _cost_of(noun: str, previous: str) -> str:
    """需投资 behind 监测能力建设项目: what just that costs; "" for another noun, or where no works are named."""
    works = _COST_AT_END.sub("", previous)
    return works + noun if _COST.fullmatch(noun) and _WORKS.search(works) else ""


def _carried(noun: str, previous: str) -> str:
    """*noun* with the subject of the number before it: 全省汽车产业总产值, 增加值 → 全省汽车产业增加值."""
    if previous.endswith(noun):
        # 工农业总产值增长5%，农业总产值增长4%
        return noun
    subject = _MEASURES.sub("", previous)
    if subject == previous:
        subject = _EXTENT.sub("", previous)
        if len(_WORKED_ON.sub("", subject)) < _SHORTEST_SUBJECT:
            return noun
    if noun.startswith("占"):
        return f"{_OF_WHAT.sub('', previous)}{noun}"
    # A subject that is itself a bare measure is none.
    if not subject or subject == previous or _NO_SUBJECT.search(subject) or _WHOLE.match(noun):
        return noun
    bare = re.sub("^(?:实现|完成)", "", noun)
    return subject + (bare if not (bare.startswith("工业") and subject.endswith("工业")) else bare[2:])
