"""
What a number measures, in the plan's own words: the noun before it or behind it, or the subject carried on.

Plain reading of the clause the number stands in. How the number is compared and which kind it is, target_words.py says.
"""

import re
from typing import Final

from app.annotate.building_verbs import is_verbs_only
from app.annotate.target_words import GROWTH

_YEAR_LEAD: Final = (
    r"(?:(?:到|至|在|截至|力争|争取|从|自)\s?)*[“\"]?(?:(?:19|20)\d\d\s?年?\s?(?:[-—–~至到、和]+\s?)?)+"
    r"年?(?:底|末|前|初|以前|之前|起|度|期间|目标)*[，、]?"
    r"|(?:到|至)?[“\"]?十[一二三四五六七]五[”\"]?(?:末|期末|期间|时期|规划期末)[，]?"
    r"|到?规划期末[，]?|到?年(?:底|末)|每年|今年|全年|本年度|年度|近期|远期"
)
_BUILDING: Final = (
    "打造|培育|培养|改造|新建(?!民用|建筑|大型|项目|居住|公共)|优化|办好|建成(?!区)|建设(?!用地|项目|规模|面积|周期)|开展|推广|实施(?!率|面积)|"
    "推进|引进|创建"
)
_LEAD: Final = re.compile(
    rf"^(?:{_YEAR_LEAD}|(?:{_BUILDING})(?:出(?![口台让租行生版厂资]))?(?=[^，。的\d]{{3}})|[(（]?其中|同时|此外|并且|并(?=[^网轨购])|且|以及|及(?=[^时])|和|与|或|"
    r"、|，|：|；|”|）|\)|\s|力争|争取|确保|努力|预计|计划(?=[^投])|实现|完成(?!率)|达到|形成|使得?(?!用)|提出(?:今年)?(?=[国地经单])|将|我们|要(?=[^素])|把|推动|促进|带动|即|"
    r"分别|到时|届时|保证|加快|尽快|全面|积极|包括|(?:十?[一二三四五六七八九]|十)是|——|--|[-—])+"
)
_AGAINST: Final = (
    r"[(（]?(?:(?<!占)相?比|相?较|与)\s?(?:(?:19|20)\d\d\s?年|上年|去年|同期)(?:同期|底|末|水平)?(?:相比)?"
    r"|同比|环比|[比较]上一?年|(?:达到?|是|为|相当于|(?<!占)比|较)?(?:(?:19|20)\d\d|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2})\s?年(?:底|末)?的?"
    r"|在?(?:(?:19|20)\d\d\s?年|现有|原有|上年|去年)?(?:水平)?(?:的)?基础上|在(?:执行|实施|实际工作)中|[比较](?:19|20)\d\d\s?年(?:预计|决算|实际)数?"
)  # fmt: skip
_DEGREE: Final = (
    "显著|明显|大幅度?|稳步|进一步|不断|逐步|持续|有效|分别|均|都|各|也|力争|争取|预计|计划|基本|累计|年均|年平均|平均|每年|将|要|"
    "有望|(?<!增长)预期|预定|逐年|累积|普遍|原则上|不能|拟按|拟|再|已|并|且|率先|努力|可|能够|应当|应|宜|总体|全部|全面|其中"
)
_CHANGE: Final = (
    "(?:提高|提升|增加|增长|增|上升|扩大|发展|降低|下降|减少|削减|压减|压缩|缩减|缩短|降|减|调整|优化|保持|控制|稳定|维持|实现|完成|达|"
    "形成|超|翻|递增|推广|淘汰|节约)(?:到|至(?!少)|为|在|(?<=[长降加少增升])率(?!先))?(?!率(?!先))"
)
_REACHING: Final = (
    "(?<!规划|城市)建成(?!区)|新增|超过|超|突破|高于|低于|大于|小于|不低于|不少于|不多于|不高于|不超过|不得?|至少|约|大约|接近|左右|以上|"
    "为|到|至|达到了?|由|从|的|共|分|(?<=[^所存现])在|(?<=[比重率数值额量])过|占"
)
# No word is read in two ways (?>…): a clause that says 达到 again and again would be read in all there are. What is the
# beginning of another word therefore stands behind it: 至少 before 至, 达到 before 达.
_TAIL: Final = re.compile(rf"(?>\s|{_AGAINST}|{_DEGREE}|{_REACHING}|{_CHANGE}|，|：|≥|≤|>|<|=|（|\(|“|[”\"])+$")
_SUMS: Final = (
    "总产值|产值|增加值|销售收入|主营业务收入(?:总量)?|营业收入|利润总额|利润|利税|税收|总收入|收入|产量|产能|"
    "年产值|总产量"
)
_MEASURE_ONLY: Final = re.compile(
    r"(?:(?:规模以上|规上)?(?:实现|完成)?(?:工业|产业|农业|服务业|制造业|规模)?"
    rf"(?:{_SUMS}|投资额|投资|年产量|总规模|规模|面积|总量|占比|比重)|占(?:全[省市国县区]|G|地区)[^，。]{{0,16}})"
)
_MEASURES: Final = re.compile(rf"(?:力争|争取)?(?:实现|完成|规模以上|规上)?(?:工业|规模)?(?:{_SUMS})(?:规模)?$")
_VERB_WITHIN: Final = re.compile(rf"(?<=..)(?:力争|争取|预计|计划)?(?:实现|完成)(?=(?:工业|规模)?(?:{_SUMS})$)")
# 增加值力争占全省生产总值; 实施甲、乙等一批重大项目: the projects are what is counted.
_HOPED: Final = re.compile(r"(?<=..)(?:力争|争取|预计)(?=占)")
_EXAMPLES: Final = re.compile(r"^.*等一批(?=.{4})")
_PART_OF: Final = re.compile(rf"(?:工业)?(?:{_SUMS})(?:力争|争取|预计)?占")
_FOLLOW_STOP: Final = re.compile(
    r"[，。；：、！？\n（()）]|(?<![及级元模额限])以上的?|左右|等(?!级)|(?:和|及|以及|与)(?=[^，。；、]{0,12}\d)"
    # 县级城市达到节水型城市标准: what they shall be is part of what is counted.
    r"|(?<=.{4})[并且]?(?:达到(?![^，。；、\d]{2,12}(?:标准|要求))|占|实现|力争|提高|进入|完成)"
)
_NO_NOUN: Final = re.compile(
    r"(?!\d+(?:千伏|万?千瓦|兆瓦|万?吨|公里)级?[\u4e00-\u9fff])[\d%/]|大关|关口|新?台阶|为|占|达|和(?![美谐])|或|与|提[高升]|增[长加至]|扩大|上升|下降|降低|减少|降[至到]|发展[到至]"
)
# 14个县（市、区）节水型社会, 6个工程技术（研究）中心: what is in brackets is part of the name.
_BRACKETED: Final = re.compile(
    r"[县市区旗][(（](?:[市区县旗、]|涉农区)+[)）]|(?<=[\u4e00-\u9fff]{2})[(（](?!不?含)[\u4e00-\u9fff]{1,3}[)）](?=[\u4e00-\u9fff])"
)
_ENDS_AS_VERB: Final = re.compile(
    r"(?:建设|建成|培育|培养|打造|新建|再建|创建|引进|认定|评选|布局|遴选|建立|构建|研制|开发|攻克|制定|制修订|修订|推广|改造|实施|开展|"
    r"新增|推进|推动|发展|谋划|启动|开工|开工建设|举办|召开|安排|建好|办好|评定|选树|落地|抓好|组建|设立|支持|总结|形成|年产|拥有|覆盖|选择|选取|扶持|完成|实现|落实|提供|引育|招引|做[优强大]|建强|新|再|建)(?:的)?(?:至少|不少于|不低于|超过|[约近超])?\s?$"
)
_FROM_HERE: Final = re.compile(r"(?:要|将|力争|达到)?[由从自](?:\d{4}年|目前|现在|当前|现有|上年|去年)?的?$")
# 改造年增长率不低于10%: a rate that goes by its own name.
_NAMED_RATE: Final = re.compile(r"[\u4e00-\u9fff]{2,}(?:增长率|增速|增幅|降幅|下降率)(?=[^率]*$)")
# 完成森林质量精准提升45万亩: the work that is done, verb and all.
_DONE: Final = re.compile(r"(?:完成|实施)([\u4e00-\u9fff]{2,}(?:提升|优化|压减))\s?$")
_DESCRIBED: Final = re.compile(
    r"^(?:以|具有|代表|体现|能够|拥有|主业|基础|工作基础|工业基础|符合|集|在|工业总产值|产值|年)|(?:好|强|高|突出|完善|明显|领先|大|显著)$"
)
_HEAD_END: Final = re.compile(r"[、（(]|开展|建设|创建|进行|申报|实施")
_ONLY_PLACE: Final = re.compile(
    r"(?:开展|保障|推动|推进|支持|指导|实现|完成|实施)?(?:全[省市区州县盟旗国]|我[省市区县]|[^，。、\d]{1,5}(?<!园)(?<!示范)(?<!发)(?<!城)[省市县区州盟旗])"
)
# 1个5000亿级、3个1000亿级、5个500亿级的产业集群: the grade is said of each, the things only once.
_GRADE: Final = re.compile(r"\s?((?:\d[\d.]*)?[十百千]*万?亿元?级|(?:国家|世界|自治区|省|市)级(?!及?以上))(?:以上)?的?")
GRADE_OF_MANY: Final = re.compile(_GRADE.pattern + "(?=[、和及与])")
# 一般公共预算收入 and 居民人均可支配收入 are of no branch; 规上工业增加值 needs none.
_NO_SUBJECT: Final = re.compile(r"预算|可支配|财政$")
# 甲占全省的20%，占全国的5%: the second share is of 甲, too.
_OF_WHAT: Final = re.compile(r"(?<=.{2})占[^，。]*$")
_BARE_SHARE: Final = re.compile(r"(?<=.{2})占[^，。]*(?<![重比例率])$")
_WHOLE: Final = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
# 产值、利润分别达到: what each of the numbers behind 分别 measures.
_ITEMS: Final = re.compile("、|以及|和(?![美谐])|及(?!以)|与")
_MEASURE_AT_END: Final = re.compile(
    r"(?:值|量|率|收入|利润|利税|税收|比重|占比|比例|人数|户数|面积|投资额?|总额|规模|能耗|排放|强度|消耗|里程|装机容量)$"
)
# A clause that says more than whose measure it is.
_SAID_WITH: Final = re.compile(
    r"[\d一二三四五六七八九十百千万亿]{2}|[提升增降减控压]|实现|完成|达|推动|推进|实施|开展|保持|确保|因素|计算|工程|项目"
)
_COMMON: Final = re.compile(
    r"(?:居民)?(?:人均)?可支配收入$|(?:工业)?总?产值$|增加值$|(?:营业|主营业务|销售)收入$|产量$|产能$|投资额?$|利润$|税收$|装机(?:容量|规模)?$"
    r"|(?:综合|有效|资源化|循环|回收|重复)*利用[率量]$|(?:(?:生活)?(?:污水|垃圾|污泥)(?:集中)?)?处理率$|(?:普及|覆盖|治理|达标|合格|自给)率$|销售?量$|排放(?:总量|强度|量)?$"
)
_SHARE_OF: Final = re.compile(r"(.{2,8})(占比|比重|比例)")
_MORE_OF: Final = re.compile(r"(?:新增|累计)(.{2,6})")
# 需投资0.17亿元, 总投资30亿元: of the works named before.
_COST: Final = re.compile(r"(?:需要?|新增|计划|估算|总|共|预计|拟){0,2}投资额?")
_COST_AT_END: Final = re.compile(_COST.pattern + "$")
_WORKS: Final = re.compile(r"(?:项目|工程|发电|[风水光核]电|蓄能|储能|管网|公路|铁路|电站|基地|园区|设施)$")
_PER_UNIT: Final = re.compile(
    r".{0,8}?(?:单位|万元)(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|增加值|产品产量|建筑面积)"
)
_PER_ITSELF: Final = re.compile("单位|万元|人均|每")
_NTH: Final = re.compile("第?[一二三]")
# 造纸业形成100万吨生产能力: what can be made stands before the verb.
_CAPACITY: Final = re.compile(r"年?(?:综合)?(?:生产|加工|处理|供应|制造|冶炼)能力|年?产能")
_OTHERS: Final = re.compile(r"\s?(?:、|和|及|以及|与)")  # 轴承1200套、齿轮500套的生产能力: said of both.
_MAKER: Final = re.compile(r".{3,}(?<![后前时中上内已并、])$")
# 超十亿元的产业园区: a size, and what is of it.
_SIZE: Final = r"[^，。；：、\d的]{0,10}(?:超过?|突破|达到?|不低于)?(?:\d[\d.]*|[十百千万])+[万亿]*元(?:以上|级)?"
ONLY_SIZE: Final = re.compile(_SIZE)
_SIZED: Final = re.compile(rf"{_SIZE}的?([\u4e00-\u9fff]{{2,12}})$")
# 主业突出、创新能力强: qualities, and no thing that has them.
_QUALITY: Final = re.compile(r"(?:好|强|高|突出|完[善备整]|明显|领先|大|显著|优良|影响力|竞争力|能力|优势|潜力|特色)$")
_THING: Final = re.compile(
    r"(?:企业|集群|基地|园区|项目|平台|中心|产品|品牌|集团|团队|人才|工厂|车间|机构|单位|[市县镇村])$"
)
_HEAD: Final = re.compile(r"的([^，。；：、的\d]{2,14})$")
_LONGER: Final = 4
_LONGEST: Final = 60


