"""
A comparison from beginning to end: columns in canonical order, evidence, groups, rows, words.

The order in which columns are asked for is undone first and restored last, so that it changes nothing but the order
of cells.
"""

from collections.abc import Sequence

from app.compare.align import align
from app.compare.columns import ColumnInput, Node, trees
from app.compare.lexicon import Lexicon, highlights
from app.compare.pairs import weigh
from app.compare.rows import arrange, label, reason
from app.domain.results import Cell, Comparison, Row, SharedTerm
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
        raise BadValue("section", str(len(columns)), f"a comparison takes {FEWEST} to {MOST} columns")
    canonical = sorted(range(len(columns)), key=lambda at: columns[at].key())
    place = {asked: at for at, asked in enumerate(canonical)}
    nodes = trees([columns[at] for at in canonical])
    evidence = weigh(nodes)
    lexicon = Lexicon.read(nodes)
    rows: list[Row] = []
    for group in arrange(nodes, align(evidence, _pinned(columns, canonical, nodes))):
        members = [group.members.get(place[asked]) for asked in range(len(columns))]
        present = [node for node in members if node is not None]
        marks = highlights(present, lexicon)
        cells = tuple(
            _cell(column, node, marks[node]) if node is not None else None
            for column, node in zip(columns, members, strict=True)
        )
        rows.append(Row(label(present, evidence), cells, reason(group, evidence), group.score))
    distinctive = lexicon.distinctive()
    terms = tuple(
        SharedTerm(each.term, each.columns, tuple(each.counts[place[asked]] for asked in range(len(columns))))
        for each in lexicon.shared()
    )
    return Comparison(
        tuple(column.column() for column in columns),
        tuple(rows),
        terms,
        tuple(distinctive[place[asked]] for asked in range(len(columns))),
        industry,
    )


def _pinned(
    columns: Sequence[ColumnInput], canonical: Sequence[int], nodes: Sequence[Sequence[Node]]
) -> list[list[Node]]:
    """The row of the sections that were asked for themselves, where all columns are such."""
    found: list[Node] = []
    for asked, column in zip(canonical, nodes, strict=True):
        root = next((node for node in column if node.section.anchor == columns[asked].anchor), None)
        if root is None:
            return []
        found.append(root)
    return [found]


def _cell(column: ColumnInput, node: Node, marks: dict[str, tuple[tuple[int, int], ...]]) -> Cell:
    section = node.section
    return Cell(column.plan, section.anchor, section.heading, section.paragraphs, marks)
