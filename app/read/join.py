"""
Printed lines to blocks: which lines are one paragraph, which are a table.

After calling join_lines, the following are guaranteed:
1. every line is in exactly one block, in order;
2. a line that opens with a plausible number, dash or annex mark opens a block;
3. lines are joined only where the sentence goes on, each join in free text or across a gap recorded as a repair,
   and each paragraph of hard-wrapped lines as one;
4. consecutive lines with tabs are one table.

Two kinds of text need two rules. Hard-wrapped text (from PDF) breaks every line at the page's width, so a *full*
line goes on and a short one ends. Free text has a paragraph per line and is broken only where a page ended.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.domain.numbering import Mark, read_mark
from app.domain.outline import Repair, Span
from app.domain.reading import Block
from app.read.lines import Line
from app.read.repairs import doubt_repeats, repeated_at_join
from app.read.tabs import table_block, table_rows
from app.read.wrapping import Wrap, measure

_ENDS: Final = frozenset("。！？!?；;：:…")
_CLOSERS: Final = "”’』」》〉）)】〕]\"'"
# A line that starts with one of these goes on with the line before, whatever its length.
_CONTINUES: Final = frozenset("，。、；：！？”’』」》〉）】〕,;%％‰℃")
_OPEN_ENDS: Final = frozenset("，、,“‘（(《〈「『〔—-和与及或的")
_PAIRS: Final = (("（(", "）)"), ("《", "》"), ("“", "”"), ("〔", "〕"))
_SENTENCE: Final = re.compile("[，。；]")
_DATE_LINE: Final = re.compile(
    r"(?:[0-9０-９〇○零一二三四五六七八九十]{4}|二[○〇0O]\S{2})\s*年"
    r"(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?)?\s*(?:印\s*发|发布)?"
)
_HAN: Final = re.compile("[\u4e00-\u9fff，、]")
_FRAGMENT: Final = 12
_LABELS: Final = frozenset(("han-paren", "han-ring"))
_FAR_ENOUGH: Final = 12
"""Lines back that show whether a paragraph is prose; a paragraph may be a whole book."""
_PARAGRAPH_ON_A_LINE: Final = 120
_TITLED: Final = frozenset(("division", "chapter", "part", "han", "han-paren", "han-ring"))
_LOST_INDENT: Final = 4
"""Printed width of the two blanks a paragraph begins with."""
_BULLETS: Final = frozenset(("dash",))
_TERMINAL_LATIN: Final = re.compile(r"[.!?:;]['\"”’)\]]*$")
# A contents entry: dots (or a row of blanks in their place) to the number of a page.
_LEADER: Final = re.compile(
    r"(?:[.．·…⋯•‧\ue000-\uf8ff\U000f0000-\U0010ffff]\s*){4,}\s*[-—(（]?\s*[0-9０-９IVXivx]{0,4}\s*[-—)）]?\s*$"
)
# Words of two characters that are printed apart as headings, and come as two lines out of some PDF files.
_SPREAD: Final = frozenset(("前言", "目录", "目次", "序言", "引言", "附则", "总则", "附件", "附录", "附表"))
# A number whose dot is followed by a figure (1.2022 年) may as well be an amount.
_BEFORE_FIGURE: Final = re.compile(r"[0-9０-９]{1,2}[.．][0-9]")


def join_lines(lines: Sequence[Line]) -> tuple[list[Block], list[Repair]]:
    """Blocks of *lines*, and a Repair for each join over a gap and each doubtful repetition at a join."""
    wraps = measure(lines)
    blocks: list[Block] = []
    repairs: list[Repair] = []
    joins: list[tuple[str, str, Span]] = []
    counters: dict[str, int] = {}
    group: list[Line] = []

    def close() -> None:
        if group:
            blocks.append(_block(group))
            if len(group) > 1 and wraps.get(i - 1) is not None:
                cover = Span(group[0].span.start, group[-1].span.end)
                repairs.append(Repair("join_wrapped_lines", cover, "\n" * (len(group) - 1), ""))
            group.clear()

    i = 0
    while i < len(lines):
        rows = table_rows(lines, i)
        if rows:
            close()
            blocks.append(table_block(lines[i : i + rows]))
            i += rows
            continue
        line = lines[i]
        mark = read_mark(line.text)
        if group and _goes_on(group, line, mark, wraps.get(i - 1), counters):
            if line.gap or wraps.get(i) is None:
                before = "".join(x.text for x in group[-2:])
                joins.append((before, line.text, line.span))
                seam = Span(group[-1].span.end, line.span.start)
                repairs.append(Repair("join_broken_sentence", seam, "\n", _glue(group[-1].text, line.text)))
            group.append(line)
        else:
            close()
            group.append(line)
            if mark is not None and mark.number is not None:
                counters[mark.style] = mark.number
                for deeper in _deeper(mark):
                    counters.pop(deeper, None)
        i += 1
    close()
    return blocks, repairs + doubt_repeats(joins)


def _deeper(mark: Mark) -> tuple[str, ...]:
    order = ("chapter", "part", "han", "han-paren", "arabic", "arabic-paren", "circled", "ordinal")
    return order[order.index(mark.style) + 1 :] if mark.style in order else ()


def _goes_on(group: Sequence[Line], line: Line, mark: Mark | None, wrap: Wrap | None, counters: dict[str, int]) -> bool:
    """Whether *line* continues the paragraph in *group*. *wrap* is how lines are wrapped there, None in free text."""
    last = group[-1]
    text = last.text
    if len(group) == 1 and text + line.text in _SPREAD:
        return True
    if _is_date_line(line) or _is_date_line(last) or _LEADER.search(text):
        return False
    unclosed = _unclosed("".join(x.text for x in group[-4:]))
    if line.text[0] in _CONTINUES and not (mark is not None and mark.style == "dash"):
        return True
    full = wrap is not None and last.indent + last.width >= wrap.width - 4
    if mark is not None and _opens(mark, line, counters, (unclosed or full) and not _ended(text)):
        return False
    if _is_lone_label(group) and mark is None:
        return True
    if wrap is not None and _first_line_goes_on(group, line, wrap):
        return True
    if _is_heading_line(group, wrap):
        return False
    if wrap is not None:
        return _wrapped_goes_on(last, line, wrap, unclosed) or _prose_goes_on(group, mark, wrap)
    return _free_goes_on(group, line, unclosed)


def _is_lone_label(group: Sequence[Line]) -> bool:
    """（二） on a line of its own, as files print it that set labels and words in columns: its words are to come."""
    mark = read_mark(group[0].text) if len(group) == 1 else None
    return mark is not None and mark.style in _LABELS and mark.end == len(group[0].text)


def _is_date_line(line: Line) -> bool:
    """A date on a line of its own, which is a signature's and no part of a sentence."""
    return len(line.text) <= 24 and _DATE_LINE.fullmatch(line.text) is not None


