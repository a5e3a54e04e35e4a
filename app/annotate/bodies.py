"""
Names of issuing bodies: when a line is nothing but bodies, and which bodies it names.

中共吉林省委 吉林省人民政府 on one line are two; 市工业和信息化局市机关事务管理局 printed without a blank
are two as well. Institutes and companies that only drew a plan up are none.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.vocab import regions

_END: Final = (
    "人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|委员会办公厅|委员会办公室|常务委员会|委员会|办公厅|"
    "办公室|"
    "国务院|科学院|工程院|中科院|法院|检察院|领导小组|指挥部|保障部|管理中心|服务中心|管委会|国资委|网信办|总工会|"
    "全国妇联|共青团中央|"
    "海关|监管局|总局|总署|总队|银行|营业管理部|营管部|支行|分行|省委|市委|区委|县委|州委|盟委|党委|中央|党组|政府|军区|"
    "厅|局|委|部|署|办|会"
)
BODY_END: Final = _END
_ENDS: Final = tuple(_END.split("|"))
_WHOLE_NAMES: Final = ("国务院", "中共中央", "中科院", "工程院", "全国妇联", "共青团中央")
_MOST_BEFORE_END: Final = 28
"""Characters a name has before the word it ends in (吉林省工业和信息化 before 厅)."""
_LETTERS: Final = re.compile(rf"[\u4e00-\u9fff·()]{{1,{_MOST_BEFORE_END}}}")
_LINE_OF_NAMES: Final = re.compile(rf"[\u4e00-\u9fff·()、,]*(?:{_END})[、,]?")
_SEAL: Final = re.compile(r"\((?:代章|章|盖章|公章|印)\)$")
_NO_BODY: Final = re.compile(
    "^[及和与由经报请等对]|关于|印发|转发|规划(?![和与]自然资源|自然资源|局|委|院|国土|建设)|计划|方案|意见|通知|公司|研究院|设计院|研究所|"
    "协会|学会|大学|公告|会议|部分|全部|内部|局部|任务|各[市县区]|各有关"
)
_SPLIT: Final = re.compile("[、，,]")
_JOINT: Final = re.compile(
    r"((?:中共)?[\u4e00-\u9fff]{1,14}?(?:[省市县区州盟]委(?!员会)|委员会))((?:[\u4e00-\u9fff]{1,12}?)?(?:人民)?政府)"
)
_SECOND_BODY: Final = re.compile(
    r"(?<=[厅院委部局署会])(?=中央|国务院|国家|中共|全国|最高|人民银行|中国)|"
    r"(?<=部)(?=[\u4e00-\u9fff]{2,8}部)|"
    r"(?<=[局厅委会])(?=[市省][\u4e00-\u9fff]{2,14}?[局委会厅])"
)
# Their local offices bear their name in front: 国家税务总局台州市税务局 is one body.
_OF_THE_NATION: Final = re.compile(
    r"(?:国家[\u4e00-\u9fff]{0,8}(?:总局|局|委员会)|中国人民银行|人民银行|中国[\u4e00-\u9fff]{2,10}监督管理委员会|"
    r"中国[银证保]{1,2}监会|[银证保]{1,2}监会)$"
)
# 教 / 育 / 部 in a typeset signature: each name spread over lines of one character.
_ONE_NAME: Final = re.compile(r"[^部委局厅办署会院]+[部委局厅办署会院]")


def is_body_line(text: str) -> bool:
    """Whether squeezed *text* is nothing but names of bodies, as letterheads and signatures are."""
    bare = re.sub(r"\s", "", text)
    return 2 <= len(bare) <= 80 and not _NO_BODY.search(bare) and _is_row_of_names(_SEAL.sub("", bare))


def _is_row_of_names(text: str) -> bool:
    """Whether *text* is names one after another, with or without 、 between them, wherever each may end."""
    if _LINE_OF_NAMES.fullmatch(text) is None:
        return False
    ends = [False] * (len(text) + 2)
    ends[0] = True
    for start in range(len(text)):
        for end in _ends_from(text, start) if ends[start] else ():
            ends[end] = True
            ends[end + 1] |= text[end : end + 1] in ("、", ",")
    return ends[len(text)]


def _ends_from(text: str, start: int) -> Iterator[int]:
    """Where a name that begins at *start* may end."""
    yield from (start + len(name) for name in _WHOLE_NAMES if text.startswith(name, start))
    letters = _LETTERS.match(text, start)
    for at in range(start + 1, letters.end() + 1 if letters else 0):
        yield from (at + len(word) for word in _ENDS if text.startswith(word, at))


def join_upright(characters: str) -> tuple[str, ...]:
    """
    The bodies whose names were printed one character a line; () where the characters are no such names.

    >>> join_upright("教育部科技部")
    ('教育部', '科技部')
    """
    names = tuple(_ONE_NAME.findall(characters))
    return names if "".join(names) == characters and all(len(name) >= 3 for name in names) else ()


def split_bodies(text: str) -> tuple[str, ...]:
    """
    The bodies named on one line, as printed.

    Blanks set them apart where every piece is a name (自然资源部 生态环境部), and are layout else (江 苏 省 财 政 厅).

    >>> split_bodies("中共吉林省委 吉林省人民政府")
    ('中共吉林省委', '吉林省人民政府')
    """
    found: list[str] = []
    stripped = re.sub(r"[（(](?:代章|章|盖章|公章|印)[)）]|&[a-z]{2,6};", "", text).strip()
    pieces = stripped.split()
    if not all(len(piece) >= 2 and is_body_line(piece) for piece in pieces):
        pieces = ["".join(pieces)]
    for piece in (part for whole in pieces for part in _SPLIT.split(whole)):
        found.extend(_apart(piece) if piece else ())
    return tuple(dict.fromkeys(found))


def _apart(piece: str) -> list[str]:
    """*piece* cut where one body's name ends and a place name begins another."""
    joint = _JOINT.fullmatch(piece)
    if joint:
        return [joint[1], joint[2]]
    starts = {place.start for place in regions.load().find_in(piece) if place.start}
    starts |= {match.start() for match in _SECOND_BODY.finditer(piece)}
    cuts = [0]
    for start in sorted(starts):
        before = piece[cuts[-1] : start]
        if len(before) >= 3 and re.search(rf"(?:{_END})$", before) and not _OF_THE_NATION.search(before):
            cuts.append(start)
    return [piece[a:b] for a, b in zip(cuts, [*cuts[1:], len(piece)], strict=True)]
