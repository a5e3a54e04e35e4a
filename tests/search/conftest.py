"""Small plans made by hand and engines over them, for the tests of search."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.outline import Outline, Paragraph, Section
from app.domain.plan import Layer, Plan
from app.domain.record import Record, Region
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine

SectionSpec = tuple[str, Sequence[str]]


def outline_of(sections: Sequence[SectionSpec | tuple[str, Sequence[str], dict[str, Any]]]) -> Outline:
    """An outline of (heading, paragraphs[, further attributes]); anchors 1, 2, …"""
    built: list[Section] = []
    order = 0
    for number, spec in enumerate(sections, start=1):
        heading, paragraphs, more = (*spec, {}) if len(spec) == 2 else spec
        anchor = more.get("anchor", str(number))
        order += 1
        heading_order = order
        made = []
        for at, text in enumerate(paragraphs, start=1):
            order += 1
            made.append(Paragraph(anchor=f"{anchor}-p{at}", text=text, n=order, order=order, spans=()))
        built.append(
            Section(
                anchor=anchor,
                label=more.get("label"),
                title=more.get("title", heading or None),
                heading=heading,
                level=more.get("level", 1),
                part=more.get("part", "main"),
                parent=more.get("parent"),
                run_in=more.get("run_in", False),
                order=heading_order,
                paragraphs=tuple(made),
                industries=tuple(more.get("industries", ())),
            )
        )
    return Outline(tuple(built))


def plan_of(slug: str, sections: Sequence[Any], layer: str = "official", lang: str = "zh", **record: Any) -> Plan:
    """A plan with one layer; *record* are fields of its record, province and city as (code, name)."""
    for field in ("province", "city"):
        if record.get(field):
            record[field] = Region(*record[field])
    return Plan(Record(plan=slug, **record), (Layer(layer, lang, outline_of(sections)),))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """Makes a plan: make_plan("slug", [("heading", ["paragraph", …]), …], year=…)."""
    return plan_of


@pytest.fixture
def engine_of(tmp_path: Path) -> Iterator[Callable[..., WhooshEngine]]:
    """Builds an index of the plans given and opens it."""
    opened: list[WhooshEngine] = []

    def build(*plans: Plan) -> WhooshEngine:
        directory = tmp_path / f"index-{len(opened)}"
        write_index(directory, plans)
        opened.append(WhooshEngine.open(directory))
        return opened[-1]

    yield build
    for engine in opened:
        engine.close()
