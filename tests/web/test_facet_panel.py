"""The facet panel of the search page: what is nested, what has nothing, what a tick leads to."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.vocab import industries
from app.web import labels

EQUIPMENT = industries.load().sectors["equipment"].industries


def _panel(client: TestClient, address: str) -> str:
    return unescape(client.get(address).text).split('<form id="facets"')[1].split("</form>")[0]


def _boxes(panel: str, facet: str) -> dict[str, tuple[bool, bool, int]]:
    """Value → (ticked, can be ticked, count) of a facet's boxes."""
    found = re.findall(rf'name="{facet}" value="([^"]+)"( checked)?( disabled)?>[^<]*<span class="n">(\d+)', panel)
    return {value: (bool(ticked), not disabled, int(count)) for value, ticked, disabled, count in found}


def test_values_beside_a_ticked_one_stay_in_sight_with_nothing(client: TestClient) -> None:
    """A reader sees what else there is, and that with his other filters it would bring nothing."""
    boxes = _boxes(_panel(client, "/search?q=袜业&province=220000"), "province")

    assert (boxes["220000"][:2], boxes["210000"]) == ((True, True), (False, False, 0))


def test_industries_stand_under_their_sectors(client: TestClient) -> None:
    """Twenty industries side by side are no overview."""
    panel = _panel(client, "/search?lang=en")
    under = panel.split('value="equipment"')[1].split("</ul>")[0]

    assert ("Vehicles and equipment" in under, 'value="automotive"' in under) == (True, True)


def test_a_sector_ticked_asks_for_all_its_industries(get: Callable[[str], Any]) -> None:
    """Without scripts the box of the sector alone is sent."""
    spelled_out = "&".join(f"industry={each}" for each in EQUIPMENT)

    assert get("/api/search?industry=equipment")["total"] == get(f"/api/search?{spelled_out}")["total"] > 0


def test_a_sector_counts_its_sections_once(get: Callable[[str], Any]) -> None:
    """The number beside a sector is what ticking it brings."""
    told = {sector["value"]: sector["count"] for sector in get("/api/search?q=产业&industry=none")["sectors"]}

    assert told == {each: get(f"/api/search?q=产业&industry={each}")["total"] for each in told}


def test_a_sector_ticked_is_one_box_and_one_chip(client: TestClient) -> None:
    """Unticking it must let go of all: its industries are not ticked beside it."""
    page = unescape(client.get("/search?industry=equipment&lang=zh").text)
    boxes = _boxes(_panel(client, "/search?industry=equipment"), "industry")
    chips = re.findall(r'class="chip">([^<]+)<a', page)

    assert (chips, boxes["equipment"][0], boxes["automotive"][0]) == (["装备工业"], True, False)


def test_all_industries_of_a_sector_are_addressed_by_its_name(client: TestClient) -> None:
    """Addresses are read and sent; six values that mean one stand as one."""
    spelled_out = "&".join(f"industry={each}" for each in EQUIPMENT)
    page = unescape(client.get(f"/search?q=汽车&{spelled_out}").text)

    assert "/search?q=%E6%B1%BD%E8%BD%A6&industry=equipment&sort=newest" in page


@pytest.mark.parametrize(
    ("value", "label"),
    [("2011-2015", "12th FYP 2011–2015"), ("2017-2020", "2017–2020"), ("2021-2021", "2021"), ("unknown", "Not stated")],
)
def test_a_period_is_called_as_people_write_it(value: str, label: str) -> None:
    """A plan for one year is not one from 2021 to 2021."""
    assert label == labels.facet_value("period", value, "en")
