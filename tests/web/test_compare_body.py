"""What a comparison shows below its heads is put on a page once and kept, and is never that of another comparison."""

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.compare import compare
from app.domain.comparison import Comparison
from app.web import compare_body
from tests.compare.compare_factories import column

TWO = "/compare?plan=shili-sheng&plan=shili-shi"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of the bodies that were put together since the test began."""
    languages: list[str] = []
    context = compare_body.context

    def noted(*values: object) -> object:
        languages.append(str(values[-1]))
        return context(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(compare_body, "context", noted)
    return languages


def test_a_body_is_put_together_once(new_client: TestClient, made: list[str]) -> None:
    """Whoever comes back to a comparison of eight plans, or is sent its address, does not wait for it again."""
    first, again = (new_client.get(f"{TWO}&lang=zh").text for _ in range(2))

    assert (["zh"], True) == (made, first == again)


def test_a_body_is_kept_in_a_third_of_its_room(new_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of eight long plans has two million characters, and a crawler asks for hundreds of them."""
    kept: list[int] = []
    size_of = compare_body._size_of

    def noted(made: tuple[Comparison, bytes]) -> int:
        kept.append(len(made[1]))
        return size_of(made)

    monkeypatch.setattr(compare_body, "_size_of", noted)
    page = new_client.get(TWO).text

    assert 3 * kept[0] < len(page.encode())


@pytest.mark.parametrize("other", ["&lang=en", "&lang=zh&diff=1", "&lang=zh&whole=1", "&lang=zh&full=1&pin=1"])
def test_each_way_to_show_a_comparison_is_its_own(new_client: TestClient, made: list[str], other: str) -> None:
    """A reader who asks for differences, or in English, gets what he asks for and not what was shown before."""
    new_client.get(f"{TWO}&lang=zh")
    new_client.get(TWO + other)

    assert 2 == len(made)


def test_another_order_of_columns_is_another_body(new_client: TestClient) -> None:
    """What is kept of one order would stand under the heads of the other."""
    one, other = (
        new_client.get(f"/compare?plan={a}&plan={b}").text.partition('id="m-row"')[2]
        for a, b in (("shili-sheng", "shili-shi"), ("shili-shi", "shili-sheng"))
    )

    assert one != other


def test_a_comparison_made_anew_is_shown_anew(
    new_client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a new text was built the same address must not show what the old one said."""
    shown = []
    for said in ("产值达到7731亿元。", "产值达到7732亿元。"):
        columns = [column(plan, ("1", "目标", said)) for plan in ("shili-sheng", "shili-shi")]
        monkeypatch.setattr(archive, "compare", lambda _, columns=columns: compare(columns))
        page = new_client.get(TWO).text
        shown.append(("7731" in page, "7732" in page))

    assert [(True, False), (False, True)] == shown
