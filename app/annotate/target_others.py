"""
Goals that a plan only quotes: what the nation has set itself, told in the plan of a province or a city.

DESIGN section 10 asks for what a plan sets itself. 国家提出，到2030年占比达到25% sets a province nothing, 国家下达我省
does; a plan of the nation's own says 国家 and 我国 of itself, so that these rules are for plans of a place.
"""

import re
from typing import Final

_NATION: Final = r"(?:我国|中国|国家|党中央|国务院|中共中央|中央|习近平(?:总书记|主席)|《国家□+》)"
_OF_NATION: Final = re.compile("《(?:中共中央|国务院|全国|国家|中华人民共和国|中国)")
_BRACKETS: Final = len("《国家》")
# 按照国家提出的目标, 落实国家要求: what follows is the place's.
_SAYS: Final = re.compile(
    rf"(?<![照据实彻应合到过于])(?<!完成){_NATION}(?![级局标])[^，。；]{{0,24}}?(?<!未)"
    r"(?:提出|明确|承诺|宣布|宣示)(?:了)?(?![^，。；]{0,6}的[目任要])"
)
_OWN: Final = re.compile(
    r"[我本全](?:[省市区县旗州盟]|自治区)|(?:省|市|区|县)(?:委|政府)|下达(?:给)?|(?:要求|确保|支持|赋予|给予)[^，。；]{2,6}[省市区县]"
)
_NATIONS: Final = re.compile(r"(?:[到至]?\s?20\d\d\s?年(?:底)?[，]?)?(?:我国|全国|中国)(?=[^，。；\d]{2})")
_SHARE_OF_NATION: Final = re.compile(r"占比|比重|份额|占有率|排名|[前居]|首|第")


def masked(name: str) -> str:
    """
    *name*, in which no number counts, without its words and as long; of a national plan so much stays as says so.

    >>> masked("《全国汽车规划》"), masked("《汽车规划》")
    ('《国家□□□□》', '□□□□□□')
    """
    if _OF_NATION.match(name) and name.endswith("》"):
        return f"《国家{'□' * (len(name) - _BRACKETS)}》"
    return "□" * len(name)


def is_quoted(sentence: str, at: int) -> bool:
    """
    Whether the number at *at* of a *sentence* of a place's plan is a goal of the nation.

    >>> is_quoted("国家提出，到2030年占比达到25%", 17), is_quoted("国家提出，到2030年我省占比达到25%", 19)
    (True, False)
    """
    said = [match.end() for match in _SAYS.finditer(sentence, 0, at)]
    return bool(said) and _OWN.search(sentence, said[-1], at) is None


def is_of_nation(clause_before: str, counted: bool) -> bool:
    """
    Whether a number is of the whole nation by its clause: 到2030年全国装机达到12亿千瓦, not 全国占比达到30%.

    Things *counted* one by one are of a national kind: 全国文明城市3个.
    """
    if counted or _NATIONS.match(clause_before.lstrip()) is None:
        return False
    return _SHARE_OF_NATION.search(clause_before) is None
