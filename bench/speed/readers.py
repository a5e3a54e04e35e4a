"""
Sixteen readers at once for a minute, while new generations of the index take the place of the old.

    python -m bench.speed.readers --work FOLDER --sections 100000 [--seconds 60] [--swap 15]

Every total is compared with an oracle that knows nothing of indexes: the invented sections are gone through one by
one for each question's characters. The memory of the server is printed every ten seconds. The exit status is 1 where
an answer was an error or a total wrong, or where the server's own memory grew by more than a tenth over the second
half of the time.
"""

import argparse
import os
import shutil
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import orjson

from app.analysis.fold import fold_text
from app.domain.outline import Section
from app.domain.plan import Plan
from app.store.generations import Generations
from bench.speed import made
from bench.speed.asked import Asked, questions
from bench.speed.sections import first_sections
from bench.speed.server import Client, Server, address

READERS: Final = 16
QUESTIONS: Final = 60
_GROWTH: Final = 1.1


@dataclass(slots=True)
class Tally:
    """What the readers saw; appended to by all of them."""

    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    memory: list[tuple[float, int, int]] = field(default_factory=list)
    swaps: int = 0


def oracle(sections: int, asked: Sequence[Asked]) -> list[int]:
    """How many sections answer each question, by going through their texts."""
    totals = [0] * len(asked)
    folded = [(tuple(map(fold_text, each.words)), fold_text(each.phrase)) for each in asked]
    for plan, section in first_sections(sections):
        units = [fold_text(text) for text in (section.heading, *(paragraph.text for paragraph in section.paragraphs))]
        text = "\n".join(units)
        for number, (question, (words, phrase)) in enumerate(zip(asked, folded, strict=True)):
            if phrase:
                found = phrase in text
            else:
                found = (all if question.kind == "and" else any)(word in text for word in words)
            if found and (not question.filters or _passes(plan, section, question.filters)):
                totals[number] += 1
    return totals


def _passes(plan: Plan, section: Section, filters: dict[str, tuple[str, ...]]) -> bool:
    province = plan.record.province
    has = {
        "province": {province.code} if province else set(),
        "year": {str(plan.record.year)},
        "industry": set(section.industries) or {"none"},
    }
    return all(has[name] & set(values) for name, values in filters.items())


def main() -> None:
    """Let them read, and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sections", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--swap", type=float, default=15, help="seconds between two generations; 0: none")
    options = parser.parse_args()
    folder = options.work / f"archive-{options.sections}"
    made.make(folder, options.sections)
    settings = made.settings_for(folder)
    asked = questions(2_000, QUESTIONS)
    expected = oracle(options.sections, asked)
    print(f"{len(asked)} questions, {sum(expected) / len(asked):.0f} sections each by the oracle")
    with Server(settings.documents, settings.index) as server:
        tally = _read(server, Generations(settings.index), asked, expected, options.seconds, options.swap)
    for line in tally.wrong[:20]:
        print(line)
    print(f"{tally.answers} answers, {len(tally.wrong)} wrong or refused, {tally.swaps} new generations")
    grown = _growth([own for _, own, _ in tally.memory])
    print(f"own memory over the second half: x {grown:.2f}")
    sys.exit(bool(tally.wrong) or grown > _GROWTH)


def _read(
    server: Server,
    generations: Generations,
    asked: Sequence[Asked],
    expected: Sequence[int],
    seconds: float,
    swap: float,
) -> Tally:
    tally = Tally()
    lock = threading.Lock()
    until = time.monotonic() + seconds

    def read(reader: int) -> None:
        client = Client(server.port)
        turn = reader * 7
        while time.monotonic() < until:
            number = turn % len(asked)
            turn += 1
            try:
                got = client.get(address(asked[number].request))
                total = orjson.loads(got.body).get("total") if got.status == 200 else f"status {got.status}"
            except OSError as error:
                client, total = Client(server.port), repr(error)
            with lock:
                tally.answers += 1
                if total != expected[number]:
                    tally.wrong.append(f"{asked[number].query}: {total}, not {expected[number]}")

    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(READERS)]
    for thread in threads:
        thread.start()
    began = told = time.monotonic()
    swapped = began
    while (now := time.monotonic()) < until:
        if now - told >= min(10, seconds / 6) or now - began < 1:
            told = now
            memory = server.memory_mb()
            tally.memory.append((now - began, memory["own"], memory["files"]))
            sizes = f"own {memory['own']} MB, files {memory['files']} MB"
            print(f"  {now - began:5.0f} s  {tally.answers:7} answers  {sizes}", flush=True)
        if swap and now - swapped >= swap:
            swapped = now
            _new_generation(generations)
            tally.swaps += 1
        time.sleep(1)
    for thread in threads:
        thread.join()
    return tally


def _new_generation(generations: Generations) -> None:
    """The same index once more under another name, as a build that found nothing changed leaves it."""
    before = generations.current()
    with generations.build() as target:
        shutil.copytree(before, target, dirs_exist_ok=True, copy_function=os.link)


def _growth(sizes: Sequence[int]) -> float:
    """The last size next to that in the middle, when everything has been asked for once."""
    return sizes[-1] / max(1, sizes[len(sizes) // 2]) if sizes else 1.0


if __name__ == "__main__":
    main()
