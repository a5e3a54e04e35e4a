"""
Options that several commands have, and the settings that come of them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.archive import Archive
    from app.settings import Settings


def path_given(value: str) -> Path:
    """
    *value* as a path.

    Raises:
        BadParameter: it is empty, as a variable is that was never set; Path would make the folder one stands in of it.
    """
    if not value.strip():
        raise typer.BadParameter("the name of a file or folder is empty")
    return Path(value)


Documents = Annotated[
    Path | None,
    typer.Option("--documents", help="Folder with one folder per plan. 规划文件夹", parser=path_given, metavar="PATH"),
]
Index = Annotated[
    Path | None, typer.Option("--index", help="Folder of the index. 索引文件夹", parser=path_given, metavar="PATH")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, as the HTTP interface gives it.")]
PlanSlug = Annotated[str, typer.Argument(metavar="PLAN", help="The plan's slug, as `archive plans` lists it.")]


def settings_of(documents: Path | None, index: Path | None, **more: object) -> "Settings":
    """The settings in force; options win over the environment. Raises BadValue."""
    from app.settings import load_settings

    return load_settings(documents=documents, index=index, **more)


def open_archive(settings: "Settings") -> "Archive":
    """
    The archive, with a note on stderr where documents have changed since its index was built.

    Raises IndexOutOfDate where there is no index.
    """
    from app.archive import Archive

    archive = Archive.open(settings)
    if why := archive.why_stale():
        typer.echo(f"note: {why}; `archive build` brings it up to date", err=True)
    return archive


def print_json(value: object) -> None:
    """*value* as JSON, with line breaks for people."""
    import orjson

    typer.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
