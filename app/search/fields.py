"""
What is indexed, one row per field; schema, arrays, query prefixes and facets are all made from this table.

A field named in four places would be forgotten in one of them and the search would silently miss. Adding a
facet is a row here and a line in chunks.FACET_VALUES.
"""

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final, Literal

from app.analysis import words
from app.domain.results import FACETS
from app.vocab import terms

FieldKind = Literal["words", "chars", "facet", "record", "stored"]


@dataclass(frozen=True, slots=True)
class Field:
    """
    One field of a chunk.

    `kind`: "words" are ranked by BM25F with `boost`; "chars" is the text character by character, for exact
    matching; a "facet" holds values that are ticked and counted; "record" is text of the plan's record, found
    by prefix only; "stored" comes back with a hit. `prefixes` are the names it has in a query ("title:"), folded.
    """

    name: str
    kind: FieldKind
    boost: float = 1.0
    prefixes: tuple[str, ...] = ()

    @property
    def is_facet(self) -> bool:
        """True if its values are offered and counted as a facet."""
        return self.kind == "facet"


FIELDS: Final = (
    # Titles of the plan, zh and en; of the sections it stands in; its own, without its number; its own paragraphs.
    Field("title", "words", 1.0, ("title", "题名", "名称", "篇名")),
    Field("path", "words", 1.5),
    Field("heading", "words", 2.0, ("heading", "标题", "节", "章节")),
    Field("body", "words", 1.0, ("text", "body", "正文", "内容")),
    # Heading and paragraphs, for phrases and single characters.
    Field("chars", "chars"),
    # Places by their codes of GB/T 2260, industries those of the section; the year of issue, else the first of the
    # period, which is as 2011-2015; a plan by its slug.
    Field("province", "facet", prefixes=("province", "省", "省份")),
    Field("city", "facet", prefixes=("city", "市", "城市")),
    Field("industry", "facet", prefixes=("industry", "产业", "行业")),
    Field("year", "facet", prefixes=("year", "年", "年份")),
    Field("period", "facet", prefixes=("period", "规划期", "时期")),
    Field("kind", "facet", prefixes=("kind", "文种", "类型")),
    Field("level", "facet", prefixes=("level", "层级")),
    Field("plan", "facet", prefixes=("plan", "规划")),
    # In any kind of brackets; in zh and en.
    Field("number", "record", prefixes=("number", "文号", "发文字号", "字号")),
    Field(
        "issuer",
        "record",
        prefixes=("issuer", "发文机关", "机关", "发文单位", "发布单位", "发布机关", "发布机构"),
    ),
    # What an answer shows of the chunk, targets counted.
    Field("hit", "stored"),
)

WORD_FIELDS: Final = tuple(field for field in FIELDS if field.kind == "words")
FACET_FIELDS: Final = tuple(field for field in FIELDS if field.is_facet)
PREFIXES: Final = {prefix: field for field in FIELDS for prefix in field.prefixes}
"""Query prefix (folded) → field."""

UNKNOWN: Final = "unknown"
NONE: Final = "none"
FALLING: Final = ("year", "period")
"""Facets listed by value, latest first; the others are listed by count."""

LAYOUT: Final = "2"
"""Of the files beside the Whoosh index: change it whenever they are others, or hold something else."""

assert tuple(field.name for field in FACET_FIELDS) == FACETS, "the facets of the domain and of the index differ"


def _stamp() -> str:
    """A short hash over everything that decides how a text is indexed: this table, layout, analysis, vocabulary."""
    digest = hashlib.sha256()
    digest.update(repr(FIELDS).encode())
    digest.update(f"{LAYOUT} {words.VERSION}".encode())
    for entry in (*_tables(resources.files("app.vocab")), *_tables(resources.files("app.vocab") / terms.FOLDER)):
        digest.update(entry.name.encode())
        digest.update(entry.read_bytes())
    return digest.hexdigest()[:16]


def _tables(folder: Traversable) -> list[Traversable]:
    """The tables of one folder of the vocabulary by name, without what only the interface says."""
    tables = [each for each in folder.iterdir() if each.name.endswith((".csv", ".tsv", ".toml"))]
    return sorted((each for each in tables if not each.name.startswith("messages.")), key=lambda each: each.name)


STAMP: Final = _stamp()
"""An index with another stamp was built by another version and must be rebuilt."""
