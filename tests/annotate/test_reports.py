"""News and readings: what only tells of a plan is no plan, and has neither its number nor its issuer."""

import pytest

from app.annotate.reports import is_reading
from tests.annotate.annotate_factories import BODY, letter, record

TOLD = (
    "　　近日，吉林省发展改革委联合省财政厅印发《吉林省工业发展规划》（吉发改〔2021〕12号），"
    "在全国率先出台二十五项举措。\n\n"
    "　　《规划》提出，到2025年，全省工业总量再上新台阶，主导门类的竞争力明显增强，新增一批龙头企业。\n\n"
    "　　《规划》明确，将加大财政支持力度，完善服务体系，培育新的增长点，各项任务均已分解到部门。\n\n"
    "　　下一步，省发展改革委将会同有关部门抓好落实。\n"
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("报道", "吉林出台工业发展规划\n\n" + TOLD),
        ("报道", TOLD),
        ("报道", "工业有了新规划\n\n　　（记者王明）日前，吉林省印发《吉林省工业发展规划》，迈上新台阶。\n\n" + TOLD),
        ("解读", "《吉林省工业发展规划》政策解读" + BODY),
        ("解读", "一图读懂吉林省工业发展规划" + BODY),
        ("规划", "吉林省工业发展规划" + BODY),
        ("规划", letter(title="吉林省人民政府关于印发吉林省工业发展规划的通知", plan="吉林省工业发展规划")),
    ],
)
def test_what_tells_of_a_plan_has_a_kind_of_its_own(kind, text):
    """Who counts plans must not count the newspaper."""
    assert kind == record(text).kind


READING = "《吉林省工业发展规划》政策解读\n\n吉发改〔2021〕12号\n\n吉林省人民政府\n2021年5月6日" + BODY


@pytest.mark.parametrize("text", [TOLD, READING])
def test_a_report_has_neither_number_nor_issuer(text):
    """The number in the news is that of the plan, which is another document."""
    found = record(text)

    assert (None, ()) == (found.doc_number, found.issuer)


def test_a_document_printed_in_full_under_the_news_of_it_is_the_document():
    """Central opinions are published like this and in no other way."""
    text = (
        "中共吉林省委、吉林省人民政府印发《关于发展工业的意见》\n\n"
        "　　近日，中共吉林省委、吉林省人民政府印发了《关于发展工业的意见》，"
        f"并发出通知，要求各地结合实际认真贯彻落实。\n\n　　《关于发展工业的意见》全文如下。{BODY}"
    )

    assert ("意见", "关于发展工业的意见") == ((found := record(text)).kind, found.title_zh)


@pytest.mark.parametrize(
    ("is_one", "title"),
    [
        (True, "《辽源市工业发展规划》解读"),
        (True, "辽源市工业发展规划解读之二"),
        (True, "图解：辽源市工业发展规划"),
        (True, "关于工业发展规划答记者问"),
        (False, "辽源市工业发展规划"),
        (False, "关于做好政策解读工作的通知"),
        (False, None),
    ],
)
def test_a_reading_is_told_by_its_title(is_one, title):
    """A notice about readings is none."""
    assert is_one is is_reading(title)
