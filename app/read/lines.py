"""
Text to printed lines: where each stands in the source, how it is indented, on which page.

Lines that belong to the page and not to the text (page numbers, running heads) are set aside here as repairs,
so that what follows can join a sentence across a page break.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.outline import Repair, Span
from app.read.run_together import number_places

_BLANK: Final = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff\xad"
_LINE: Final = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029])?")
# A run of full-width blanks inside a very long line is where a paragraph began before the lines were lost.
_RUN_TOGETHER: Final = re.compile(r"(?<=[^\s])\t?[\u3000 \xa0]{2,}(?=\S)")
_LONG_LINE: Final = 800
_LOST_BREAKS: Final = 1500
"""A stretch longer than any paragraph of a plan: its line breaks are lost."""
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－─―·•]\s*(?:[0-9０-９IVXivx]{1,4}|[0-9](?: [0-9]){1,2})\s*[-—–－─―·•一]|一\s*[0-9]{1,4}\s*一"
    r"|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?|[0-9]{1,4}\s*/\s*[0-9]{1,4}"
)
# The number at the foot of a page, run into the last line above it.
_NUMBER_AT_END: Final = re.compile(r"(?<=[^\s\d—–－-])\s*[—–－-]\s*[0-9]{1,4}\s*[—–－-]$")
_PARTED_PAGE_NUMBER: Final = re.compile(r"([-—–])(?:\s*[0-9]{1,4}\n|\n[0-9]{1,4}\s*)(?:\1|一)")
_BARE_NUMBER: Final = re.compile(r"[0-9]{1,4}|[IVXivx]{1,5}")


# Single blanks that only fill a line to the margin: between full-width characters, and around half-width stops.
_SPACING: Final = re.compile(
    r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=[,.;:])|(?<=[,.;:]) (?=[^\x00-\x7f])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """
    A printed line without its surrounding blanks.

    `width` counts a full-width character as 2, and blanks that only space out the line (生 态 环 境) not at all.
    `tabs_before` and `tabs_behind` are the tabs among the blanks around it: cells without words, in a table.
    """

    text: str
    span: Span
    indent: int
    gap: bool
    page: int
    width: int
    tabs_before: int = 0
    tabs_behind: int = 0


def width(text: str) -> int:
    """Printed width of *text*: full-width characters count 2, others 1."""
    if text.isascii():
        return len(text)
    return sum(2 if c >= "\u2e80" or (c > "~" and unicodedata.east_asian_width(c) in "WFA") else 1 for c in text)


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of *text* in order; a form feed starts a new page."""
    lines: list[Line] = []
    page, gap = 1, False
    for match in _LINE.finditer(text):
        raw = match[0]
        if not raw:
            continue
        start = match.start()
        pieces = [(0, len(raw))]
        if len(raw) > _LONG_LINE:
            pieces = _pieces(raw)
        for begin, end in pieces:
            piece = raw[begin:end]
            body = piece.strip(_BLANK + "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029")
            if not body:
                gap = True
                continue
            lead = len(piece) - len(piece.lstrip(_BLANK))
            at = start + begin + piece.index(body, lead) if lead else start + begin + piece.index(body)
            measured = width(_SPACING.sub("", body))
            tabs = piece.count("\t", 0, lead), piece.count("\t", lead + len(body))
            lines.append(Line(body, Span(at, at + len(body)), width(piece[:lead]), gap, page, measured, *tabs))
            gap = False
        if raw.endswith("\f"):
            page += 1
            gap = True
    return lines


def _pieces(raw: str) -> list[tuple[int, int]]:
    """A long line cut where runs of blanks, or else its own numbers, show that a paragraph began."""
    cuts = [0, *(m.start() for m in _RUN_TOGETHER.finditer(raw)), len(raw)]
    pieces: list[tuple[int, int]] = []
    for begin, end in pairwise(cuts):
        inner = number_places(raw[begin:end]) if end - begin > _LOST_BREAKS else []
        pieces.extend(pairwise([begin, *(begin + at for at in inner), end]))
    return pieces