def _first_line_goes_on(group: Sequence[Line], line: Line, wrap: Wrap) -> bool:
    """
    Whether the first line of a paragraph goes on, where the page indents paragraphs and the text has lost it.

    Such a line is two characters shorter than a full one. The line behind it goes on if it is longer than any first
    line can be; if it is not, only a line that is prose already, or full to the last character, is believed.
    """
    first = group[0]
    if len(group) > 1 or wrap.indented or first.indent or line.indent or _ended(first.text):
        return False
    missing = wrap.width - first.width
    if not 2 < missing <= _LOST_INDENT + 4:
        return False
    mark = read_mark(first.text)
    words = first.text[mark.end :] if mark is not None else first.text
    if line.width >= wrap.width - 2:
        return True
    return missing <= _LOST_INDENT + 2 and (_SENTENCE.search(words) is not None or mark is None) and _ended(line.text)


def _prose_goes_on(group: Sequence[Line], mark: Mark | None, wrap: Wrap) -> bool:
    """Whether *group* is running text that stops without a stop, well out in the line: a ragged edge, not an end."""
    last = group[-1]
    if mark is not None or _ended(last.text) or not _HAN.fullmatch(last.text[-1:]):
        return False
    whole = "".join(line.text for line in group[-3:])
    prose = len(_SENTENCE.findall(whole))
    if prose and len(group) > 1 and last.width <= _FRAGMENT and group[-2].indent + group[-2].width >= wrap.width - 6:
        return True  # what did not fit into the line before, on a line of its own
    if len(group) == 1 and read_mark(last.text) is not None and "。" not in last.text:
        return False  # a heading with a comma in it
    whole = "".join(line.text for line in group[-3:])
    return last.indent + last.width >= 0.7 * wrap.width and len(_SENTENCE.findall(whole)) >= (
        1 if len(group) > 1 else 2
    )


