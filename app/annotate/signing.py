"""
Who signed a document and when: bodies over a date, under the notice, at the foot or on the cover.

The date of signing (成文日期) counts; the printing line (…2015年7月27日印发) only where there is no other, and the day
a web page was posted never.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.bodies import is_body_line, join_upright, split_bodies
from app.annotate.dates import find_dates
from app.annotate.front import Line
from app.domain.outline import Span
from app.domain.record import Evidence, IssuedBasis

_DATE_LINE: Final = re.compile(
    r"[(（\s—-]*(?:[^，。；]{0,6})[12一二][0-9〇○零ＯO一二三四五六七八九]{3}\s*年.{1,9}[日月]\s*[)）]?|"
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:on )?[A-Z][a-z]+ \d{1,2}, \d{4}"
)
_MAY_DATE: Final = re.compile(r"年|[12]\d{3}")
_ADOPTED: Final = re.compile(r"^[(（][^()（）]{0,60}(?:通过|公布|令第\d+号|批准|修订|修正|施行)[^()（）]{0,40}[)）]$")
_MEETING: Final = re.compile(r"会[议議](?:上|通过)?$|[Ss]ession|Congress")
_FORMED: Final = re.compile(r"成文日期|生成日期|发文日期")
_SKIPPED: Final = frozenset(("stamp", "release", "attachment-list", "copy-to", "contact", "page-number", "ornament"))
_TAIL_LINES: Final = 40
_SHORT_LINE: Final = 24
# (此件公开发布), (上海市发展和改革委员会代章)
_REMARK: Final = re.compile(r"[(（].{0,13}|[(（].{2,40}代章[)）]")
# A line that begins like this is the end of a name that began on the line before.
_SECOND_HALF: Final = re.compile(
    r"族自治[区州县]|委员会|管理局|办公厅|办公室|人民政府|[\u4e00-\u9fff]{2,8}[省市县区]委员会"
)


@dataclass(frozen=True, slots=True)
class Signing:
    """A date with the bodies printed over it; the lower `rank`, the surer it is the document's own."""

    rank: int
    date: str
    quote: str
    span: Span
    bodies: tuple[str, ...]
    bodies_quote: str = ""
    bodies_span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """Bodies read from a line of a signature, the words they were read from, and their place."""

    names: tuple[str, ...]
    quote: str
    span: Span


UNKNOWN: Final = Evidence("unknown")


def find_signings(lines: Sequence[Line], front: Sequence[Line]) -> list[Signing]:
    """The dates that may be the document's own, the surest first."""
    found: list[Signing] = []
    front_end = front[-1].span.start if front else -1
    has_main = any(line.part == "main" for line in lines)
    last_of_main = max((i for i, line in enumerate(lines) if line.part == "main"), default=-1)
    for i, line in enumerate(lines):
        in_front = line.span.start <= front_end
        in_annex = line.part not in ("n", "main")
        dates = find_dates(line.text) if len(line.text) <= 120 and _MAY_DATE.search(line.text) else []
        if not dates:
            continue
        at_foot = line.part == "n" or (line.part == "main" and last_of_main - i < _TAIL_LINES)
        if line.kind == "date" or (len(line.text) <= 24 and line.kind != "printed" and _DATE_LINE.fullmatch(line.text)):
            bodies = _bodies_above(lines, i)
            in_notice = bool(bodies) and (_below_salutation(lines, i) or _in_notice(lines, bodies[0].span))
            rank = _rank("n" if in_notice and not in_annex else line.part, in_front, at_foot, bool(bodies))
            if in_annex:
                rank = _rank_in_annex(lines, i, len(bodies), has_main)
            if rank is None:
                continue
            names = tuple(dict.fromkeys(name for each in bodies for name in each.names))
            span = Span(bodies[0].span.start, bodies[-1].span.end) if bodies else None
            quote = "\n".join(each.quote for each in bodies)
            found.append(Signing(rank, dates[-1].iso, line.text, line.span, names, quote, span))
        elif in_annex and has_main:
            continue
        elif in_front and _ADOPTED.match(line.text):
            found.append(Signing(4, dates[0].iso, line.text, line.span, ()))
        elif in_front and line.kind == "site" and _FORMED.search(line.text):
            found.append(Signing(5, dates[-1].iso, line.text, line.span, ()))
        elif in_front and len(line.text) <= 120 and line.kind != "site" and _MEETING.search(line.text.rstrip("）) 。")):
            found.append(Signing(6, dates[-1].iso, line.text, line.span, ()))
    return sorted(found, key=lambda signing: (signing.rank, -len(signing.date)))


