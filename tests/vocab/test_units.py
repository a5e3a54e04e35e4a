"""Units: spellings, conversion to what can be compared, names in English, and a table that cannot contradict itself."""

from pathlib import Path

import pytest

from app.errors import RecordInvalid
from app.vocab import units


@pytest.mark.parametrize(
    ("value", "printed", "normal"),
    [
        (2.6, "万亿元", (2.6e12, "元")),
        (8000, "亿元", (8e11, "元")),
        (400, "万辆", (4e6, "辆")),
        (2, "吉瓦", (2e6, "千瓦")),
        (100, "万千瓦", (1e6, "千瓦")),
        (3, "公顷", (45, "亩")),
        (5, "万元/亩", (5e4, "元/亩")),
        (15, "％", (15, "%")),
        (81, None, (81, "")),
        (7, "某单位", (7, "某单位")),
    ],
)
def test_equal_quantities_are_equal_however_printed(value: float, printed: str | None, normal: object) -> None:
    """Bars and differences are drawn only where the unit behind two numbers is the same."""
    found, name = units.load().normal(value, printed)

    assert normal == (pytest.approx(found), name)


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("亿元", "100 million yuan"),
        ("万亿元", "trillion yuan"),
        ("万辆", "10,000 vehicles"),
        ("千瓦", "kilowatts"),
        ("元/吨", "yuan per tonne"),
        ("微克/立方米", "micrograms per cubic metre"),
        ("万吨/日", "10,000 tonnes per day"),
        ("万元/吨标准煤", "10,000 yuan per tonne of standard coal"),
        ("分/千瓦时", "fen per kilowatt-hour"),
        ("县", "counties"),
        ("万株", "10,000 plants"),
        ("个百分点", "percentage points"),
        ("亿", "100 million"),
        ("某单位", "某单位"),
    ],
)
def test_a_unit_is_glossed_in_english(printed: str, english: str) -> None:
    """8000亿元 without a gloss says nothing to whoever does not read it; the original stays beside it."""
    assert english == units.load().label(printed, "en")


def test_in_chinese_a_unit_is_as_printed() -> None:
    """The plan's own word is the one to quote."""
    assert "户" == units.load().label("户", "zh")


def row(name: str, words: str = "", sort: str = "measure", base: str | None = None) -> str:
    """A row of the table as TOML."""
    converted = f'base = "{base}"\n' if base else ""
    return f'[[unit]]\nid = "{name}"\nen = "x"\nwords = [{words}]\nsort = "{sort}"\n{converted}'


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (row("吨", words='"千克"') + row("千克"), "千克"),
        (row("吨", sort="heavy"), "heavy"),
        (row("吨", base="克"), "克"),
    ],
    ids=["twice", "sort", "base"],
)
def test_a_table_that_contradicts_itself_is_refused(
    table: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that two units claim would convert by chance."""
    tmp_path.joinpath(units.FILE).write_text(table, encoding="utf-8")
    monkeypatch.setattr(units.resources, "files", lambda _: tmp_path)

    with pytest.raises(RecordInvalid, match=told):
        units.load.__wrapped__()
