"""
Does a summary say what its plan says: all rules for the pair summary.zh.md and summary.en.md, and what came of them.

The rules stand in summary_pair (both languages) and summary_source (against the official text, where it is held).
"""

from dataclasses import dataclass

from app.domain.reports import Finding
from app.store import summary_pair, summary_source
from app.store.figures import read_figures
from app.store.summary_case import Summary, required


@dataclass(frozen=True, slots=True)
class SummaryReport:
    """
    What the check of one plan's summary found.

    `share` is the length of the Chinese summary as a share of the official text, None where that is not held: then
    only the two languages were compared with each other. `figures` and `paragraphs` say how much was looked at.
    """

    plan: str
    findings: tuple[Finding, ...]
    share: float | None
    paragraphs: int
    figures: int
    against: str | None = None


def check_summary(summary: Summary, against: str | None = None) -> SummaryReport:
    """All findings about *summary*, in the order of the rules; *against* names the official text that was used."""
    found = [finding for rule in summary_pair.RULES for finding in rule(summary)]
    if summary.official is not None:
        found += [finding for rule in summary_source.RULES for finding in rule(summary, summary.official)]
    figures = sum(len(required(read_figures(p.text))) for p in summary.paragraphs("zh"))
    share = summary_source.share_of(summary, summary.official) if summary.official is not None else None
    count = len(summary.paragraphs("zh"))
    return SummaryReport(summary.plan, tuple(found), share, count, figures, against)