def indicator_of(before: str, after: str, previous: str | None, counted: bool, beyond: str = "") -> str:
    """
    What the number measures, in the plan's words; "" where nothing says it.

    Args:
        before: The clause up to the number, or from the number before it.
        after: What stands behind the number and its unit, up to the end of the clause.
        previous: The indicator of the number before in the sentence; its subject is carried.
        counted: Whether the unit is a measure word or a product may stand behind it.
        beyond: What follows the clause in the sentence, for things that are described before they are named.
    """
    following = following_noun(after, beyond)
    before = _FROM_HERE.sub("", before)
    if is_verbs_only(before) or not before.strip():
        if counted and following:
            return following
        if not before.strip(" 、和及与") and previous:
            return previous
        return following or previous or ""
    if counted and following and re.search(r"(?:、|和|及|与|以及)\s?$", before):
        return following
    if counted and len(following) > 1 and re.search(r"等\s?$", before):
        # 建设长春、吉林、延边等9个基地: what was named is what is counted.
        return following
    if counted and len(following) > 1 and re.search(r"的\s?$", before):
        # 总面积30万亩的2个片区
        return following
    if counted and (done := _DONE.search(before)):
        return done[1]
    noun = _noun(before)
    if counted and _CAPACITY.fullmatch(following) and len(noun) > 1:
        if after.lstrip().startswith("的") and _OTHERS.match(before):
            return noun
        if _MAKER.fullmatch(noun):
            return noun + following
    if ONLY_SIZE.fullmatch(noun) and previous and (of := _SIZED.search(previous)):
        # 超20亿元的品种达到8个、超10亿元的达到15个
        return f"{noun}的{of[1]}"
    if len(noun) < 2 and (rate := _NAMED_RATE.search(before)):
        return rate[0]
    if counted and len(following) > 1 and _ONLY_PLACE.fullmatch(noun):
        return following
    if not noun:
        if counted and len(following) > 1:
            # 增加1万个学位
            return following
        if GROWTH.search(before):
            # 税收为98亿元，占收入的33%，比上年增长14%: what grows is no share.
            return _BARE_SHARE.sub("", previous or "")
        return following or previous or ""
    if counted and len(following) > 1 and (_ENDS_AS_VERB.search(before) or len(noun) <= 2):
        return following
    if previous and (joined := _share_of_the_same(noun, previous) or _cost_of(noun, previous)):
        return joined
    if previous and (noun.startswith("占") or _MEASURE_ONLY.fullmatch(noun) or _PART_OF.match(noun)):
        return _carried(noun, previous)
    return noun[-_LONGEST:]


