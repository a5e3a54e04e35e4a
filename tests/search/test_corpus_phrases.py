"""
The promise of the phrase, held against the five plans and forty other documents as they came from the web.

Any two to thirty characters, typed in another writing than the printed one, are found in every place where they
stand and nowhere else, counted exactly, and marked character by character in headings and paragraphs.
"""

import json
import random
from collections.abc import Iterator

import pytest
from opencc import OpenCC

from app.analysis.fold import fold_text
from app.domain.plan import Layer, Plan
from app.domain.record import Record
from app.domain.results import SearchRequest
from app.errors import QueryNotUnderstood
from app.read import read_file
from app.search.build import write_index
from app.search.whoosh_engine import WhooshEngine
from app.structure import build_outline
from tests.search.phrase_oracle import Line, Marks, Phrase, lines_of
from tests.shared_texts import SHARED

DRAWS = 1200
SIZE = 100
QUOTES = (("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"), ("＂", "＂"))
BRACKETS = "〔〕［］[]()（）【】"
TO_TRADITIONAL = OpenCC("s2t")

pytestmark = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus is not here (ARCHIVE_SHARED)")


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """The five plans, and of every folder of the corpus some documents."""
    documents = json.loads((SHARED / "corpus" / "index.json").read_text(encoding="utf-8"))
    documents = documents if isinstance(documents, list) else documents["documents"]
    files = sorted(each["file"] for each in documents)
    chosen = [SHARED / "corpus" / name for name in files[7::16]][:38]
    chosen += [SHARED / "corpus" / "bilingual_gwr" / f"gwr-{year}.en.txt" for year in (2009, 2024)]
    paths = [*sorted((SHARED / "plans").glob("*.txt")), *chosen]
    outlines = [build_outline(read_file(path)) for path in paths]
    return [
        Plan(Record(plan=f"plan-{number}"), (Layer("official", "zh", outline),))
        for number, outline in enumerate(outlines)
    ]


@pytest.fixture(scope="module")
def engine(plans: list[Plan], tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    """An engine over them."""
    directory = tmp_path_factory.mktemp("corpus")
    write_index(directory, plans)
    engine = WhooshEngine.open(directory)
    yield engine
    engine.close()


def _typed(text: str, draw: random.Random) -> str:
    """*text* in another writing: widths, brackets, traditional characters, capitals, blanks."""
    kind = draw.randrange(6)
    signs = []
    for at, sign in enumerate(text):
        if kind == 1 and "!" <= sign <= "~":
            sign = chr(ord(sign) + 0xFEE0)
        elif kind == 2 and sign in BRACKETS:
            same = [each for each in BRACKETS if fold_text(each) == fold_text(sign)]
            sign = draw.choice(same)
        elif kind == 3:
            traditional = TO_TRADITIONAL.convert(sign)
            sign = traditional if fold_text(traditional) == fold_text(sign) else sign
        elif kind == 4:
            sign = {"○": "〇", "〇": "○"}.get(sign, sign.upper() if len(sign.upper()) == 1 else sign)
        elif kind == 5 and at and not sign.isalnum() and draw.random() < 0.3:
            sign = f" {sign}"
        signs.append(sign)
    return "".join(signs)


def _drawn(lines: list[Line], draw: random.Random) -> str:
    """Two to thirty characters of a line, as printed; "" where the draw falls inside a number or a word."""
    line = draw.choice([each for each in draw.choices(lines, k=8) if len(each.signs) > 4] or lines)
    if len(line.signs) < 2:
        return ""
    start = draw.randrange(len(line.signs) - 1)
    end = min(len(line.signs), start + draw.randint(2, 30))
    if not (line.may_cut(start) and line.may_cut(end)):
        return ""
    return line.text[line.places[start] : line.places[end - 1] + 1]


def _told(engine: WhooshEngine, query: str) -> tuple[int, int, dict[str, Marks]]:
    """Sections, paragraphs, and the marks by place, of all hits."""
    marks: dict[str, Marks] = {}
    page = 1
    while True:
        result = engine.search(SearchRequest(q=query, size=SIZE, page=page))
        for hit in result.hits:
            if hit.heading_highlights:
                marks[f"{hit.plan} {hit.anchor}"] = list(hit.heading_highlights)
            for paragraph in hit.paragraphs:
                marks[f"{hit.plan} {paragraph.anchor}"] = list(paragraph.highlights)
        if page * SIZE >= result.totals.sections:
            return result.totals.sections, result.totals.paragraphs, marks
        page += 1


def test_any_stretch_in_any_writing_is_found_counted_and_marked(plans: list[Plan], engine: WhooshEngine) -> None:
    """What a reader copies from anywhere leads him to all its places, and to nothing else."""
    lines = lines_of(plans)
    draw = random.Random(2025)
    wrong = []
    asked = 0
    while asked < DRAWS:
        typed = _typed(_drawn(lines, draw), draw)
        phrase = Phrase(typed)
        quotes = next((pair for pair in QUOTES if pair[0] not in typed and pair[1] not in typed), None)
        if len(phrase.signs) < 2 or quotes is None:
            continue
        asked += 1
        expected: dict[str, Marks] = {}
        sections = set()
        for line in lines:
            if phrase.signs in line.signs and (found := line.marks(phrase)):
                expected |= found
                sections.add(line.section)
        paragraphs = sum("-p" in name or "-t" in name for name in expected)
        try:
            told = _told(engine, f"{quotes[0]}{typed}{quotes[1]}")
        except QueryNotUnderstood as error:
            wrong.append((typed, str(error), ""))
            continue
        if told != (len(sections), paragraphs, expected):
            wrong.append((typed, told, (len(sections), paragraphs, expected)))

    assert wrong == []