def _wrapped_goes_on(last: Line, line: Line, wrap: Wrap, unclosed: bool) -> bool:
    reach = last.indent + last.width
    if wrap.indented and line.indent >= 3:
        return unclosed and not _ended(last.text) and line.indent <= last.indent
    if wrap.indented and line.indent <= 1:
        return reach >= wrap.width - 12 or (unclosed and not _ended(last.text))
    if line.indent >= last.indent + 3 and line.indent >= 4 and _ended(last.text):
        return False
    if reach >= wrap.width - 4:
        return not (_ended(last.text) and (line.gap or reach < wrap.width - 1)) or (unclosed and not line.gap)
    return unclosed and not _ended(last.text) and (reach >= wrap.width // 2 or (reach <= 12 and line.width <= 12))


def _free_goes_on(group: Sequence[Line], line: Line, unclosed: bool) -> bool:
    text = group[-1].text
    if len(repeated_at_join(text, line.text)) >= 2 and len(line.text) >= 20 and line.gap and _mid_list(text, line.text):
        return True
    if _ended(text):
        return False
    if text[-1] in "，、,（(《“‘〔":
        return True
    if line.indent >= 3 and abs(line.indent - group[0].indent) <= 1:
        return False  # both are indented as paragraphs begin
    whole = "".join(x.text for x in group[-_FAR_ENOUGH:])
    if unclosed and len(whole) >= 16:
        return True
    if _is_title_length(group) and line.width >= _PARAGRAPH_ON_A_LINE:
        return False
    prose = bool(_SENTENCE.search(whole)) or ("、" in whole and len(whole) >= 20)
    return prose and len(text) >= 14 and _is_prose_start(line.text)


def _is_title_length(group: Sequence[Line]) -> bool:
    """A numbered line short enough for a title that a paragraph follows: it may have a comma and no stop."""
    mark = read_mark(group[0].text) if len(group) == 1 else None
    if mark is None or mark.style not in _TITLED:
        return False
    words = group[0].text[mark.end :]
    return len(words) <= 40 and "。" not in words and words[-1:] not in "，、"


def _mid_list(before: str, after: str) -> bool:
    """Whether an enumeration begun in *before* (一是) is carried on in *after* (二是) behind a repeated edge."""
    rest = after[len(repeated_at_join(before, after)) :]
    return bool(re.match("[二三四五六七八九十]+是", rest)) or rest[:1] in "，、；"


def _is_prose_start(text: str) -> bool:
    return len(text) >= 5 or text[-1] in "。；）)”"


def _is_heading_line(group: Sequence[Line], wrap: Wrap | None) -> bool:
    """A numbered line that holds a title and nothing else: what follows it is a new paragraph."""
    if len(group) != 1:
        return False
    line = group[0]
    mark = read_mark(line.text)
    if mark is None:
        return False
    words = line.text[mark.end :]
    if wrap is not None and line.indent + line.width >= wrap.width - 3:
        return False
    if mark.style in _BULLETS or mark.style in ("ordinal", "article", "arabic-paren", "circled"):
        return len(words) <= 16 and not _SENTENCE.search(words)
    return (
        len(words) <= 40 and (not re.search("[，。；：].", words)) and words[-1:] not in "、，" and not _unclosed(words)
    )


def _opens(mark: Mark, line: Line, counters: dict[str, int], doubtful: bool) -> bool:
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


def _ended(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return True
    if bare[-1] in _ENDS:
        return True
    if bare[-1].isascii() and bare[-1].isalpha() is False and bare[-1] in ".":
        return bool(_TERMINAL_LATIN.search(text)) and not bare[:-1].isdigit()
    return False


def _unclosed(text: str) -> bool:
    return any(sum(text.count(c) for c in opening) > sum(text.count(c) for c in closing) for opening, closing in _PAIRS)


def _glue(before: str, after: str) -> str:
    """What stands between joined lines: a blank between Latin words or numbers, nothing in Chinese."""
    if (
        before[-1:].isascii()
        and after[:1].isascii()
        and (before[-1:].isalnum() or before[-1:] in ",.;:")
        and after[:1].isalnum()
    ):
        return " "
    return ""


def _block(group: Sequence[Line]) -> Block:
    pieces = [group[0].text]
    for line in group[1:]:
        pieces += (_glue(pieces[-1], line.text), line.text)
    first = group[0]
    return Block("".join(pieces), tuple(line.span for line in group), gap=first.gap, indent=first.indent)
