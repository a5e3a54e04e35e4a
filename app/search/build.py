"""
Write the search index of a set of plans: the Whoosh index and the arrays beside it, from the same tokens.

The index is put together from parts (app.search.shards): `write_shard` writes one, `merge` makes the whole of them.
The directory is new and private to the build; putting the finished index in place is the store's business.
`search.json` is written last and says what was built: a directory without it is no index.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.chars import is_word
from app.analysis.english import stem
from app.domain.plan import Plan
from app.search.arrays import load_arrays, load_words, merge_text, open_text, open_words, save_arrays
from app.search.common_words import common_words
from app.search.fields import FACET_FIELDS, STAMP
from app.search.likeness import likeness
from app.search.links import link_folder
from app.search.pairs import pair_arrays
from app.search.postings import merge_words
from app.search.scoring import worth_of
from app.search.shards import SHARDS, WHOOSH, Groups, Shard, is_whole, read_shard, write_shard
from app.search.whoosh_writer import join

MANIFEST: Final = "search.json"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What was built: plans, chunks (sections of all layers), paragraphs, and the bytes on disk."""

    plans: int
    chunks: int
    paragraphs: int
    size_bytes: int


def write_index(directory: Path, plans: Iterable[Plan], progress: Progress | None = None) -> IndexStats:
    """
    Build the index of *plans* in *directory*, which is created and should be empty.

    Args:
        directory: Where the index goes; `whoosh_engine.WhooshEngine.open` opens it there.

        plans: In the order in which ties are listed. Any sized or unsized iterable.

        progress: Called after each plan with (plans done, plans in all); all is 0 where it is not known.
    """
    in_all = len(plans) if isinstance(plans, Sized) else 0

    def told() -> Iterator[Plan]:
        for done, plan in enumerate(plans, start=1):
            yield plan
            if progress is not None:
                progress(done, in_all)

    write_shard(shard_path(directory, 0), told())
    return merge(directory, 1)


def shard_path(directory: Path, number: int) -> Path:
    """Where the part of that number, from 0, of the index in *directory* stands."""
    return directory / SHARDS / f"{number:05d}"


def take_over(before: Path, number_before: int, directory: Path, number: int) -> None:
    """Make a part of the index in *before* a part of the one in *directory*, as it is."""
    link_folder(shard_path(before, number_before), shard_path(directory, number))


def can_take_over(before: Path, number: int) -> bool:
    """True if the index in *before* has that part, by the same rules and whole."""
    return _stamp_of(before) == STAMP and is_whole(shard_path(before, number))


def _stamp_of(directory: Path) -> str | None:
    try:
        stamp: str = json.loads((directory / MANIFEST).read_text(encoding="utf-8"))["stamp"]
    except (OSError, ValueError, KeyError):
        return None
    return stamp


def merge(directory: Path, count: int) -> IndexStats:
    """
    Make the index of the first *count* parts in *directory*: one Whoosh index, and the arrays of all chunks.

    They are the very arrays that one part of all plans would give.
    """
    paths = [shard_path(directory, number) for number in range(count)]
    join(directory / WHOOSH, [path / WHOOSH for path in paths])
    shards = [read_shard(path) for path in paths]
    plans = save_whole(directory, shards)
    chunks = sum(shard.chunks for shard in shards)
    paragraphs = sum(shard.words["paragraphs"] for shard in shards)
    manifest = {"stamp": STAMP, "plans": plans, "chunks": chunks, "paragraphs": paragraphs, "shards": count}
    (directory / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    size = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file() and SHARDS not in path.parts)
    return IndexStats(plans, chunks, paragraphs, size)


def save_whole(directory: Path, shards: Sequence[Shard]) -> int:
    """Write the arrays of all chunks of *shards*; the number of plans."""
    # Most of the work is numpy's, sorting and adding up, which two threads do at once.
    with ThreadPoolExecutor(1) as other:
        text = other.submit(_save_text, directory, shards)
        _save_words(directory, shards)
        _save_facets(directory, shards)
        plans = _save_chunks(directory, shards)
        text.result()
    _save_common(directory)
    return plans


