"""The comparison page as a reader uses it: order, the pinned column, differences, marks, targets, summaries."""

import html
import re

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.compare import compare
from app.domain.comparison import Cell, SharedWord
from app.domain.outline import Paragraph
from app.web.compare_cells import Piece, marked, pieces
from tests.compare.compare_factories import column

SHENG, SHI, SUMMARY_ONLY = "shili-sheng", "shili-shi", "jilin-2017-industrial-upgrade"
TWO = f"/compare?plan={SHENG}&plan={SHI}"


def links(page: str) -> set[str]:
    """Addresses of comparisons on a page."""
    return {html.unescape(each) for each in re.findall(r'href="(/compare\?[^"#]+)', page) if "lang=" not in each}


def test_columns_are_moved_pinned_and_removed_by_links(client: TestClient) -> None:
    """Every way of looking at a comparison has an address, and works without scripts."""
    three = f"{TWO}&plan={SUMMARY_ONLY}&pin=1&diff=1"
    found = links(client.get(three).text)
    moved = f"/compare?plan={SHI}&plan={SHENG}&plan={SUMMARY_ONLY}&diff=1&pin=1"
    removed = f"/compare?plan={SHENG}&plan={SUMMARY_ONLY}&diff=1&pin=1"
    let_go = f"{TWO}&plan={SUMMARY_ONLY}&diff=1"
    pinned = f"/compare?plan={SUMMARY_ONLY}&plan={SHENG}&plan={SHI}&diff=1&pin=1"

    assert set() == {moved, removed, let_go, pinned} - found


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((SHENG, SHI), (SHI, SHENG)),
        ((SHENG, SHI, SUMMARY_ONLY), (SUMMARY_ONLY, SHI, SHENG)),
        ((SHENG, SHI, SUMMARY_ONLY), (SHENG, SUMMARY_ONLY, SHI)),
    ],
)
def test_any_two_columns_change_places_by_one_link(
    client: TestClient, columns: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """The first and the last of eight beside each other would else be fourteen steps away."""
    page = client.get(f"/compare?{'&'.join(f'plan={plan}' for plan in columns)}").text

    assert f"/compare?{'&'.join(f'plan={plan}' for plan in expected)}" in links(page)


def test_whole_sections_are_arranged_like_rows(client: TestClient) -> None:
    """Who reads two chapters side by side wants the other on the left, or a third away, as well."""
    three = f"{TWO}&plan={SUMMARY_ONLY}&whole=1"
    swapped = f"/compare?plan={SUMMARY_ONLY}&plan={SHI}&plan={SHENG}&whole=1"
    removed = f"{TWO}&whole=1"

    assert set() == {swapped, removed} - links(client.get(three).text)


@pytest.mark.parametrize("order", [f"plan={SHENG}&plan={SHI}", f"plan={SHI}&plan={SHENG}"])
def test_the_link_to_copy_is_one_whatever_the_order(client: TestClient, order: str) -> None:
    """Two people who compare the same plans send each other the same address."""
    page = client.get(f"/compare?{order}&diff=1&pin=1").text

    assert f'data-copy="http://testserver{html.escape(TWO)}"' in page


def test_differences_are_shown_on_request(
    client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word by word where the columns nearly agree; the plain words are the default, since those are quoted."""
    texts = ("到2015年，全省汽车产业总产值达到2100亿元以上。", "到2020年，全省汽车产业总产值达到2600亿元以上。")
    columns = [column(plan, ("1", "目标", text)) for plan, text in zip((SHENG, SHI), texts, strict=True)]
    monkeypatch.setattr(archive, "compare", lambda _: compare(columns))
    plain, shown = (client.get(TWO + more).text.partition('id="m-row"')[2] for more in ("", "&diff=1"))

    assert (False, True) == ("<del>" in plain, "<del>2100</del><ins>2600</ins>" in shown)


def test_sections_of_one_plan_are_named_by_what_tells_them_apart(client: TestClient) -> None:
    """Three columns that are all called Shili 2016 are no heads."""
    page = client.get(f"/compare?section={SHENG}:a1&section={SHENG}:a2&lang=en").text

    assert ["Annex 1", "Annex 2"] == re.findall(r'<th scope="col"><b>([^<]+)</b>', page)[:2]


def test_sections_of_one_plan_beside_another_say_whose_they_are(client: TestClient) -> None:
    """“Annex 1” beside “Shili City 2016” could be an annex of either, and of a third."""
    page = client.get(f"/compare?section={SHENG}:a1&section={SHENG}:2&section={SHI}:2&lang=zh").text
    heads = re.findall(r'<th scope="col"><b>([^<]+)</b>', page)[-3:]

    assert [True, True, False] == ["示例省" in head for head in heads]


def test_english_heads_say_in_english_which_section_is_compared(client: TestClient) -> None:
    """Who reads no Chinese knows the plans, but not that it is their chapters on the same thing."""
    page = client.get(f"/compare?section={SHENG}:2&section={SHI}:2&lang=en").text.partition("<main")[2]
    places = re.findall(r'<span class="mut" lang="zh-Hans">([^<]+)</span> <span class="gloss in" lang="en"[^>]*>', page)

    assert 2 == len(places)


@pytest.mark.parametrize(("lang", "expected"), [("zh", False), ("en", True)])
def test_passages_say_their_language_where_the_page_has_another(
    new_client: TestClient, lang: str, expected: bool
) -> None:
    """A reader of screens changes its voice there; said again of each of four thousand it makes the page heavier."""
    table = new_client.get(f"{TWO}&lang={lang}").text.partition('id="m-row"')[2]

    assert expected == ('<div class="v" lang="zh-Hans"><a class="pn"' in table)


def test_summaries_stand_beside_each_other_in_both_languages(client: TestClient) -> None:
    """A reader of one language sees what the other one says of the same plan."""
    page = client.get(f"/compare?plan={SUMMARY_ONLY}&plan=jilin-2011-pillar-industries&lang=en").text
    table = page.partition('<details class="sec">')[2].partition("</details>")[0]

    assert (True, True) == ('<td lang="zh-Hans">' in table, '<td lang="en">' in table)


@pytest.mark.parametrize(
    ("shared", "own", "common", "expected"),
    [
        ((), (), (), [Piece("做强汽车产业")]),
        ((SharedWord(2, 4, 7),), (), (), [Piece("做强"), Piece("汽车", "7"), Piece("产业")]),
        ((), ((2, 4),), ((0, 6),), [Piece("做强", common=True), Piece("汽车", own=True, common=True),
                                    Piece("产业", common=True)]),
        ((SharedWord(2, 4, 7), SharedWord(4, 6, 7)), (), (), [Piece("做强"), Piece("汽车", "7"), Piece("产业", "7")]),
    ],
)  # fmt: skip
def test_a_paragraph_is_cut_at_its_marks(
    shared: tuple[SharedWord, ...], own: tuple[tuple[int, int], ...], common: tuple[tuple[int, int], ...],
    expected: list[Piece],
) -> None:  # fmt: skip
    """Two words side by side stay two, and nothing of the text is lost between the marks."""
    paragraph = Paragraph("1-p1", "做强汽车产业", 1, 1, ())
    cell = Cell("a", "1", "", (paragraph,), {"1-p1": shared}, {"1-p1": own}, {"1-p1": common})

    assert expected == list(pieces(paragraph.text, cell, "1-p1"))


def test_whole_sections_stand_in_the_order_they_are_printed(client: TestClient, archive: Archive) -> None:
    """Who reads a chapter beside another reads it through, not by subjects."""
    page = client.get(f"/compare?section={SHENG}:a1&section={SHENG}:a2&whole=1").text
    columns = page.split('<section class="wh"')[1:]
    found = [re.findall(r'<h4[^>]*><a href="/plans/[^/]+/([^"]+)"', each) for each in columns]
    printed = [s.anchor for s in archive.outline(SHENG).sections if s.heading]

    assert [[a for a in printed if a.partition(".")[0] == part] for part in ("a1", "a2")] == found


def test_of_a_long_comparison_only_what_has_a_counterpart_is_printed_in_full(
    new_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine tenths of two long plans stand in one of them only: their headings are enough until more is asked for."""
    monkeypatch.setattr("app.web.compare_columns.MOST_CHARS", 100)
    brief, full = (new_client.get(TWO + more).text for more in ("", "&full=1"))
    rows = [each for each in brief.split("<tr")[1:] if each.startswith(" data-only")]

    assert (True, 0, True, True) == (
        bool(rows),
        sum(row.count('class="v"') for row in rows),
        f'href="{html.escape(TWO)}&amp;full=1#cx-t"' in brief,
        len(full) > len(brief),
    )


def test_a_column_too_long_for_the_page_says_where_it_goes_on(
    new_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left out is counted and one click away."""
    monkeypatch.setattr("app.web.compare_columns.MOST_CHARS", 100)
    page = new_client.get(f"{TWO}&whole=1&lang=en").text

    assert 2 == len(re.findall(r'<a href="/plans/[^"]+">\d+ more sections: read on in the full text', page))


def test_what_has_no_heading_can_be_read_all_the_same(
    new_client: TestClient, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the length of a text is told and no heading leads to it, the length does."""
    preface = column(SHENG, ("0", "", "为贯彻上级部署，制定本计划。"), ("1", "目标", "产值达到2100亿元。"))
    other = column(SHI, ("1", "目标", "产值达到2600亿元。"))
    monkeypatch.setattr(archive, "compare", lambda _: compare([preface, other]))
    monkeypatch.setattr("app.web.compare_columns.MOST_CHARS", 10)

    assert f'<span class="no"><a href="/plans/{SHENG}/0-p1">' in new_client.get(TWO).text


def test_a_number_leads_to_where_it_is_marked_in_the_plan(client: TestClient) -> None:
    """Among the five numbers of a paragraph nobody looks for the one he came from."""
    page = client.get(TWO).text
    found = re.findall(r'<a class="pn" href="([^"]+)"', page.partition('class="tb ctb')[2].partition("</table>")[0])
    first = html.unescape(found[0])

    assert ("mark=targets#" in first, "<mark" in client.get(first).text) == (True, True)


def test_the_parts_of_a_comparison_are_a_step_away(client: TestClient) -> None:
    """Three hundred numbers stand above the rows, and who came for the rows is not to scroll past them."""
    page = client.get(TWO).text
    steps = re.findall(r'<a class="btn small" href="#([^"]+)"', page)

    assert (True, []) == ("cx-t" in steps, [step for step in steps if f'id="{step}"' not in page])


def test_a_table_in_a_cell_keeps_its_rows() -> None:
    """Run together, nobody can tell which number is whose; columns have no room beside seven others."""
    found = marked([Piece("表1\n指标\t<2030>\n"), Piece("产值", "1"), Piece("\t9")], is_table=True)

    assert '表1<br>指标 | &lt;2030&gt;<br><mark class="sh" data-s="1">产值</mark> | 9' == found
