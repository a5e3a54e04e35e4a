"""
Our search beside plain Whoosh, SQLite FTS5 and tantivy: the same tokens, questions, facets and top twenty.

    python -m bench.speed.compare --sections 100000 --work FOLDER [--rounds 3] [--engines ours,tantivy]

tantivy is installed with `pip install -r requirements-bench.lock` (see bench/README.md). Every engine runs in a process
of its own, one after another, and the order is turned round for the second run. What was built is kept in FOLDER and
used again. The times of every question go to FOLDER/times-SECTIONS.csv; the table is printed and kept beside it.
"""

import argparse
import csv
import importlib
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import orjson

from app.analysis.words import prepare
from app.pipeline.stamp import program_stamp
from bench.speed import made, report
from bench.speed.asked import Asked, questions
from bench.speed.engines import Engine
from bench.speed.sections import stamp
from bench.speed.tokens import Corpus

ENGINES: Final = {
    "ours": ("bench.speed.engine_ours", "Arrays"),
    "whole": ("bench.speed.engine_ours", "Whole"),
    "tantivy": ("bench.speed.engine_tantivy", "Tantivy"),
    "fts5": ("bench.speed.engine_fts5", "Fts5"),
    "whoosh": ("bench.speed.engine_whoosh", "PlainWhoosh"),
}
"""Engine → its module, imported only where it is asked for, and its class."""
ARCHIVE: Final = "archive"
"""The folder that three of them share, since one build makes both the Whoosh index and the arrays."""
SLOW: Final = {"whoosh": 40, "fts5": 100}
"""Engines that are asked only so many questions, from the beginning of the log, and once."""
COLUMNS: Final = ("sections", "run", "engine", "round", "number", "kind", "query", "filters", "ms", "cpu_ms", "total")


def main() -> None:
    """Build what is missing, measure in two runs, report."""
    options = _options()
    if options.one:
        sys.stdout.buffer.write(orjson.dumps(_measure(options, options.one)))
        return
    names = options.engines.split(",")
    rows: list[dict[str, Any]] = []
    built: dict[str, dict[str, float]] = {}
    for run, order in enumerate((names, names[::-1]), start=1):
        for name in order:
            print(f"run {run}: {name} …", file=sys.stderr, flush=True)
            told = _in_own_process(name, options)
            built.setdefault(name, told["built"])["rss_mb"] = told["rss_mb"]
            rows += [{"sections": options.sections, "run": run, **row} for row in told["rows"]]
    times = options.work / f"times-{options.sections}.csv"
    with times.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    text = report.table(options.sections, rows, built, _corpus(options))
    (options.work / f"report-{options.sections}.md").write_text(text, encoding="utf-8")
    print(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, default=10_000)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    return parser.parse_args()


def _corpus(options: argparse.Namespace) -> Corpus:
    return Corpus(options.work / f"tokens-{options.sections}", options.sections)


def _log(options: argparse.Namespace) -> list[Asked]:
    """The questions, drawn once and kept: drawing them takes longer than answering them."""
    kept = options.work / f"questions-{options.sections}-{options.questions}-{stamp()}.json"
    if not kept.is_file():
        kept.write_bytes(orjson.dumps(questions(options.sections, options.questions)))
    return [
        Asked(
            each["number"],
            each["kind"],
            tuple(each["words"]),
            each["phrase"],
            {name: tuple(values) for name, values in each["filters"].items()},
        )
        for each in orjson.loads(kept.read_bytes())
    ]


def _in_own_process(name: str, options: argparse.Namespace) -> dict[str, Any]:
    given = ["--sections", options.sections, "--work", options.work, "--questions", options.questions]
    given += ["--rounds", options.rounds, "--one", name]
    command = [sys.executable, "-m", "bench.speed.compare", *map(str, given)]
    told: dict[str, Any] = orjson.loads(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return told


def _measure(options: argparse.Namespace, name: str) -> dict[str, Any]:
    """Times of one engine, in this process."""
    options.work.mkdir(parents=True, exist_ok=True)
    prepare()
    module, cls = ENGINES[name]
    engine: Engine = getattr(importlib.import_module(module), cls)()
    corpus, log = _corpus(options), _log(options)
    folder = options.work / f"{ARCHIVE if name in ('ours', 'whole', 'whoosh') else name}-{options.sections}"
    built = _build(engine, corpus, folder)
    engine.open(corpus, folder)
    rounds = 1 if name in SLOW and options.sections > 10_000 else options.rounds
    asked = log[: SLOW.get(name, len(log))] if options.sections > 10_000 else log
    # Round 0 asks every question for the first time; it is told apart.
    rows = [_time(engine, question, number, name) for number in range(rounds + 1) for question in asked]
    return {"built": built, "rows": rows, "rss_mb": _rss_mb()}


def _build(engine: Engine, corpus: Corpus, folder: Path) -> dict[str, Any]:
    """Build where it is not built from these sections by this program, and say what it took (then)."""
    kept = folder / "built.json"
    told: dict[str, Any] = orjson.loads(kept.read_bytes()) if kept.is_file() else {}
    stamp = f"{corpus.stamp} {program_stamp() if folder.name.startswith(ARCHIVE) else ''}"
    if told.get("stamp") == stamp:
        return told
    if kept.is_file():
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    began, worked = time.perf_counter(), time.process_time()
    engine.build(corpus, folder)
    told = {"stamp": stamp, "seconds": time.perf_counter() - began, "cpu_s": time.process_time() - worked}
    told["peak_mb"] = made.peak_mb()
    of_archive = folder / "made.json"
    if of_archive.is_file():
        # It may have been built before, by another of these commands.
        told |= orjson.loads(of_archive.read_bytes())
    else:
        told["bytes"] = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    kept.write_bytes(orjson.dumps(told))
    return told


def _time(engine: Engine, question: Asked, round_number: int, name: str) -> dict[str, Any]:
    began, worked = time.perf_counter(), time.process_time()
    answer = engine.ask(question)
    cpu, took = time.process_time() - worked, time.perf_counter() - began
    return {
        "engine": name,
        "round": round_number,
        "number": question.number,
        "kind": question.kind,
        "query": question.query,
        "filters": "; ".join(f"{name}={','.join(values)}" for name, values in question.filters.items()),
        "ms": round(took * 1000, 4),
        "cpu_ms": round(cpu * 1000, 4),
        "total": answer.total,
    }


def _rss_mb() -> int:
    """Memory of this process now, of which mapped files are a part."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return made.peak_mb()
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
