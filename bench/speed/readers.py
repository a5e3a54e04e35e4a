"""
Sixteen readers at once for minutes, while new generations of the index take the place of the old.

    python -m bench.speed.readers --work FOLDER --sections 100000 [--seconds 180] [--swap 20]

Every total is compared with an oracle that knows nothing of indexes: the invented sections are gone through one by
one for each question's characters. The memory of the server is printed every ten seconds and for every minute; the
longest answers are told apart, for the times in which a new index was opened and for the others. The exit status is 1
where an answer was an error or a total wrong, or where the server's own memory was larger by more than a tenth in the
last minute than in the first after a minute of warming up.
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
from bench.speed.memory import WARM_UP, Sample, by_minute, growth
from bench.speed.sections import first_sections
from bench.speed.server import Client, Server, address

READERS: Final = 16
QUESTIONS: Final = 60
_GROWTH: Final = 1.1
_LOOK_S: Final = 1.0
_TELL_S: Final = 10.0
_WAIT_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class Swap:
    """A new generation: when it was put in place, and when the server answered from it; of the clock, seconds."""

    begun: float
    served: float


@dataclass(slots=True)
class Tally:
    """What the readers saw, appended to by all of them; `answers` are when each was asked for and how long it took."""

    answers: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[Sample] = field(default_factory=list)
    swaps: list[Swap] = field(default_factory=list)


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
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--swap", type=float, default=20, help="seconds between two generations; 0: none")
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
    print(f"{len(tally.answers)} answers, {len(tally.wrong)} wrong or refused, {len(tally.swaps)} new generations")
    _tell_times(tally)
    sys.exit(_grew(tally.memory) or bool(tally.wrong))


def _grew(samples: Sequence[Sample]) -> bool:
    """Say what each minute's memory was, and whether it grew."""
    minutes = by_minute(samples)
    for minute in minutes:
        warming = ", warming up" if minute.number <= WARM_UP else ""
        print(
            f"minute {minute.number}{warming}: own memory {minute.lowest} to {minute.highest} MB, "
            f"mean {minute.mean:.0f} MB ({minute.samples} times looked)"
        )
    grown = growth(minutes)
    if grown is None:
        print(f"too short to say whether it grows: {WARM_UP + 2} minutes are needed")
        return False
    print(f"last minute next to the first after warming up: x {grown:.2f}")
    return grown > _GROWTH


def _tell_times(tally: Tally) -> None:
    """Say how long answers took, those under way while a new generation was opened by themselves."""
    swapping, others = [], []
    for asked, took in tally.answers:
        during = any(asked <= swap.served and asked + took >= swap.begun for swap in tally.swaps)
        (swapping if during else others).append(took)
    for what, times in (("while a new index is opened", swapping), ("at other times", others)):
        if times:
            times.sort()
            print(
                f"{what}: {len(times)} answers, median {times[len(times) // 2] * 1000:.0f} ms, "
                f"95th percentile {times[len(times) * 95 // 100] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms"
            )
    if tally.swaps:
        waits = sorted(swap.served - swap.begun for swap in tally.swaps)
        print(f"answered from after {waits[len(waits) // 2]:.1f} s, at most {waits[-1]:.1f} s")


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
            began = time.monotonic()
            try:
                got = client.get(address(asked[number].request))
                total = orjson.loads(got.body).get("total") if got.status == 200 else f"status {got.status}"
            except OSError as error:
                client, total = Client(server.port), repr(error)
            with lock:
                tally.answers.append((began, time.monotonic() - began))
                if total != expected[number]:
                    tally.wrong.append(f"{asked[number].query}: {total}, not {expected[number]}")

    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(READERS)]
    for thread in threads:
        thread.start()
    began = swapped = time.monotonic()
    # In a thread of its own: most memory is there while a new generation is waited for.
    threads.append(threading.Thread(target=_look, args=(server, tally, began, until)))
    threads[-1].start()
    while (now := time.monotonic()) < until:
        if swap and now - swapped >= swap:
            swapped = now
            tally.swaps.append(_swap(server, generations, until))
        time.sleep(_WAIT_S)
    for thread in threads:
        thread.join()
    return tally


def _look(server: Server, tally: Tally, began: float, until: float) -> None:
    """Note what memory the server has, and say so now and then."""
    told = began - _TELL_S
    while (now := time.monotonic()) < until:
        memory = server.memory_mb()
        tally.memory.append(Sample(now - began, memory["own"], memory["files"]))
        if now - told >= _TELL_S:
            told = now
            sizes = f"own {memory['own']} MB, files {memory['files']} MB"
            print(f"  {now - began:5.0f} s  {len(tally.answers):7} answers  {sizes}", flush=True)
        time.sleep(_LOOK_S)


def _swap(server: Server, generations: Generations, until: float) -> Swap:
    """Put a new generation in place and wait until the server answers from it."""
    _new_generation(generations)
    begun, name = time.monotonic(), generations.current().name
    client = Client(server.port)
    while time.monotonic() < until:
        if orjson.loads(client.get("/readyz").body)["generation"] == name:
            break
        time.sleep(_WAIT_S)
    return Swap(begun, time.monotonic())


def _new_generation(generations: Generations) -> None:
    """The same index once more under another name, as a build that found nothing changed leaves it."""
    before = generations.current()
    with generations.build() as target:
        shutil.copytree(before, target, dirs_exist_ok=True, copy_function=os.link)


if __name__ == "__main__":
    main()
