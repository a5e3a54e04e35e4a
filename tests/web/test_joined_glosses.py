"""English glosses of headings that name several things."""

import pytest

from app.web.glosses import of_heading


@pytest.mark.parametrize(
    ("english", "heading"),
    [
        ("Guiding thought and development goals", "一、指导思想和发展目标"),
        ("Guiding thought, working principles and main targets", "指导思想、工作原则和主要目标"),
        ("Safeguard measures", "四、保障措施"),
        ("", "一、指导思想和某某计划"),
        ("", "推动某某发展"),
    ],
)
def test_a_heading_of_several_known_things_has_all_of_them_or_nothing(english, heading):
    """Half a gloss would tell a reader that a chapter is about less than it is."""
    assert english == of_heading(heading)
