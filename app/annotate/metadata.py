"""
The record of a text: every field of RECORD_FIELDS with its evidence.

Relies on app.structure for what is furniture; each field is read in a file of its own. What is printed at the plan's
own head or foot is *stated*; kind and place may be inferred and then say so; what is not found stays None with the
state "unknown".
"""

import re
from typing import Final

from app.annotate.front import Line, all_lines, front_lines
from app.annotate.issuers import full_government, read_issuers
from app.annotate.numbers import read_doc_number
from app.annotate.places import read_places
from app.annotate.reports import is_reading, read_report
from app.annotate.signing import UNKNOWN, find_signings, read_issued
from app.annotate.titles import Title, read_title
from app.annotate.years import read_five_year_plans, read_period
from app.domain.outline import Outline
from app.domain.record import Evidence, Record
from app.vocab import kinds

_CALLS_ITSELF: Final = re.compile(
    r"制定本(?P<own>[\u4e00-\u9fff]{2})|(?:提出|制定)(?:以下|如下)(?P<following>措施|意见)|"
    r"(?:作|报告)政府工作(?P<speech>报告)?|(?P<english>[Rr]eport) to you on the (?:work of the )?government"
)


def infer_record(outline: Outline, slug: str) -> Record:
    """What the text itself says of the plan; every field has evidence, unknown ones the state "unknown"."""
    lines = all_lines(outline)
    front = front_lines(lines)
    report = read_report(front, lines)
    title = read_title(outline, front, told=report is not None)
    number, number_evidence = read_doc_number(front)
    signings = find_signings(lines, front)
    titles = tuple(dict.fromkeys((*title.heads, *((title.value,) if title.value else ()))))
    issuers, issuer_evidence = read_issuers(signings, front, titles)
    if report is not None or is_reading(title.value):
        # What a report or a reading names are number and issuer of the document it tells of.
        number, number_evidence, issuers, issuer_evidence = None, UNKNOWN, (), UNKNOWN
    issued, basis, issued_evidence = read_issued(signings, lines)
    start, end, period_evidence = read_period(outline, title.value)
    plans, plans_evidence = read_five_year_plans(outline, title.value, (start, end))
    salutation = next((line.text for line in front if line.kind == "salutation"), None)
    own_first = tuple(dict.fromkeys((*((title.value,) if title.value else ()), *titles)))
    where = read_places(outline, issuers, own_first, salutation, number)
    here = where.city or where.province
    issuers = tuple(full_government(name, here.name if here else None) for name in issuers)
    kind, kind_evidence = report or _read_kind(title, front, lines)
    english = title.value is not None and not re.search("[\u4e00-\u9fff]", title.value)
    return Record(
        plan=slug,
        title_zh=None if english else title.value,
        title_en=title.value if english else None,
        kind=kind,
        issuer=issuers,
        doc_number=number,
        issued=issued,
        issued_basis=basis,
        period_start=start,
        period_end=end,
        five_year_plans=plans,
        province=where.province,
        city=where.city,
        level=where.level,
        evidence={
            "title": title.evidence,
            "kind": kind_evidence,
            "issuer": issuer_evidence,
            "doc_number": number_evidence,
            "issued": issued_evidence,
            "period": period_evidence,
            "five_year_plans": plans_evidence,
            "province": where.province_evidence,
            "city": where.city_evidence,
            "level": where.level_evidence,
        },
    )


def _read_kind(title: Title, front: list[Line], lines: list[Line]) -> tuple[str | None, Evidence]:
    """The kind the title's end says; without a title, what the opening calls itself (制定本方案), marked inferred."""
    found = kinds.load().of_title(title.value) if title.value else None
    if found:
        return found[0], Evidence("stated", found[1], title.evidence.span)
    if title.value is None:
        for line in (front or lines)[:20]:
            match = _CALLS_ITSELF.search(line.text)
            own = (match["own"] or match["following"] or match["english"] or "报告") if match else ""
            named = kinds.load().of_title(own) if own else None
            if match and named:
                return named[0], Evidence("inferred", match[0], line.span)
    return None, Evidence("unknown")
