"""
Writing one part of the index: its plans read, or taken over from the catalogue before, and indexed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from app.domain.plan import Plan
from app.pipeline.plans import Outcome, PlanReader, plan_of
from app.search.shards import write_shard
from app.store.catalogue import Catalogue
from app.store.folder import PlanFolder

Tell = Callable[[Outcome | str], None]
"""Told what became of each plan that was read, and the slug of each that was taken over."""


@dataclass(frozen=True, slots=True)
class Job:
    """
    A part to be written in `directory`.

    `plans` are its folders by slug in `documents`, with the key of each that is taken over from the catalogue
    `before`, None for one that is read. `sections` is about how many there are; `stamp` the rules to read by.
    """

    directory: Path
    documents: Path
    plans: Sequence[tuple[str, str | None]]
    before: Path | None
    stamp: str
    writable: bool
    sections: int

    def run(self, tell: Tell) -> None:
        """Write the part."""
        with nullcontext() if self.before is None else closing(Catalogue(self.before)) as catalogue:
            write_shard(self.directory, _plans(self, catalogue, tell))


def _plans(job: Job, before: Catalogue | None, tell: Tell) -> Iterator[Plan]:
    for slug, key in job.plans:
        if key is not None and before is not None:
            # None is one that was withdrawn, and is known by its tombstone alone.
            if (stored := before.stored(slug, key)) is not None:
                tell(slug)
                yield plan_of(stored)
            continue
        reader = PlanReader(PlanFolder(job.documents / slug), job.stamp, job.writable)
        plan = reader.read()
        tell(reader.outcome)
        if plan is not None:
            yield plan
