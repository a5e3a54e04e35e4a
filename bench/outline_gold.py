"""
What the measuring sticks share: where the corpus lies, which half a document belongs to, and the outlines of gold/.

The corpus is not part of the project; who finds none says so and ends. A document belongs to the dev or the test half
by a hash of its id. What the outlines are compared with, and how, is the affair of outline_score.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

GOLD: Final = Path(__file__).resolve().parent / "gold"
NO_TITLE: Final = "-"
NOT_ASSERTED: Final = "*"
CUT: Final = "…"


def find_corpus(given: str | None) -> Path | None:
    """The corpus folder: *given*, else that of ARCHIVE_SHARED, else the one beside the project; None if absent."""
    shared = os.environ.get("ARCHIVE_SHARED")
    beside = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
    candidates = [Path(given)] if given else [Path(shared) / "corpus"] if shared else [beside]
    return next((path for path in candidates if (path / "index.json").is_file()), None)


def corpus_files(corpus: Path) -> dict[str, Path]:
    """Where the text of each document id lies."""
    return {row["id"]: corpus / row["file"] for row in json.loads((corpus / "index.json").read_text(encoding="utf-8"))}


def half_of(document: str) -> str:
    """The half *document* belongs to: "test" where the SHA-256 of its id, as a number of 32 bits, is odd."""
    return "test" if int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 2 else "dev"


def squeeze(text: str) -> str:
    """*text* without blanks and in lower case: line breaks in headings and stray spaces are no difference."""
    return "".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One section, of the gold or found. `title` is None where the item is a plain sentence; `cut` says that only
    its beginning is kept and `length` is the length of the whole. `open_title` leaves the title unjudged.
    `parent` is the name of the section above ("" at the top), `line` the line in the raw file, from 1, and
    `column` the character in it, from 0, which matters where a whole document is one line.
    """

    line: int
    column: int
    level: int
    label: str
    title: str | None
    parent: str
    length: int = 0
    cut: bool = False
    open_title: bool = False

    @property
    def place(self) -> float:
        """Where it stands: the line, and within a line the column in millionths."""
        return self.line + self.column / 1_000_000

    @property
    def name(self) -> str:
        """What a person would call the section: its title, else its number."""
        return self.title if self.title is not None else self.label


@dataclass(frozen=True, slots=True)
class Gold:
    """A document's hand-written outline, with the lines left unjudged and facts of its record."""

    id: str
    entries: tuple[Entry, ...]
    unjudged: frozenset[int]
    facts: dict[str, str]

    @property
    def half(self) -> str:
        """ "dev" or "test"."""
        return half_of(self.id)


def read_gold(path: Path) -> Gold:
    """The gold of one document; see bench/README.md for the format. Raises ValueError naming a bad line."""
    facts: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            key, _, value = line[1:].partition("\t")
            facts[key] = value
        elif line and not line.startswith(("#", "line\t")):
            cells = tuple(line.split("\t"))
            if len(cells) != 6:
                raise ValueError(f"{path.name}, line {n}: six cells expected, {len(cells)} found")
            rows.append(cells)
    names: dict[str, str] = {}
    entries = []
    for line_no, level, label, title, length, parent in rows:
        shown = None if title == NO_TITLE else title.rstrip(CUT)
        open_title = title == NOT_ASSERTED
        name = squeeze(label if title in (NO_TITLE, NOT_ASSERTED) else title)
        names[line_no] = name
        entries.append(
            Entry(
                *_place(line_no),
                int(level),
                squeeze(label),
                squeeze(shown) if shown is not None and not open_title else None,
                names[parent] if parent != "0" else "",
                int(length),
                title.endswith(CUT),
                open_title,
            )
        )
    return Gold(path.stem, tuple(entries), frozenset(_lines(facts.get("ignore", ""))), facts)


def _place(text: str) -> tuple[int, int]:
    """Line and column: "12" or, within a long line, "1:3400"."""
    line, _, column = text.partition(":")
    return int(line), int(column or 0)


def _lines(text: str) -> Iterator[int]:
    for piece in text.split():
        first, _, last = piece.partition("-")
        yield from range(int(first), int(last or first) + 1)
