"""
The archive's own commands over invented plans: import, build, serve, and a plan added, corrected and withdrawn while
others search.

    python -m bench.speed.product FOLDER --sections 100000

Plans are written as text files into FOLDER/texts, imported into FOLDER/documents and built into FOLDER/index; what is
there already is left, so that serving and updating can be measured again without building. `--fresh` builds anew.
The plan that is added has a name of its own at every run, and is taken out of FOLDER again at the end.
"""

import argparse
import secrets
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import orjson

from bench.speed.sections import plans, text_of
from bench.speed.server import Client, Server
from bench.speed.watched import Ran, archive

_STARTS: Final = 3
_ASKED: Final = ("产业", "新能源汽车", "石化 产值", '"重点项目"')
_PAUSE_S: Final = 0.1
_LONGEST_S: Final = 120
_NEW: Final = """虚构市{name}制品产业发展规划（2021—2025年）

一、总体要求

到2025年，{name}制品产值达到12亿元，建成{place}中试线。

二、保障措施

由虚构市工业主管部门每季度通报{place}中试线进度。
"""
_SIGNS: Final = "松柏杉桐梧榆槐柳桂樟楠枫桦杨梅兰竹菊荷莲"
"""Of four of these the name is made: the plans of two runs are never taken for one."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sections", type=int, default=100_000)
    parser.add_argument("--fresh", action="store_true", help="build although there is an index")
    options = parser.parse_args()
    folder: Path = options.folder
    where = ("--documents", folder / "documents", "--index", folder / "index")
    write_texts(folder / "texts", options.sections)
    if not (folder / "documents").is_dir():
        _tell("import", archive("import", folder / "texts", *where))
    if options.fresh or not (folder / "index" / "current").is_file():
        ran = archive("build", *(("--fresh",) if options.fresh else ()), *where)
        _tell("build", ran)
        print(f"  {options.sections / ran.seconds:.0f} sections a second; progress: {len(ran.told)} lines, such as")
        print("  " + "\n  ".join(ran.told[len(ran.told) // 2 :][:1] + ran.told[-1:]))
    current = folder / "index" / (folder / "index" / "current").read_text().strip()
    sizes = [path.stat().st_size for path in current.rglob("*") if path.is_file() and "shards" not in path.parts]
    parts = [path.stat().st_size for path in current.glob("search/shards/*/*") if path.is_file()]
    print(f"on disk: {sum(sizes) / 1e6:.0f} MB, and {sum(parts) / 1e6:.0f} MB of parts for the next build")
    for _ in range(_STARTS):
        with Server(folder / "documents", folder / "index") as server:
            print(f"ready, first answer included: {server.ready_s:.2f} s; memory {server.memory_mb()} MB")
    update(folder)


def write_texts(folder: Path, sections: int) -> None:
    """The invented plans as text files in *folder*, unless they are there."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for plan in plans(sections):
            (folder / f"{plan.record.plan}.txt").write_text(text_of(plan), encoding="utf-8")


def update(folder: Path) -> None:
    """Add a plan, correct and withdraw it while others search; seconds from the command to the first right answer."""
    where = ("--documents", folder / "documents", "--index", folder / "index")
    name = "".join(secrets.choice(_SIGNS) for _ in range(4))
    first, second = f"听泉{name}", f"望泉{name}"
    with _as_before(folder) as new, Server(folder / "documents", folder / "index") as server:
        with _Reader(server.port) as reader:
            for doing, place in (("added", first), ("corrected", second)):
                new.write_text(_NEW.format(name=name, place=place), encoding="utf-8")
                seconds, ran = _until(server, place, True, lambda: archive("import", new, "--build", *where))
                _tell(f"{doing}: searchable after {seconds:.1f} s", ran)
            slug = _found(Client(server.port), second)[0]
            withdraw = ("withdraw", slug, "--reason", "invented for measuring", *where)

            def take_out() -> Ran:
                archive(*withdraw)
                return archive("build", *where)

            seconds, ran = _until(server, second, False, take_out)
            _tell(f"withdrawn: gone after {seconds:.1f} s", ran)
        print(
            f"meanwhile {len(reader.seconds)} searches, {reader.wrong} without an answer, "
            f"median {sorted(reader.seconds)[len(reader.seconds) // 2] * 1000:.0f} ms, "
            f"longest {max(reader.seconds) * 1000:.0f} ms; memory of the server {server.memory_mb()} MB"
        )


@contextmanager
def _as_before(folder: Path) -> Iterator[Path]:
    """A file to import; what it becomes in the documents is gone afterwards, also where measuring was cut short."""
    documents, new = folder / "documents", folder / "new.txt"
    before = {path.name for path in documents.iterdir() if path.is_dir()}
    try:
        yield new
    finally:
        new.unlink(missing_ok=True)
        for path in documents.iterdir():
            if path.is_dir() and path.name not in before:
                shutil.rmtree(path)
        archive("build", "--documents", documents, "--index", folder / "index")


def _until(server: Server, place: str, there: bool, run: Callable[[], Ran]) -> tuple[float, Ran]:
    """Seconds until the words are found, or are not, and the command that brought it about."""
    began = time.perf_counter()
    ran = run()
    ended = time.perf_counter()
    client = Client(server.port)
    while bool(_found(client, place)) is not there:
        if time.perf_counter() - ended > _LONGEST_S:
            raise SystemExit(f"{place} is still as it was {_LONGEST_S} s after the command:\n{ran.output}")
        time.sleep(_PAUSE_S)
    return time.perf_counter() - began, ran


def _found(client: Client, place: str) -> list[str]:
    """The plans that have the words of *place*."""
    answer = client.get("/api/search?q=" + quote(f'"{place}中试线"'))
    return [hit["plan"] for hit in orjson.loads(answer.body)["hits"]]


@dataclass
class _Reader:
    """Searches on and on in a thread of its own; a context."""

    port: int
    seconds: list[float] = field(default_factory=list)
    wrong: int = 0

    def __post_init__(self) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _read(self) -> None:
        client = Client(self.port)
        at = 0
        while not self._stopped.wait(_PAUSE_S):
            at += 1
            got = client.get_or_cut(f"/api/search?q={quote(_ASKED[at % len(_ASKED)])}&page={at % 40 + 1}")
            self.seconds.append(got.seconds)
            self.wrong += got.status != 200 or orjson.loads(got.body)["total"] == 0


def _tell(what: str, ran: Ran) -> None:
    print(
        f"{what}: {ran.seconds:.1f} s ({ran.cpu_s:.0f} s of processors), at most {ran.peak_mb} MB in all processes "
        f"({ran.own_mb} of their own, {ran.largest_mb} in one): {(ran.output.strip().splitlines() or [''])[-1]}"
    )
    if ran.status:
        print(f"  status {ran.status}: {' '.join(ran.told[-3:])}")


if __name__ == "__main__":
    main()
