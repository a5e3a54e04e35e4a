"""
A comparison from beginning to end: columns in canonical order, evidence, groups, rows, words.

The order in which columns are asked for is undone first and restored last, so that it changes nothing but the order
of cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from app.compare.align import align
from app.compare.columns import ColumnInput, Node, trees
from app.compare.lexicon import Lexicon, own_words, shared_words
from app.compare.main_sections import main_sections
from app.compare.met_words import met_words
from app.compare.pairs import Evidence, weigh
from app.compare.rows import arrange, label, reason
from app.compare.wording import Stretches, common_stretches, nearly_same, read_text
from app.domain.comparison import Cell, Comparison, Nearly, Row, SharedWord
from app.domain.outline import Paragraph
from app.errors import BadValue

FEWEST = 2
MOST = 8


def compare(columns: Sequence[ColumnInput], industry: str | None = None) -> Comparison:
    """
    *columns* side by side, their sections aligned by meaning.

    Every section of every column stands in exactly one row. Where all columns are single sections these make the
    first row, whatever they are about. *industry* is what the columns are about, if they were chosen so; it is only
    passed on. Raises BadValue unless there are two to eight columns.
    """
    if not FEWEST <= len(columns) <= MOST:
        said = f"a comparison takes {FEWEST} to {MOST} columns"
        raise BadValue("section", str(len(columns)), said, ("refused.columns", {"low": FEWEST, "high": MOST}))
    canonical = sorted(range(len(columns)), key=lambda at: columns[at].key())
    place = {asked: at for at, asked in enumerate(canonical)}
    nodes = trees([columns[at] for at in canonical])
    met = met_words(nodes, [columns[at].words for at in canonical])
    evidence = weigh(nodes, met)
    lexicon = Lexicon.read(nodes, met)
    shared, distinctive = lexicon.shared(), lexicon.distinctive()
    # Each text once: it is held against all others here, and against those of its row below.
    read = cache(read_text)
    stretches = common_stretches(nodes, read)
    marks = list(zip(shared_words(met, shared, len(nodes)), own_words(met, distinctive), stretches, strict=True))
    rows: list[Row] = []
    pinned = pinned_rows(columns, canonical, evidence, industry)
    for group in arrange(nodes, align(evidence, pinned, industry is not None)):
        members = [group.members.get(place[asked]) for asked in range(len(columns))]
        present = [node for node in members if node is not None]
        cells = tuple(
            _cell(columns[asked], node, *marks[place[asked]], near)
            if node
            else None
            for asked, (node, near) in enumerate(zip(members, nearly_same(_paragraphs(members), read), strict=True))
        )
        why, agreeing = reason(group, evidence)
        rows.append(Row(label(present, evidence, group.pinned), cells, why, group.score, agreeing))
    terms = tuple(
        replace(each, counts=tuple(each.counts[place[asked]] for asked in range(len(columns))))
        for each in lexicon.terms(shared)
    )
    shown = lexicon.shown({name for names in distinctive for name in names})
    return Comparison(
        tuple(column.column() for column in columns),
        tuple(rows),
        terms,
        tuple(tuple(shown[name] for name in distinctive[place[asked]]) for asked in range(len(columns))),
        industry,
    )


def pinned_rows(
    columns: Sequence[ColumnInput], canonical: Sequence[int], evidence: Evidence, industry: str | None
) -> list[list[Node]]:
    """
    The row that is given beforehand, if any: the sections asked for, or each plan's main section on the industry.

    *canonical* are the places of *columns* in the order in which *evidence* has them.
    """
    if industry is not None:
        found = main_sections(evidence.columns(), industry, evidence.heading, evidence.roles)
    else:
        found = _asked_for([columns[asked].anchor for asked in canonical], evidence.nodes)
    return [found] if len(found) > 1 else []


def _asked_for(anchors: Sequence[str | None], nodes: Sequence[Node]) -> list[Node]:
    """The sections asked for, by the *anchors* of columns, if all columns are such: a row given beforehand."""
    found = [node for node in nodes if node.section.anchor == anchors[node.column]]
    return found if len(found) == len(anchors) else []


def _paragraphs(members: Sequence[Node | None]) -> list[tuple[Paragraph, ...] | None]:
    return [node.section.paragraphs if node is not None else None for node in members]


def _cell(
    column: ColumnInput,
    node: Node,
    shared: Mapping[str, tuple[SharedWord, ...]],
    own: Stretches,
    common: Stretches,
    nearly: Mapping[str, Nearly],
) -> Cell:
    section = node.section
    anchors = [paragraph.anchor for paragraph in section.paragraphs]
    return Cell(
        column.plan,
        section.anchor,
        section.heading,
        section.paragraphs,
        {anchor: shared[anchor] for anchor in anchors if anchor in shared},
        {anchor: own[anchor] for anchor in anchors if anchor in own},
        {anchor: common[anchor] for anchor in anchors if anchor in common},
        nearly,
    )
