"""
The commands for whoever writes a summary: begin one, and see whether it says what the plan says.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.options import Documents, PlanSlug, print_json, settings_of

if TYPE_CHECKING:
    from app.archive.summaries import SummaryReport

FAILED = 2

Against = Annotated[
    list[Path] | None,
    typer.Option(
        "--against",
        metavar="PATH",
        help="An official text or a folder of them to go by; not imported. May be given again. 对照文本",
        show_default=False,
    ),
]


def check_summary(
    plans: Annotated[
        list[str] | None, typer.Argument(metavar="[PLAN…]", help="Slugs; every summary without.", show_default=False)
    ] = None,
    against: Against = None,
    documents: Documents = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> int:
    """
    Say where a summary and its plan, or its two languages, disagree. 核对摘要

    Figures and their units, places and names, anchors, wording, completeness, length. Exit status 2 where anything
    is wrong; notes are for the eye only. Without the official text only the two languages are compared.
    """
    settings = settings_of(documents, None)
    from app.archive.summaries import check_summaries

    reports = check_summaries(settings, plans or (), against or ())
    if as_json:
        print_json([_plain(report) for report in reports])
    else:
        for report in reports:
            _show(report)
    if not reports:
        typer.echo("there is no summary to check; `archive summarise PLAN` begins one", err=True)
    wrong = any(finding.severity != "note" for report in reports for finding in report.findings)
    return FAILED if wrong or not reports else 0


def summarise(plan: PlanSlug, against: Against = None, documents: Documents = None) -> None:
    """
    Begin a summary: an empty pair of files with the plan's outline and anchors in place. 起草摘要

    What is there is never written over; where one language is there, the other is begun beside it.
    """
    settings = settings_of(documents, None)
    from app.archive.summaries import summarise as begin

    begun = begin(settings, plan, against or ())
    for path in begun.kept:
        typer.echo(f"kept as it is: {path}")
    for path in begun.written:
        typer.echo(f"begun: {path}")
    if begun.written:
        typer.echo("next: write a paragraph for each TODO, in both files; merge or split paragraphs as the plan needs,")
        typer.echo(f"with their “rests on” lines; then `archive check-summary {plan}` says what is left to do")
    else:
        typer.echo(f"nothing to begin: `archive check-summary {plan}` says what is left to do")


def _plain(report: "SummaryReport") -> dict[str, object]:
    names = ("plan", "severity", "what", "where", "message")
    return {
        "plan": report.plan,
        "against": report.against,
        "share": report.share,
        "paragraphs": report.paragraphs,
        "figures": report.figures,
        "findings": [{name: getattr(finding, name) for name in names} for finding in report.findings],
    }


def _show(report: "SummaryReport") -> None:
    from app.cli.show import many

    size = f"{many(report.paragraphs, 'paragraph')}, {many(report.figures, 'figure')}"
    if report.share is None:
        told = "the official text is not held, so only zh and en are compared; name it with --against"
    else:
        told = f"{report.share:.1%} of {report.against}"
    wrong = sum(finding.severity != "note" for finding in report.findings)
    verdict = f"{many(wrong, 'thing')} to correct" if wrong else "nothing to correct"
    notes = len(report.findings) - wrong
    typer.echo(f"{report.plan}: {size}; {told}; {verdict}" + (f", {many(notes, 'note')}" if notes else ""))
    for finding in report.findings:
        typer.echo(f"  {finding.severity:<7}  {finding.where} [{finding.what}]")
        typer.echo(f"           {finding.message}")
