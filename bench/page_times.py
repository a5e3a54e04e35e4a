"""
How long pages take and how much they weigh: median and slowest time, and compressed size, by kind of page or file.

    python3 bench/page_times.py [--documents FOLDER --index FOLDER] [--rounds 5] [--plans 40 | --all] [--lang zh]

Pages are asked for in this process, by the whole way a browser's request goes except the network: routing, answer,
template, compression. The first asking is told apart from those after it, since some answers are kept. Of the reader,
every part of the longest plans and of others drawn at random is read, with --all every part of every plan in every
language it is held in; "KB per 40,000" is the compressed page per 40,000 characters of plan text on it, a page with
fewer counting as if it had as many, in Brotli, which browsers ask for, and in gzip. "over" counts the pages above 60 KB
by either. The limits are those of tests/web/test_sizes.py: 60 KB in Brotli, and 50 ms for the median.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from starlette.testclient import TestClient

from app.archive import Archive
from app.compare.comparing import MOST
from app.domain.comparison import SectionRef
from app.domain.views import PlanInfo
from app.export import FORMATS
from app.settings import load_settings
from app.web import urls
from app.web.app import create_app

PAGE_CHARS = 40_000
MOST_KB = 60
QUERIES = ROOT / "bench" / "search_queries.tsv"
SINGLE = (
    "/", "/plans", "/targets", "/targets?industry=automotive", "/targets?sort=value", "/topics", "/terms",
    "/about", "/compare", "/check", "/collection", "/targets.csv", "/targets.xlsx", "/targets.json", "/topics.csv",
    "/feed.atom", "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/api/plans", "/api/targets", "/healthz",
    "/openapi.json",
)  # fmt: skip
SETS = 5
Address = tuple[str, str, int]


@dataclass
class Kind:
    """What was measured of one kind of page: milliseconds, and (KB per 40,000 characters, where) by coding."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    weights: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: {"br": [], "gzip": []})


def addresses(archive: Archive, most_plans: int | None) -> list[Address]:
    """(kind, address, characters of plan text on it); every plan where *most_plans* is None."""
    draw = random.Random(2026)
    plans = sorted(archive.plans(), key=lambda info: -info.paragraphs)
    chosen = plans
    if most_plans is not None:
        rest = plans[most_plans // 4 :]
        chosen = plans[: most_plans // 4] + draw.sample(rest, min(most_plans * 3 // 4, len(rest)))
    lines = [line for line in QUERIES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    queries = draw.sample([line.split("\t")[1] for line in lines], 20)
    found = [(path.strip("/").partition("?")[0] or "home", path, 0) for path in SINGLE]
    found += [("search", urls.search_for(query), 0) for query in queries]
    for info in chosen:
        found += of_plan(archive, info, draw)
    for one, other in pairwise(chosen[:11]):
        found.append(("comparison", urls.compare_sections([SectionRef(one.plan), SectionRef(other.plan)]), 0))
    return found + of_eight(chosen, draw)


def of_eight(chosen: Sequence[PlanInfo], draw: random.Random) -> list[Address]:
    """Comparisons of eight plans, drawn: the page, its other layout, what is taken away, and as JSON."""
    found: list[Address] = []
    for _ in range(SETS):
        picked = draw.sample(chosen, min(MOST, len(chosen)))
        page = urls.compare_sections([SectionRef(info.plan) for info in picked])
        found += [("of eight", page, 0), ("eight whole", f"{page}&whole=1", 0)]
        found += [(f"eight {each}", page.replace("/compare?", f"/compare.{each}?", 1), 0) for each in FORMATS]
    return found


def of_plan(archive: Archive, info: PlanInfo, draw: random.Random) -> list[Address]:
    """Every part of every text of a plan, and one section and one paragraph drawn."""
    found: list[Address] = []
    for held in info.layers:
        view = archive.outline(info.plan, held.layer, held.lang)
        layer = "" if held.principal else held.layer
        for part in view.parts:
            sections = [s for s in view.sections if s.part == part.anchor]
            # Where a translation stands beside the text, both are on the page.
            chars = sum(len(p.text) + len(view.aligned.get(p.anchor) or "") for s in sections for p in s.paragraphs)
            text = held.lang if held.layer != "official" else ""
            found.append(("reader", urls.plan(info.plan, part.anchor, layer=layer, text=text), chars))
    if info.editions:
        found.append(("editions", urls.editions(info.plan), 0))
    view = archive.outline(info.plan)
    if view.sections:
        inner = draw.choice(view.sections)
        found.append(("section", urls.passage(info.plan, inner.anchor), sum(len(p.text) for p in inner.paragraphs)))
        if inner.paragraphs:
            found.append(("paragraph", urls.passage(info.plan, inner.paragraphs[0].anchor), 0))
    return found


def ask(client: TestClient, address: str, coding: str, lang: str) -> tuple[bytes, float]:
    """The body as it goes over the line, and the milliseconds it took."""
    began = time.perf_counter()
    with client.stream("GET", address, headers={"accept-encoding": coding, "accept-language": lang}) as answer:
        body = b"".join(answer.iter_raw())
    if answer.status_code != 200:
        raise SystemExit(f"{answer.status_code} at {address}")
    return body, (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plans", type=int, default=40)
    parser.add_argument("--all", action="store_true", help="every part of every plan")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    options = parser.parse_args()
    settings = load_settings(documents=options.documents, index=options.index)
    archive = Archive.open(settings)
    client = TestClient(create_app(archive, settings))
    wanted = addresses(archive, None if options.all else options.plans)
    kinds: dict[str, Kind] = {}
    for round_number in range(options.rounds + 1):
        for name, address, chars in wanted:
            kind = kinds.setdefault(name, Kind())
            body, took = ask(client, address, "br", options.lang)
            (kind.again if round_number else kind.first).append(took)
            if round_number == 0:
                packed = {"br": body, "gzip": ask(client, address, "gzip", options.lang)[0]}
                for coding, each in packed.items():
                    per_page = len(each) / 1000 / max(1, chars / PAGE_CHARS)
                    where = f"{address} ({len(each) / 1000:.1f} KB, {chars} characters)"
                    kind.weights[coding].append((per_page, where))
    report(kinds, len(archive.plans()), len(wanted))


def report(kinds: dict[str, Kind], plans: int, pages: int) -> None:
    """A line for each kind of page."""
    print(f"{plans} plans, {pages} pages; KB per 40,000 characters, pages over {MOST_KB}")
    print(
        f"{'kind':12}{'pages':>6}{'first ms':>10}{'again ms':>10}{'slowest':>9}"
        f"{'KB br':>8}{'over':>6}{'KB gzip':>9}{'over':>6}  the heaviest"
    )
    for name, kind in kinds.items():
        row = f"{name:12}{len(kind.first):6}{statistics.median(kind.first):10.1f}"
        row += f"{statistics.median(kind.again):10.1f}{max(kind.again):9.1f}" if kind.again else f"{'-':>10}{'-':>9}"
        for coding, width in (("br", 8), ("gzip", 9)):
            heaviest = max(kind.weights[coding])
            row += f"{heaviest[0]:{width}.1f}{sum(weight > MOST_KB for weight, _ in kind.weights[coding]):6}"
        print(f"{row}  {max(kind.weights['br'])[1]}")


if __name__ == "__main__":
    main()
