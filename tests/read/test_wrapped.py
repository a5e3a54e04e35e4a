"""Hard-wrapped lines: which of them goes on, where the page or the file blurs its own measure."""

import pytest

from tests.read.reading_factories import blocks, lost, read, repairs, wrapped

PROSE = (
    "重点围绕整车企业的配套需求，加快发展发动机、变速箱和汽车电子等关键零部件，支持企业开展技术改造，"
    "提高本地配套率，到示例末期零部件产业产值明显提高，形成以望湖市为核心的产业集群，带动上下游企业协同发展。"
)
AROUND = f"{wrapped(PROSE)}\n{wrapped(PROSE)}\n"


def among(*lines: str) -> list[str]:
    """The blocks that *lines* make in text wrapped at 56 columns, without the paragraphs around them."""
    return [text for text in blocks(AROUND + "\n".join(lines) + "\n" + AROUND) if text != PROSE]


@pytest.mark.parametrize(
    "lines",
    [
        ("加强统筹协调。推动省以下监测监察执法垂直管理制度改革", "全面落地见效，完善数据库。"),
        (
            "各级交通运输主管部门应会同公安部门加大对示范工程创建",
            "的宣传力度，充分利用网络、报纸等多种方式宣传工作进展。",
        ),
        ("加快推进产业转型升级，保质保量完成各项任务和改革目标任务要求", "落实", "到位，加强督查。"),
        ("有序推进充换电、加注（气）", "、加氢等基础设施建设，提高公交车", "使用新能源的比例，加快淘汰老旧车。"),
        ("在示例期间，", "全省累计建成三个基地，推动产业集聚发展，形成完整体系。"),
    ],
)
def test_a_sentence_goes_on_over_the_line_end(lines: tuple[str, ...]) -> None:
    """A first line without its indent, a ragged edge, two characters that did not fit, a line in pieces."""
    assert among(*lines) == ["".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("强化风险防控，牢守安全底线", "牢固树立底线思维，加强安全监管，加快推进治理，确保设施安全。"),
        (
            "（五）治理体系治理能力现代化为生态文明建设提供新保障",
            "治理体系和治理能力现代化是制度及其执行能力的集中体现",
        ),
        (
            "第五章 强化生态保护监管，提升生态系统质量和稳定性能",
            "以生态保护和治理为重点，坚持系统治理，提高生态质量的稳",
        ),
        (
            "研究内容：着力于固体废弃物制备低碳材料的关键技术研究。",
            "考核指标：建成一条示范线，形成标准三项，培养人才十名。",
        ),
        (
            "提高覆盖率。（由省工业厅、省财政厅等按职责分工负责）",
            "实施清洁能源推进行动。推进改造，加快建设一批重点工程。",
        ),
    ],
)
def test_a_heading_or_a_new_paragraph_is_not_drawn_in(lines: tuple[str, ...]) -> None:
    """A heading that fills its line looks like a full line; the paragraph below shows that it begins anew."""
    assert among(*lines)[0] == lines[0]


def test_an_article_whose_number_stands_alone_is_one_paragraph() -> None:
    """第九条 in a column of its own: its first line is short by the number's width and goes on all the same."""
    lines = ("第九条", "公民、法人和其他组织发现任何单位和个人有", "损害环境行为的，有权向有关部门举报。")

    assert among(*lines) == ["第九条 公民、法人和其他组织发现任何单位和个人有损害环境行为的，有权向有关部门举报。"]


@pytest.mark.parametrize("title", ["申报流程", "评估”程序进行。"])
def test_an_articles_number_takes_no_words_that_are_not_its_own(title: str) -> None:
    """Files of two columns print the chapter's title, or the end of another sentence, behind 第五条."""
    assert "第五条" in among("第五条", title)


@pytest.mark.parametrize("dot", [".", "．", "、"])
def test_a_number_parted_from_its_dot_is_put_together(dot: str) -> None:
    """2 and “. 推进治理” on two lines is the item 2., which the outline would miss."""
    assert among("2", f"{dot} 推进治理。坚持属地为主，完善责任体系。")[0].startswith(f"2{dot} 推进")


@pytest.mark.parametrize("row", [". 优良天数比率 (% )", ". 单位产值能耗降低（吨）", ". 安全利用率 *"])
def test_a_row_of_a_table_is_not_put_together_to_a_heading(row: str) -> None:
    """Cells come out of a PDF one by one; 2 and the name of an indicator are a row, and no section."""
    assert among("2", row)[0] == "2"


def test_blanks_that_space_out_a_line_do_not_count() -> None:
    """生 态 环 境 is set wide to fill the line; measured as printed, it would be a line of another width."""
    spaced = "，".join(["坚 持 源 头 治 理 和 系 统 保 护 修 复", "推 进 清 洁 生 产 和 循 环 利 用 等 各 项"])
    text = f"{AROUND}{spaced}\n工作，完善监管制度。\n{AROUND}"

    assert f"{spaced}工作，完善监管制度。" in blocks(text)


def test_every_join_is_recorded() -> None:
    """A reader can see where lines were put together, in wrapped text and at its edges too."""
    text = f"{AROUND}第九条\n公民发现损害环境行为\n的，有权举报，并\n\n监督，到2025\n年，建成基地。\n示例省人民政府\n"
    reading = read(text)
    covers = [(r.span.start, r.span.end) for r in reading.repairs if r.name.startswith("join")]
    seams = [(a.end, b.start) for block in reading.blocks for a, b in zip(block.spans, block.spans[1:], strict=False)]

    assert ([s for s in seams if not any(lo <= s[0] and s[1] <= hi for lo, hi in covers)], lost(reading)) == ([], "")


@pytest.mark.parametrize("number", ["— 4 5 —", "— 25\n—", "-\n27 -", "一 18 一", "- 2 一"])
def test_a_page_number_in_pieces_does_not_part_a_sentence(number: str) -> None:
    """Printed with blanks between its digits, or on two lines, it is a page number all the same."""
    text = f"坚持以市场为导向，加快汽车产业转\n{number}\n\f型升级，提高竞争力。"

    assert (blocks(text), len(repairs(text, "drop_page_number"))) == (
        ["坚持以市场为导向，加快汽车产业转型升级，提高竞争力。"],
        number.count("\n") + 1,
    )


def test_two_lines_of_a_dash_and_a_number_inside_a_page_stay() -> None:
    """A range in a table's cells, 12 and —, is no page number: text follows on the same page."""
    text = "平均值见下表，单位为吨\n— 12\n—\n本表数据由企业填报，仅供参考。"

    assert repairs(text, "drop_page_number") == []
