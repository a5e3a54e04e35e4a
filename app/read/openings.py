"""
Lines that open something: numbers that begin an item, headings on a line of their own, labels whose words are to come.

Relies on app.domain.numbering for what a number is. Whether an open sentence goes on beside it is for app.read.join.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.read.lines import Line
from app.read.sentences import has_sentence, stops, unclosed
from app.read.wrapping import Wrap

_TITLED: Final = frozenset(("division", "chapter", "part", "han", "han-paren", "han-ring"))
_CHAPTERS: Final = frozenset(("division", "chapter", "part"))
_LONGEST_LABEL: Final = 8
_LABELS: Final = frozenset(("han-paren", "han-ring", "article", "ordinal"))
_LONE_LABEL: Final = re.compile(r"[一二三四五六七八九十]是")
_SENTENCES: Final = frozenset(("ordinal", "article", "arabic-paren", "circled", "dash"))
_ORDER: Final = ("chapter", "part", "han", "han-paren", "arabic", "arabic-paren", "circled", "ordinal")
# A number whose dot is followed by a figure (1.2022 年) may as well be an amount.
_BEFORE_FIGURE: Final = re.compile(r"[0-9０-９]{1,2}[.．][0-9]")
# A number whose dot the file prints on the next line, sometimes as a character of its own font.
_LONE_NUMBER: Final = re.compile("[1-9１-９][0-9０-９]?")
# What a row of a table of indicators has and a heading has not: a unit in brackets, a share, a footnote.
_OF_A_ROW: Final = re.compile("[(（%％*]")
_DOT_FIRST: Final = re.compile("[.．、\U00100000-\U0010ffff][ \u3000]*[\u4e00-\u9fff“《]")


def deeper(mark: Mark) -> tuple[str, ...]:
    """The styles whose count begins anew behind *mark*."""
    return _ORDER[_ORDER.index(mark.style) + 1 :] if mark.style in _ORDER else ()


def is_lone_label(line: Line) -> bool:
    """（二） on a line of its own, as files print it that set labels and words in columns: its words are to come."""
    if _LONE_LABEL.fullmatch(line.text):
        return True
    mark = read_mark(line.text)
    return mark is not None and mark.style in _LABELS and mark.end == len(line.text)


def is_chapter_line(text: str) -> bool:
    """Whether *text* is a chapter's number and title, which is never a sentence."""
    mark = read_mark(text)
    return mark is not None and mark.style in _CHAPTERS and not has_sentence(text)


def is_title(mark: Mark) -> bool:
    """Whether *mark* is of a style whose items carry titles as a rule: （一） and what stands above it."""
    return mark.style in _TITLED


def is_chapter_label(text: str) -> bool:
    """第三章 on a line of its own: the next line is its title."""
    return _label_style(text) in _CHAPTERS


def is_article_label(text: str) -> bool:
    """第三条 on a line of its own."""
    return _label_style(text) == "article"


def _label_style(text: str) -> str | None:
    mark = read_mark(text) if len(text) <= _LONGEST_LABEL else None
    return mark.style if mark is not None and mark.end == len(text) else None


def is_parted_number(number: str, rest: str) -> bool:
    """Whether *number* is one, alone on its line, whose dot and words (*rest*) are printed on the next."""
    if _LONE_NUMBER.fullmatch(number) is None or _DOT_FIRST.match(rest) is None:
        return False
    return stops(rest) > 0 or _OF_A_ROW.search(rest) is None


def is_title_length(group: Sequence[Line]) -> bool:
    """A numbered line short enough for a title that a paragraph follows: it may have a comma and no stop."""
    mark = read_mark(group[0].text) if len(group) == 1 else None
    if mark is None or mark.style not in _TITLED:
        return False
    words = group[0].text[mark.end :]
    return len(words) <= 40 and "。" not in words and words[-1:] not in "，、"


def is_heading_line(group: Sequence[Line], wrap: Wrap | None) -> bool:
    """A numbered line that holds a title and nothing else: what follows it is a new paragraph."""
    if len(group) != 1:
        return False
    line = group[0]
    mark = read_mark(line.text)
    if mark is None:
        return False
    words = line.text[mark.end :]
    if (wrap is not None and line.indent + line.width >= wrap.width - 3) or "是指" in words:
        return False
    if mark.style in _SENTENCES:
        return len(words) <= 16 and not re.search("[，。；]", words)
    return (
        len(words) <= 40 and (not re.search("[，。；：].", words)) and words[-1:] not in "、，" and not unclosed(words)
    )


def opens_item(mark: Mark, line: Line, counters: dict[str, int], doubtful: bool) -> bool:
    """
    Whether a number at the start of a line opens an item, or just happens to stand there.

    *doubtful* where the line before is in mid-sentence: then only a number that starts or continues a list, or
    a heading behind a gap, is believed.
    """
    if not doubtful:
        return True
    if mark.style == "bare" or _BEFORE_FIGURE.match(line.text):
        return False
    if mark.number is None:
        # A lone dash, or 专栏 inside a sentence, may stand at the start of a wrapped line by chance.
        return mark.style != "box" and mark.label != "—"
    known = counters.get(mark.style)
    continues = mark.number == 1 or (known is not None and 0 < mark.number - known <= 2)
    if mark.style == "decimal":
        return False
    return continues or (line.gap and mark.style in ("annex", "chapter", "division", "part", "han"))
