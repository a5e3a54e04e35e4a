"""
Targets as JSON values, in the shape of DESIGN section 8.

Numbers, units and words are as the plan prints them; a span is where the quote stands in its paragraph's text. What
they are taken to measure, in units that can be compared, stands apart under `measure`.
"""

from typing import Any

from app.domain.facts import PlanTarget, TargetPage
from app.web import urls


def targets(found: TargetPage) -> dict[str, Any]:
    """A page of targets."""
    return {"items": [target(item) for item in found.items], "total": found.total, "page": found.page}


def target(item: PlanTarget) -> dict[str, Any]:
    """One target with its plan and address."""
    t = item.target
    return {
        "plan": item.plan,
        "layer": item.layer,
        "anchor": t.anchor,
        "url": urls.passage(item.plan, t.anchor),
        "quote": t.quote,
        "span": [t.start, t.end],
        "indicator": t.indicator,
        "value": t.value,
        "value_max": t.value_max,
        "unit": t.unit,
        "comparator": t.comparator,
        "direction": t.direction,
        "target_year": t.target_year,
        "kind": t.kind,
        "baseline_value": t.baseline_value,
        "baseline_year": t.baseline_year,
        "binding": t.binding,
        "industries": list(t.industries),
        "places": list(t.places),
        "measure": {
            "indicator": t.measure.noun or None,
            "subject": t.measure.subject or None,
            "unit": t.measure.unit or None,
            "value": t.measure.amount,
            "value_max": t.measure.upper if t.value_max is not None else None,
        },
        "group": item.group or None,
        "row": t.row or None,
        "column": t.column or None,
    }
