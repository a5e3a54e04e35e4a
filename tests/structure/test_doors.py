"""The same plan through every door: a text file, a web page and a Word file give one outline."""

import io

import docx
import pytest

from app.read import read_bytes
from app.structure import build_outline

LINES = (
    "示例省产业发展规划",
    "为促进产业发展，制定本规划。",
    "一、总体要求",
    "（一）指导思想。坚持创新驱动，加快转型升级。",
    "（二）主要目标",
    "到2015年，全省汽车产量达到100万辆，食品工业产值翻一番。",
    "二、重点任务",
    "1.汽车产业。重点围绕整车企业发展配套，提高本地配套率。",
    "2.食品产业。加快发展精深加工，延伸产业链条，打造知名品牌。",
    "三、保障措施",
    "加强领导，落实责任，强化监督检查。",
)
EXPECTED = ["0-p1", "1.1-p1", "1.2-p1", "2.1-p1", "2.2-p1", "3-p1"]


def word() -> bytes:
    """The plan as a Word file."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


DOORS = {
    "plan.txt": "\n".join(LINES).encode(),
    "gbk.txt": "\r\n".join(LINES).encode("gbk"),
    "indented.txt": "\n\n".join(f"　　{line}" for line in LINES).encode("utf-16"),
    "plan.md": "\n\n".join(LINES).encode(),
    "plan.html": ("<html><body><div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div></body></html>").encode(),
    "breaks.htm": ("<html><body><div>" + "<br>".join(LINES) + "</div></body></html>").encode(),
    "plan.docx": word(),
}


@pytest.mark.parametrize("name", DOORS)
def test_every_door_gives_one_outline(name: str) -> None:
    """A link must not depend on whether the office sent the Word file or the web page."""
    outline = build_outline(read_bytes(DOORS[name], name))

    assert [p.anchor for s in outline.sections for p in s.paragraphs] == EXPECTED
