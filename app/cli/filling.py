"""
The commands that change something: build, import, withdraw, sign; and check, which says what should be changed.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.options import Documents, Index, Json, PlanSlug, path_given, print_json, settings_of

if TYPE_CHECKING:
    from app.domain.reports import BuildReport, ImportReport

FAILED = 2


def build(
    documents: Documents = None,
    index: Index = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read everything again, also what has not changed.")] = False,
) -> int:
    """
    Take in the inbox and make a new index of everything. 建立索引

    The old index answers until the new one is whole. Exit status 2 where something could not be read; the rest is
    built.
    """
    settings = settings_of(documents, index)
    from app.archive.filling import rebuild
    from app.cli.progress import Reporter

    with Reporter("building") as progress:
        imported, report = rebuild(settings, progress, reuse=not fresh)
    show_imported(imported)
    show_built(report)
    failed = report.failures or any(each.outcome == "failed" for each in imported)
    return FAILED if failed else 0


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Files or folders. 文件或文件夹", parser=path_given)
    ],
    plan: Annotated[str | None, typer.Option(help="File it under this plan instead of recognising it.")] = None,
    note: Annotated[str | None, typer.Option(help="Why the text has changed; kept with the edition.")] = None,
    and_build: Annotated[bool, typer.Option("--build", help="Build the index afterwards.")] = False,
    documents: Documents = None,
    index: Index = None,
) -> int:
    """
    Bring texts into the archive; each is recognised by its content. 导入

    Says for each file where it went and how sure that is. Exit status 2 where a file could not be imported; the rest
    is. The index is not built unless you say --build.
    """
    settings = settings_of(documents, index)
    from app.archive.filling import import_files, rebuild
    from app.cli.progress import Reporter

    with Reporter("importing") as progress:
        reports = import_files(settings, files, plan, note, progress)
    show_imported(reports)
    if not reports:
        typer.echo("no file to import was found", err=True)
    failed = not reports or any(report.outcome == "failed" for report in reports)
    if and_build:
        with Reporter("building") as progress:
            _, built = rebuild(settings, progress)
        show_built(built)
        failed = failed or bool(built.failures)
    elif any(report.outcome not in ("failed", "unchanged") for report in reports):
        typer.echo("not searchable yet: `archive build` (or the next `archive serve`) makes the index")
    return FAILED if failed else 0


def check(documents: Documents = None, index: Index = None, as_json: Json = False) -> None:
    """Say what in documents/ needs a person's eye, gravest first. 检查"""
    settings = settings_of(documents, index)
    from app.archive import Archive
    from app.cli.show import many

    findings = Archive.open(settings).check()
    if as_json:
        names = ("plan", "severity", "what", "where", "message")
        print_json([{name: getattr(finding, name) for name in names} for finding in findings])
        return
    for finding in findings:
        plan = f"{finding.plan}: " if finding.plan else ""
        typer.echo(f"{finding.severity:<7}  {plan}{finding.where} [{finding.what}]")
        typer.echo(f"         {finding.message}")
    grave = [sum(finding.severity == severity for finding in findings) for severity in ("error", "warning", "note")]
    counted = [many(number, severity) for number, severity in zip(grave, ("error", "warning", "note"), strict=True)]
    typer.echo(", ".join(counted) if findings else "nothing to look at")


def withdraw(
    plan: PlanSlug,
    reason: Annotated[str, typer.Option(help="Why; whoever follows a link to the plan reads it. 撤下的理由")],
    successor: Annotated[str | None, typer.Option(metavar="PLAN", help="The plan that replaces it. 替代的规划")] = None,
    documents: Documents = None,
    index: Index = None,
) -> None:
    """Take a plan out and leave a tombstone, so that links to it say what happened. 撤下规划"""
    settings = settings_of(documents, index)
    from app.archive import filling

    tombstone = filling.withdraw(settings, plan, reason, successor)
    typer.echo(f"{tombstone.plan} is withdrawn as of {tombstone.withdrawn}; its texts stay in its folder")
    typer.echo("shown until the next build: run `archive build`")


def rename(
    plan: PlanSlug,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="What it is filed under from now on. 新标识")],
    documents: Documents = None,
    index: Index = None,
) -> None:
    """File a plan under another slug; links to the old one lead on. 更改规划标识"""
    from app.archive import filling

    filling.rename(settings_of(documents, index), plan, slug)
    typer.echo(f"{plan} is filed under {slug}; links to the old slug lead on after the next build")
    typer.echo("shown until then as before: run `archive build`")


def sign(
    plan: PlanSlug,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The plan's text. 规划文本")],
    documents: Documents = None,
    index: Index = None,
) -> None:
    """
    Write a text's signature into the record, so that import knows the text by its content. 登记指纹

    For a record written by hand that travels without its text; nothing of the text can be read from a signature.
    """
    settings = settings_of(documents, index)
    from app.archive import filling

    typer.echo(f"signed: {filling.sign(settings, plan, file)}")


def show_imported(reports: Sequence["ImportReport"]) -> None:
    """A line for each report, failures on stderr."""
    for report in reports:
        if report.outcome == "failed":
            typer.echo(f"not imported: {report.message}", err=True)
            continue
        sure = report.recognition
        certainty = f" [{round(sure.certainty * 100)} % sure]" if sure is not None and sure.plan is not None else ""
        typer.echo(f"{report.message}{certainty}")


def show_built(report: "BuildReport") -> None:
    """What was built on stdout, what could not be read on stderr."""
    from app.cli.show import many

    taken_over = f" ({report.reused} unchanged)" if report.reused else ""
    typer.echo(
        f"built in {report.took_s:.1f} s: {many(report.plans, 'plan')}{taken_over}, "
        f"{many(report.sections, 'section')}, {many(report.paragraphs, 'paragraph')}"
    )
    for failure in report.failures:
        typer.echo(f"not read: {failure.plan}: {failure.message}", err=True)
