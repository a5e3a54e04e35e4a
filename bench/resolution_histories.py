"""
What resolution answers after random histories of real texts: right, wrong, or a choice.

    python3 bench/resolution_histories.py [--seeds 4] [--rounds 3] [--corpus 50] [--each 12] [--seed 1]

The five plans and some documents of the public corpus are changed on disk (typos, insertions, lookalikes, copies,
divisions, unions, moves, deletions, renumbering, new sections), imported and built edition by edition as the command
line does, and asked about over HTTP. Every edition with what came after it is one history. The log of changes, kept
character by character, is the oracle (tests/cite/history_log.py); wrong answers are listed.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.archive.preview import preview
from tests.cite.history_archive import Histories

SHARED = Path(os.environ.get("ARCHIVE_SHARED", ROOT.parent / "shared"))
_MOST_CHARS = 30_000
_FEWEST_CHARS = 1_500


def texts(corpus: int, seed: int) -> dict[str, str]:
    """The five plans, and documents of the corpus drawn at random among the plan-like ones of ordinary length."""
    found = {path.stem: path.read_text(encoding="utf-8-sig") for path in sorted((SHARED / "plans").glob("*.txt"))}
    index = json.loads((SHARED / "corpus" / "index.json").read_text(encoding="utf-8"))
    fit = [
        each
        for each in index
        if each["plan_like"] and each["lang"] == "zh" and _FEWEST_CHARS < each["chars"] < _MOST_CHARS
    ]
    for each in random.Random(seed).sample(fit, min(corpus, len(fit))):
        found[each["id"].lower()] = (SHARED / "corpus" / each["file"]).read_text(encoding="utf-8-sig")
    return {slug: text.replace("\r\n", "\n").replace("\r", "\n") for slug, text in found.items() if _is_whole(text)}


def _is_whole(text: str) -> bool:
    """Whether a text says anything that can be cited."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        return sum(len(s.paragraphs) for s in preview(path)[1].outline.sections) >= 8


def main() -> int:
    """Run, print, and tell by the exit status whether anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=4, help="how often all texts get a history")
    parser.add_argument("--rounds", type=int, default=3, help="changed editions of each text")
    parser.add_argument("--corpus", type=int, default=50, help="documents of the corpus beside the five plans")
    parser.add_argument("--each", type=int, default=12, help="paragraphs asked about in each history")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    options = parser.parse_args()
    if not (SHARED / "plans").is_dir():
        print("the texts are not here; name their folder in ARCHIVE_SHARED")
        return 2
    began = time.perf_counter()
    counts: Counter[tuple[str, str]] = Counter()
    unique: Counter[str] = Counter()
    known: Counter[str] = Counter()
    faults: list[str] = []
    histories = 0
    sources = texts(options.corpus, seed=2026)
    for seed in range(options.seed, options.seed + options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            run = Histories(Path(folder), sources, options.rounds, seed)
            score = run.ask(options.each)
            run.archive.close()
        histories += run.count
        counts += score.counts
        unique += score.unique
        known += score.known
        faults += [f"seed {seed}: {fault}" for fault in score.faults]
        print(f"seed {seed}: {run.count} histories, {score.asked} asked, {len(score.faults)} wrong", flush=True)
    asked = sum(counts.values())
    print(f"{len(sources)} texts, {histories} histories, {asked} asked, {time.perf_counter() - began:.0f} s")
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:10}" + "".join(f"{counts[kind, v]:8} {v}" for v in ("right", "choice", "wrong")))
    for name, of in (("words unique then and now", unique), ("unique then, its heir's now", known)):
        print(f"{name}: {sum(of.values())} asked, {1 - of['choice'] / max(1, sum(of.values())):.2%} without a choice")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
