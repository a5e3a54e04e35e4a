"""
The tables of a comparison, from its times.

Of each question the median over the rounds is taken, of these the median and the 95th percentile. Time of the
processor is what counts on a machine that others use too; time of the clock stands beside it.
"""

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from bench.speed.asked import SHARES
from bench.speed.tokens import WORDS, Corpus

Row = dict[str, Any]
BASE: Final = "tantivy"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that *share* of *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(sections: int, rows: Sequence[Row], built: dict[str, dict[str, float]], corpus: Corpus) -> str:
    """Everything of one size as Markdown."""
    names = list(dict.fromkeys(row["engine"] for row in rows))
    sizes = corpus.sizes()
    tokens = sum(sizes[part] for part in WORDS)
    return "\n".join(
        [
            f"## {sections} sections",
            "",
            f"{tokens} words ({len(corpus.words.tokens())} different), {sizes['chars']} characters, "
            f"{len({row['number'] for row in rows})} questions",
            "",
            *_speed(names, rows),
            "",
            *_kinds(names, rows),
            "",
            *_agreement(names, rows),
            "",
            *_cost(names, built),
        ]
    )


def _speed(names: Sequence[str], rows: Sequence[Row]) -> Iterable[str]:
    yield "| engine | run | questions | first p50 / p95 ms | warm p50 / p95 ms | warm, processor ms | to tantivy |"
    yield "|---|---|---|---|---|---|---|"
    for run in (1, 2):
        for name in names:
            mine = [row for row in rows if row["engine"] == name and row["run"] == run]
            if not mine:
                continue
            asked = {row["number"] for row in mine}
            first = _of_questions(mine, "ms", _is_first)
            warm = _of_questions(mine, "ms", _is_warm)
            cpu = _of_questions(mine, "cpu_ms", _is_warm)
            base = [row for row in rows if row["engine"] == BASE and row["run"] == run and row["number"] in asked]
            told = _ratio(cpu, _of_questions(base, "cpu_ms", _is_warm))
            yield f"| {name} | {run} | {len(asked)} | {_two(first)} | {_two(warm)} | {_two(cpu)} | {told} |"


def _kinds(names: Sequence[str], rows: Sequence[Row]) -> Iterable[str]:
    yield "Processor time by kind, both runs, p50 / p95 ms:"
    yield ""
    yield f"| engine | asked | {' | '.join(SHARES)} | all |"
    yield "|---|---|" + "---|" * (len(SHARES) + 1)
    for asked, kept in (("first", _is_first), ("warm", _is_warm)):
        for name in names:
            mine = [row for row in rows if row["engine"] == name]
            each = [_of_questions([row for row in mine if row["kind"] == kind], "cpu_ms", kept) for kind in SHARES]
            yield f"| {name} | {asked} | {' | '.join(map(_two, [*each, _of_questions(mine, 'cpu_ms', kept)]))} |"


def _agreement(names: Sequence[str], rows: Sequence[Row]) -> Iterable[str]:
    """How often an engine finds as many sections as ours, rows of characters and words apart."""
    totals = {name: {row["number"]: row for row in rows if row["engine"] == name} for name in names}
    ours = totals.get("ours") or totals.get("whole") or {}
    yield "| engine | mean matches | same total as ours: phrases and substrings | words |"
    yield "|---|---|---|---|"
    for name in names:
        told = []
        for phrases in (True, False):
            asked = [n for n, row in totals[name].items() if (row["kind"] in ("phrase", "substring")) == phrases]
            same = sum(ours[n]["total"] == totals[name][n]["total"] for n in asked if n in ours)
            told.append(f"{same} of {len(asked)}")
        mean = statistics.fmean(row["total"] for row in totals[name].values())
        yield f"| {name} | {mean:.0f} | {told[0]} | {told[1]} |"
    yield ""
    yield "(A word is found by us wherever its characters stand, by the others where it was cut as a word.)"


def _cost(names: Sequence[str], built: dict[str, dict[str, float]]) -> Iterable[str]:
    yield "| engine | build s (processor) | MB on disk | most memory while building, MB | memory while asked, MB |"
    yield "|---|---|---|---|---|"
    for name in names:
        told = built[name]
        yield (
            f"| {name} | {told['seconds']:.0f} ({told['cpu_s']:.0f}) | {told['bytes'] / 1e6:.0f} "
            f"| {told['peak_mb']:.0f} | {told['rss_mb']:.0f} |"
        )


def _is_first(row: Row) -> bool:
    return not row["round"]


def _is_warm(row: Row) -> bool:
    return bool(row["round"])


def _of_questions(rows: Iterable[Row], column: str, kept: Callable[[Row], bool]) -> list[float]:
    """Each question's median."""
    times: dict[int, list[float]] = {}
    for row in rows:
        if kept(row):
            times.setdefault(row["number"], []).append(row[column])
    return [statistics.median(each) for each in times.values()]


def _two(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.2f} / {percentile(times, 0.95):.2f}" if times else "–"


def _ratio(times: Sequence[float], base: Sequence[float]) -> str:
    if not times or not base:
        return "–"
    middle = statistics.median(times) / statistics.median(base)
    return f"{middle:.2f} / {percentile(times, 0.95) / percentile(base, 0.95):.2f}"