def measure_named(clause: str) -> str:
    """
    The indicator that a clause of nothing else names for the clause behind it, "" for any other clause.

    >>> measure_named("今年的社会集团购买力"), measure_named("持续提高铁路运输比例"), measure_named("轻工业总产值")
    ('', '', '轻工业总产值')
    """
    noun = _noun(clause)
    alone = clause.strip().removeprefix("全年").endswith(noun) and _SAID_WITH.search(clause) is None
    return noun if alone and _MEASURE_AT_END.search(noun) else ""


def _noun(before: str) -> str:
    text = before.strip()
    while True:
        cut = _TAIL.sub("", _LEAD.sub("", text)).strip()
        if cut == text:
            return _within_marks(cut.lstrip("”）、，的"))
        text = cut


def _within_marks(words: str) -> str:
    """*words* behind a mark that opens or closes what the rest of the sentence has the other half of."""
    for opens, closes in ("“”", "()", "（）"):
        if words.count(opens) > words.count(closes):
            before, _, behind = words.rpartition(opens)
            words = behind if len(behind) > 1 else before
        elif words.count(closes) > words.count(opens) and words.index(closes) + 1 < len(words):
            words = words[words.index(closes) + 1 :]
    return words.lstrip("”）、，的")


def plain_name(indicator: str) -> str:
    """*indicator* without the verb between whose it is and what is measured: 建材工业实现产值 → 建材工业产值."""
    # 建材工业实现工业产值: one 工业 says it.
    words = _VERB_WITHIN.sub("", indicator).replace("工业工业", "工业")
    return _HOPED.sub("", _EXAMPLES.sub("", words))


