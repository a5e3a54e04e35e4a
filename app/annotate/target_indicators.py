"""
What a number measures, in the plan's own words: the noun before it or behind it, or the subject carried on.

Plain reading of the clause the number stands in. How the number is compared and which kind it is, target_words.py says.
"""

import re
from typing import Final

from app.annotate.building_verbs import is_verbs_only
from app.annotate.target_subjects import MEASURE_AT_END, SUMS, in_place, with_subject, without_share
from app.annotate.target_things import ONLY_SIZE, SIZED, following_noun
from app.annotate.target_words import GROWTH

_YEAR_LEAD: Final = (
    r"(?:(?:到|至|在|截至|力争|争取|从|自)\s?)*[“\"]?(?:(?:19|20)\d\d\s?年?\s?(?:[-—–~至到、和]+\s?)?)+"
    r"年?(?:底|末|前|初|以前|之前|起|度|期间|目标)*[，、]?"
    r"|(?:到|至)?[“\"]?十[一二三四五六七]五[”\"]?(?:末|期末|期间|时期|规划期末|(?=新增|累计|规划新增|[新改扩]建))[，]?"
    r"|到?本?(?:规划|计划|行动)?期末[，]?|本?规划期[内间][，]?|到?年(?:底|末)|\d{1,2}\s?月(?:份|底|末|前|中旬)*(?!\d)|每年|今年|明年|全年|本年度|年度|近期|远期"
)
_BUILDING: Final = (
    "(?:改造|整治|规范|优化|巩固)提升|提升改造|打造|培育|培养|改造|新建成|新建(?!民用|建筑|住宅|大型|项目|居住|公共|(?:、|和|及|或)?(?:改|扩)+建)|优化|办好|建成(?!区)|建设(?!用地|项目|规模|面积|周期)|开展|推广|实施(?!率|面积)|"
    "推进|引进|创建|建立(?!健全)|设立|组建|扩建|争创|申建"
)
_LEAD: Final = re.compile(
    rf"^(?:{_YEAR_LEAD}|(?:{_BUILDING})(?:出(?![口台让租行生版厂资]))?(?=[^，。的\d]{{3}})|[(（]?其中|同时|此外|并且|并(?=[^网轨购])|且|以及|及(?=[^时])|和|与|或|"
    r"、|，|：|；|”|）|\)|\s|[①-⑳]|力争|争取|确保|努力|预计|计划(?=[^投])|实现|完成(?!率)|达到(?![^，。、\d]{2,12}(?:水平|标准|要求|等级|条件)的?[\u4e00-\u9fff])|形成|使得?(?!用)|提出(?:今年)?(?=[国地经单]|[到至]?20\d\d)|(?:国家|省|上级|自治区)[^，。；\d]{0,6}(?:要求|下达|确定|明确|提出)(?:[我本全][省市区县])?(?=[到至]20\d\d)|将|为(?=[到至]20\d\d)|(?:中央|国务院)?提出(?=今年)|原则上|我们|要(?=[^素求])|要求(?=.{3})|把|推动|促进|带动|即|"
    r"分别|到时|届时|保证|加快|尽快|全面|积极|包括|(?:十?[一二三四五六七八九]|十)是|——|--|[-—])+"
)
_AGAINST: Final = (
    r"[(（]?(?:(?<!占)相?比|相?较|相对于?|与)\s?(?:(?:19|20)\d\d\s?年|上年|去年|同期)(?:同期|底|末|水平)?(?:相比)?"
    r"|同比|环比|[比较]上一?年|(?:达到?|是|为|相当于|(?<!占)比|较)?(?:(?:19|20)\d\d|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2})\s?年(?:底|末)?的?"
    r"|在?(?:(?:19|20)\d\d\s?年|现有|原有|上年|去年)?(?:水平)?(?:的)?基础上|在(?:执行|实施|实际工作)中|[比较](?:19|20)\d\d\s?年(?:预计|决算|实际)数?"
)  # fmt: skip
_DEGREE: Final = (
    "显著|明显|大幅度?|继续|仍然?|占据|稳步|进一步|不断|逐步|持续|有效|分别|均|都|各|也|力争|争取|预计|计划|基本|累计|年均|年平均|平均|每年|将|要|"
    "有望|(?<!增长)预期|预定|逐年|累积|普遍|原则上|不能|拟按|拟|再|已|并|且|率先|努力|可|能够|应当|应|宜|总体|全部|全面|其中"
)
_CHANGE: Final = (
    "(?:提高|提升|增加|增长|增|上升|扩大|发展|降低|下降|减少|削减|压减|压缩|缩减|缩短|降|减|调整|优化|保持|控制|稳定|维持|实现|完成|达|"
    "形成|超|翻|递增|推广|淘汰|节约)(?:到|至(?!少)|为|在|(?<=[长降加少增升])率(?!先))?(?!率(?!先))"
)
_REACHING: Final = (
    "(?<!规划|城市)建成(?!区)|新增|超过|超|突破|高于|低于|大于|小于|不低于|不少于|不多于|不高于|不超过|不得?|至少|约|大约|接近|左右|以上|共计|合计|总计|(?:依法|全部)?做到|少于|多于|每(?:立方米|平方米|平方公里|升)|"
    "为|到|至|达到了?|由|从|的|共|分|按|(?<=[^所存现])在|(?<=[比重率数值额量])过|(?<=[增长加高低降少])近|占"
)
# No word is read in two ways (?>…): a clause that says 达到 again and again would be read in all there are. What is the
# beginning of another word therefore stands behind it: 至少 before 至, 达到 before 达.
_TAIL: Final = re.compile(rf"(?>\s|{_AGAINST}|{_DEGREE}|{_REACHING}|{_CHANGE}|，|：|≥|≤|>|<|=|（|\(|“|[”\"])+$")
_VERB_WITHIN: Final = re.compile(rf"(?<=..)(?:力争|争取|预计|计划)?(?:实现|完成)(?=(?:工业|规模)?(?:{SUMS})$)")
# 增加值力争占全省生产总值; 实施甲、乙等一批重大项目: the projects are what is counted.
_HOPED: Final = re.compile(r"(?<=..)(?:力争|争取|预计)(?=占)")
# 光伏屋顶面积力争实现覆盖率, 控制区面积力争达到市域面积
_STRIVEN: Final = re.compile("(?<=[\u4e00-\u9fff]{2})(?:力争|争取)(?:实现(?=.*率$))?(?=[\u4e00-\u9fff]{2})")
# 全市完成国家储备林建设: whose it is, and what is done.
_DOES: Final = re.compile("^(?P<owner>[全我本][省市区县州])(?:要|将|共|力争)?(?:完成|实现|建成)(?![率区、])(?=.{3})")
_EXAMPLES: Final = re.compile(r"^.*等一批(?=.{4})")
_ENDS_AS_VERB: Final = re.compile(
    r"(?:建设|建成|培育|培养|打造|新建|再建|创建|引进|认定|评选|布局|遴选|建立|构建|研制|开发|攻克|制定|制修订|修订|推广|改造|实施|开展|"
    r"新增|推进|推动|发展|谋划|启动|开工|开工建设|举办|召开|安排|建好|办好|评定|选树|落地|抓好|组建|设立|(?:改造|整治|保护|优化|完善)提升|提升改造|"
    r"加密建设|首批|扫除|安置|救助|资助|修建|改建|扩建|推广种植|支持|总结|形成|年产|拥有|覆盖|选择|选取|扶持|完成|实现|落实|提供|引育|招引|做[优强大]|建强|新|再|建)(?:的)?(?:至少|不少于|不低于|超过|[约近超])?\s?$"
)
_FROM_HERE: Final = re.compile(
    r"(?:要|将|力争|达到)?[由从自](?:\d{4}年|目前|现在|当前|现有|上年|去年|今年)?(?:预计)?(?:每人(?:每[年月])?|每[年月])?的?$"
)
# 改造年增长率不低于10%: a rate that goes by its own name.
_NAMED_RATE: Final = re.compile(r"[\u4e00-\u9fff]{2,}(?:增长率|增速|增幅|降幅|下降率)(?=[^率]*$)")
# 完成森林质量精准提升45万亩: the work that is done, verb and all.
_DONE: Final = re.compile(r"(?:完成|实施)([\u4e00-\u9fff]{2,}(?:提升|优化|压减))\s?$")
# 再开工27个项目: 项目 alone says nothing, what is done to them does.
_DONE_TO: Final = re.compile(r"(?:新?开工|竣工|投产|建成|签约|引进|淘汰|关停|储备|新增|新建|改造|培育)\s?$")
_BARE_THINGS: Final = frozenset(("项目", "工程", "企业", "产品", "设备", "机构", "平台"))
_IN_PLACE: Final = re.compile("在(?![建役校册线编职产])")
_DONE_IN: Final = re.compile(
    "(?:增补|新建|建设|建成|开展|布局|打造|培育|实施|推广|改造|完成)(?!用地|规模|面积)(?=[^，。的\\d、和]{2,}$)"
)
# 抓实抓好南疆11个产业项目建设: where, behind what is done there.
_GRASPED: Final = re.compile("(?:抓[好实]|推进|支持|加快|建好|做[强优])[\u4e00-\u9fff]{2,3}$")
_ONLY_PLACE: Final = re.compile(
    r"(?:开展|保障|推动|推进|支持|指导|实现|完成|实施)?(?:全[省市区州县盟旗国]|我[省市区县]|[^，。、\d]{1,5}(?<!园)(?<!示范)(?<!发)(?<!城)[省市县区州盟旗])"
)
# A clause that says more than whose measure it is.
_SAID_WITH: Final = re.compile(
    r"[\d一二三四五六七八九十百千万亿]{2}|[提升增降减控压]|实现|完成|达|推动|推进|实施|开展|保持|确保|因素|计算|工程|项目"
)
# 造纸业形成100万吨生产能力: what can be made stands before the verb.
_CAPACITY: Final = re.compile(r"年?(?:综合)?(?:生产|加工|处理|供应|制造|冶炼)能力|年?产能")
_OTHERS: Final = re.compile(r"\s?(?:、|和|及|以及|与)")  # 轴承1200套、齿轮500套的生产能力: said of both.
_MAKER: Final = re.compile(r".{3,}(?<![后前时中上内已并、])$")
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
    if counted and len(following) > 1 and re.search(r"[的中]\s?$", before):
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
    if ONLY_SIZE.fullmatch(noun) and previous and (of := SIZED.search(previous)):
        # 超20亿元的品种达到8个、超10亿元的达到15个
        return f"{noun}的{of[1]}"
    if len(noun) < 2 and (rate := _NAMED_RATE.search(before)):
        return rate[0]
    if counted and len(following) > 1 and (_ONLY_PLACE.fullmatch(noun) or _GRASPED.search(noun)):
        return following
    if not noun:
        if counted and len(following) > 1:
            # 增加1万个学位
            return following
        if GROWTH.search(before):
            # 税收为98亿元，占收入的33%，比上年增长14%: what grows is no share.
            return without_share(previous or "")
        return following or previous or ""
    if counted and len(following) > 1 and (_ENDS_AS_VERB.search(before) or len(noun) <= 2):
        done = _DONE_TO.search(before) if following in _BARE_THINGS else None
        return f"{done[0].strip()}{following}" if done is not None else following
    if previous and not following and (there := in_place(noun, previous)):
        return there
    return (with_subject(noun, previous) if previous else "") or noun[-_LONGEST:]


