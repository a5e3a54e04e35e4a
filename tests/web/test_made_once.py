"""What pages keep of an index is of that index alone, however a new one comes in between."""

from collections.abc import Callable, Iterator
from itertools import chain, repeat
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.archive import Archive
from app.domain.facts import PlanTarget, Target, TargetPage
from app.domain.record import Record
from app.domain.views import LayerInfo, PlanInfo
from app.settings import Settings
from app.web.pages import targets
from app.web.site import Site

TARGET = Target("1-p1", "1", "", "产值9亿元", 0, 5, (2, 5), "产值", 9.0, "亿元", "level")
QUERY = targets.query_of(targets.QueryParams(""))


class Changing:
    """An archive whose plan is renamed after a number of looks at its generation."""

    def __init__(self, looks: int) -> None:
        self._looks: Iterator[str] = chain(repeat("old", looks), repeat("new"))
        self._now = "old"

    @property
    def generation(self) -> str:
        """Which index answers."""
        self._now = next(self._looks)
        return self._now

    def plans(self) -> tuple[PlanInfo, ...]:
        """The one plan of the index that answers."""
        layer = LayerInfo("official" if self._now == "new" else "summary", "zh", 1, None, 1, 1, True)
        return (PlanInfo(Record(self._now, title_zh=self._now), (layer,), (), 1, 1, {}),)

    def targets(self, _: object) -> TargetPage:
        """One target of that plan."""
        return cast(TargetPage, SimpleNamespace(items=(PlanTarget(self._now, "official", TARGET),)))


@pytest.mark.parametrize("looks", range(1, 7))
@pytest.mark.parametrize(
    ("new", "seen"),
    [
        (frozenset({"official"}), lambda site: site.layers),
        (["new"], lambda site: list(site.plans)),
        (["new"], lambda site: [each.value for each in targets._options(site, QUERY, "zh")["plan"]]),
    ],
    ids=["layers", "plans", "choices"],
)
def test_what_is_kept_of_an_index_is_never_of_the_one_before(new: Any, seen: Callable[[Site], Any], looks: int) -> None:
    """A plan that was withdrawn while a page was made was offered as a filter until the next build."""
    site = Site(cast(Archive, Changing(looks)), cast(Settings, None))
    seen(site)
    for _ in range(looks):
        seen(site)

    assert new == seen(site)
