"""
The record of a text, read off its furniture: title, kind, issuer, document number, date, period.

Relies on app.structure for what is furniture at all. What is printed at the plan's own head or foot is *stated*;
numbers and dates of documents merely quoted in the text are never the plan's own. Places are in places.py; what is
not found stays None with the state "unknown".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.annotate.dates import FoundDate, find_dates
from app.domain.outline import Furniture, FurnitureKind, Outline, Span
from app.domain.record import Evidence, IssuedBasis

_DOC_NUMBER: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,14})\s*[〔［\[（(【﹝〈„]\s*(?P<year>[12][0-9０-９]{3})\s*[〕］\])）】﹞〉‟]\s*(?P<no>第?\s*[0-9０-９]{1,5})\s*号"
)
_TRAILING: Final = re.compile(
    r"^[（(]本文有删减[)）]|[（(][\u4e00-\u9fff]{1,14}[〔［\[（(【﹝〈][12]\d{3}[〕］\])）】﹞〉]第?\d{1,5}号[)）]$"
)
_BODIES: Final = (
    "人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|委员会办公厅|委员会办公室|委员会|办公厅|办公室|管理局|总局|"
    "省委|市委|县委|区委|州委|厅|局|部|署|银行|总公司|国务院|委|院|会"
)
_TITLE_ISSUER: Final = re.compile(
    rf"^(?P<who>[\u4e00-\u9fff（）()、\s]{{2,60}}?(?:{_BODIES}))\s*(?:等[一二三四五六七八九十0-9]+个?(?:部门|单位))?\s*关于"
)
_FORWARDED: Final = re.compile(
    r"(?:印发|转发|发布|下发)\s*[《〈](?P<title>[^》]{4,80})[》〉].{0,12}的?通知$|(?:印发|转发|发布|下发)(?P<bare>[^《》]{4,80}(?:规划|计划|方案|办法|意见|纲要|规则|细则|要点|措施))的通知$"
)
_CONGRESS: Final = re.compile(r"中共.{1,20}?委员会|中共.{1,12}?[省市县区州]委|.{2,20}?人民政府")
_SPAN: Final = re.compile(r"(?P<a>[12]\d{3})\s*年?\s*(?:[-—－–−~～―─]{1,2}|至|到)\s*(?P<b>[12]\d{3})\s*年?")
_SPAN_HEAD: Final = re.compile(
    r"(?:规划|计划|方案|实施|行动)(?:期限|期|年限|时限|周期)\s*(?:为|是|：|:)?\s*(?:从)?\s*(?P<a>[12]\d{3})\s*年?\s*(?:[-—－–−~～―─]{1,2}|至|到)\s*(?P<b>[12]\d{3})"
)
_FIVE_YEAR: Final = re.compile(
    '(?P<id>十[一二三四五六七]五|(?<![二三四五六七八九十])[六七八九]五)(?=[”"』」’]|时期|期间|规划|计划|末|[^年个])'
)
_ONE_YEAR: Final = re.compile(
    r"(?P<a>[12]\d{3})\s*年度?(?=[^-—－–−~～至到底末前)）]).{0,40}(?:要点|计划|方案|安排|任务|措施|分工|报告)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value with its evidence; the value is None where nothing was found."""

    value: str | None
    evidence: Evidence


UNKNOWN: Final = Evidence("unknown")


