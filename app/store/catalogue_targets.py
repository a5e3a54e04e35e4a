"""
The catalogue's table of targets: how they are written, and which of them a question means.

One row per number of a plan's principal text, with what is filtered by in columns and the whole value as JSON beside
them, and the indicator it stands under. The connection belongs to the catalogue; nothing here opens or closes one.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from app.domain.facts import FAMILY, MeasureGroup, PlanTarget, Target, TargetPage, TargetQuery, TargetSort
from app.domain.plan import LayerName
from app.store.codec import dump_target, load_target
from app.store.target_families import families

TABLE: Final = """
CREATE TABLE target (
    plan TEXT NOT NULL REFERENCES plan, position INTEGER NOT NULL, layer TEXT NOT NULL, section TEXT NOT NULL,
    anchor TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER, unit TEXT, industries TEXT NOT NULL, words TEXT NOT NULL,
    noun TEXT NOT NULL, subject TEXT NOT NULL, base TEXT NOT NULL, amount REAL NOT NULL, upper REAL NOT NULL,
    body BLOB NOT NULL, grouped TEXT NOT NULL,
    PRIMARY KEY (plan, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX target_measure ON target (grouped, base, kind, upper, subject, year, amount, unit, industries);
"""
UNKNOWN: Final = "unknown"
NONE: Final = "none"
Rows = Callable[..., Sequence[Sequence[Any]]]
# Plan by plan, since whole rows are needed: through the index of measures each would be looked up by itself.
_ROWS: Final = "FROM plan p CROSS JOIN target t ON t.plan = p.slug"


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
            t.measure.noun,
        )
        for position, t in enumerate(targets)
    ]


def name_groups(db: sqlite3.Connection) -> None:
    """
    Say of every target which indicator it stands under in lists, now that all plans are there.

    That is its indicator of the term base; what the term base has no word for, and what is only some share, is one by
    itself where several plans speak of it in the same words: 森林蓄积量, 新能源汽车新车销量占比. What is left stands
    with its family (target_families.py) or with none.
    """
    db.execute("UPDATE target SET grouped = noun WHERE grouped <> noun")
    db.execute(
        f"UPDATE target SET grouped = {_NAME} WHERE ({_THING}) IN (SELECT {_THING} FROM target"  # noqa: S608
        " WHERE noun IN ('', ?) AND subject <> '' AND kind <> 'baseline'"
        f" GROUP BY {_THING} HAVING count(DISTINCT plan) >= ?)",
        (_ONLY_A_SHARE, _SEVERAL),
    )
    alone = db.execute(
        "SELECT plan, subject, base, kind = 'growth_rate' FROM target"
        " WHERE grouped = '' AND subject <> '' AND kind <> 'baseline'"
    )
    found = families((plan, (subject, base, bool(grows))) for plan, subject, base, grows in alone)
    db.execute("CREATE TEMP TABLE family (subject TEXT, base TEXT, grows INTEGER, name TEXT)")
    db.executemany(
        "INSERT INTO family VALUES (?, ?, ?, ?)",
        [(subject, base, int(grows), name) for (subject, base, grows), name in found.items()],
    )
    db.execute("CREATE INDEX temp.family_thing ON family (subject, base, grows)")
    db.execute(
        "UPDATE target SET grouped = f.name FROM family f WHERE grouped = '' AND f.subject = target.subject"
        " AND f.base = target.base AND f.grows = (target.kind = 'growth_rate')"
    )
    db.execute("DROP TABLE family")


@dataclass(frozen=True, slots=True)
class Selection:
    """
    The questions for one TargetQuery, all of which take `values`: `total` (targets, plans); `page`, in the order of
    lists, which takes LIMIT and OFFSET besides; `groups`, which brings together what measures the same; and `members`
    of so many groups, which takes their names, units and whether they grow before the rest.
    """

    where: str
    values: tuple[object, ...]

    @property
    def total(self) -> str:
        return f"SELECT count(*), count(DISTINCT t.plan) FROM target t WHERE {self.where}"  # noqa: S608

    @property
    def page(self) -> str:
        order = "ORDER BY p.position, t.position LIMIT ? OFFSET ?"
        return f"SELECT t.plan, t.layer, t.body, t.grouped {_ROWS} WHERE {self.where} {order}"

    @property
    def groups(self) -> str:
        # The index has all that groups are found by, except words.
        return f"{_GROUPS} {_ROWS if 't.words' in self.where else 'FROM target t'} WHERE {self.where} {_BY_GROUP}"

    def members(self, groups: int) -> str:
        wanted = ", ".join(["(?, ?, ?)"] * groups)
        return f"WITH wanted(grouped, base, grows) AS (VALUES {wanted}) {_MEMBERS} WHERE {self.where}"


@dataclass(frozen=True, slots=True)
class Member:
    """A target of a group by what it is ordered by; `place` is that of its plan in lists."""

    plan: str
    position: int
    place: int
    subject: str
    year: int | None
    amount: float


def ordered(members: Sequence[Member], sort: TargetSort) -> list[Member]:
    """
    *members* of one group in the order asked for.

    By "indicator" what most plans say something of comes first; what has no subject of its own last, since it is of
    many things.
    """

    def by_year(each: Member) -> tuple[object, ...]:
        return each.year is None, each.year or 0, -each.amount, each.place, each.position

    if sort == "value":
        return sorted(members, key=lambda each: (-each.amount, by_year(each)))
    if sort == "year":
        return sorted(members, key=by_year)
    saying: dict[str, set[str]] = {}
    for each in members:
        saying.setdefault(each.subject, set()).add(each.plan)
    return sorted(
        members,
        key=lambda each: (each.subject == "", -len(saying[each.subject]), each.subject, by_year(each)),
    )


def page_of(rows: Rows, query: TargetQuery, plans: Iterable[str] | None) -> TargetPage:
    """
    The targets *query* asks for.

    Args:
        rows: Answers a question of the catalogue, whose values come behind it.

        query: What is asked for.

        plans: The slugs that its plans, provinces and cities leave, None for all.
    """
    asked = select(query, plans)
    number, of_plans = rows(asked.total, *asked.values)[0]
    first = 0 if query.size is None else (query.page - 1) * query.size
    if query.sort == "plan":
        found = rows(asked.page, *asked.values, -1 if query.size is None else query.size, first)
        return TargetPage(tuple(map(target_of, found)), number, query.page, of_plans, shown=number)
    groups = tuple(
        MeasureGroup(noun, unit, bool(grows), count, largest)
        for noun, unit, grows, count, largest in rows(asked.groups, *asked.values)
    )
    shown = [min(each.count, query.most or each.count) for each in groups]
    last = sum(shown) if query.size is None else first + query.size
    # Only the groups of this page are put in order; what stands before them is counted.
    ends = list(accumulate(shown))
    on_page = [at for at, end in enumerate(ends) if end > first and end - shown[at] < last]
    members = _members(rows, asked, [groups[at] for at in on_page]) if on_page else []
    wanted = [one for each in members for one in ordered(each, query.sort)[: query.most]]
    begins = ends[on_page[0]] - shown[on_page[0]] if on_page else 0
    items = _bodies(rows, wanted[first - begins : last - begins])
    return TargetPage(items, number, query.page, of_plans, groups, sum(shown))


def _members(rows: Rows, asked: Selection, groups: Sequence[MeasureGroup]) -> list[list[Member]]:
    """The targets of each of *groups*, in no order."""
    found: dict[tuple[str, str, bool], list[Member]] = {(each.noun, each.unit, each.grows): [] for each in groups}
    keys = [value for key in found for value in key]
    for noun, unit, grows, *rest in rows(asked.members(len(groups)), *keys, *asked.values):
        found[noun, unit, bool(grows)].append(Member(*rest))
    return list(found.values())


def _bodies(rows: Rows, wanted: Sequence[Member]) -> tuple[PlanTarget, ...]:
    """The whole of *wanted*, in their order."""
    found: dict[tuple[str, int], PlanTarget] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ", ".join(["(?, ?)"] * len(some))
        named = [value for one in some for value in (one.plan, one.position)]
        for row in rows(_BODIES.replace("WANTED", marks), *named):
            found[row[0], row[4]] = target_of(row)
    return tuple(found[one.plan, one.position] for one in wanted)


def target_of(row: Sequence[Any]) -> PlanTarget:
    """A row that begins with plan, layer, body and group."""
    return PlanTarget(row[0], row[1], load_target(row[2]), row[3])


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
        conditions.append(one_of("t.grouped", ["" if value == NONE else value for value in query.indicators]))
    if query.text:
        conditions.append("instr(t.words, ?) > 0")
        values.append(query.text)
    # What is asked for is always bound; only columns and question marks are put together here.
    return Selection(" AND ".join(conditions), tuple(values))


_ONLY_A_SHARE: Final = "占比"
"""The indicator of the term base that says no more than that it is a part of something."""
# 绿色建筑占新建建筑 has its 占 already.
_NAME: Final = "subject || iif(noun <> '' AND instr(subject, '占') > 0, '比重', noun)"
_THING: Final = "noun, subject, base, kind = 'growth_rate'"
_SEVERAL: Final = 3
"""So many plans must speak of a thing in the same words to make it an indicator."""
_GROUP: Final = "t.grouped, t.base, t.kind = 'growth_rate'"
_GROUPS: Final = f"SELECT {_GROUP}, count(*) AS many, max(t.upper)"
# What measures one thing first; then shares, families, and what stands alone.
_BY_GROUP: Final = (
    f"GROUP BY {_GROUP} ORDER BY t.grouped = '', substr(t.grouped, 1, 1) = '{FAMILY}', t.grouped = '{_ONLY_A_SHARE}',"
    f" many DESC, {_GROUP}"
)
_AT_ONCE: Final = 5000
_BODIES: Final = (
    "WITH wanted(plan, position) AS (VALUES WANTED) SELECT t.plan, t.layer, t.body, t.grouped, t.position"
    " FROM wanted JOIN target t USING (plan, position)"
)
_MEMBERS: Final = (
    "SELECT w.grouped, w.base, w.grows, t.plan, t.position, p.position, t.subject, t.year, t.amount FROM wanted w"
    " JOIN target t ON t.grouped = w.grouped AND t.base = w.base AND (t.kind = 'growth_rate') = w.grows"
    " JOIN plan p ON p.slug = t.plan"
)


OF_PLAN: Final = "SELECT plan, layer, body, grouped FROM target WHERE plan = ? ORDER BY position"
