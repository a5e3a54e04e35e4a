"""
The catalogue: whole plans by slug, their texts, and every address ever published, in one SQLite file.

Written once per generation and never changed (catalogue_writer.py), hence opened read-only and immutable: no journal,
no lock, works on a read-only disk. Outlines are kept whole, since a page shows a whole part and decoding one takes
milliseconds; the table `address` finds an anchor or a fingerprint in any edition without decoding anything.
"""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from app.domain.facts import PlanTarget, TargetPage, TargetQuery
from app.domain.outline import Outline
from app.domain.plan import Edition, Lang, Layer, LayerName
from app.domain.references import References
from app.domain.subjects import HeadingTokens, HeadingWords, SectionSubject
from app.domain.views import EditionInfo, LayerInfo, PartInfo, PlanInfo, SlotCount, Tombstone
from app.domain.words import TextWords
from app.errors import IndexOutOfDate
from app.store.catalogue_headings import load_headings
from app.store.catalogue_references import ALL_OF, CITED_BY, CITES, gathered, reference_of
from app.store.catalogue_subjects import HEADINGS, SLOTS, SUBJECT, TOKENS, load_slots, load_subject, load_tokens
from app.store.catalogue_targets import OF_PLAN, page_of, target_of
from app.store.catalogue_words import WORDS, load_words
from app.store.catalogue_writer import VERSION
from app.store.codec import load_outline, load_record
from app.store.layout import Layout
from app.store.stored import StoredEdition, StoredPlan, StoredText

_OUTLINES_KEPT: Final = 48
_PLAN: Final = "SELECT slug, record, parts, industries, sections, paragraphs, sha256, encoding, replaced FROM plan"
_LAYER: Final = "SELECT plan, layer, lang, edition, source, sections, paragraphs, principal FROM layer"
_EDITION: Final = "SELECT plan, edition, imported, source, sha256, current, note, added, removed, changed FROM edition"
_TEXT: Final = (
    "l.id, l.plan, l.layer, l.lang, l.edition, l.variant, l.current, l.principal, l.source, l.sections, l.paragraphs"
)
# Constants only: what is asked for is always bound.
_HELD: Final = f"SELECT {_TEXT} FROM layer l"  # noqa: S608
_AT: Final = (
    f"SELECT {_TEXT}, a.anchor, a.section, a.fingerprint, a.is_section"  # noqa: S608
    " FROM address a JOIN layer l ON a.layer = l.id"
)
# Current texts first, of them the principal; then the newest edition. Of one edition variant 0 (what the parser
# finds now) comes first, then the latest it was published under.
_ORDER: Final = (
    "l.current DESC, l.principal DESC, l.edition DESC, l.variant = 0 DESC, l.variant DESC, l.layer, l.lang DESC"
)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text without its outline. `id` is what `outline` takes."""

    id: int
    plan: str
    layer: LayerName
    lang: Lang
    edition: int
    variant: int
    current: bool
    principal: bool
    source: str | None
    sections: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A published address: in which text, of which section, and the fingerprint of what stood there."""

    text: TextRow
    anchor: str
    section: str
    fingerprint: str
    is_section: bool