def each_of(indicator: str, count: int) -> list[str]:
    """
    The indicators of *count* numbers that stand behind 分别; [] where it cannot be told which is whose.

    >>> each_of("汽车、石化产业产值", 2)
    ['汽车产值', '石化产业产值']
    """
    items = [item for item in _ITEMS.split(indicator) if item]
    if len(items) != count or count < 2:
        return []
    measured = [_MEASURE_AT_END.search(item) is not None for item in items]
    if all(measured):
        per = _PER_UNIT.match(items[0])
        return [items[0], *(_with_subject(item, items[0], per[0] if per else "") for item in items[1:])]
    common = _COMMON.search(items[-1])
    if any(measured[:-1]) or common is None:
        return []
    shared, last = common[0], items[-1][: common.start()]
    if all(_NTH.fullmatch(item) for item in items[:-1]) and last.endswith("产业"):
        shared, last = f"产业{shared}", last.removesuffix("产业")
    longer = _LONGER if shared[-1] not in "率" else 1
    if not last or len(last) > max(map(len, items[:-1])) + longer:
        # 甲、乙、丙行业能效标杆水平以上产能比例: more than 产能比例 is said of all three.
        return []
    return [*(item + shared.removeprefix("居民" if item.endswith("居民") else "") for item in items[:-1]), items[-1]]


