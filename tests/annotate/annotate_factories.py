"""
Short ways for the tests of annotate to make a record and labelled sections from a text.

Relies on app.read and app.structure. Invented texts only; places are real, since they are what is recognised.
"""

from app.annotate import annotate
from app.annotate.targets import find_targets
from app.domain.facts import Target
from app.domain.outline import Outline, Paragraph, Section, Span
from app.domain.record import Record
from app.read import read_text
from app.structure import build_outline


def described(text: str) -> tuple[Record, Outline]:
    """The record and the labelled outline of *text*, as if it stood in a file of its own."""
    return annotate(build_outline(read_text(text, "plan.txt")), "plan-00000000")


def record(text: str) -> Record:
    """What is inferred of *text*."""
    return described(text)[0]


def labels(text: str) -> dict[str, tuple[str, ...]]:
    """Anchor → industries, of every section of *text*."""
    return {section.anchor: section.industries for section in described(text)[1].sections}


BODY = """

　　为贯彻落实上级部署，加快工业由大变强，结合实际，制定本文。

　　一、总体要求

　　坚持创新驱动和质量为先，统筹存量调整与增量优化，做大做强主导门类，培育新的增长点。支持企业与院校共建研发机构，开展联合攻关，\
加快成果转化，提高产品的档次和附加值，增强发展后劲。

　　二、主要任务

　　加快改造提升，延伸链条，做大总量。

　　三、保障措施

　　加强组织领导，落实工作责任，完善统计监测，定期通报进展情况。对工作不力的地方和单位，要及时督促整改，限期完成，确保各项任务\
落到实处。各有关部门要密切配合，形成合力。
"""
"""Text whose lines are plainly paragraphs (of unequal length), and which says not where, when or by whom."""


def letter(
    title: str = "示例省人民政府关于印发《示例省工业发展规划》的通知",
    number: str = "",
    signature: str = "",
    plan: str = "示例省工业发展规划",
    foot: str = "",
) -> str:
    """A forwarding notice with the plan under it, as governments issue them; any piece may be left out."""
    head = "\n\n".join(piece for piece in (title, number) if piece)
    ask = "　　现将有关文件印发给你们，请结合本地区、本部门的工作实际，认真贯彻执行。"
    return f"{head}\n\n各市人民政府：\n\n{ask}\n\n{signature}\n\n{plan}{BODY}\n{foot}\n"


def targets(text: str, heading: str = "（三）主要目标。", begins: int | None = 2016) -> tuple[Target, ...]:
    """The targets of a plan of one paragraph that begins in *begins*."""
    paragraph = Paragraph("1-p1", text, 1, 2, (Span(0, len(text)),))
    section = Section(
        "1", "（三）", heading, heading, 1, "main", None, True, 1, (paragraph,), industries=("automotive",)
    )
    return find_targets(Outline((section,)), Record("plan", period_start=begins))


def said(text: str, name: str, **more: object) -> list[object]:
    """One field of every target (no baseline) of *text*."""
    return [getattr(t, name) for t in targets(text, **more) if t.kind != "baseline"]  # type: ignore[arg-type]