class Catalogue:
    """The catalogue of one generation, for any number of threads at once."""

    def __init__(self, path: Path) -> None:
        """Open *path*. Raises IndexOutOfDate where it is missing, damaged or another version's."""
        self._lock = threading.Lock()
        self._outlines: OrderedDict[int, Layout] = OrderedDict()
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise IndexOutOfDate(f"the catalogue cannot be opened ({error})") from error
        try:
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            self._db.close()
            raise IndexOutOfDate(f"the catalogue cannot be opened ({error})") from error
        if version != VERSION:
            self._db.close()
            raise IndexOutOfDate("the catalogue was built by another version")

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def plans(self) -> tuple[PlanInfo, ...]:
        """Every plan, by province, city, year and slug."""
        texts: dict[str, list[LayerInfo]] = {}
        for row in self._rows(f"{_LAYER} l WHERE current = 1 ORDER BY {_ORDER}"):
            texts.setdefault(row[0], []).append(_layer_info(row))
        editions: dict[str, list[EditionInfo]] = {}
        for row in self._rows(f"{_EDITION} ORDER BY edition DESC"):
            editions.setdefault(row[0], []).append(_edition_info(row))
        return tuple(
            _plan_info(row, texts.get(row[0], []), editions.get(row[0], []))
            for row in self._rows(f"{_PLAN} ORDER BY position")
        )

    def plan(self, slug: str) -> PlanInfo | None:
        """One plan, None where it is not held."""
        rows = self._rows(f"{_PLAN} WHERE slug = ?", slug)
        if not rows:
            return None
        texts = self._rows(f"{_LAYER} l WHERE current = 1 AND plan = ? ORDER BY {_ORDER}", slug)
        return _plan_info(rows[0], [_layer_info(row) for row in texts], list(self.editions(slug)))

    def slugs(self) -> tuple[str, ...]:
        """The slugs of all plans, in the order of `plans`."""
        return tuple(row[0] for row in self._rows("SELECT slug FROM plan ORDER BY position"))

    def editions(self, slug: str) -> tuple[EditionInfo, ...]:
        """The editions of a plan's official text, newest first."""
        return tuple(_edition_info(r) for r in self._rows(f"{_EDITION} WHERE plan = ? ORDER BY edition DESC", slug))

    def edition_path(self, slug: str, edition: int | None = None) -> str | None:
        """The file an edition is kept in, below the plan's folder (the current one where none is named), or None."""
        if edition is None:
            rows = self._rows("SELECT path FROM edition WHERE plan = ? AND current = 1", slug)
        else:
            rows = self._rows("SELECT path FROM edition WHERE plan = ? AND edition = ?", slug, edition)
        return rows[0][0] if rows else None

    def texts(self, slug: str) -> tuple[TextRow, ...]:
        """Every outline of every text of a plan: the current ones first, led by the principal, then the newest."""
        return tuple(_text_row(row) for row in self._rows(f"{_HELD} WHERE l.plan = ? ORDER BY {_ORDER}", slug))

    def outline(self, text: TextRow) -> Outline:
        """The outline of a text; those last asked for are kept decoded."""
        return self.layout(text).outline

    def layout(self, text: TextRow) -> Layout:
        """The outline of a text with where everything in it stands; kept with it."""
        with self._lock:
            found = self._outlines.get(text.id)
            if found is not None:
                self._outlines.move_to_end(text.id)
                return found
            blob = self._db.execute("SELECT outline FROM layer WHERE id = ?", (text.id,)).fetchone()[0]
        layout = Layout(load_outline(blob))
        with self._lock:
            self._outlines[text.id] = layout
            while len(self._outlines) > _OUTLINES_KEPT:
                self._outlines.popitem(last=False)
        return layout

    def keys(self) -> dict[str, str]:
        """What each plan was written from, by slug."""
        return dict(self._rows("SELECT slug, key FROM plan"))

    def stored(self, slug: str, key: str) -> StoredPlan | None:
        """The plan as it was written, if it was written from what *key* tells; spares reading it again."""
        rows = self._rows("SELECT record, sha256, encoding, replaced FROM plan WHERE slug = ? AND key = ?", slug, key)
        if not rows:
            return None
        record, sha256, encoding, replaced = rows[0]
        texts = tuple(
            StoredText(Layer(t.layer, t.lang, self.outline(t), t.source, t.edition), bool(t.current), t.variant)
            for t in self.texts(slug)
        )
        editions = tuple(
            StoredEdition(
                Edition(e.edition, e.sha256, e.source, e.imported, e.note),
                e.current,
                self.edition_path(slug, e.edition),
                e.added,
                e.removed,
                e.changed,
            )
            for e in reversed(self.editions(slug))
        )
        targets = tuple(item.target for item in self.targets_of(slug))
        references = tuple(reference_of(row) for row in self._rows(ALL_OF, slug))
        return StoredPlan(load_record(record), texts, editions, key, sha256, encoding, replaced, targets, references)

    def by_anchor(self, slug: str, anchor: str) -> tuple[AddressRow, ...]:
        """Where *anchor* of a plan was ever published, in the order of `texts`."""
        sql = f"{_AT} WHERE l.plan = ? AND a.anchor = ? ORDER BY {_ORDER}"
        return tuple(_address(row) for row in self._rows(sql, slug, anchor))

    def by_fingerprint(self, mark: str, slug: str | None = None) -> tuple[AddressRow, ...]:
        """Where a wording was ever published, in one plan or in all, in the order of `texts`."""
        order = f"ORDER BY l.plan, {_ORDER}, a.position"
        if slug is None:
            return tuple(_address(row) for row in self._rows(f"{_AT} WHERE a.fingerprint = ? {order}", mark))
        rows = self._rows(f"{_AT} WHERE a.fingerprint = ? AND l.plan = ? {order}", mark, slug)
        return tuple(_address(row) for row in rows)

    def targets(self, query: TargetQuery, plans: Iterable[str] | None = None) -> TargetPage:
        """The targets that *query* asks for, of *plans* (None: of all) whatever plans and provinces it names."""
        return page_of(self._rows, query, plans)

    def targets_of(self, slug: str) -> tuple[PlanTarget, ...]:
        """Every target and baseline of a plan's principal text, in reading order."""
        return tuple(target_of(row) for row in self._rows(OF_PLAN, slug))

    def references(self, slug: str) -> References:
        """What a plan's principal text cites, and which plans' cite it."""
        return gathered(self._rows(CITES, slug), self._rows(CITED_BY, slug))

    def heading_tokens(self) -> list[tuple[str, HeadingTokens]]:
        """What the headings of every plan's principal text are about, by slug."""
        return [(slug, load_tokens(tokens)) for slug, tokens in self._rows(TOKENS)]

    def subjects_of(self, places: Sequence[tuple[str, int]]) -> list[SectionSubject]:
        """What the sections of *places* (slug, place in reading order, as above) are about, in that order."""
        with self._lock:
            found = [self._db.execute(SUBJECT, place).fetchone()[0] for place in places]
        return [load_subject(about) for about in found]

    def slots(self, slug: str) -> Mapping[str, SlotCount]:
        """The parts the principal text of a plan has, in the order of SLOTS; none where it has no text."""
        rows = self._rows(SLOTS, slug)
        return load_slots(rows[0][0]) if rows else {}

    def headings(self, slug: str) -> Mapping[str, HeadingWords]:
        """The headings of a plan's principal text as they are read to be compared, by the anchors of their sections."""
        rows = self._rows(HEADINGS, slug)
        return load_headings(rows[0][0]) if rows else {}

    def words(self, slug: str) -> TextWords | None:
        """The words of a plan's principal text; None where it has no text."""
        rows = self._rows(WORDS, slug)
        return load_words(rows[0][0]) if rows else None

    def tombstones(self) -> tuple[Tombstone, ...]:
        """The plans that were withdrawn."""
        return tuple(Tombstone(*row) for row in self._rows("SELECT * FROM tombstone ORDER BY plan"))

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()


def _text_row(row: Any) -> TextRow:
    # SQLite knows no truth values, and 1 is not True to whoever asks with `is`.
    values = [*row[:6], bool(row[6]), bool(row[7]), *row[8:11]]
    return TextRow(*values)


def _address(row: Any) -> AddressRow:
    return AddressRow(_text_row(row), row[11], row[12], row[13], bool(row[14]))


def _layer_info(row: Any) -> LayerInfo:
    return LayerInfo(row[1], row[2], row[3], row[4], row[5], row[6], bool(row[7]))


def _edition_info(row: Any) -> EditionInfo:
    return EditionInfo(row[1], row[2], row[3], row[4], bool(row[5]), row[6], row[7], row[8], row[9])


def _plan_info(row: Any, layers: list[LayerInfo], editions: list[EditionInfo]) -> PlanInfo:
    return PlanInfo(
        record=load_record(row[1]),
        layers=tuple(layers),
        parts=tuple(PartInfo(**part) for part in orjson.loads(row[2])),
        industries=orjson.loads(row[3]),
        sections=row[4],
        paragraphs=row[5],
        editions=tuple(editions),
        sha256=row[6],
        encoding=row[7],
        replaced=row[8],
    )
