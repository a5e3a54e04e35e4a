"""
Printed matter that is no text of the plan: seen here, set aside, kept.

Patterns for single blocks. Which of the title-like lines is the title, where a notice ends and an attachment
begins is decided in parts.py; contents lists in contents.py. Source of the forms: GB/T 9704-2012, section 7
(版头, 主体, 版记) and the pages of government sites.
"""

import re
from typing import Final

from app.domain.numbering import read_mark
from app.domain.outline import FurnitureKind
from app.domain.reading import Block

_YEAR: Final = r"(?:[12][0-9０-９]{3}|[０-９]{4}|[一二][〇○零ＯO0一二三四五六七八九]{3})"
DATE: Final = re.compile(
    rf"[（(]?\s*{_YEAR}\s*年\s*[0-9０-９一二三四五六七八九十]{{1,3}}\s*月\s*(?:[0-9０-９一二三四五六七八九十]{{1,3}}\s*日)?\s*[)）]?"
    r"|[12][0-9]{3}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}"
    r"|(?:[0-9]{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:[0-9]{1,2},\s*)?[12][0-9]{3}"
)
DOC_NUMBER: Final = re.compile(
    r"(?:文\s*号[：:]\s*)?[\u4e00-\u9fff]{1,14}\s*[〔［\[（(【﹝„]\s*[12][0-9０-９]{3}\s*[〕］\])）】﹞‟]\s*第?\s*[0-9０-９]{1,5}\s*号"
)
_PRINTED: Final = re.compile(rf".{{0,40}}{_YEAR}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日\s*印\s*发.{{0,6}}")
_COPY_TO: Final = re.compile(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|发\s*送)\s*[：:]")
_RELEASE: Final = re.compile(
    r"[（(【\[]?\s*(?:此件|本文)[^。]{0,30}(?:公开|发布|印发|登报|传达|存档)[^。]{0,12}[)）】\]]?|公开方式[：:].{0,20}|[（(]?信息公开形式[：:].{0,20}"
)
_CONTACT: Final = re.compile(
    r"(?:联\s*系\s*人|联系电话|联系方式|传\s*真|电\s*话|邮\s*编|邮\s*箱|电子邮箱|通讯地址|通信地址|地\s*址)\s*[：:].{0,80}"
)
_SITE: Final = re.compile(
    r"(?:索\s*引\s*号|发布机构|发文机关|发文机构|发文日期|成文日期|发布日期|发布时间|生成日期|有\s*效\s*性|主题分类|公文种类|主题词|"
    r"信息来源|来\s*源|字\s*体|字号|浏览次数|阅读次数|访问次数|点击数|责任编辑|编\s*辑|作\s*者|审\s*核|名\s*称|文\s*号)\s*[：:【\[].{0,60}"
    r"|.{0,12}(?:打印本页|关闭窗口|关闭本页|返回顶部|分享到|扫一扫在手机打开|网站地图|版权所有|ICP备|公网安备|当前位置|上一篇|下一篇|设为首页|加入收藏).{0,60}"
)
_STAMP: Final = re.compile(
    r"[0-9０-９]{3,8}|[\u4e00-\u9fff]{4,30}\s*文\s*件|特\s*急|加\s*急|急\s*件|机\s*密|秘\s*密|内部资料.{0,10}|[Ａ-ＺA-Z]{1,2}[0-9]{0,3}"
)
_ORNAMENT: Final = re.compile(r"[\s\-—_=*＊·•.。…~～#＿－─━]{3,}")
_ORGAN_END: Final = (
    r"(?:政府|委员会|办公室|办公厅|厅|局|部|委|办|署|总署|院|银行|支行|营管部|中心|党委|省委|市委|县委|区委|州委|中央|国务院|常委会|组|"
    r"集团|公司|协会|总队|管委会|海关|法院|检察院|联合会|总工会|管理处|监管局|证监局|银保监局|人大|政协)"
)
ORGAN: Final = re.compile(
    rf"(?:(?!实现|为了?|关于|按照)[\u4e00-\u9fff（）()、·]{{1,26}}?{_ORGAN_END}\s*){{1,4}}(?:[（(](?:代章|章|盖章)[)）])?"
)
_ORGAN_ENGLISH: Final = re.compile(
    r"(?:The )?(?:General )?(?:Office|Government|Committee|Department|Bureau|Commission|Ministry|Council)\b[^.:;]{0,90}"
    r"|[A-Z][^.:;,]{0,80}(?:Government|Committee|Department|Bureau|Commission|Council|Office)"
)
_SALUTATION: Final = re.compile(
    r"(?=[^。]{3,600}[：:]$)(?:.*(?:各|人民政府|委员会|办公室|部门|单位|机构|厅|局|公司|代表|同志|院校|企业|团体|开发区|新区|管委会).*)"
    r"|(?:Fellow )?[Dd]eputies[,:]|To (?:the|all) [^.]{3,400}[:,]"
)


