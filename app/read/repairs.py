"""
The repairs reading may make, by name, and the doubts it may raise.

A repair changes what is shown and keeps what stood there; a doubt changes nothing and asks a person to look. Each
name has a sentence in zh and en among the messages, so that the plan's page can say what was done.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.outline import Repair, Span

REPAIRS: Final = (
    "join_broken_sentence",
    "join_wrapped_lines",
    "split_run_together_lines",
    "drop_page_number",
    "drop_running_head",
    "replace_undecodable",
)
DOUBTS: Final = (
    "doubt_repeated_at_join",
    "doubt_character",
    "doubt_stray_traditional",
)
# Forms that simplified text never has; a few of them inside simplified text come from character recognition.
_TRADITIONAL: Final = frozenset(
    "設爾產業發經濟規劃項區國會開動過長電車機關東議實務與來時個們為從對進學點體總統計應無資農員後備儲軍際環節術創廠權"
    "價質標準達戰導團隊線網絡絕細終給續維綠緊縣縮織職聯聲膠蘭處號衛裝補製復訂討訓記許論證評識試該詳認誤請調談護讓負財"
    "責貨販貫貴貿費貸賣賽贊趕軌軟較載輕輪輸轉辦邊遠適選還鄉釋鋁鋼錄錢鍋鐵鏈門間閉陽陸陳險隨難雙雜離靈靜頂順須預領題額"
    "顯風飛飼館馬驗驅魚鮮鳥麗黃龍齊齒億優償儀倉側債傾僅傳傷條島師帶廣庫徑徵態慶懷戶拋擁擇據損換擔擴擺攜攝數斷於晉曉書"
    "樓樂樣橋檢櫃歐歲歷殘殺氣決沒況淨淺減測湯溝滅滿漁漢潔澤濱濕灣"
)
# Characters that stand only for others: private use, replacement, and the Kangxi radicals of some PDF writers.
_SUSPICIOUS: Final = re.compile("[\ufffd\ue000-\uf8ff\u2e80-\u2eff\u2f00-\u2fd5]")


def doubt_characters(text: str) -> list[Repair]:
    """Characters of the source that are probably not what was printed, one doubt each."""
    return [Repair("doubt_character", Span(m.start(), m.end()), m[0], m[0]) for m in _SUSPICIOUS.finditer(text)]


def doubt_stray_traditional(text: str) -> list[Repair]:
    """Traditional characters scattered in simplified text (fewer than one Han character in a hundred)."""
    places = [i for i, char in enumerate(text) if char in _TRADITIONAL]
    han = sum(1 for char in text if "\u4e00" <= char <= "\u9fff")
    if not places or len(places) * 100 > han:
        return []
    return [Repair("doubt_stray_traditional", Span(i, i + 1), text[i], text[i]) for i in places]


def repeated_at_join(before: str, after: str) -> str:
    """
    What the start of *after* repeats of the end of *before*: a page break often prints its edge twice.

    Returns the repeated characters, at least one of them a letter or Han character, or "".
    """
    for size in range(min(12, len(before), len(after)), 0, -1):
        piece = after[:size]
        if before.endswith(piece) and any(c.isalpha() for c in piece):
            return piece
    return ""


def doubt_repeats(joins: Sequence[tuple[str, str, Span]]) -> list[Repair]:
    """One doubt for each join (text before, text after, span of what follows) that repeats characters."""
    found = []
    for before, after, span in joins:
        piece = repeated_at_join(before, after)
        if piece:
            found.append(Repair("doubt_repeated_at_join", Span(span.start, span.start + len(piece)), piece, piece))
    return found
