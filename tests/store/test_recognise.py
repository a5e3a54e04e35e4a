"""A text is known by its own number, then its title, then its content; each alone can be somebody else's."""

import pytest

from app.domain.record import Evidence, Record
from app.domain.reports import Recognition
from app.store.recognise import Known, Recogniser
from app.store.signature import sign
from tests.store.plan_texts import paragraphs, plan_text, rewrapped

TITLE = "示例省特色产业提质增效行动计划（2016-2020年）"
NUMBER = "示政发〔2016〕8号"
TEXT = plan_text(TITLE, NUMBER)
SAID = paragraphs(1)


def record(plan: str = "shili-2016", state: str = "stated", **fields: object) -> Record:
    """A record whose title is known in *state*."""
    return Record(plan, evidence={"title": Evidence(state)}, **fields)  # type: ignore[arg-type]


def known(text: str | None = TEXT, **fields: object) -> Known:
    """The plan on file; without a text nothing but its record is known."""
    given = {"title_zh": TITLE, "doc_number": NUMBER, **fields}
    return Known(record(**given), () if text is None else (sign(text),))


def recognise(text: str, on_file: list[Known], **inferred: object) -> Recognition:
    """What the recogniser makes of *text*, which says *inferred* of itself."""
    return Recogniser(on_file).recognise(text, "0" * 64, record("plan-12345678", **inferred))


def by(text: str, on_file: Known, **inferred: object) -> str:
    """By what *text* is recognised as the one plan on file; "none" where it is not."""
    return recognise(text, [on_file], **inferred).by


@pytest.mark.parametrize(
    ("expected", "number", "title"),
    [
        ("document-number", NUMBER, TITLE),
        ("document-number", NUMBER, None),
        ("document-number", "示政发[2016]8号", None),
        ("document-number", "示政发（２０１６） 8 号", None),
        ("title", None, TITLE),
        ("title", None, "示例省 特色产业提质增效行动计划（2016—2020年）"),
        ("content", None, None),
    ],
)
def test_number_comes_before_title_and_title_before_content(expected, number, title):
    """A number names one document; a title may return; content is what is left when both are missing."""
    assert expected == by(TEXT, known(), doc_number=number, title_zh=title)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("broken at another width", rewrapped(TEXT, 40)),
        ("one paragraph missing", plan_text(TITLE, NUMBER, body=SAID[:7] + SAID[8:])),
        ("one paragraph corrected", plan_text(TITLE, NUMBER, body=[*SAID[:7], "更正后的文字另起一段。", *SAID[8:]])),
        ("a cover page before it", "示例省人民政府公报\n\n目录\n\n" + TEXT),
        ("figures corrected throughout", TEXT.replace("99", "98").replace("12", "13")),
    ],
)
def test_a_text_without_number_or_title_is_known_by_its_content(what, text):
    """Texts are copied out of web pages and scans; the first lines are the first to be lost."""
    assert "content" == by(text, known())


