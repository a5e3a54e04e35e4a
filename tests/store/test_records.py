"""plan.toml is strict about keys, says where a mistake stands, and comes back as it was written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.outline import Span
from app.domain.record import RECORD_FIELDS, Evidence, Record, Region
from app.errors import RecordInvalid
from app.store.record_writing import dump_plan_file, with_signature
from app.store.records import parse_plan_file, read_plan_file, with_all_evidence
from app.store.signature import sign
from tests.store.plan_texts import plan_text

# Blanks at the ends are taken off, as whoever types them expects.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).map(str.strip).filter(bool)
STATES = st.sampled_from(["stated", "inferred", "supplied", "edited", "recorded"])
ANCHORS = st.sampled_from(["1", "2.1", "n", "a1", "a2.3", "2~2.u1", "2.box1", "0"])


def record(**fields: object) -> Record:
    """A record with evidence "stated" for whatever it states."""
    return Record("shili-2016", evidence={"title": Evidence("stated")}, **fields)  # type: ignore[arg-type]


def parsed(text: str) -> Record:
    """The record in *text*, which stands in the folder shili-2016."""
    return parse_plan_file(text, "plan.toml", "shili-2016").record


def refusal(text: str) -> str:
    """What is said about *text*."""
    with pytest.raises(RecordInvalid) as caught:
        parsed(text)
    return str(caught.value)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3).map(tuple), TEXTS, STATES, st.dictionaries(ANCHORS, TEXTS))
def test_an_inferred_record_is_read_back_as_it_was_written(title, issuer, keywords, quote, state, headings):
    """Quotation marks, line breaks, emoji: what a text has in its title must not break its record."""
    written = with_all_evidence(
        Record(
            "shili-2016",
            title_zh=title,
            issuer=(issuer,),
            keywords_zh=keywords,
            headings_en=headings,
            issued="2016-03-18",
            issued_basis="signed",
            period_start=2016,
            period_end=2020,
            province=Region("220000", "吉林省"),
            level="province",
            fictional=True,
            evidence={"title": Evidence(state, quote, Span(3, 9), "a note"), "level": Evidence("inferred")},
        )
    )

    assert written == with_all_evidence(parsed(dump_plan_file(written)))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_title_makes_a_readable_file(title):
    """Even one of blanks or control characters alone."""
    assert (title.strip() or None) == parsed(dump_plan_file(record(title_zh=title))).title_zh


@pytest.mark.parametrize(
    ("line", "named", "text"),
    [
        (2, "'titel'", 'slug = "shili-2016"\ntitel = "x"'),
        (2, "'fr'", '[title]\nfr = "x"'),
        (1, "'mood'", '[evidence.mood]\nstate = "stated"'),
        (3, "'sate'", '\n[evidence.title]\nsate = "stated"'),
        (2, "'hashes'", "[signature]\nhashes = []"),
        (2, "'mood'", '[inferred]\nmood = "x"'),
    ],
)
def test_a_key_that_is_unknown_is_named_with_its_line(line, named, text):
    """A mistyped key would silently say nothing, and the plan would show 未标注 where somebody wrote the answer."""
    said = refusal(text)

    assert (True, True) == (said.startswith(f"plan.toml, line {line}: "), f"has no key {named}; it may have" in said)


@pytest.mark.parametrize(
    ("says", "text"),
    [
        ("slug is 'other' but the folder is called 'shili-2016'", 'slug = "other"'),
        ("issuer is a list of texts", 'issuer = "示例省人民政府"'),
        ("kind is a text in quotation marks, not 3", "kind = 3"),
        ("period_start is a year such as 2015, not '2015'", 'period_start = "2015"'),
        ("period_start is a year such as 2015, not 15", "period_start = 15"),
        ("period_start is a year such as 2015, not True", "period_start = true"),
        ("the period ends (2015) before it begins (2020)", "period_start = 2020\nperiod_end = 2015"),
        ("issued is a date", 'issued = "18.3.2016"'),
        ("issued is a date", 'issued = "2016-13"'),
        ("issued is a date", 'issued = "2015-02-30"'),
        ("issued is a date", 'issued = "0000"'),
        ("level is one of national, province, city, county, not 'town'", 'level = "town"'),
        ("province is { code", 'province = "吉林省"'),
        ("province is { code", 'province = { code = "22", name = "吉林省" }'),
        ("province is { code", 'province = { code = "２２００００", name = "吉林省" }'),
        ("220400 (辽源市) is no province", 'province = { code = "220400", name = "辽源市" }'),
        ("220000 (吉林省) is the code of a province: write it", 'city = { code = "220000", name = "吉林省" }'),
        (
            "line 2: 210600 (丹东市) does not lie in 220000 (吉林省)",
            'province = { code = "220000", name = "吉林省" }\ncity = { code = "210600", name = "丹东市" }',
        ),
        ("fictional is true or false", 'fictional = "yes"'),
        ("title is a table", 'title = "x"'),
        ("evidence.title is a table", 'evidence = { title = "stated" }'),
        ("state is one of", '[evidence.title]\nstate = "sure"'),
        ("plan.toml, line 3: '2.1-p1' is not the anchor of a section", '[headings]\n2 = "Tasks"\n"2.1-p1" = "Steel"'),
        ("'第二' is not the anchor of a section", '[headings]\n"第二" = "Tasks"'),
        ('write an anchor in quotation marks, as "2.1"', '[headings]\n2.1 = "Steel"'),
        ("2 is the heading in English, in quotation marks, not ' '", '[headings]\n"2" = " "'),
        ("2 is the heading in English, in quotation marks, not 7", "[headings]\n2 = 7"),
        ("headings is a table", 'headings = ["Steel"]'),
        ("span is [start, end]", "[evidence.title]\nspan = [1, 2, 3]"),
        ("span is [start, end]", "[evidence.title]\nspan = [true, false]"),
        ("cannot be used; delete [signature]", '[signature]\nshingles = ["xyz"]\ntotal = 1'),
        ("is not valid TOML", "slug ="),
    ],
)
def test_a_value_that_is_impossible_is_refused_with_what_is_allowed(says, text):
    """The message is all that whoever edits the file has to go by."""
    assert says in refusal(text)


@pytest.mark.parametrize(
    ("issued", "written"),
    [("2016-03-18", '"2016-03-18"'), ("2016-03-18", "2016-03-18"), ("2016-03", '"2016-03"'), ("2016", '"2016"')],
)
def test_a_date_may_be_as_far_as_it_is_known_and_of_either_type(issued, written):
    """TOML has dates of its own, and people leave out the quotation marks."""
    assert issued == parsed(f"issued = {written}").issued


def test_what_a_person_wrote_without_saying_why_is_recorded():
    """It is not inferred, and the page must not say so."""
    assert "recorded" == parsed('doc_number = "示政发〔2016〕8号"').evidence["doc_number"].state


@pytest.mark.parametrize(
    "table", ['state = "supplied"', 'state = "supplied"\n[evidence.title]\nnote = "a working title"']
)
def test_a_supplied_title_is_marked_so_wherever_it_was_said(table):
    """A working title is shown in 〔〕 and recognises nothing."""
    assert "supplied" == parsed(f'[title]\nzh = "题名"\n{table}').title_state


@pytest.mark.parametrize(
    ("state", "untouched", "change"),
    [
        ("stated", True, ("", "")),
        ("edited", False, ("特色产业", "优势产业")),
        ("unknown", False, ('zh = "示例省特色产业计划"\n', "")),
    ],
)
def test_what_a_person_changed_in_an_inferred_record_is_told_from_what_nobody_looked_at(state, untouched, change):
    """`check` asks for an eye on the second; the first has had one."""
    text = dump_plan_file(record(title_zh="示例省特色产业计划", period_start=2016)).replace(*change, 1)
    found = parse_plan_file(text, "plan.toml", "shili-2016")

    assert (state, untouched) == (found.record.evidence["title"].state, "title" in found.inferred)


def test_every_field_has_evidence_in_the_end():
    """Unknown is shown as 未标注, never left out."""
    found = with_all_evidence(record(title_zh="题名", kind="计划"))

    assert {name: {"title": "stated", "kind": "recorded"}.get(name, "unknown") for name in RECORD_FIELDS} == {
        name: evidence.state for name, evidence in found.evidence.items()
    }


def test_signing_changes_nothing_else_in_the_file():
    """The file is a person's, comments and all; a second signing replaces the first."""
    text = '# by hand\nslug = "shili-2016"\n\n[title]\nzh = "题名" # as printed\n'
    once = with_signature(text, sign(plan_text(seed=2)))
    twice = with_signature(once, sign(plan_text()))

    assert (text.rstrip(), 1, sign(plan_text())) == (
        twice[: len(text.rstrip())],
        twice.count("[signature]"),
        parse_plan_file(twice, "plan.toml", "shili-2016").signature,
    )


def test_signing_keeps_what_stands_behind_the_signature():
    """People add tables at the end, where the signature used to be the last."""
    signed = with_signature('slug = "shili-2016"\n', sign(plan_text()))
    more = with_signature(signed + '\n[title]\nzh = "题名"\n', sign(plan_text(seed=2)))

    assert "题名" == parsed(more).title_zh


def test_a_signature_of_another_method_is_passed_over():
    """It was written by another version and is no fault of the person's."""
    found = parse_plan_file('[signature]\nmethod = "another"\nshingles = 3', "plan.toml", "shili-2016")

    assert found.signature is None


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path):
    """Notepad writes one."""
    path = tmp_path / "shili-2016" / "plan.toml"
    path.parent.mkdir()
    path.write_text('kind = "计划"\n', encoding="utf-8-sig")

    assert "计划" == read_plan_file(path).record.kind


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", 'kind = "计划"'.encode("gb18030")])
def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path, data: bytes):
    """TOML is UTF-8; a record read as something else would have nonsense for a title."""
    path = tmp_path / "plan.toml"
    path.write_bytes(data)

    with pytest.raises(RecordInvalid, match=r"plan\.toml: cannot be read"):
        read_plan_file(path)
