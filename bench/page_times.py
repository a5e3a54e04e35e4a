"""
How long pages take and how much they weigh: median and slowest time, and compressed size, by kind of page.

    python3 bench/page_times.py [--documents FOLDER --index FOLDER] [--rounds 5] [--plans 40]

Pages are asked for in this process, by the whole way a browser's request goes except the network: routing, answer,
template, compression. The first round is not counted. Of the reader, every part of the longest plans and of others
drawn at random is read; "KB per 40,000" is the compressed page per 40,000 characters of plan text on it, a page with
fewer counting as if it had as many. The limits are those of tests/web/test_sizes.py: 60 KB, and 50 ms for the median.
"""

import argparse
import random
import statistics
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from starlette.testclient import TestClient

from app.archive import Archive
from app.settings import load_settings
from app.web import urls
from app.web.app import create_app

PAGE_CHARS = 40_000
QUERIES = ROOT / "bench" / "search_queries.tsv"


def addresses(archive: Archive, most_plans: int) -> list[tuple[str, str, int]]:
    """(kind, address, characters of plan text on it)."""
    draw = random.Random(2026)
    plans = sorted(archive.plans(), key=lambda info: -info.paragraphs)
    chosen = plans[: most_plans // 4] + draw.sample(plans[most_plans // 4 :], min(most_plans, len(plans)) * 3 // 4)
    lines = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    queries = draw.sample([line.split("\t")[1] for line in lines], 20)
    single = ("/", "/plans", "/targets", "/terms", "/about", "/compare", "/check")
    found = [(path.strip("/") or "home", path, 0) for path in single]
    found += [("search", urls.search_for(query), 0) for query in queries]
    for info in chosen:
        view = archive.outline(info.plan)
        for part in info.parts:
            sections = [s for s in view.sections if s.part == part.anchor]
            chars = sum(len(p.text) for s in sections for p in s.paragraphs)
            found.append(("reader", urls.plan(info.plan, part.anchor), chars))
        inner = draw.choice(view.sections)
        found.append(("section", urls.passage(info.plan, inner.anchor), sum(len(p.text) for p in inner.paragraphs)))
        if inner.paragraphs:
            found.append(("paragraph", urls.passage(info.plan, inner.paragraphs[0].anchor), 0))
    for one, other in pairwise(chosen[:11]):
        found.append(("comparison", f"/compare?plan={one.plan}&plan={other.plan}", 0))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plans", type=int, default=40)
    options = parser.parse_args()
    settings = load_settings(documents=options.documents, index=options.index)
    archive = Archive.open(settings)
    client = TestClient(create_app(archive, settings))
    took: dict[str, list[float]] = {}
    weight: dict[str, list[tuple[float, str]]] = {}
    wanted = addresses(archive, options.plans)
    for round_number in range(options.rounds + 1):
        for kind, address, chars in wanted:
            began = time.perf_counter()
            with client.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
                body = b"".join(answer.iter_raw())
            if answer.status_code != 200:
                raise SystemExit(f"{answer.status_code} at {address}")
            if round_number:
                took.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
            else:
                per_page = len(body) / 1000 / max(1, chars / PAGE_CHARS)
                where = f"{address} ({len(body) / 1000:.1f} KB, {chars} characters)"
                weight.setdefault(kind, []).append((per_page, where))
    print(f"{len(archive.plans())} plans, {len(wanted)} pages")
    print(f"{'kind':12}{'pages':>6}{'median ms':>11}{'slowest ms':>12}{'KB per 40,000':>15}  the heaviest")
    for kind, times in took.items():
        heaviest, where = max(weight[kind])
        print(
            f"{kind:12}{len(weight[kind]):6}{statistics.median(times):11.1f}{max(times):12.1f}{heaviest:15.1f}  {where}"
        )


if __name__ == "__main__":
    main()
