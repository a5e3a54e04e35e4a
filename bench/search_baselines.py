"""
Three plain searches to hold the archive's own against: BM25 on jieba's words, BM25 on bigrams, and Whoosh as it comes.

None of them knows our folding, term base, places or fields; they are what somebody would set up in an afternoon. Each
takes sections as (key, heading, path, body) and gives the keys of the best for a query.
"""

import logging
import math
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser, OrGroup

Key = tuple[str, str]
"""Plan and anchor."""
K1: Final = 1.2
B: Final = 0.75


@dataclass(frozen=True, slots=True)
class Section:
    """A section as a plain search sees it."""

    key: Key
    heading: str
    path: str
    body: str

    @property
    def text(self) -> str:
        """Everything in one."""
        return f"{self.path}\n{self.heading}\n{self.body}"


def _jieba() -> Any:
    sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


_TOKENIZER: Final = _jieba()


def words(text: str) -> list[str]:
    """jieba's search mode, small letters, marks left out."""
    return [word for word in _TOKENIZER.lcut_for_search(text.lower()) if re.search(r"\w", word)]


def bigrams(text: str) -> list[str]:
    """Each two neighbouring Han characters, and whole runs of letters or digits."""
    found: list[str] = []
    for run in re.findall(r"[一-鿿]+|[a-z0-9.]+", text.lower()):
        if run[0] >= "一":
            found += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
        else:
            found.append(run)
    return found


class Bm25:
    """BM25 (Robertson and Walker 1994, idf as in Lucene) over one bag of tokens per section; any token may match."""

    def __init__(self, sections: Sequence[Section], cut: Callable[[str], list[str]]) -> None:
        self._cut = cut
        self._keys = [section.key for section in sections]
        bags = [Counter(cut(section.text)) for section in sections]
        self._lengths = [sum(bag.values()) for bag in bags]
        self._average = sum(self._lengths) / max(1, len(bags))
        self._postings: dict[str, list[tuple[int, int]]] = {}
        for number, bag in enumerate(bags):
            for token, count in bag.items():
                self._postings.setdefault(token, []).append((number, count))

    def search(self, query: str, limit: int) -> list[Key]:
        """The *limit* best sections."""
        scores: Counter[int] = Counter()
        for token in dict.fromkeys(self._cut(query)):
            postings = self._postings.get(token, [])
            idf = math.log(1 + (len(self._keys) - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, count in postings:
                norm = count + K1 * (1 - B + B * self._lengths[number] / self._average)
                scores[number] += idf * count * (K1 + 1) / norm  # type: ignore[assignment]
        best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
        return [self._keys[number] for number in best]


class _Words(Tokenizer):  # type: ignore[misc]
    def __call__(self, value: str, **_: Any) -> Any:
        token = Token(positions=True, chars=True)
        for position, word in enumerate(words(value)):
            token.text, token.pos, token.startchar, token.endchar = word, position, 0, 0
            token.boost, token.stopped = 1.0, False
            yield token


class PlainWhoosh:
    """Whoosh with a field for headings and one for bodies on jieba's words, its own parser, any word may match."""

    def __init__(self, sections: Sequence[Section]) -> None:
        schema = Schema(number=STORED, heading=TEXT(analyzer=_Words()), body=TEXT(analyzer=_Words()))
        index = RamStorage().create_index(schema)
        with index.writer() as writer:
            for number, section in enumerate(sections):
                writer.add_document(number=number, heading=section.heading, body=section.text)
        self._keys = [section.key for section in sections]
        self._searcher = index.searcher()
        self._parser = MultifieldParser(["heading", "body"], schema, group=OrGroup)

    def search(self, query: str, limit: int) -> list[Key]:
        """The *limit* best sections."""
        hits = self._searcher.search(self._parser.parse(query), limit=limit)
        return [self._keys[hit["number"]] for hit in hits]
