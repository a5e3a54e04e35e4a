"""A plan filed under another slug: everything stays, and every link that was ever given out leads on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import open_or_build, rename
from app.errors import BadValue, PlanNotFound, PlanRenamed
from app.pipeline.building import build
from app.settings import Settings
from app.web.app import create_app


@pytest.fixture
def renamed(two_plans: Archive, settings: Settings) -> Archive:
    """An archive whose plan "steel" is called "iron" now."""
    rename(settings, "steel", "iron")
    build(settings)
    return open_or_build(settings).archive


def test_a_renamed_plan_is_held_under_its_new_slug(renamed):
    """With the record, the text and the editions it had."""
    info = renamed.plan("iron")

    assert (("steel",), 1, 5) == (info.record.formerly, len(info.editions), info.sections)


def test_the_old_slug_says_what_it_is_called_now(renamed):
    """On the command line and to programs."""
    with pytest.raises(PlanRenamed) as caught:
        renamed.plan("steel")

    assert "iron" == caught.value.now


@pytest.mark.parametrize(
    ("address", "now"),
    [
        ("/plans/steel", "/plans/iron"),
        ("/plans/steel?edition=1", "/plans/iron?edition=1"),
        ("/plans/steel/1.1-p1", "/plans/iron/1.1-p1"),
        ("/plans/steel/1.1-p1?edition=1", "/plans/iron/1.1-p1?edition=1"),
        ("/plans/steel/1.1-p1.json?edition=1", "/plans/iron/1.1-p1.json?edition=1"),
        ("/plans/steel.md", "/plans/iron.md"),
        ("/plans/steel/editions", "/plans/iron/editions"),
        ("/api/plans/steel/1.1-p1", "/api/plans/iron/1.1-p1"),
        ("/api/cite/steel/1.1-p1?style=ris", "/api/cite/iron/1.1-p1?style=ris"),
        ("/compare?section=steel:1.1&section=medicine:1.1", "/compare?section=iron:1.1&section=medicine:1.1"),
    ],
)
def test_every_link_leads_on(address, now, renamed, settings):
    """For good: 301, with whatever the link pins."""
    client = TestClient(create_app(renamed, settings), raise_server_exceptions=False)
    answer = client.get(address, follow_redirects=False)

    assert (301, now) == (answer.status_code, answer.headers.get("location", "").replace("%3A", ":"))


def test_a_citation_of_before_is_identical(renamed):
    """Nothing has changed but the name of the folder."""
    passage = renamed.passage("iron", "1.1-p1")
    found = renamed.resolve("steel", "1.1-p1", 1, passage.fingerprint)

    assert ("identical", "iron") == (found.status, found.now.plan)


def test_a_plan_may_be_renamed_again(renamed, settings):
    """Both slugs it had lead to the one it has."""
    rename(settings, "iron", "steel-2016")
    build(settings)
    archive = open_or_build(settings).archive

    assert ["steel-2016", "steel-2016"] == [archive.resolve(slug, "1.1-p1").now.plan for slug in ("steel", "iron")]


def test_back_to_the_first_name(renamed, settings):
    """A slug that is in use again leads nowhere else."""
    rename(settings, "iron", "steel")
    build(settings)

    assert "steel" == open_or_build(settings).archive.plan("steel").plan


@pytest.mark.parametrize(
    ("error", "plan", "slug"),
    [
        (PlanNotFound, "nothing", "iron"),
        (BadValue, "steel", "medicine"),
        (BadValue, "steel", "steel"),
        (BadValue, "steel", "Iron"),
        (BadValue, "steel", "../iron"),
        (BadValue, "steel", ""),
    ],
)
def test_what_cannot_be_done_is_refused(error, plan, slug, two_plans, settings):
    """A slug that is taken would lose a plan."""
    with pytest.raises(error):
        rename(settings, plan, slug)


def test_a_record_that_a_person_wrote_keeps_what_it_says(two_plans, settings, fill: Callable[..., None]):
    """Only the lines that name it are changed."""
    fill({"steel/plan.toml": 'slug = "steel"\nkind = "规划"\n\n[title]\nzh = "测试省钢铁规划"\n'})
    rename(settings, "steel", "iron")
    text = Path(settings.documents / "iron" / "plan.toml").read_text("utf-8")

    assert 'formerly = ["steel"]\nkind = "规划"\n\n[title]\nzh = "测试省钢铁规划"\n' == text
