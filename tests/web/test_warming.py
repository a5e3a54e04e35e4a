"""What the first readers of an index would wait for is there before they come."""

import pytest

from app.web.pages import home, targets
from app.web.site import Site
from app.web.warming import Warming


@pytest.fixture
def site(archive, site_settings):
    """A site that nobody has asked for anything yet."""
    return Site(archive, site_settings)


def test_pages_that_sum_up_the_archive_are_put_together_beforehand(site, monkeypatch):
    """In a large archive the first reader of the home page waited half a second for it."""
    Warming(site).warm()
    made = []
    monkeypatch.setattr(home, "context", lambda *_: made.append("home"))
    monkeypatch.setattr(targets, "_choices", lambda *_: made.append("targets"))
    for lang in ("zh", "en"):
        home.of_archive(site, lang)
    targets.choices(site)

    assert [] == made


def test_templates_are_compiled_beforehand(site):
    """The first page of each kind waited for its template, and for those it is made of."""
    Warming(site).warm()
    assert site.templates.cache is not None

    assert len(site.templates.list_templates(extensions=["html"])) <= len(site.templates.cache)
