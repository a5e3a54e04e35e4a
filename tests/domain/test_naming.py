"""Whether a plan is called what was typed, blanks or none."""

import pytest

from app.domain.naming import is_called

TITLES = ("成都市“十四五”生态环境保护专项规划", "关于印发2030年前碳达峰实施方案的通知", "jilin-2021-energy-plan")


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "专项规划",
        "生态环境保护规划",
        "成都 规划",
        "成都市规划",
        "碳达峰方案",
        "2030年碳达峰方案",
        "“专项规划”",
        "energy jilin",
    ],
)
def test_words_are_found_in_their_order(asked):
    """A reader who leaves 专项 out of a title means that plan."""
    assert is_called(TITLES, asked)


@pytest.mark.parametrize(
    "asked",
    ["规划成都", "“生态环境保护规划”", "成都市碳达峰方案", "生态规", "成规", "203年碳达峰方案", "jilin-plan"],
)
def test_what_no_title_has_in_that_order_is_not_found(asked):
    """Words of two titles, single characters and pieces of a number are no name, and quotation marks mean the words."""
    assert not is_called(TITLES, asked)