# A sentence that ends with a colon says or does something; whom a notice is addressed to is only named.
_SAYS: Final = re.compile(
    "我们|我[省市县区局厅]|[如以]下|根据|按照|遵照|为(?:了|进一步|贯彻|深入|加快|全面|推动|做好)|现[将就对]|提出|制定|做好|抓好|"
    "坚持|贯彻|要求|收悉"
)
# When and before whom a report was given, as it stands under its title.
_OCCASION: Final = re.compile(
    rf"[—―─－–-]*\s*[（(]?{_YEAR}\s*年\s*[0-9０-９一二三四五六七八九十]{{1,3}}\s*月\s*[0-9０-９一二三四五六七八九十]{{1,3}}\s*日\s*(?:在|于)?"
    r"[^。，]{0,36}(?:会议|大会|全会|政协)[^。]{0,50}"
)
# Headings that carry no number in any plan.
KNOWN_HEADINGS: Final = re.compile(
    r"(?:前\s*言|引\s*言|序\s*言|导\s*言|结\s*语|结\s*束\s*语|后\s*记|附\s*则|总\s*则|编\s*制\s*说\s*明|名\s*词\s*解\s*释)"
)


def block_kind(block: Block) -> FurnitureKind | None:
    """What furniture *block* is by its own look, wherever it stands; None for text, titles and headings."""
    text = block.text
    if block.kind != "text" or len(text) > 600:
        return None
    if len(text) <= 60:
        if DATE.fullmatch(text):
            return "date"
        if DOC_NUMBER.fullmatch(text):
            return "doc-number"
        if _RELEASE.fullmatch(text):
            return "release"
        if _PRINTED.fullmatch(text):
            return "printed"
        if _ORNAMENT.fullmatch(text):
            return "ornament"
    if _COPY_TO.match(text):
        return "copy-to"
    if len(text) <= 100 and _CONTACT.fullmatch(text):
        return "contact"
    if len(text) <= 80 and _SITE.fullmatch(text):
        return "site"
    return None


def is_stamp(text: str) -> bool:
    """Letterheads (…人民政府文件), serial numbers and urgency stamps; only meaningful at the head of a file."""
    return _STAMP.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    """Whom a document is addressed to (主送机关): ends with a colon and names bodies, before any heading."""
    return _SALUTATION.fullmatch(text) is not None and not _SAYS.search(text) and read_mark(text) is None


def is_occasion(text: str) -> bool:
    """Whether *text* says when and where a report was given (——2025年1月14日在…会议上)."""
    return len(text) <= 90 and _OCCASION.match(text) is not None and "。" not in text


def is_organ(text: str) -> bool:
    """Whether *text* is nothing but the name of a body (or several), as signatures are."""
    return len(text) <= 120 and (ORGAN.fullmatch(text) is not None or _ORGAN_ENGLISH.fullmatch(text) is not None)


_TITLE_WORDS: Final = re.compile(
    r"(?:规划|计划|方案|意见|通知|决定|办法|报告|纲要|展望|措施|要点|规定|细则|规则|守则|指南|条例|指引|政策|目录|导则|指标|规程|标准|规范|"
    r"公告|通告|公报|批复|函|决议|讲话|清单|路线图|白皮书|蓝图|设想|思路|行动|解读|答问|汇编|建议|草案|概要|说明|章程|制度|预案|清单|名单|任务|分工|倡议书|工程)"
    r"(?:[（(〔《【\[].{1,40}[)）〕》】\]])*[》”]?(?:的(?:通知|函|批复|决定|意见|公告|报告|说明))?(?:[（(〔].{1,30}[)）〕])*$"
)


_ENGLISH_DOCUMENT: Final = re.compile(
    r"\b(?:Plan|Programme|Program|Scheme|Outline|Opinions?|Notice|Measures|Guidelines?|Report|Strategy|Decision|"
    r"Circular|Regulations?|REPORT|PLAN)\b"
)


def is_latin(text: str) -> bool:
    """Whether *text* is in a Latin script for the most part."""
    return sum(c.isascii() for c in text) * 10 >= len(text) * 8 and any(c.isalpha() for c in text)


def looks_like_title(text: str) -> bool:
    """A line that could be (part of) a document's title: short, unpunctuated, unnumbered."""
    if is_latin(text):
        return (
            4 <= len(text) <= 240
            and text[-1] not in ".;:,!"
            and ". " not in text
            and read_mark(text) is None
            and not DATE.fullmatch(text)
        )
    return (
        2 <= len(text) <= 80
        and text[-1] not in "。；;，,、：:！"
        and "。" not in text
        and ("，" not in text or names_a_document(text))
        and not text.startswith(("（一）", "(一)"))
        and read_mark(text) is None
        and not DATE.fullmatch(text)
    )


def names_a_document(text: str) -> bool:
    """Whether *text* ends as titles of plans and notices do (…规划, …的通知, …实施方案（2011-2015年）)."""
    if is_latin(text):
        return _ENGLISH_DOCUMENT.search(text) is not None
    return _TITLE_WORDS.search(text.replace(" ", "")) is not None
