"""
The catalogue's table of targets: how they are written, and which of them a question means.

One row per number of a plan's principal text, with what is filtered by in columns and the whole value as JSON beside
them. The connection belongs to the catalogue; nothing here opens or closes one.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from app.domain.facts import Target, TargetQuery
from app.domain.plan import LayerName
from app.store.codec import dump_target

TABLE: Final = """
CREATE TABLE target (
    plan TEXT NOT NULL REFERENCES plan, position INTEGER NOT NULL, layer TEXT NOT NULL, section TEXT NOT NULL,
    anchor TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER, unit TEXT, industries TEXT NOT NULL, words TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
"""
UNKNOWN: Final = "unknown"
NONE: Final = "none"
_FROM: Final = "FROM target t JOIN plan p ON p.slug = t.plan"


def target_rows(plan: str, layer: LayerName, targets: Sequence[Target]) -> list[tuple[object, ...]]:
    """The rows of the targets of *plan*, read from *layer*, in their order."""
    return [
        (
            plan,
            position,
            layer,
            t.section,
            t.anchor,
            t.kind,
            t.baseline_year if t.kind == "baseline" else t.target_year,
            t.unit,
            # A blank on either side, so that no id is found inside another.
            f" {' '.join(t.industries)} ",
            f"{t.indicator}\n{t.quote}",
            dump_target(t),
        )
        for position, t in enumerate(targets)
    ]


def select(query: TargetQuery, plans: Iterable[str] | None) -> tuple[str, str, list[object]]:
    """
    (the question for a page, the question for the totals of targets and plans, the values of both) for *query*.

    *plans* are the slugs that its plans and provinces leave, None for all. A page takes LIMIT and OFFSET besides.
    """
    conditions: list[str] = []
    values: list[object] = []

    def one_of(column: str, wanted: Sequence[object]) -> str:
        values.extend(wanted)
        return f"{column} IN ({', '.join('?' * len(wanted))})"

    if plans is not None:
        conditions.append(one_of("t.plan", sorted(plans)))
    conditions.append(one_of("t.kind", query.kinds) if query.kinds else "t.kind <> 'baseline'")
    if query.industries:
        either = [
            "t.industries = '  '" if value == NONE else "instr(t.industries, ?) > 0" for value in query.industries
        ]
        values.extend(f" {value} " for value in query.industries if value != NONE)
        conditions.append(f"({' OR '.join(either)})")
    if query.years:
        numbers = [int(year) for year in query.years if year != UNKNOWN]
        either = [one_of("t.year", numbers)] if numbers else []
        either += ["t.year IS NULL"] if UNKNOWN in query.years else []
        conditions.append(f"({' OR '.join(either)})")
    if query.units:
        conditions.append(one_of("t.unit", query.units))
    if query.text:
        conditions.append("instr(t.words, ?) > 0")
        values.append(query.text)
    # What is asked for is always bound; only columns and question marks are put together here.
    where = " AND ".join(conditions)
    page = f"SELECT t.plan, t.layer, t.body {_FROM} WHERE {where} ORDER BY p.position, t.position LIMIT ? OFFSET ?"
    return page, f"SELECT count(*), count(DISTINCT t.plan) {_FROM} WHERE {where}", values


OF_PLAN: Final = "SELECT plan, layer, body FROM target WHERE plan = ? ORDER BY position"
