"""
Quotations in a report against the archive: what is right is said to be right, and every planted error is found.

The report quotes the two invented plans, in whose second edition 60% had become 65%.
"""

import threading

import pytest

from app.archive.filling import open_or_build

PROVINCE, CITY = "shili-sheng", "shili-shi"
PLAN = "《示例省特色产业提质增效行动计划》"
CARS = "到2020年，全省汽车产业总产值力争达到2600亿元，年均增长12%左右"
CHIPS = "在临溪建设传感器中试基地，重点突破压力、温度和气体传感器的封装工艺，良品率稳定在97%以上"
TALENT = "技师学院与企业联合招生，每年培养技工2万人"
PARK = "每个园区只确定一个主导产业，最多确定一个配套产业，主导产业产值占园区工业总产值的比重不低于65%。"
WATER = "控制年开采总量在300万吨以内，鼓励企业发展婴童水、果汁和植物饮料"


def link(anchor, edition=2, plan=PROVINCE):
    """A link as the archive gives it out."""
    return f"https://archive.example/plans/{plan}/{anchor}?edition={edition}"


@pytest.mark.parametrize(
    ("verdict", "quoted"),
    [
        # As printed.
        ("verbatim", CARS),
        ("verbatim", f"{CARS}。"),
        ("verbatim", TALENT),
        ("verbatim", "由云帆汽车牵头，吸收50家以上省内供应商"),
        # Widths, traditional characters, breaks, other quotation marks, blanks.
        ("verbatim_folded", "到２０２０年，全省汽车产业总产值力争达到２６００亿元，年均增长１２％左右"),
        ("verbatim_folded", "全省汽車產業總產值力爭達到2600億元，年均增長12%左右"),
        ("verbatim_folded", "技师学院与企业联合招生，\n每年培养技工2万人"),
        ("verbatim_folded", "到 2020 年，全省汽车产业总产值力争达到 2600 亿元"),
        ("verbatim_folded", "建立从小微企业、‘专精特新’企业到链主企业的培育库"),
        # Across paragraphs, and shortened with an ellipsis.
        ("verbatim_folded", "亏损企业户数减少三分之一。\n\n——绿色目标。万元工业增加值能耗累计下降16%"),
        ("verbatim_folded", "到2020年，全省汽车产业总产值力争达到2600亿元……把望湖建设成为区域性的汽车零部件出口基地"),
        ("verbatim_folded", "在临溪建设传感器中试基地，……，良品率稳定在97%以上"),
        ("verbatim_folded", "在临溪建设传感器中试基地，（略）良品率稳定在97%以上"),
        # A digit, a decimal, a Han numeral, a unit.
        ("number_differs", CARS.replace("2600", "2800")),
        ("number_differs", CARS.replace("12%", "21%")),
        ("number_differs", CARS.replace("亿元", "万元")),
        ("number_differs", CARS.replace("2020", "2025")),
        ("number_differs", CHIPS.replace("97%", "9.7%")),
        ("number_differs", CHIPS.replace("97%", "97个百分点")),
        ("number_differs", TALENT.replace("2万人", "2万户")),
        ("number_differs", TALENT.replace("2万人", "3万人")),
        ("number_differs", PARK.replace("65%", "60%")),
        ("number_differs", "由2015年的5.1%提高到6.5%，亏损企业户数减少四分之一"),
        ("number_differs", WATER.replace("300", "30")),
        ("number_differs", f"{CARS.replace('2600', '2800')}……把望湖建设成为区域性的汽车零部件出口基地"),
        # A digit and a word: the digit is the graver fault.
        ("number_differs", CHIPS.replace("97%", "95%").replace("封装", "制造")),
        # Words.
        ("wording_differs", CHIPS.replace("封装", "制造")),
        ("wording_differs", CHIPS.replace("重点突破", "着力攻克")),
        ("wording_differs", WATER.replace("鼓励", "支持")),
        ("wording_differs", PARK.replace("只确定一个", "确定一个")),
        # Made up, or like something that is there.
        ("not_found", "支持重点企业建设不锈钢深加工基地，提高就地转化水平"),
        ("not_found", "到2020年，全省船舶工业总产值力争达到500亿元，建成三个修造船基地"),
        ("not_found", "加强组织领导，落实工作责任，形成工作合力"),
        ("not_found", f"{CARS}……建设国际一流的造船基地"),
    ],
)
def test_a_quotation_is_judged_by_its_words(verdict, quoted, fictional):
    """The editor of a report reads this list, and nothing he does not find in it is checked again."""
    found = fictional.check_text(f"报告提到：“{quoted}”，值得注意。")

    assert [(verdict, quoted)] == [(each.verdict, each.quotation.text) for each in found]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("not_cited", f"有人说：“{CARS}。”"),
        ("as_cited", f"{PLAN}提出：“{CARS}。”"),
        ("as_cited", f"《示例省特色产业提质增效行动计划（2016—2020年）》提出：“{CARS}。”"),
        ("as_cited", f"“{CARS}”（示例省人民政府，{PLAN}，2016年）"),
        ("as_cited", f"“{CARS}”（{link('2.1-p2')}）"),
        ("as_cited", f"“{CARS}”[来源]({link('2.1')})"),
        ("as_cited", f"“{CARS}”（{link('2')}）"),
        ("as_cited", f"“{TALENT}”（{link('3.2-p1-s1')}）"),
        ("as_cited", f"> {CARS}。\n> —— {link('2.1-p2')}"),
        ("as_cited", f"{CARS}（{link('2.1-p2')}）。"),
        ("as_cited", f"{CARS}（{PLAN}）。"),
        ("elsewhere", f"“{CARS}”（{link('2.2-p1')}）"),
        ("elsewhere", f"“{CARS}”（{link('2.1-p2', 1, CITY)}）"),
        ("elsewhere", f"《示例市先进制造业发展规划》提出：“{CARS}。”"),
        ("unresolved", f"“{CARS}”（{link('77-p1')}）"),
        ("unresolved", f"《某某省船舶工业规划》提出：“{CARS}。”"),
        ("unresolved", f"“支持重点企业建设不锈钢深加工基地，提高就地转化水平”（{link('2.1-p2')}）"),
    ],
)
def test_the_place_is_judged_apart_from_the_words(place, text, fictional):
    """A sentence may be right and stand where nobody would find it."""
    assert [place] == [each.place for each in fictional.check_text(text)]


