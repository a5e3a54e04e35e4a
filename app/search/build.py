"""
Write the search index of a set of plans: the Whoosh index and the arrays beside it, from the same tokens.

The directory is new and private to the build; putting the finished index in place is the store's business.
`search.json` is written last and says what was built: a directory without it is no index.
"""

import json
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.analysis.chars import is_word
from app.analysis.english import stem
from app.analysis.fold import fold_text
from app.analysis.words import prepare, word_tokens
from app.domain.plan import Plan
from app.search.arrays import TextBuilder, save_arrays
from app.search.chunks import Chunk, chunks_of, title_words
from app.search.fields import FACET_FIELDS, STAMP
from app.search.likeness import likeness
from app.search.postings import WordBuilder
from app.search.sounds import sounds_of
from app.search.whoosh_process import ParallelWriter

MANIFEST: Final = "search.json"
WHOOSH: Final = "whoosh"

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
    prepare()
    in_all = len(plans) if isinstance(plans, Sized) else 0
    whoosh_directory = directory / WHOOSH
    whoosh_directory.mkdir(parents=True, exist_ok=True)
    builder = _Builder()
    with ParallelWriter(whoosh_directory) as writer:
        for done, plan in enumerate(plans, start=1):
            builder.begin_plan(plan)
            for chunk in chunks_of(plan):
                builder.add(chunk)
                writer.add(chunk)
            if progress is not None:
                progress(done, in_all)
    builder.save(directory)
    size = sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())
    return IndexStats(len(builder.plans), builder.chunks, builder.paragraphs, size)


class _Builder:
    """Everything beside the Whoosh index, collected chunk by chunk."""

    def __init__(self) -> None:
        self.plans: list[dict[str, Any]] = []
        self.chunks = 0
        self.paragraphs = 0
        self._text = TextBuilder()
        self._words = WordBuilder()
        self._facet_values: dict[str, dict[str, int]] = {field.name: {} for field in FACET_FIELDS}
        self._facet_pairs: dict[str, list[tuple[int, int]]] = {field.name: [] for field in FACET_FIELDS}
        self._plan_of: list[int] = []
        self._layers: list[tuple[str, str, bool]] = []
        self._headings: dict[str, int] = {}

    def begin_plan(self, plan: Plan) -> None:
        record = plan.record
        self.plans.append(
            {
                "plan": record.plan,
                "title": title_words(record),
                "title_zh": record.title_zh,
                "title_en": record.title_en,
                "issuer": "\n".join((*record.issuer, *record.issuer_en)),
                "number": record.doc_number,
                "issued": record.issued,
                "year": record.year,
                "period": [record.period_start, record.period_end],
                "five_year_plans": list(record.five_year_plans),
                "regions": [region.code for region in (record.province, record.city) if region],
            }
        )

    def add(self, chunk: Chunk) -> None:
        ordinal = self.chunks
        self.chunks += 1
        self.paragraphs += len(chunk.paragraphs)
        units = [chunk.section.heading, *(paragraph.text for paragraph in chunk.paragraphs)]
        self._text.add([fold_text(unit) for unit in units], chunk.section.run_in)
        word_texts = {
            "title": chunk.title_words,
            "path": chunk.path_words,
            "heading": chunk.heading_words,
            "body": chunk.body,
        }
        for field, words in word_texts.items():
            self._words.add(field, [token.text for token in word_tokens(fold_text(words))])
        for name, values in chunk.facets.items():
            known = self._facet_values[name]
            self._facet_pairs[name] += [(ordinal, known.setdefault(value, len(known))) for value in values]
        self._plan_of.append(len(self.plans) - 1)
        self._layers.append((chunk.layer, chunk.lang, chunk.principal))
        if chunk.principal and chunk.heading_words:
            self._headings[chunk.heading_words] = self._headings.get(chunk.heading_words, 0) + 1

    def save(self, directory: Path) -> None:
        vocabulary = self._text.vocabulary
        stems: dict[str, list[int]] = {}
        for number, token in enumerate(vocabulary):
            if is_word(token):
                stems.setdefault(stem(token), []).append(number)
        text = self._text.arrays()
        save_arrays(directory, "text", text, {"vocabulary": vocabulary, "stems": stems})
        words = self._words.arrays()
        terms = self._words.vocabulary
        common = np.argsort(-np.diff(words["first"]), kind="stable").tolist()
        sounds = sounds_of(terms[number] for number in common)
        save_arrays(directory, "words", words, {"vocabulary": terms, "sounds": sounds})
        facets: dict[str, NDArray[Any]] = {
            f"{name}.{side}": np.array([pair[at] for pair in pairs], dtype=np.int32)
            for name, pairs in self._facet_pairs.items()
            for at, side in enumerate(("chunk", "value"))
        }
        save_arrays(directory, "facets", facets, {name: list(known) for name, known in self._facet_values.items()})
        kinds = sorted(set(self._layers))
        layers: dict[str, NDArray[Any]] = {
            "plan": np.array(self._plan_of, dtype=np.int32),
            "kind": np.array([kinds.index(layer) for layer in self._layers], dtype=np.uint8),
            **likeness(text),
        }
        save_arrays(directory, "chunks", layers, {"kinds": kinds, "plans": self.plans, "headings": self._headings})
        manifest = {"stamp": STAMP, "plans": len(self.plans), "chunks": self.chunks, "paragraphs": self.paragraphs}
        (directory / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