def measure_named(clause: str) -> str:
    """
    The indicator that a clause of nothing else names for the clause behind it, "" for any other clause.

    >>> measure_named("今年的社会集团购买力"), measure_named("持续提高铁路运输比例"), measure_named("轻工业总产值")
    ('', '', '轻工业总产值')
    """
    noun = _noun(clause)
    alone = clause.strip().removeprefix("全年").endswith(noun) and _SAID_WITH.search(clause) is None
    return noun if alone and MEASURE_AT_END.search(noun) else ""


def noun_of(clause: str) -> str:
    """What a *clause* is about, without the words of time, degree and verb around it: 力争甲市产值达到 → 甲市产值."""
    return _noun(clause)


def measured_in(clause: str) -> str:
    """What a *clause* without a number is about, for the numbers of places behind it; "" where it has a number."""
    return "" if re.search(r"\d", clause) else _noun(clause)


def _noun(before: str) -> str:
    text = before.strip()
    while True:
        cut = _TAIL.sub("", _LEAD.sub("", text)).strip()
        if cut == text:
            return _within_marks(_where_cut(cut).lstrip("”）、，的"))
        text = cut


def _where_cut(words: str) -> str:
    """*words* without where it is done: 在3个城区增补学位 → 学位."""
    if _IN_PLACE.match(words) is None:
        return words
    done = _DONE_IN.search(words)
    return words[done.end() :] if done is not None else words


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
    words = _STRIVEN.sub("", words)
    return _HOPED.sub("", _EXAMPLES.sub("", _DOES.sub(r"\g<owner>", words)))