def _below_salutation(lines: Sequence[Line], at: int) -> bool:
    """Whether the date line *at* closes a letter: somebody is addressed above it, and no heading stands between."""
    for line in reversed(lines[:at]):
        if line.kind in ("heading", "annex"):
            return False
        if line.kind == "salutation":
            return True
    return False


def _in_notice(lines: Sequence[Line], place: Span) -> bool:
    return any(line.span.start == place.start and line.part == "n" for line in lines)


def _rank(part: str, in_front: bool, at_foot: bool, signed: bool) -> int | None:
    if part == "n":
        return 0 if signed else 1
    if part == "main" and not in_front and (signed or at_foot):
        return 2 if signed else 7
    if in_front:
        return 3 if signed else 6
    return None


def _rank_in_annex(lines: Sequence[Line], at: int, bodies: int, has_main: bool) -> int | None:
    """
    The rank of a date inside an attachment: its cover, or a notice's signature right behind its list of attachments.

    The date of an attachment that has text of its own before it is that attachment's alone, unless the file ends there.
    """
    first = at - bodies - 1
    while first >= 0 and lines[first].kind in ("text", "title", "stamp") and len(lines[first].text) <= 12:
        first -= 1
    if first >= 0 and lines[first].kind == "annex":
        return 3 if bodies else (8 if has_main else 6)
    return 8 if bodies and len(lines) - at <= 4 else None


def _bodies_above(lines: Sequence[Line], at: int) -> list[_Named]:
    """
    The bodies right over the date line *at*, from the first down.

    A name broken over two lines, or printed one character a line, is joined; one or two lines among them that are no
    names are passed over (a link to a file between two columns of signatures), since half a list of issuers is wrong.
    """
    found: list[_Named] = []
    i = at - 1
    while i >= 0 and at - i <= _TAIL_LINES:
        line = lines[i]
        if line.kind in _SKIPPED or _REMARK.fullmatch(line.text):
            i -= 1
            continue
        read = _named_at(lines, i) if _may_sign(line, lines[at]) else None
        if read is None and found:
            step = next((n for n in (1, 2) if _list_goes_on(lines, i - n, lines[at])), None)
            if step and all(len(each.text) <= _SHORT_LINE for each in lines[i - step + 1 : i + 1]):
                i -= step
                continue
        if read is None:
            break
        found.insert(0, read[0])
        i = read[1]
    return found


def _may_sign(line: Line, date_line: Line) -> bool:
    """Whether *line* can be of the signature over *date_line*: in its part, or in the notice the part cuts short."""
    return line.kind in ("text", "title", "signature") and line.part in (date_line.part, "n")


def _list_goes_on(lines: Sequence[Line], i: int, date_line: Line) -> bool:
    """Whether *lines* has two more names in a row, the lower at *i*."""
    if i < 1:
        return False
    return all(_may_sign(line, date_line) and is_body_line(line.text) for line in lines[i - 1 : i + 1])


def _named_at(lines: Sequence[Line], i: int) -> tuple[_Named, int] | None:
    """The bodies named by line *i*, with the lines before it that belong to the same name; and the next line up."""
    line = lines[i]
    first = i
    while first >= 0 and len(lines[first].text) == 1 and i - first < _TAIL_LINES:
        first -= 1
    if first < i - 1:
        names = join_upright("".join(each.text for each in lines[first + 1 : i + 1]))
        named = _Named(names, "".join(names), Span(lines[first + 1].span.start, line.span.end))
        return (named, first) if names else None
    if i and (len(line.text) <= 8 or _SECOND_HALF.match(line.text)) and _is_first_half(lines[i - 1].text, line.text):
        text = lines[i - 1].text + line.text
        return _Named(split_bodies(text), text, Span(lines[i - 1].span.start, line.span.end)), i - 2
    if is_body_line(line.text):
        return _Named(split_bodies(line.printed), line.text, line.span), i - 1
    return None


def _is_first_half(before: str, text: str) -> bool:
    """Whether a body's name was broken between the lines *before* and *text* (邯郸市人 / 民政府)."""
    return 2 <= len(before) <= 16 and not is_body_line(before) and is_body_line(before + text)


def read_issued(signings: Sequence[Signing], lines: Sequence[Line]) -> tuple[str | None, IssuedBasis | None, Evidence]:
    """The date of signing, else of printing, with what it was read from."""
    if signings:
        best = signings[0]
        return best.date, "signed", Evidence("stated", best.quote, best.span)
    for line in reversed(lines):
        if line.kind == "printed":
            dates = find_dates(line.text)
            if dates:
                return dates[-1].iso, "printed", Evidence("stated", line.text, line.span)
    return None, None, UNKNOWN
