"""
The way in: all commands, and what becomes of their errors.

Exit status 0, 2 with one clear line on stderr, 130 after Ctrl-C. A user never sees a stack trace; with
ARCHIVE_LOG_LEVEL=debug a developer does.
"""

import io
import os
import re
import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer
from typer.exceptions import TyperException

from app import __version__
from app.cli import asking, checking, filling, serving, summaries
from app.errors import ArchiveError, PlanNotFound, echoed

FAILED = 2
INTERRUPTED = 130

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

app = typer.Typer(
    name="archive",
    add_completion=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Industrial Plans Archive 产业规划文库: search, compare and cite industrial plans. 检索、比较、引用产业规划。",
    epilog="`archive --settings` lists what can be set through the environment.",
)
for name, command in (
    ("serve", serving.serve),
    ("build", filling.build),
    ("import", filling.import_),
    ("check", filling.check),
    ("summarise", summaries.summarise),
    ("check-summary", summaries.check_summary),
    ("withdraw", filling.withdraw),
    ("rename", filling.rename),
    ("sign", filling.sign),
    ("search", asking.search),
    ("plans", asking.plans),
    ("outline", asking.outline),
    ("cite", asking.cite),
    ("resolve", asking.resolve),
    ("check-quotes", checking.check_quotes),
):
    app.command(name)(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (of sys.argv unless *arguments* are given); returns the exit status."""
    _speak_utf8()
    try:
        status = app(arguments, prog_name="archive", standalone_mode=False)
        sys.stdout.flush()
    except PlanNotFound as error:
        return _failed(f"no plan is filed under {echoed(error.plan)!r}; `archive plans` lists those that are")
    except ArchiveError as error:
        return _failed(str(error))
    except TyperException as error:
        return _failed(f"{error.format_message()}{_where_help_is(error)}")
    except KeyboardInterrupt:
        return _interrupted()
    except (SystemExit, BrokenPipeError):
        # Whoever read our output has seen enough (`archive search … | head`); typer makes a SystemExit of that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UnicodeEncodeError:
        return _failed("a word of the command is not in UTF-8; type it anew, or set the terminal to UTF-8")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        if isinstance(error, FileExistsError | NotADirectoryError):
            return _failed(f"{where}is a file; name a folder, or one that may be made")
        return _failed(f"{where}{error.strerror or error}")
    except Exception as error:
        if os.environ.get("ARCHIVE_LOG_LEVEL", "").lower() == "debug":
            raise
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        return _failed(f"the archive has a fault ({told}); ARCHIVE_LOG_LEVEL=debug shows where, please report it")
    if status == INTERRUPTED:
        return _interrupted()
    return status if isinstance(status, int) else 0


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"archive {__version__}")
        raise typer.Exit


def _tell_settings(wanted: bool) -> None:
    if wanted:
        from app.settings import describe

        for variable, default, meaning in describe():
            typer.echo(f"{variable:<24} {default or '–':<12} {meaning}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="The version. 版本")
    ] = False,
    settings: Annotated[
        bool, typer.Option("--settings", callback=_tell_settings, is_eager=True, help="Settings and defaults. 设置")
    ] = False,
) -> None:
    """Without a command, what there is."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _failed(line: str) -> int:
    # What was typed may hold line ends and signs that a terminal obeys; the line is one line all the same.
    typer.echo(f"archive: {_CONTROL.sub(' ', line)}", err=True)
    return FAILED


def _interrupted() -> int:
    typer.echo("interrupted", err=True)
    return INTERRUPTED


def _where_help_is(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    if context is None or "--help" in str(error):
        return ""
    stop = "" if error.format_message().endswith((".", "?")) else "."
    return f"{stop} See `{context.command_path} --help`."


def _speak_utf8() -> None:
    """Plans are printed on consoles that were set up for other languages, too; Windows defaults to a code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
