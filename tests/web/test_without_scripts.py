"""What a page offers where no script runs: nothing that cannot be used."""

import re

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("address", ["/plans/shili-sheng?part=a1", "/plans/shili-sheng/2", "/search?q=汽车"])
def test_a_box_that_adds_to_a_comparison_can_be_sent_without_scripts(client: TestClient, address: str) -> None:
    """The tray is kept by a script; where none runs, a box that nothing sends is a promise not kept."""
    page = client.get(address).text
    without = "".join(re.findall(r"<noscript>.*?</noscript>", page, re.DOTALL))

    assert (True, True) == ("data-tray" in page, 'form="cmp"' in without)


def test_what_only_a_script_answers_cannot_be_pressed_without(client: TestClient) -> None:
    """Shared terms say something by themselves; that they are filled in every column takes a script."""
    page = client.get("/compare?plan=shili-sheng&plan=shili-shi").text
    chips = re.findall(r'<button[^>]*class="[^"]*term"[^>]*>', page)

    assert (True, []) == (bool(chips), [chip for chip in chips if " disabled" not in chip])
