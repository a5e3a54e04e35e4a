"""What groups of targets are called that are brought together by what their names end in."""

import pytest

from app.domain.plan import Lang
from app.web.target_table import name_of


@pytest.mark.parametrize(
    ("noun", "lang", "expected"),
    [
        ("…示范区", "zh", "…示范区"),
        ("…示范区", "en", "… demonstration zone"),
        ("…研发投入", "en", "… R&D investment"),
        ("…跨海渡槽", "en", "…跨海渡槽"),
        ("产值", "en", "output value"),
        ("", "en", "Other indicators"),
    ],
)
def test_a_family_is_called_by_its_ending(noun: str, lang: Lang, expected: str) -> None:
    """Three dots say that other words stand before it; what is not known in English stays as printed."""
    assert expected == name_of(noun, lang)