def test_a_corrected_number_is_right_for_whoever_cited_the_edition_before(fictional):
    """He quoted what was published then; the link says which edition that was."""
    quoted = PARK.replace("65%", "60%")
    found = fictional.check_text(f"“{quoted}”（{link('3.3-p1', 1)}）")[0]

    assert ("verbatim", "as_cited", 1) == (found.verdict, found.place, found.best and found.best.edition)


def test_what_the_source_says_is_shown_with_the_difference(fictional):
    """The words quoted without what is wrong, and the source's without what is missing, are the two texts."""
    quoted = CARS.replace("2600", "2800")
    found = fictional.check_text(f"“{quoted}”")[0]
    old = "".join(text for op, text in found.diff if op != "+")
    new = "".join(text for op, text in found.diff if op != "-")

    assert (quoted, CARS, "2.1-p2") == (old, new, found.best and found.best.anchor)


def test_words_that_begin_inside_a_number_are_not_the_source(fictional):
    """00亿元 stands in 2600亿元, and a plan that said so would have said something else."""
    found = fictional.check_text("“600亿元，年均增长12%左右，把望湖建设成为”")[0]

    assert "number_differs" == found.verdict


@pytest.mark.parametrize("text", ["", "   ", "没有引文的一句话（2016年）。“专精特新”", "“”", "「", "“没有结束"])
def test_what_is_no_quotation_is_not_checked_against_anything(text, fictional):
    """Terms in quotation marks and loose signs are everywhere in such reports."""
    assert [] == [each for each in fictional.check_text(text) if each.verdict != "not_found"]


def test_a_text_without_marks_is_a_quotation_as_a_whole(fictional):
    """Who pastes a sentence wants to know where it stands."""
    found = fictional.check_text(f"{CARS}。\n\n{WATER}。")

    assert [("verbatim", CARS + "。"), ("verbatim", WATER + "。")] == [(f.verdict, f.quotation.text) for f in found]


def test_offsets_are_those_of_the_text_as_pasted(fictional):
    """A page marks the words in the report; one character off and every mark is wrong."""
    text = f"𠀀甲：“{CARS}”\r\n乙：「{TALENT}」（{PLAN}）"
    found = fictional.check_text(text)

    assert [CARS, TALENT] == [text[each.quotation.start : each.quotation.end] for each in found]


def test_what_stands_in_many_places_stands_where_it_is_cited_as_well(settings, fill):
    """Half of all plans have this sentence; the one that is cited may be the last that is looked at."""
    words = "加强组织领导，建立健全协调推进机制，明确责任分工，形成工作合力"
    plans = {f"plan-{k:02}/text.txt": f"第{k}号规划\n\n一、保障\n\n（一）组织。{words}。\n" for k in range(40)}
    fill(plans)
    archive = open_or_build(settings).archive
    texts = [f"“{quoted}”（{link('1.1-p1', 1, 'plan-39')}）" for quoted in (words, words.replace("合力", "局面"))]

    assert [("verbatim", "as_cited"), ("wording_differs", "as_cited")] == [
        (found.verdict, found.place) for text in texts for found in archive.check_text(text)
    ]


def test_a_word_with_a_sign_for_an_omission_in_it_is_whole(settings, fill):
    """战略 has the 略 by which something is left out; a quotation cut there would be believed piece by piece."""
    words = "大力实施创新驱动发展战略和人才强市战略，建成五个产业基地"
    fill({"plan-a/text.txt": f"甲规划\n\n一、任务\n\n（一）创新。{words}。\n"})
    found = open_or_build(settings).archive.check_text(f"“{words}”")

    assert [("verbatim", words)] == [(each.verdict, each.best and each.best.text) for each in found]


def test_widths_are_no_reason_to_send_a_reader_elsewhere(settings, fill):
    """Two plans say it, one of them in wide digits; whoever cites that one cites it rightly."""
    words, wide = "到2020年建成5个国家级产业基地和8个示范园区", "到２０２０年建成５个国家级产业基地和８个示范园区"
    texts = {"plan-a": words, "plan-b": wide}
    fill({f"{slug}/text.txt": f"{slug}规划\n\n一、任务\n\n（一）园区。{text}。\n" for slug, text in texts.items()})
    found = open_or_build(settings).archive.check_text(f"“{words}”（{link('1.1-p1', 1, 'plan-b')}）")

    assert [("verbatim_folded", "as_cited")] == [(each.verdict, each.place) for each in found]


def test_getting_ready_in_the_background_changes_no_answer(settings, fill):
    """The form is opened, perhaps twice, and the text comes before the index is done."""
    words = "大力实施创新驱动发展战略和人才强市战略，建成五个产业基地"
    fill({"plan-a/text.txt": f"甲规划\n\n一、任务\n\n（一）创新。{words}。\n"})
    archive = open_or_build(settings).archive
    archive.prepare_check()
    archive.prepare_check()
    checked = archive.check_text(f"“{words}”")
    left = [thread for thread in threading.enumerate() if thread.name == "check index"]
    for thread in left:
        thread.join()

    assert (["verbatim"], True) == ([each.verdict for each in checked], len(left) < 2)