def _save_text(directory: Path, shards: Sequence[Shard]) -> None:
    vocabulary, arrays = merge_text([shard.words["text"] for shard in shards], Groups(shards, "text"))
    stems: dict[str, list[int]] = {}
    for number, token in enumerate(vocabulary):
        if is_word(token):
            stems.setdefault(stem(token), []).append(number)
    save_arrays(directory, "text", arrays, {"vocabulary": vocabulary, "stems": stems})
    save_arrays(directory, "pairs", pair_arrays(arrays["tokens"], arrays["unit_start"], len(vocabulary)))


def _save_words(directory: Path, shards: Sequence[Shard]) -> None:
    terms, arrays = merge_words([shard.words["words"] for shard in shards], Groups(shards, "words"))
    common = np.argsort(-np.diff(arrays["first"]), kind="stable").tolist()
    known: dict[str, str | None] = {}
    for shard in shards:
        known.update(zip(shard.words["words"], shard.sounds(), strict=True))
    sounds: dict[str, list[str]] = {}
    for number in common:
        if (heard := known[terms[number]]) is not None:
            sounds.setdefault(heard, []).append(terms[number])
    save_arrays(directory, "words", arrays, {"vocabulary": terms, "sounds": sounds})


def _save_facets(directory: Path, shards: Sequence[Shard]) -> None:
    arrays: dict[str, NDArray[Any]] = {}
    values: dict[str, list[str]] = {}
    groups = [shard.group("facets") for shard in shards]
    for field in FACET_FIELDS:
        name = field.name
        known: dict[str, int] = {}
        pairs: dict[str, list[NDArray[Any]]] = {"chunk": [], "value": []}
        base = 0
        for shard, group in zip(shards, groups, strict=True):
            own = [known.setdefault(value, len(known)) for value in shard.words["facets"][name]]
            pairs["chunk"].append(group[f"{name}.chunk"] + np.int32(base))
            pairs["value"].append(np.array(own, dtype=np.int32)[group[f"{name}.value"]])
            base += shard.chunks
        arrays |= {f"{name}.{side}": _joined(rows) for side, rows in pairs.items()}
        values[name] = list(known)
    save_arrays(directory, "facets", arrays, values)


def _save_chunks(directory: Path, shards: Sequence[Shard]) -> int:
    """Write what is known of each chunk; the number of plans."""
    kinds = sorted({tuple(kind) for shard in shards for kind in shard.words["kinds"]})
    plans: list[Any] = []
    headings: dict[str, int] = {}
    plan_of, kind_of = [], []
    for shard in shards:
        group = shard.group("chunks")
        own = np.array([kinds.index(tuple(kind)) for kind in shard.words["kinds"]], dtype=np.uint8)
        kind_of.append(own[group["kind"]])
        plan_of.append(group["plan"] + np.int32(len(plans)))
        plans += shard.words["plans"]
        for heading, count in shard.words["headings"].items():
            headings[heading] = headings.get(heading, 0) + count
    arrays: dict[str, NDArray[Any]] = {
        "plan": _joined(plan_of),
        "kind": _joined(kind_of).astype(np.uint8),
        **likeness(Groups(shards, "likeness")),
    }
    save_arrays(directory, "chunks", arrays, {"kinds": kinds, "plans": plans, "headings": headings})
    return len(plans)


def _save_common(directory: Path) -> None:
    """Write what is known of the commonest words, from the other arrays in *directory*."""

    def load(group: str, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        return load_arrays(directory, group, names)

    text = open_text(load, load_words(directory, "text"))
    words = open_words(load, load_words(directory, "words"))
    chosen, arrays = common_words(text, words, worth_of(text, load("chunks", ("shared",))["shared"]))
    save_arrays(directory, "common", arrays, {"words": chosen})


def _joined(rows: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *rows]).astype(np.int32)
