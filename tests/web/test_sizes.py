"""What a page costs a reader on a slow line, in bytes as they are served."""

import pytest
from starlette.testclient import TestClient

from app.web.assets import asset


@pytest.mark.parametrize(("name", "most"), [("site.css", 40_000), ("site.js", 25_000)])
def test_the_looks_and_the_scripts_of_all_pages_stay_small(client: TestClient, name: str, most: int) -> None:
    """They are read before the first page is drawn; counted uncompressed, since a phone has to read them so."""
    answer = client.get(asset(name), headers={"accept-encoding": "identity"})

    assert (200, True) == (answer.status_code, len(answer.content) <= most)
