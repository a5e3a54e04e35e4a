"""How the outline of the reader names a section."""

import pytest

from app.domain.outline import Paragraph, Section
from app.web import parts


def _section(label: str, title: str | None, text: str) -> Section:
    paragraph = Paragraph(anchor="1-p1", n=1, kind="text", text=text, order=1, spans=())
    heading = f"{label}{title or ''}"
    return Section("1", label, title, heading, 1, "main", None, not title, 0, (paragraph,) if text else ())


@pytest.mark.parametrize(
    ("label", "title", "text", "expected"),
    [
        ("第一章", "开启新征程", "", "第一章 开启新征程"),
        ("一、", "总体要求", "", "一、总体要求"),
        ("1.2", "总体要求", "", "1.2 总体要求"),
        # A number alone says nothing about where it leads.
        ("三、", None, "推动产业结构优化升级，加快绿色低碳转型和发展。", "三、推动产业结构优化升级，加快绿色低碳转型…"),
        ("四、", None, "", "四、"),
    ],
)
def test_a_section_is_listed_so_that_one_knows_what_it_is_about(
    label: str, title: str | None, text: str, expected: str
) -> None:
    """Who looks for a chapter reads the list of contents, not the chapters."""
    assert expected == parts.listed(_section(label, title, text))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("（一）汽车产业。", "（一）汽车产业"),
        ("二、主要目标：", "二、主要目标"),
        ("三、保障措施", "三、保障措施"),
        ("2. Targets by 2030", "2. Targets by 2030"),
    ],
)
def test_a_heading_names_its_section_without_its_stop(heading: str, expected: str) -> None:
    """（一）汽车产业。› 2.汽车零部件。is two sentences and no path."""
    assert expected == parts.as_name(heading)
