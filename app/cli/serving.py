"""
The command serve: everything brought in order, then the web server.

The port is taken first, so that one in use is reported before anybody waits for a build.
"""

import gc
import logging
import os
import socket
from errno import EACCES, EADDRINUSE
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from app.cli.options import Documents, Index, path_given, settings_of
from app.errors import BadValue

if TYPE_CHECKING:
    from app.settings import Settings

_BACKLOG: Final = 2048


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. [127.0.0.1]", show_default=False)] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on. 端口 [8000]", show_default=False)] = None,
    documents: Documents = None,
    index: Index = None,
    plans: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="Import this folder first; repeatable. 先导入的文件夹", parser=path_given),
    ] = None,
    no_import: Annotated[bool, typer.Option("--no-import", help="Import nothing, not even the inbox.")] = False,
) -> None:
    """Import, build what is stale, and serve pages and JSON. 启动服务"""
    settings = settings_of(documents, index, host=host, port=port)
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(message)s")
    with take_port(settings.host, settings.port) as listening:
        from app.archive.filling import open_or_build
        from app.archive.memory import collect_seldom, few_heaps, give_back
        from app.cli.filling import show_built, show_imported
        from app.cli.progress import Reporter

        few_heaps()
        with Reporter("preparing") as progress:
            ready = open_or_build(settings, plans or (), progress, take_in=not no_import)
        show_imported([report for report in ready.imported if report.outcome != "unchanged"])
        if ready.built is not None:
            show_built(ready.built)
        from app.web.app import create_app

        app = create_app(ready.archive, ready.settings)
        # What is open stays open: half a million objects that the collector need not look through again and again,
        # while somebody waits for an answer. The same holds for every index that takes its place.
        gc.freeze()
        collect_seldom()
        give_back()
        ready.archive.follow(app.state.warming.warm)
        # From here on whoever comes is answered, if he has to wait a moment: the next line may be clicked at once.
        listening.listen(_BACKLOG)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        typer.echo(f"serving on http://{shown}:{listening.getsockname()[1]}  (Ctrl-C stops it)")
        run(app, settings, listening)


def take_port(host: str, port: int) -> socket.socket:
    """A socket bound to *host* and *port* (0 is any free one). Raises BadValue where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named: else asyncio leaves small packets waiting, and answers on an open connection take 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":
        # Restarting at once is allowed here; on Windows the same option would let two servers share a port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        name, value = ("port", str(port)) if error.errno in (EADDRINUSE, EACCES) else ("host", host)
        raise BadValue(name, value, f"{host} cannot be listened on ({reason}); choose another --{name}") from error
    return listening


def run(app: Any, settings: "Settings", listening: socket.socket) -> None:
    """Serve *app* until somebody stops it. Addresses are logged without their query unless the settings say so."""
    import uvicorn

    from app.cli.typed_addresses import TypedAddresses

    if not settings.log_queries:
        logging.getLogger("uvicorn.access").addFilter(WithoutQuery())
    config = uvicorn.Config(
        app,
        http=TypedAddresses,
        log_config=None,
        log_level=settings.log_level,
        proxy_headers=True,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listening])


class WithoutQuery(logging.Filter):
    """What people look for is their own affair: the query string is taken from the lines of the access log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, without the query of its address."""
        if isinstance(record.args, tuple):
            record.args = tuple(a.partition("?")[0] if isinstance(a, str) else a for a in record.args)
        return True
