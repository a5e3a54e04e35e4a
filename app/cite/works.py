"""
What a plan is called in a reference: its bodies, title, number and date, whichever passage of it is cited.

What is unknown is left out or said to be unknown by the styles, never guessed. A summary is the archive's own work.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Lang
from app.domain.record import Record

ARCHIVE: Final[Mapping[Lang, str]] = {"zh": "产业规划文库", "en": "Industrial Plans Archive"}


@dataclass(frozen=True, slots=True)
class Work:
    """A plan, or the archive's summary of one, as it is named in a reference in *lang*."""

    record: Record
    is_summary: bool
    lang: Lang

    @property
    def authors(self) -> tuple[str, ...]:
        """The issuing bodies, or the archive for a summary; empty where unknown."""
        if self.is_summary:
            return (ARCHIVE[self.lang],)
        return (self.record.issuer_en if self.lang == "en" else ()) or self.record.issuer

    @property
    def title(self) -> str:
        """The title; a supplied one in brackets, and in brackets too that there is none."""
        record = self.record
        title = (record.title_en if self.lang == "en" else None) or record.title_zh or record.title_en
        if title is None:
            title = "〔题名原文未载〕" if self.lang == "zh" else "[title not stated in source]"
        elif record.title_state == "supplied":
            title = f"〔{title}〕" if self.lang == "zh" else f"[{title}]"
        if not self.is_summary:
            return title
        return (
            f"《{title}》摘要（本库自撰，非官方文本）"
            if self.lang == "zh"
            else f"Summary of {title} (not official text)"
        )

    @property
    def number(self) -> str | None:
        """The document number; a summary has none."""
        return None if self.is_summary else self.record.doc_number

    @property
    def issued(self) -> str | None:
        """ISO date or year of issue, None where unknown and for summaries."""
        return None if self.is_summary else self.record.issued


def gbt7714(work: Work, place: str, url: str, accessed: str) -> str:
    """
    GB/T 7714-2025: full-width punctuation in Chinese references; date of access for web pages only.

    作者. 题名：文号[R/OL]. 日期：位置. 地址.

    *place* is where in the work, "" for the whole of it; *accessed* the ISO date of today.
    """
    zh = work.lang == "zh"
    colon, comma = ("：", "，") if zh else (": ", ", ")
    title = work.title + (f"{colon}{work.number}" if work.number else "")
    start = f"{comma.join(work.authors)}. " if work.authors else ""
    where = f"{colon}{place}" if place else ""
    if work.is_summary:
        return f"{start}{title}{where}[EB/OL]. [{accessed}]. {url}."
    date = work.issued or ("[日期不详]" if zh else "[n.d.]")
    return f"{start}{title}[R/OL]. {date}{where}. {url}."
