"""The documents a plan names: in paragraphs, headings and tables, by title, number and short name."""

import pytest

from app.annotate.references import find_references
from app.read import read_text
from app.structure import build_outline

LONG = "某省汽车产业发展规划"


def named(text):
    """(title, number) of every reference in a text as it comes in."""
    return [(r.title, r.number) for r in find_references(build_outline(read_text(text, "a.txt")))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"按照《{LONG}》的要求，加快发展。", [(LONG, None)]),
        ("落实国发〔2010〕32号文件。", [(None, "国发〔2010〕32号")]),
        # The short name stands for the whole, in whatever paragraph comes after.
        (
            f"《{LONG}》（以下简称《规划》）已经印发。\n\n二、任务\n\n全面落实《规划》提出的任务。",
            [(LONG, None), (LONG, None)],
        ),
        (
            "《关于加快某产业发展的意见》（国发〔2010〕32号，以下简称《意见》）已经印发。\n\n认真贯彻《意见》精神。",
            [("关于加快某产业发展的意见", "国发〔2010〕32号")] * 2,
        ),
        # Nothing said what these stand for, and hundreds are called so.
        ("全面落实《规划》和《实施意见》，以及《行动计划》的任务。", []),
        ("落实《意见》（国发〔2010〕32号）。", [("意见", "国发〔2010〕32号")]),
        # Not every name is that of a plan; whoever follows them may want a law as well.
        ("依照《公司法》登记。", [("公司法", None)]),
        ("没有提到任何文件。", []),
    ],
)
def test_a_plan_names_the_documents_it_rests_on(body, expected):
    """A reader follows them upwards to what was decided first."""
    assert expected == named(f"某市工业规划\n\n一、总则\n\n{body}\n")


def test_a_short_name_holds_from_where_it_is_said():
    """Before that the text may mean another."""
    text = f"某市工业规划\n\n一、总则\n\n按照《纲要》。\n\n《{LONG}》（以下简称《纲要》）印发。\n"

    assert [(LONG, None)] == named(text)


def test_places_are_those_of_the_text_shown():
    """The words from start to end become a link in the reader."""
    outline = build_outline(read_text(f"某市工业规划\n\n一、落实《{LONG}》\n\n（一）按照《{LONG}》推进。\n", "a.txt"))
    texts = {p.anchor: p.text for s in outline.sections for p in s.paragraphs}
    texts |= {s.anchor: s.heading for s in outline.sections}

    assert [f"《{LONG}》"] * 2 == [texts[r.anchor][r.start : r.end] for r in find_references(outline)]


def test_a_table_names_documents_too():
    """Lists of policies come as tables; the number in the next cell is the title's, that of the row above is not."""
    rows = ["序号\t文件\t文号", f"1\t《{LONG}》\t某政发〔2012〕1号", "《某条例》\t无\t"]
    text = "\n".join(["某市工业规划", "", "一、政策", "", *rows, ""])

    assert {(LONG, "某政发〔2012〕1号"), ("某条例", None)} == set(named(text))