def drop_page_furniture(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """
    Set page numbers and running heads aside.

    Returns the lines that remain (those after a dropped one marked with `gap`) and a Repair for each dropped.
    A bare number is a page number only where the numbers of its kind rise through the document; a running head
    is a short line that returns, digits apart, at the edge of three or more pages.
    """
    lines, repairs = _cut_numbers(lines)
    doomed: dict[int, str] = {}
    for i, line in enumerate(lines):
        if len(line.text) <= 20 and _PAGE_NUMBER.fullmatch(line.text):
            doomed[i] = "drop_page_number"
        elif _is_parted_page_number(lines, i):
            doomed[i] = doomed[i + 1] = "drop_page_number"
    doomed.update(dict.fromkeys(_rising_numbers(lines), "drop_page_number"))
    doomed.update(dict.fromkeys(_running_heads(lines, doomed), "drop_running_head"))
    kept: list[Line] = []
    gap = False
    for i, line in enumerate(lines):
        if i in doomed:
            repairs.append(Repair(doomed[i], line.span, line.text, ""))
            gap = True
        else:
            kept.append(
                line if line.gap or not gap else replace(line, gap=True)
            )
            gap = False
    return kept, repairs


def _is_parted_page_number(lines: list[Line], i: int) -> bool:
    """Whether line *i* and the next are a page number that some files print on two lines: — 25 and —."""
    if i + 1 >= len(lines) or len(lines[i].text) > 6 or len(lines[i + 1].text) > 6:
        return False
    last = i + 2 == len(lines) or lines[i + 2].gap or lines[i + 2].page != lines[i + 1].page
    both = f"{lines[i].text}\n{lines[i + 1].text}"
    return last and _PARTED_PAGE_NUMBER.fullmatch(both) is not None


def _cut_numbers(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """*lines* with the page numbers cut off that are run into the last line of their page."""
    found: list[Line] = []
    repairs: list[Repair] = []
    for i, line in enumerate(lines):
        last = i + 1 == len(lines) or lines[i + 1].page != line.page
        match = _NUMBER_AT_END.search(line.text) if last else None
        if match is None:
            found.append(line)
            continue
        text = line.text[: match.start()]
        at = line.span.start + match.start()
        repairs.append(Repair("drop_page_number", Span(at, line.span.end), match[0].strip(), ""))
        found.append(replace(line, text=text, span=Span(line.span.start, at), width=width(text)))
    return found, repairs


def _rising_numbers(lines: list[Line]) -> list[int]:
    """Bare numbers at page edges, or alone between blank lines, that rise by one from page to page."""
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if len(line.text) > 5 or not _BARE_NUMBER.fullmatch(line.text) or not line.text.isdecimal():
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        edge = after is None or after.page != line.page or i == 0 or lines[i - 1].page != line.page
        if edge or (line.gap and after.gap if after else True):
            found.append((i, int(line.text)))
    if len(found) < 2:
        return []
    chain: list[int] = []
    for k, (i, n) in enumerate(found):
        near = [m for j, m in found[max(0, k - 2) : k + 3] if j != i]
        if any(1 <= abs(n - m) <= 2 for m in near):
            chain.append(i)
    return chain


def _running_heads(lines: list[Line], doomed: dict[int, str]) -> list[int]:
    if not lines or lines[-1].page < 3:
        return []
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if i not in doomed:
            pages.setdefault(line.page, []).append(i)
    edges: dict[str, list[int]] = {}
    for members in pages.values():
        for i in {*members[:2], *members[-2:]}:
            key = re.sub(r"[0-9０-９\s]+", "#", lines[i].text)
            if 4 <= len(key) <= 90 and key[-1] not in "。；，、：":
                edges.setdefault(key, []).append(i)
    count = Counter({key: len({lines[i].page for i in members}) for key, members in edges.items()})
    return [i for key, members in edges.items() if count[key] >= 3 and count[key] * 4 >= len(pages) for i in members]
