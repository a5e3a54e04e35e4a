"""TOML as we write it is read back by the standard library as what was meant."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.store.toml import dump_table, dump_value, line_of

# A lone surrogate stands in no file; a carriage return and controls must be escaped.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
SCALARS = TEXTS | st.integers(-(2**53), 2**53) | st.booleans()
VALUES = SCALARS | st.lists(TEXTS) | st.dictionaries(TEXTS, SCALARS, max_size=3)


@settings(deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_a_table_is_read_back_as_it_was_meant(values):
    """A title with a quotation mark, a line break or an emoji must not make a record unreadable."""
    assert values == tomllib.loads(dump_table("", values))


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=8))
def test_a_long_list_on_several_lines_is_the_same_list(values):
    """Signatures stand on many lines, so that a record can be looked at in an editor."""
    assert {"shingles": values} == tomllib.loads(dump_table("signature", {"shingles": values}))["signature"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"他说：\\"好\\""', '他说："好"'),
        ('"C:\\\\plans"', "C:\\plans"),
        ('"一\\n二"', "一\n二"),
        ('"\\u0007"', "\a"),
        ('"\\uFFFD"', "\ud83d"),
        ("true", True),
        ("2015", 2015),
        ('["十二五", "十三五"]', ["十二五", "十三五"]),
        ('{ code = "220000", name = "吉林省" }', {"code": "220000", "name": "吉林省"}),
    ],
)
def test_a_value_stands_on_one_line(written, value):
    """People edit these files by hand and must recognise what they see."""
    assert written == dump_value(value)


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (1, ("slug",)),
        (3, ("title",)),
        (4, ("title", "zh")),
        (7, ("evidence", "period", "state")),
        (2, ("province", "code")),
        (None, ("title", "fr")),
    ],
)
def test_a_mistake_is_told_by_its_line(line, path):
    """Whoever mistyped a key should not have to look for it."""
    top = 'slug = "x"\nprovince = { code = "22" }\n[title]\nzh = "题名"\n\n'
    text = top + '[ evidence.period ] # a note\nstate = "stated"\n'

    assert line == line_of(text, path)
