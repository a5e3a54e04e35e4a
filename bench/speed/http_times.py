"""
How long whole answers take over HTTP, and where the time goes: the real server, one worker, one archive.

    python -m bench.speed.http_times --work FOLDER --sections 100000     # an invented archive, see bench.speed.made
    python -m bench.speed.http_times --documents D --index I             # any other, with our own list of questions

For JSON and for pages, each with twenty hits and their marks and each from a server of its own: the median and the
95th percentile of one client asking without pause, and milliseconds of the server's processor per answer, for questions
that are asked for the first time and for the same ones asked again, whose answers are kept; answers a second of four
clients at once, asking again; then the parts of a first answer, from a run of the same questions in this process.
"""

import argparse
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import orjson

from app.archive import Archive
from app.domain.results import SearchRequest
from app.search import evaluate, whoosh_engine
from app.settings import Settings, load_settings
from app.web import present_answers
from app.web.pages import search as search_page
from app.web.site import Site
from bench.search_times import questions as own_questions
from bench.speed import made
from bench.speed.asked import questions
from bench.speed.report import percentile
from bench.speed.server import Client, Server, address

CLIENTS = 4


def main() -> None:
    """Measure and print."""
    options = _options()
    settings, asked = _subject(options)
    print(f"{len(asked)} questions; first and again: p50 ms, p95 ms, ms of the processor")
    print(f"{'':6} {'first':^24} {'again':^24} {'a second':>9} {'kB':>6} {'MB':>6} {'ready s':>8}")
    for page in (False, True):
        paths = [address(request, page) for request in asked]
        with Server(settings.documents, settings.index) as server:
            _until_idle(server)
            print(f"{'page' if page else 'JSON':6} {_times(server, paths, options.rounds, options.seconds)}")
    print()
    _print_parts(settings, asked)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--sections", type=int, default=100_000)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5.0)
    return parser.parse_args()


def _subject(options: argparse.Namespace) -> tuple[Settings, list[SearchRequest]]:
    if options.work is None:
        settings = load_settings(documents=options.documents, index=options.index)
        return settings, [SearchRequest(query) for _, query in own_questions()]
    folder = options.work / f"archive-{options.sections}"
    made.make(folder, options.sections)
    # As readers ask: widened, and mostly without operators.
    log = [(each.query if each.phrase else " ".join(each.words), each.filters) for each in questions(2_000)]
    return made.settings_for(folder), [SearchRequest(query, filters) for query, filters in log]


def _until_idle(server: Server) -> None:
    """Wait until the server has got ready what it does behind its first answer: pinyin, glosses, suggestions."""
    idle = False
    while not idle:
        worked = server.cpu_s
        time.sleep(3)
        idle = server.cpu_s - worked < 0.05


def _times(server: Server, paths: Sequence[str], rounds: int, seconds: float) -> str:
    client = Client(server.port)
    told, got = [], []
    for asked in (paths, paths * rounds):
        worked = server.cpu_s
        got.append([client.get(path) for path in asked])
        took = [each.seconds * 1000 for each in got[-1]]
        cpu_ms = (server.cpu_s - worked) * 1000 / len(asked)
        told.append(f"{statistics.median(took):8.1f}{percentile(took, 0.95):8.1f}{cpu_ms:8.1f}")
    size = statistics.fmean(len(each.body) for each in got[0]) / 1000
    refused = sum(each.status != 200 for each in got[0])
    told.append(f"{_rate(server, paths, seconds):9.0f} {size:6.0f} {server.memory_mb()['own']:6} {server.ready_s:8.1f}")
    return " ".join(told) + (f"   {refused} REFUSED" if refused else "")


def _rate(server: Server, paths: Sequence[str], seconds: float) -> float:
    """Answers a second of several clients at once."""
    done = [0] * CLIENTS
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        client = Client(server.port)
        while time.monotonic() < until:
            client.get(paths[(done[number] * CLIENTS + number) % len(paths)])
            done[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


def _print_parts(settings: Settings, asked: Sequence[SearchRequest]) -> None:
    """Mean milliseconds of the processor of each part of an answer, in this process."""
    archive = Archive.open(settings)
    site = Site(archive, settings)
    # The engine itself: the archive would give the answers it has kept.
    search = archive._now().engine.search
    spent: dict[str, float] = defaultdict(float)
    timed = (
        ("parse", whoosh_engine, "parse"),
        ("understand", whoosh_engine, "understand"),
        ("evaluate", evaluate.Evaluation, "run"),
        ("facets", whoosh_engine, "count_facets"),
        ("counts", whoosh_engine._Counts, "of"),
        ("order", whoosh_engine.WhooshEngine, "_hits"),
        ("hits and marks", whoosh_engine, "hits_of"),
    )
    with _timed(timed, spent):
        for _ in range(2):
            # The second time counts.
            spent.clear()
            for request in asked:
                result = _spent(spent, "search in all", partial(search, request))
                value = _spent(spent, "JSON: values", partial(present_answers.search, result, site.plans, site.names))
                _spent(spent, "JSON: bytes", partial(orjson.dumps, value))
                context = _spent(spent, "page: context", partial(search_page.context, site, result, "zh"))
                _spent(spent, "page: template", partial(_render, site, context))
    print("parts of an answer, ms of the processor:")
    for part, seconds in spent.items():
        print(f"  {part:16} {seconds * 1000 / len(asked):8.2f}")


def _render(site: Site, context: Any) -> str:
    """The page without the server around it."""
    from starlette.requests import Request

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": "/search", "query_string": b"", "headers": headers}
    scope |= {"scheme": "http", "server": ("localhost", 80)}
    return bytes(site.page(Request(scope), "search.html", context).body).decode()


def _spent(spent: dict[str, float], part: str, work: Callable[[], Any]) -> Any:
    began = time.process_time()
    try:
        return work()
    finally:
        spent[part] += time.process_time() - began


@contextmanager
def _timed(parts: Sequence[tuple[str, Any, str]], spent: dict[str, float]) -> Iterator[None]:
    """Each function or method named counts its time while the context lasts."""
    before = [(owner, name, owner.__dict__[name]) for _, owner, name in parts]
    for part, owner, name in parts:
        setattr(owner, name, _counting(owner.__dict__[name], part, spent))
    try:
        yield
    finally:
        for owner, name, function in before:
            setattr(owner, name, function)


def _counting(function: Any, part: str, spent: dict[str, float]) -> Any:
    if isinstance(function, classmethod):
        inner = function.__func__
        return classmethod(lambda cls, *given: _spent(spent, part, lambda: inner(cls, *given)))

    def counted(*given: Any, **named: Any) -> Any:
        return _spent(spent, part, lambda: function(*given, **named))

    return counted


if __name__ == "__main__":
    main()