def _with_subject(item: str, first: str, per: str) -> str:
    """*item* of a list with what the *first* of it is said of: 单位GDP能耗、二氧化碳排放, 汽车产业产值、利润."""
    if per and _PER_ITSELF.match(item) is None:
        return per + item
    if _MEASURE_ONLY.fullmatch(item) is None:
        return item
    return _COMMON.sub("", first).removesuffix("年") + item


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
    if things := _named_behind(found, text, beyond):
        return things[:_LONGEST]
    if _DESCRIBED.search(found) and "的" in after:
        # 代表我省工业水平、体现行业特点的重大项目: the noun stands behind the last 的.
        head = _HEAD_END.split(re.split(r"[，。；：]", after)[0].rsplit("的", 1)[1])[0].strip()
        found = head or found
    return found[:_LONGEST] if len(found) > 1 and _NO_NOUN.match(found) is None else ""


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
    if noun.startswith("占"):
        return f"{_OF_WHAT.sub('', previous)}{noun}"
    # A subject that is itself a bare measure is none.
    if not subject or subject == previous or _NO_SUBJECT.search(subject) or _WHOLE.match(noun):
        return noun
    bare = re.sub("^(?:实现|完成)", "", noun)
    return subject + (bare if not (bare.startswith("工业") and subject.endswith("工业")) else bare[2:])