@pytest.mark.parametrize(
    ("what", "text", "inferred"),
    [
        (
            "another plan of the series",
            plan_text(seed=2),
            {"title_zh": "示例省特色产业提质增效行动计划（2021-2025年）"},
        ),
        ("another plan without a title", plan_text(None, seed=2), {}),
        ("one that merely prints the number", plan_text(seed=2), {"doc_number": NUMBER}),
        ("one that merely prints the title", plan_text(seed=2), {"title_zh": TITLE}),
        (
            "one of the same name, two fifths of it alike",
            plan_text(body=SAID[:12] + paragraphs(2)[:18]),
            {"title_zh": TITLE},
        ),
        ("an extract", plan_text(None, body=SAID[:9]), {}),
        (
            "the next edition, two thirds of it taken over",
            plan_text(body=SAID[:20] + paragraphs(2)[:10]),
            {"title_zh": "示例省特色产业提质增效行动计划（2021-2025年）"},
        ),
        (
            "a city's plan, nine tenths of it taken over",
            plan_text(body=SAID[:27] + paragraphs(2)[:3]),
            {"title_zh": "望湖市特色产业提质增效行动计划（2016-2020年）"},
        ),
        ("the same words under a number of its own", TEXT, {"doc_number": "示政发〔2017〕3号"}),
        ("the same title under a number of its own", TEXT, {"title_zh": TITLE, "doc_number": "望政发〔2016〕3号"}),
    ],
)
def test_what_is_not_the_plan_is_not_taken_for_it(what, text, inferred):
    """A text filed under the wrong plan becomes its next edition, and every citation of it then misleads."""
    assert "none" == by(text, known(), **inferred)


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        (
            "none",
            {"issued": "2015-03-01", "issued_basis": "signed"},
            {"issued": "2016-03-01", "issued_basis": "signed"},
        ),
        ("none", {"period_start": 2015, "period_end": 2015}, {"period_start": 2016, "period_end": 2016}),
        (
            "title",
            {"issued": "2015-12-28", "issued_basis": "signed"},
            {"issued": "2016-01-04", "issued_basis": "printed"},
        ),
        ("title", {"issued": "2015-03-01", "issued_basis": "signed"}, {}),
    ],
)
def test_a_title_that_returns_every_year_is_told_by_the_year(expected, first, second):
    """《…工作要点》 is the title of a new document each spring; most of it is the year before's."""
    title = "示例省工业经济运行工作要点"
    text = plan_text(title, body=SAID[:24] + paragraphs(2)[:6])

    assert expected == by(text, known(title_zh=title, doc_number=None, **first), title_zh=title, **second)


def test_a_corrected_date_does_not_make_a_plan_another():
    """Of two texts that are all but the same, one has a misprint in its date."""
    on_file = known(doc_number=None, issued="2016-03-18", issued_basis="signed")

    assert "title" == by(TEXT, on_file, title_zh=TITLE, issued="2015-03-18", issued_basis="signed")


@pytest.mark.parametrize(
    ("expected", "number", "title"),
    [("document-number", NUMBER, None), ("title", None, TITLE), ("none", None, None)],
)
def test_a_record_without_a_text_is_found_by_number_and_title(expected, number, title):
    """Records may be there before their texts; then there is no content to ask."""
    assert expected == by(TEXT, known(text=None), doc_number=number, title_zh=title)


def test_a_working_title_recognises_nothing():
    """What the archive called a plan is not printed on it; another text may really have that title."""
    on_file = Known(record(state="supplied", title_zh=TITLE))

    assert "none" == by(plan_text(seed=2), on_file, title_zh=TITLE)


def test_a_title_of_a_few_characters_recognises_nothing():
    """实施方案 is printed over a thousand documents."""
    assert "none" == by(plan_text(seed=2), known(text=None, title_zh="实施方案"), title_zh="实施方案")


def test_the_very_file_is_known_whatever_it_says():
    """A file that was imported before must never be filed twice, even if reading it got better since."""
    held = Known(record(title_zh=TITLE), (sign(TEXT),), frozenset({"ab" * 32}))
    found = Recogniser([held]).recognise("几个字", "ab" * 32, record("plan-1", doc_number="望政发〔2016〕3号"))

    assert Recognition("shili-2016", "same-file", 1.0, "this very file is held already") == found


def test_of_two_plans_the_one_with_the_content_is_meant():
    """A later edition filed apart has the same title; the text goes where its words are."""
    other = Known(record("shili-2", title_zh=TITLE), (sign(plan_text(seed=2)),))

    assert "shili-2016" == recognise(TEXT, [other, known(doc_number=None)], title_zh=TITLE).plan


def test_every_text_published_under_a_plan_makes_it_known():
    """The record may be signed for the first edition while the third is in place."""
    first, third = sign(plan_text(None, seed=3)), sign(plan_text(None, seed=4))
    on_file = [Known(record(), (first, third))]

    assert ["shili-2016"] * 2 == [recognise(plan_text(None, seed=n), on_file).plan for n in (3, 4)]


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("a text of its own; nearest is shili-2016 (", plan_text(None, body=SAID[:15] + paragraphs(2)[:15])),
        ("no plan held has its number, its title or its content", plan_text(None, seed=2)),
    ],
)
def test_the_reason_is_told_in_one_line(says, text):
    """Whoever imports must be able to see why a new plan was made, and to disagree."""
    assert recognise(text, [known()]).detail.startswith(says)