def clean_title(text: str) -> str:
    """A title without the blanks that layout put between Chinese characters and digits; Latin words keep theirs."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text.strip())
    joined = _TRAILING.sub("", joined)
    half = len(joined) // 2
    if half >= 8 and joined[:half] == joined[half:]:  # page title and printed title, one after the other
        joined = joined[:half]
    return re.sub(r"(?<=\d)\s+(?=\d{4})|\s{2,}", " ", joined)


def read_title(outline: Outline) -> Found:
    """
    The plan's own title: printed over the main text, on however many lines, else named by the notice that forwards it.

    A file whose only title is 关于印发《…》的通知 and whose text is the plan itself has the title in 《》.
    """
    own = _title_group(outline, "main") or _title_group(outline, "n")
    if not own:
        return Found(None, UNKNOWN)
    text = _join(own)
    span = Span(own[0].span.start, own[-1].span.end)
    forwarded = _FORWARDED.search(clean_title(text))
    if forwarded and sum(1 for s in outline.sections if s.level == 1) >= 2:
        inner = forwarded["title"] or forwarded["bare"]
        return Found(inner, Evidence("stated", text, span))
    return Found(clean_title(text), Evidence("stated", text, span))


def notice_title(outline: Outline) -> str | None:
    """The title of the forwarding notice, or of the file where it has no other."""
    group = _title_group(outline, "n") or _title_group(outline, "main")
    return clean_title(_join(group)) if group else None


def _title_group(outline: Outline, part: str) -> list[Furniture]:
    """Adjacent title lines of *part*, the first such group."""
    group: list[Furniture] = []
    for item in outline.furniture:
        if item.part == part and item.kind == "title":
            if group and not _adjacent(outline.furniture, group[-1], item):
                break
            group.append(item)
    return group


def _adjacent(furniture: Sequence[Furniture], before: Furniture, after: Furniture) -> bool:
    between = [
        f
        for f in furniture
        if before.span.end <= f.span.start < after.span.start and f.kind not in ("ornament", "stamp")
    ]
    return after.span.start - before.span.end <= 12 and not between


def _join(group: Sequence[Furniture]) -> str:
    text = ""
    for item in group:
        glue = " " if text and text[-1].isascii() and text[-1].isalpha() and item.text[:1].isascii() else ""
        text += glue + item.text
    return text


def read_doc_number(outline: Outline) -> Found:
    """The document's own number, brackets normalised to 〔〕: a line of its own at the head, or behind the title."""
    for item in outline.furniture:
        if item.kind == "doc-number" or (item.kind == "site" and re.search("文\\s*号|字\\s*号", item.text)):
            match = _DOC_NUMBER.search(item.text)
            if match:
                return Found(normal_doc_number(match), Evidence("stated", match[0], item.span))
    for item in outline.furniture:
        if item.kind == "title" and (match := re.search(r"[（(](" + _DOC_NUMBER.pattern + r")[)）]\s*$", item.text)):
            return Found(normal_doc_number(match), Evidence("stated", match[0], item.span))
    return Found(None, UNKNOWN)


def normal_doc_number(match: re.Match[str]) -> str:
    """辽政发[2015] 24 号 → 辽政发〔2015〕24号."""
    digits = str.maketrans("０１２３４５６７８９", "0123456789")
    number = re.sub(r"\s", "", match["no"]).translate(digits)
    return f"{match['who']}〔{match['year'].translate(digits)}〕{number}号"


def read_issuers(outline: Outline) -> tuple[tuple[str, ...], Evidence]:
    """
    Who issued the document: signatures before a date, else the letterhead, else the body its title begins with.

    The office that only printed it (…办公厅 2015年7月27日印发) is not the issuer.
    """
    signed = _signatures(outline)
    if signed:
        names = tuple(dict.fromkeys(name for item in signed for name in _bodies(item.text)))
        return names, Evidence(
            "stated", "\n".join(item.text for item in signed), Span(signed[0].span.start, signed[-1].span.end)
        )
    for item in outline.furniture:
        if item.kind == "stamp" and (match := re.fullmatch(r"(.{2,30}?)\s*文\s*件", item.text)):
            return tuple(_bodies(match[1])), Evidence("stated", item.text, item.span)
    for part in ("n", "main"):
        group = _title_group(outline, part)
        match = _TITLE_ISSUER.match(clean_title(_join(group))) if group else None
        if match:
            return tuple(_bodies(match["who"])), Evidence("stated", match["who"], group[0].span)
    return (), UNKNOWN


def _signatures(outline: Outline) -> list[Furniture]:
    """The signatures of the notice, else of the main text, else those printed over the title."""
    for part in ("n", "main"):
        found = [item for item in outline.furniture if item.kind == "signature" and item.part == part]
        foot = _run_before_date(outline.furniture, found)
        if foot:
            return foot
    head = [item for item in outline.furniture if item.kind == "signature"]
    return head[:1] if head else []


def _run_before_date(furniture: Sequence[Furniture], signatures: Sequence[Furniture]) -> list[Furniture]:
    """The last run of signatures that a date follows."""
    ordered = sorted(furniture, key=lambda item: item.span.start)
    run: list[Furniture] = []
    best: list[Furniture] = []
    for item in ordered:
        if item in signatures:
            run.append(item)
        elif item.kind == "date" and run and item.part == run[-1].part:
            best, run = run, []
        elif item.kind != "stamp":
            run = []
    return best


