"""What the parts of a plan are called: one vocabulary for pairing and for coverage."""

import pytest

from app.compare.headings import heading_of
from app.compare.part_names import PART_NAMES
from app.compare.slot_names import parts_named
from app.domain.views import SLOTS


@pytest.mark.parametrize(
    ("heading", "token", "slot"),
    [
        ("指导思想", "§requirements", "requirements"),
        ("总体构想", "§requirements", "requirements"),
        ("基本原则", "§principles", "principles"),
        ("主要目标", "§goals", "goals"),
        ("重点任务", "§tasks", "tasks"),
        ("空间布局", "§layout", "layout"),
        ("重大项目", "§projects", "projects"),
        ("保障措施", "§safeguards", "safeguards"),
        ("组织实施", "§organisation", "safeguards"),
        ("发展现状", "§achieved", "situation"),
        ("存在不足", "§problems", "situation"),
        ("面临形势", "§outlook", "situation"),
        ("发展机遇", "§chances", "situation"),
        ("面临的严峻挑战", "§challenges", "situation"),
        ("overall requirements", "§requirements", "requirements"),
        ("main tasks", "§tasks", "tasks"),
    ],
)
def test_what_names_a_part_is_known_to_pairing_and_coverage_alike(heading, token, slot):
    """A chapter that a comparison sets beside another plan's problems is no gap in the matrix of parts."""
    assert ((token,), (slot,)) == (heading_of(heading).core, parts_named(heading, True))


def test_every_part_of_the_matrix_has_a_name():
    """A part without one would be a gap in every plan."""
    assert set(SLOTS) == {part.slot for part in PART_NAMES}


@pytest.mark.parametrize("title", ["抢抓发展机遇", "积极应对挑战", "着力解决突出问题", "完善社会保障体系"])
def test_what_is_done_about_a_part_is_none(title):
    """A chapter that sets out to seize chances or to mend faults is one of tasks."""
    assert () == parts_named(title, True)


@pytest.mark.parametrize("title", ["完善废旧物资循环利用政策保障体系", "完善政策保障机制"])
def test_safeguards_by_policy_are_the_plans_own(title):
    """政策 before 保障体系 says that it is no subject, whatever the policy is for."""
    assert ("safeguards",) == parts_named(title, True)
