"""Document numbers: the plan's own, in one form of brackets; never that of a document it quotes."""

import pytest

from tests.annotate.annotate_factories import BODY, letter, record


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("辽政发〔2015〕24号", "辽政发〔2015〕24号"),
        ("辽政发〔2015〕24号", "辽政发[2015] 24 号"),
        ("甘政发〔2021〕62号", "甘政发 〔２０２１〕６２ 号"),
        ("吉政办发〔2016〕3号", "（吉政办发〔2016〕3号）"),
        ("吉政办发〔2016〕3号", "吉政办发【2016】3号"),
        ("吉政发〔2011〕12号", "文号：吉政发〔2011〕12号"),
    ],
)
def test_the_number_has_one_form_however_printed(number, printed):
    """It is the surest key to a document, so it must be equal where the documents are."""
    assert number == record(letter(number=printed)).doc_number


@pytest.mark.parametrize(
    "text",
    [
        letter().replace("制定本文", "根据《国务院关于发展工业的意见》（国发〔2015〕28号），制定本文"),
        "示例省工业发展规划"
        + BODY.replace("结合实际", "根据《决定》（吉发〔2010〕19号，下称《决定》）和有关要求，结合我省实际"),
        "示例省工业发展规划"
        + BODY.replace("　　一、", "\n（国发〔2021〕4号）\n\n　　一、").replace(
            "加快工业由大变强", "加快工业由大变强，" * 5
        ),
        letter(title="关于转发《国务院关于发展工业的意见》（国发〔2015〕28号）的通知"),
        letter().replace("现将有关文件", "按照国办发〔2014〕2号文件要求，现将有关文件"),
    ],
)
def test_the_number_of_a_quoted_document_is_not_the_plans(text):
    """国发〔2015〕28号 in a province's plan is the State Council's; a file must not be recognised by it."""
    found = record(text)

    assert (None, "unknown") == (found.doc_number, found.evidence["doc_number"].state)


def test_the_number_under_a_long_title_is_the_documents():
    """Six departments fill two lines before their title begins; the number below is still theirs."""
    who = "自治区生态环境厅 发展和改革委 自然资源厅 住房和城乡建设厅 农业农村厅 林业和草原局"
    title = f"{who}关于印发《宁夏回族自治区“十四五”土壤、地下水和农村生态环境保护规划》的通知"

    assert "宁环发〔2022〕8号" == record(letter(title=title, number="宁环发〔2022〕8号")).doc_number


def test_the_number_carries_the_words_it_was_read_from():
    """A reader can check it against the paper."""
    evidence = record(letter(number="辽政发[2015] 24 号")).evidence["doc_number"]

    assert ("stated", True) == (evidence.state, evidence.span is not None)
