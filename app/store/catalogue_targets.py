"""
The catalogue's table of targets: how they are written, and which of them a question means.

One row per number of a plan's principal text, with what is filtered by in columns and the whole value as JSON beside
them. The connection belongs to the catalogue; nothing here opens or closes one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.facts import Target, TargetQuery
from app.domain.plan import LayerName
from app.store.codec import dump_target

TABLE: Final = """
CREATE TABLE target (
    plan TEXT NOT NULL REFERENCES plan, position INTEGER NOT NULL, layer TEXT NOT NULL, section TEXT NOT NULL,
    anchor TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER, unit TEXT, industries TEXT NOT NULL, words TEXT NOT NULL,
    noun TEXT NOT NULL, subject TEXT NOT NULL, base TEXT NOT NULL, amount REAL NOT NULL, upper REAL NOT NULL,
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
            t.measure.noun,
            t.measure.subject,
            t.measure.unit,
            t.measure.amount,
            t.measure.upper,
            dump_target(t),
        )
        for position, t in enumerate(targets)
    ]


@dataclass(frozen=True, slots=True)
class Selection:
    """
    The questions for one TargetQuery, which all take `values`: `page`, which takes LIMIT and OFFSET besides, `total`
    (targets, plans), and, where the order brings together what measures the same, `groups`.
    """

    page: str
    total: str
    groups: str
    values: tuple[object, ...]


def select(query: TargetQuery, plans: Iterable[str] | None) -> Selection:
    """How to ask for *query*; *plans* are the slugs that its plans, provinces and cities leave, None for all."""
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
    if query.indicators:
        conditions.append(one_of("t.noun", ["" if value == NONE else value for value in query.indicators]))
    if query.text:
        conditions.append("instr(t.words, ?) > 0")
        values.append(query.text)
    # What is asked for is always bound; only columns and question marks are put together here.
    where = " AND ".join(conditions)
    total = f"SELECT count(*), count(DISTINCT t.plan) {_FROM} WHERE {where}"
    if query.sort == "plan":
        page = f"SELECT t.plan, t.layer, t.body {_FROM} WHERE {where} ORDER BY p.position, t.position LIMIT ? OFFSET ?"
        return Selection(page, total, "", tuple(values))
    return Selection(_grouped(where, query), total, f"{_GROUPS} WHERE {where} {_BY_GROUP}", tuple(values))


_GROUP: Final = "t.noun, t.base, t.kind = 'growth_rate'"
_GROUPS: Final = f"SELECT {_GROUP}, count(*) AS many, max(t.upper) {_FROM}"
_BY_GROUP: Final = f"GROUP BY {_GROUP} ORDER BY t.noun = '', many DESC, {_GROUP}"
_IN_GROUP: Final = {
    "value": "amount DESC, year IS NULL, year, place, position",
    "year": "year IS NULL, year, amount DESC, place, position",
    # What most is said of first; what has no subject of its own last, since it is of many things.
    "indicator": "subject = '', alike DESC, subject, year IS NULL, year, amount DESC, place, position",
}


# Of each that is found the group it is in; the bodies are fetched only of those that are shown.
_FOUND: Final = (
    f"SELECT t.plan, t.position, p.position AS place, t.noun, t.base, t.kind = 'growth_rate' AS grows, t.subject,"
    f" t.year, t.amount {_FROM}"
)
_GROUPED: Final = "PARTITION BY noun, base, grows"
_COUNTED: Final = (
    f"SELECT *, count(*) OVER ({_GROUPED}) AS many, count(*) OVER ({_GROUPED}, subject) AS alike FROM found"  # noqa: S608
)
_PAGED: Final = (
    "SELECT *, row_number() OVER (ORDER BY noun = '', many DESC, noun, base, grows, nth) AS row"
    " FROM numbered WHERE nth <= {most} ORDER BY row LIMIT ? OFFSET ?"
)
_SHOWN: Final = "SELECT t.plan, t.layer, t.body FROM page JOIN target t USING (plan, position) ORDER BY page.row"


def _grouped(where: str, query: TargetQuery) -> str:
    nth = f"row_number() OVER ({_GROUPED} ORDER BY {_IN_GROUP[query.sort]})"
    steps = {
        "found": f"{_FOUND} WHERE {where}",
        "counted": _COUNTED,
        "numbered": f"SELECT *, {nth} AS nth FROM counted",  # noqa: S608
        "page": _PAGED.format(most=query.most or "many"),
    }
    return f"WITH {', '.join(f'{name} AS ({sql})' for name, sql in steps.items())} {_SHOWN}"


OF_PLAN: Final = "SELECT plan, layer, body FROM target WHERE plan = ? ORDER BY position"
