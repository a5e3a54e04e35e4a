"""
The invented plans as parts of an index, to be written by several processes as those of `archive build` are.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from app.domain.plan import Plan
from app.pipeline.dividing import MOST
from app.search.build import shard_path
from app.search.shards import write_shard
from app.store.catalogue_rows import PlanRows, rows_of
from app.store.stored import StoredPlan, StoredText
from bench.speed.sections import plans


@dataclass(frozen=True, slots=True)
class InventedPart:
    """The part of the index that is written in `directory`: the plans pickled in the file `plans`."""

    directory: Path
    plans: Path
    sections: int

    def run(self, tell: Callable[[PlanRows], None]) -> None:
        """Write it, and tell the rows of the catalogue."""
        # Written by this program a moment ago.
        found: list[Plan] = pickle.loads(self.plans.read_bytes())
        write_shard(self.directory, found)
        for plan in found:
            tell(rows_of(StoredPlan(plan.record, tuple(StoredText(layer, current=True) for layer in plan.layers))))


def parts(search: Path, folder: Path, sections: int, seed: int) -> Iterator[InventedPart]:
    """The plans in parts as large as those of a build, each in a file of its own: all of them fill the memory."""
    plans_left = plans(sections, seed)
    for number in count():
        some: list[Plan] = []
        size = 0
        while size < MOST // 2 and (plan := next(plans_left, None)) is not None:
            some.append(plan)
            size += len(plan.layers[0].outline.sections)
        if not some:
            return
        path = folder / str(number)
        path.write_bytes(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))
        yield InventedPart(shard_path(search, number), path, size)
