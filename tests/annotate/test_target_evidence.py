"""What speaks for a number as an aim, and what against it, in a plan, a report and a text of rules."""

import pytest

from app.annotate.amounts import find_amounts
from app.annotate.target_evidence import EVIDENCE, Circumstances, is_aim
from app.annotate.target_norms import Setting

PLAN, REPORT, RULES = 2, 0, -1


def circumstances(text: str, year: str | None = None) -> Circumstances:
    """The first number of a sentence of one clause."""
    amount = find_amounts(text)[0]
    before, after = text[: amount.start], text[amount.end :]
    setting = Setting(amount, before, after, before, after, text[amount.start : amount.end])
    return Circumstances(setting, text, year)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prior", "text", "year", "aim"),
    [
        (PLAN, "建设平台30个", None, True),
        (PLAN, "覆盖率30%", None, True),
        (PLAN, "共有30个街道", None, False),
        (REPORT, "建设平台30个", None, False),
        (REPORT, "覆盖率达到30%", None, False),
        (REPORT, "力争建设平台30个", None, True),
        (REPORT, "建设平台30个", "named", True),
        (RULES, "覆盖率达到30%", None, False),
        (RULES, "确保覆盖率达到30%", None, True),
        (RULES, "纳入单位30家", "named", False),
        (RULES, "覆盖率达到30%", "reached", True),
    ],
)
def test_the_less_a_text_promises_the_more_the_sentence_must_say(
    prior: int, text: str, year: str | None, aim: bool
) -> None:
    """A plan means what it counts; a report may be telling, and rules bind others."""
    assert aim == is_aim(prior, circumstances(text, year))


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("允许将不超过3%的土地用于旅游开发", False),
        ("单个企业投放资金不超过2亿元", False),
        ("每人只能申报1个项目", False),
        ("这将使农村1.5亿户受益", False),
        ("单位能耗控制在3%", True),
    ],
)
def test_permissions_and_effects_speak_against_an_aim(text: str, aim: bool) -> None:
    """What somebody may do is no promise, nor is what others get out of it."""
    assert aim == is_aim(PLAN, circumstances(text))


def test_every_evidence_has_a_name_of_its_own() -> None:
    """Whoever asks why a number was left out is told by name."""
    assert len(EVIDENCE) == len({evidence.name for evidence in EVIDENCE})