def _bodies(text: str) -> Iterator[str]:
    """The bodies named on one signature line: parted by blanks, or a Party committee and a government run together."""
    for piece in re.split(r"\s{2,}|　|[、，]", re.sub(r"[（(](?:代章|章|盖章)[)）]", "", text).strip()):
        bare = re.sub(r"\s", "", piece)
        if not bare:
            continue
        joint = re.fullmatch(r"(中共.{1,24}?(?:委员会|[省市县区州]委))(.{2,24}?人民政府)", bare)
        yield from joint.groups() if joint else (bare,)


def read_issued(outline: Outline) -> tuple[str | None, IssuedBasis | None, Evidence]:
    """
    The date of signing (成文日期), else of printing (印发日期).

    Dates under signatures come first, then a date in brackets under the title, then the printing line; the date a
    web page was posted is neither.
    """
    dates = [item for item in outline.furniture if item.kind == "date"]
    order: list[tuple[int, int, Furniture]] = []
    for item in dates:
        under_signature = any(
            s.kind == "signature" and 0 <= item.span.start - s.span.end <= 30 for s in outline.furniture
        )
        rank = (
            0
            if under_signature and item.part == "n"
            else 1
            if under_signature
            else 2
            if item.part in ("n", "main")
            else 3
        )
        order.append((rank, item.span.start, item))
    for basis, kinds in (("signed", ("date",)), ("printed", ("printed",))):
        pool = (
            sorted(order, key=lambda o: o[:2])
            if basis == "signed"
            else [(0, 0, f) for f in outline.furniture if f.kind in kinds]
        )
        for _, _, item in pool:
            found = find_dates(item.text)
            if found:
                chosen: FoundDate = found[-1]
                signed: IssuedBasis = "signed" if basis == "signed" else "printed"
                return chosen.iso, signed, Evidence("stated", item.text, item.span)
    return None, None, UNKNOWN


def read_period(
    outline: Outline, title: str | None, five_year: dict[str, tuple[int, int]]
) -> tuple[int | None, int | None, Evidence]:
    """
    First and last year the plan covers, both included: from its title, else a stated 规划期限, else its 十二五.

    到2020年 alone names no beginning and is not a period.
    """
    if title:
        match = _SPAN.search(title)
        if match and int(match["a"]) <= int(match["b"]) <= int(match["a"]) + 40:
            return int(match["a"]), int(match["b"]), Evidence("stated", match[0])
        named = [m["id"] for m in _FIVE_YEAR.finditer(title) if m["id"] in five_year]
        if named:
            return five_year[named[0]][0], five_year[named[-1]][1], Evidence("stated", named[0])
    for text, span in _opening(outline, 60):
        match = _SPAN_HEAD.search(text)
        if match and int(match["a"]) <= int(match["b"]):
            return int(match["a"]), int(match["b"]), Evidence("stated", match[0], span)
    if title and (match := _ONE_YEAR.search(title)):
        return int(match["a"]), int(match["a"]), Evidence("stated", f"{match['a']}年")
    return None, None, UNKNOWN


def read_five_year_plans(
    outline: Outline, title: str | None, period: tuple[int | None, int | None], five_year: dict[str, tuple[int, int]]
) -> tuple[tuple[str, ...], Evidence]:
    """The five-year plans the plan belongs to: named in its title, or one whose years its period is."""
    named = tuple(dict.fromkeys(m["id"] for m in _FIVE_YEAR.finditer(title or "") if m["id"] in five_year))
    if named:
        return named, Evidence("stated", named[0])
    for name, years in five_year.items():
        if years == period:
            for text, span in _opening(outline, 25):
                if name in text:
                    return (name,), Evidence("stated", name, span)
            return (name,), Evidence("inferred", note="the period is that of the five-year plan")
    return (), UNKNOWN


def _opening(outline: Outline, count: int) -> Iterator[tuple[str, Span | None]]:
    """The first *count* paragraphs of the main text."""
    seen = 0
    for section in outline.sections:
        if section.part != "main":
            continue
        for paragraph in section.paragraphs:
            yield paragraph.text, paragraph.spans[0] if paragraph.spans else None
            seen += 1
            if seen >= count:
                return


def furniture_text(outline: Outline, kinds: Sequence[FurnitureKind]) -> str:
    """The text of all furniture of *kinds*, a line each."""
    return "\n".join(item.text for item in outline.furniture if item.kind in kinds)
